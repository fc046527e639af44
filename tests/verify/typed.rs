//! What somebody noted and types in, and the line of a page that differs.

use circlebook::evidence::verify::noted::{Noted, NotedError, noted};
use circlebook::evidence::verify::shown::differing;
use circlebook::journal::bytes::Bytes32;

#[test]
fn codes_and_hashes_are_told_apart_however_they_are_written() {
    let code = noted(" abcd-2345 efgh-67AB-cdef ").unwrap();
    assert_eq!(code, Noted::Code("ABCD2345EFGH67ABCDEF".to_owned()));
    let hash = Bytes32::sha256(&[b"x"]);
    let typed = format!("{} {}", &hash.to_string()[..8], &hash.to_string()[8..24].to_uppercase());
    assert!(noted(&typed).unwrap().begins(hash));
    assert!(!noted(&typed).unwrap().begins(Bytes32::sha256(&[b"y"])));
    for bad in ["", "ABCD", "0123456789", "not a code at all, is it", "ABCD-2345-EFGH-67AB-CDE1", &"é".repeat(10)] {
        assert_eq!(noted(bad), Err(NotedError::Neither), "{bad}");
    }
}

#[test]
fn the_first_line_that_differs_is_named_with_both_texts() {
    let sealed = "<h2>Group</h2><ul><li>M01</li><li>90 min &amp; more</li></ul>";
    let found = differing(&sealed.replace("90", "70"), sealed).unwrap();
    assert_eq!((found.line, found.stands.as_str(), found.sealed.as_str()), (3, "70 min & more", "90 min & more"));
    assert_eq!(differing(sealed, sealed), None);
    assert_eq!(differing(&sealed.replace("<ul>", "<ul hidden>"), sealed), None, "it reads the same");
    let cut = differing("<h2>Group</h2>", sealed).unwrap();
    assert_eq!((cut.line, cut.stands.as_str(), cut.sealed.as_str()), (2, "", "M01"));
}
