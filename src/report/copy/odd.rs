//! What keeps a workbook from being coloured: the list of findings then goes into a workbook of its own.

use crate::fr::report::copy::Why;

/// Why a package is not edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// No package of SpreadsheetML in XML: .xls, .xlsb, .ods, .csv.
    Format,
    /// Digitally signed: any change would break the signature.
    Signed,
    /// Shared with a history of revisions, which names every sheet.
    Shared,
    /// Saved in the Strict variant, in which notes have no shape that we know how to write.
    Strict,
    /// Built in a way that no program we know of builds workbooks.
    Built,
    /// More formats than a workbook may have.
    Full,
}

impl Odd {
    /// The reason in words.
    pub fn why(self) -> &'static str {
        let why = match self {
            Self::Format => Why::Format,
            Self::Signed => Why::Signed,
            Self::Shared => Why::Shared,
            Self::Strict => Why::Strict,
            Self::Built | Self::Full => Why::Built,
        };
        why.words()
    }
}
