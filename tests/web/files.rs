use circlebook::app::files::{FileError, read};
use js_sys::{Array, Uint8Array};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::File;

fn file(bytes: &[u8]) -> File {
    File::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)), "book.json").unwrap()
}

#[wasm_bindgen_test]
async fn a_file_larger_than_a_chunk_is_read_whole_with_progress() {
    let bytes: Vec<u8> = (0..9 << 20).map(|index: u32| (index % 251) as u8).collect();
    let mut shares = Vec::new();
    let read = read(&file(&bytes), u64::MAX, |share| shares.push(share)).await.unwrap();
    assert!(read == bytes, "the bytes differ");
    assert_eq!(shares.len(), 3);
    assert!(shares.is_sorted());
    assert_eq!(shares.last(), Some(&1.0));
}

#[wasm_bindgen_test]
async fn a_file_over_the_limit_is_not_read() {
    assert_eq!(read(&file(b"1234"), 4, |_| ()).await, Ok(b"1234".to_vec()));
    let too_large = FileError::TooLarge { bytes: 5, limit: 4 };
    assert_eq!(read(&file(b"12345"), 4, |_| panic!("read")).await, Err(too_large));
    assert_eq!(read(&file(b""), 0, |_| ()).await, Ok(Vec::new()));
}
