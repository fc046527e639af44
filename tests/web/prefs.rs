use circlebook::app::prefs::{CHAIN, LAST_BACKUP, THEME, Theme};
use circlebook::domain::ids::ChainId;
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_preference_is_kept_under_the_base_path_until_it_is_removed() {
    let chain = ChainId::from_number(7);
    CHAIN.set(&chain);
    LAST_BACKUP.set(&"2021-09-07".parse().unwrap());
    assert_eq!(CHAIN.get(), Some(chain));
    assert_eq!(LAST_BACKUP.get(), "2021-09-07".parse().ok());
    assert_eq!(LocalStorage::get::<ChainId>("circlebook:/:chain").unwrap(), chain);
    CHAIN.remove();
    LAST_BACKUP.remove();
    assert_eq!((CHAIN.get(), LAST_BACKUP.get()), (None, None));
}

#[wasm_bindgen_test]
fn a_preference_that_does_not_read_counts_as_unset() {
    THEME.set(&Theme::Dark);
    assert_eq!(THEME.get(), Some(Theme::Dark));
    LocalStorage::set("circlebook:/:theme", "purple").unwrap();
    assert_eq!(THEME.get(), None);
    THEME.remove();
}
