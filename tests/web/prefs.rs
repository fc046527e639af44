use circlebook::app::prefs::{LAST_BACKUP, THEME, Theme};
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_preference_is_kept_under_the_base_path_until_it_is_removed() {
    LAST_BACKUP.set(&"2021-09-07".parse().unwrap());
    assert_eq!(LAST_BACKUP.get(), "2021-09-07".parse().ok());
    assert_eq!(LocalStorage::get::<String>("circlebook:/:last-backup").unwrap(), "2021-09-07");
    LAST_BACKUP.remove();
    assert_eq!(LAST_BACKUP.get(), None);
}

#[wasm_bindgen_test]
fn a_preference_that_does_not_read_counts_as_unset() {
    THEME.set(&Theme::Dark);
    assert_eq!(THEME.get(), Some(Theme::Dark));
    LocalStorage::set("circlebook:/:theme", "purple").unwrap();
    assert_eq!(THEME.get(), None);
    THEME.remove();
}
