//! How a person is addressed.

use crate::fr::spellings::is_woman;

/// `M.` or `Mme`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Civility {
    /// Monsieur.
    M,
    /// Madame.
    Mme,
}

impl Civility {
    /// Reads a civility in any spelling.
    pub fn read(text: &str) -> Option<Self> {
        is_woman(text).map(|woman| if woman { Self::Mme } else { Self::M })
    }

    /// As a letter prints it.
    pub fn text(self) -> &'static str {
        match self {
            Self::M => "M.",
            Self::Mme => "Mme",
        }
    }
}
