//! Whatever stands where a record, a segment or an entry of any schema should: it is refused, or read and written again in
//! this version's schema with the same meaning.

use circlebook::domain::book::Book;
use circlebook::domain::record::Record;
use circlebook::exchange::row::{decode_entry, decode_head, encode_entry, encode_head};
use circlebook::exchange::segment;
use circlebook::journal::content::Content;
use circlebook::journal::texts::texts;
use circlebook::journal::upcast::{SCHEMA, record};

/// Reads the bytes in every way in which stored data of an older version is read.
pub fn enter(bytes: &[u8]) {
    if let Ok(text) = str::from_utf8(bytes) {
        for schema in [0, 1, 2, SCHEMA, SCHEMA + 1, u16::MAX] {
            match record(schema, text) {
                Ok(record) => {
                    assert!((1..=SCHEMA).contains(&schema));
                    written_again(&record);
                }
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
    }
    segments(bytes);
    entries(bytes);
}

fn written_again(record: &Record) {
    let content = Content::of(record).unwrap();
    assert_eq!(content.record(SCHEMA).as_ref(), Ok(record));
    assert!(texts(record).iter().all(|(path, text)| !path.is_empty() && !text.is_empty()));
}

fn segments(bytes: &[u8]) {
    let mut newer = Book::default();
    let key = segment::read(bytes).map_or_else(|_| "book".to_owned(), |segment| segment.home.to_string());
    if segment::load_newer(&mut newer, &key, bytes).is_err() {
        assert_eq!(newer, Book::default());
    }
    let mut book = Book::default();
    let Ok(read) = segment::read(bytes) else {
        assert!(segment::load(&mut book, &key, bytes).is_err());
        assert_eq!(book, Book::default());
        return;
    };
    assert_eq!(read.schema, SCHEMA);
    assert_eq!(segment::read(&serde_json::to_vec(&read).unwrap()).as_ref(), Ok(&read));
    segment::load(&mut book, &key, bytes).unwrap();
    let mut again = Book::default();
    if let Some(written) = segment::encode(&book, read.home).unwrap() {
        segment::load(&mut again, &key, &written).unwrap();
    }
    assert_eq!(again, book);
}

fn entries(bytes: &[u8]) {
    if let Ok(head) = decode_head(bytes) {
        assert_eq!(decode_head(&encode_head(&head).unwrap()), Ok(head));
    }
    let Ok(entry) = decode_entry(bytes) else { return };
    assert_eq!(decode_entry(&encode_entry(&entry).unwrap()).as_ref(), Ok(&entry));
    for content in entry.changes.iter().filter_map(|change| change.state.content()) {
        if let Ok(record) = content.record(entry.schema) {
            written_again(&record);
        }
    }
}
