//! The fuzz targets, as far as `cargo test` has time for them.

use proptest::prelude::*;

use super::dice::Dice;
use super::judge::breaches;
use super::page::page;
use super::targets;
use crate::word::part;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// The judge has nothing against the pages themselves, or it could not judge letters by them.
    #[test]
    fn wild_pages_are_sound(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let page = page(&mut Dice::new(&bytes)).bytes();
        let xml = part(&page, "word/document.xml");
        prop_assert!(breaches(&xml).is_empty(), "{:?}\n{xml}", breaches(&xml));
    }

    #[test]
    fn any_page_and_any_values_make_sound_letters(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        targets::render(&bytes);
    }
}
