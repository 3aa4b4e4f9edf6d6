//! Invented persons.

use super::random::Random;
use crate::fr::kit::people::{MARRIED, MEN, SURNAMES, WOMEN};
use crate::fr::text::key;

/// A person who does not exist.
#[derive(Clone, Copy)]
pub(super) struct Person {
    pub(super) surname: &'static str,
    pub(super) first: &'static str,
    pub(super) woman: bool,
}

impl Person {
    /// Civility as the lists have it.
    pub(super) fn civility(self) -> &'static str {
        crate::fr::kit::workbook::CIVILITIES[usize::from(self.woman)]
    }

    /// An address that no server in the world has (RFC 2606).
    pub(super) fn email(self) -> String {
        let ascii = |name: &str| -> String {
            let folded = key(name).replace('\u{111}', "d");
            folded.chars().filter(char::is_ascii_alphanumeric).collect()
        };
        format!("{}.{}@{}", ascii(self.first), ascii(self.surname), super::DOMAIN)
    }
}

/// Persons with surnames that nobody else has.
pub(super) struct People(Vec<&'static str>);

impl People {
    pub(super) fn new(random: &mut Random) -> Self {
        let mut surnames = SURNAMES.to_vec();
        random.shuffle(&mut surnames);
        Self(surnames)
    }

    /// The next one. Whoever asks for more than there are surnames gets the first again.
    pub(super) fn next(&mut self, random: &mut Random) -> Person {
        let surname = self.0.pop().unwrap_or(SURNAMES[0]);
        let woman = random.percent(52) || surname.contains(MARRIED);
        let first = random.pick(if woman { &WOMEN } else { &MEN });
        Person { surname, first, woman }
    }
}
