//! How it went, in one sentence.

use crate::fr::grammar::count;
use crate::fr::typography::NBSP;

/// What the sentence counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Letters written.
    pub made: usize,
    /// Letters that were there, and say the same.
    pub unchanged: usize,
    /// Letters that a person has changed, left alone.
    pub kept: usize,
    /// Letters that stand beside one that a person has changed.
    pub beside: usize,
    /// Letters that could be made, and were not asked for.
    pub planned: usize,
    /// Rows without a letter.
    pub aside: usize,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity information.
    pub infos: usize,
    /// Findings that are accepted for the year.
    pub accepted: usize,
}

/// What remains to be done, in a word or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Something must be corrected.
    ToCorrect,
    /// Something should be looked at.
    ToReview,
    /// Nothing.
    Clean,
}

impl Tally {
    /// All letters, whatever became of them.
    pub fn letters(&self) -> usize {
        self.made + self.unchanged + self.kept + self.beside + self.planned
    }

    /// Whether nothing was written: a mere check.
    pub fn is_check(&self) -> bool {
        self.planned == self.letters()
    }

    /// What remains to be done.
    pub fn state(&self) -> State {
        if self.aside > 0 || self.errors > 0 {
            State::ToCorrect
        } else if self.warnings > 0 || self.beside > 0 {
            State::ToReview
        } else {
            State::Clean
        }
    }

    /// `73 lettres faites, 0 ligne mise de côté, 9 avertissements.`
    pub fn sentence(&self) -> String {
        let mut parts = Vec::new();
        if self.letters() == 0 {
            parts.push("aucune lettre".to_owned());
        } else if self.is_check() {
            parts.push(count(self.planned, "lettre peut être faite", "lettres peuvent être faites"));
        } else {
            if self.made > 0 || self.unchanged == 0 {
                parts.push(count(self.made, "lettre faite", "lettres faites"));
            }
            for (number, singular, plural) in [
                (self.unchanged, "lettre inchangée", "lettres inchangées"),
                (self.kept, "gardée telle que modifiée à la main", "gardées telles que modifiées à la main"),
                (
                    self.beside,
                    "faite à côté d’une lettre modifiée à la main",
                    "faites à côté de lettres modifiées à la main",
                ),
                (self.planned, "lettre non demandée", "lettres non demandées"),
            ] {
                if number > 0 {
                    parts.push(count(number, singular, plural));
                }
            }
        }
        let aside = count(self.aside, "ligne mise de côté", "lignes mises de côté");
        parts.push(if self.errors > 0 {
            format!("{aside} ({})", count(self.errors, "erreur", "erreurs"))
        } else {
            aside
        });
        parts.push(count(self.warnings, "avertissement", "avertissements"));
        if self.accepted > 0 {
            parts.push(count(self.accepted, "constat accepté", "constats acceptés"));
        }
        super::super::grammar::capital(&format!("{}.", parts.join(", ")))
    }
}

impl State {
    /// In a word or two, and what it means.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::ToCorrect => (
                "À corriger",
                "Des lignes attendent une correction dans le classeur ; tout le reste a suivi son cours.",
            ),
            Self::ToReview => {
                ("À relire", "Rien n’est mis de côté ; quelques points méritent un coup d’œil.")
            }
            Self::Clean => ("Tout est en ordre", "Rien n’est mis de côté, rien n’est à corriger."),
        }
    }
}

/// Title of the page.
pub fn title(year: &str) -> String {
    format!("Rapport RNE{NBSP}{year}")
}

/// Heading of the page.
pub fn heading(year: &str) -> String {
    format!("Lettres de mission RNE{NBSP}{year}")
}

/// What the page is, above its heading.
pub const KIND: &str = "Rapport de campagne";
/// The same for a mere check.
pub const KIND_OF_CHECK: &str = "Rapport de vérification : aucune lettre n’a été écrite";

/// Labels of the key figures.
pub const SCHOOLS: &str = "Établissements";
/// Letters.
pub const LETTERS: &str = "Lettres";
/// IMP attributed.
pub const ATTRIBUTED: &str = "IMP attribuées";
/// IMP against the envelopes.
pub const GAP: &str = "Dotations";
/// IMP as hours off.
pub const RELIEF: &str = "En décharge";
/// Money.
pub const TO_PAY: &str = "À payer par an";

/// `sur 70`.
pub fn out_of(whole: &str) -> String {
    format!("sur{NBSP}{whole}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sentence_says_how_it_went() {
        let whole = Tally { made: 73, warnings: 9, ..Tally::default() };
        assert_eq!(
            whole.sentence(),
            "73\u{a0}lettres faites, 0\u{a0}ligne mise de côté, 9\u{a0}avertissements."
        );
        for (tally, sentence, state) in [
            (
                Tally::default(),
                "Aucune lettre, 0\u{a0}ligne mise de côté, 0\u{a0}avertissement.",
                State::Clean,
            ),
            (
                Tally { planned: 2, aside: 1, errors: 2, ..Tally::default() },
                "2\u{a0}lettres peuvent être faites, 1\u{a0}ligne mise de côté (2\u{a0}erreurs), 0\u{a0}avertissement.",
                State::ToCorrect,
            ),
            (
                Tally { unchanged: 70, planned: 1, warnings: 1, ..Tally::default() },
                "70\u{a0}lettres inchangées, 1\u{a0}lettre non demandée, 0\u{a0}ligne mise de côté, 1\u{a0}avertissement.",
                State::ToReview,
            ),
            (
                Tally { beside: 1, kept: 2, ..Tally::default() },
                "0\u{a0}lettre faite, 2\u{a0}gardées telles que modifiées à la main, 1\u{a0}faite à côté d’une lettre \
                 modifiée à la main, 0\u{a0}ligne mise de côté, 0\u{a0}avertissement.",
                State::ToReview,
            ),
        ] {
            assert_eq!((tally.sentence().as_str(), tally.state()), (sentence, state));
        }
    }
}
