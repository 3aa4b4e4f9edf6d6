//! The closed catalogue: every finding that the product knows, by a code that one can read over the telephone.
//!
//! Source of the families U to X: the domain handbook, section 2.3. A (parameters and settings), V (values cleaned),
//! G (template against workbook) and L (letters on the disk) are ours.

use crate::fr;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Sets rows aside, or forbids sending.
    Error,
    /// The letter is made; somebody should look.
    Warning,
    /// Good to know.
    Info,
    /// A warning or an information that somebody has accepted for the year: still told, nothing to do. No code has it by
    /// itself.
    Accepted,
}

impl Severity {
    /// Singular and plural, in French.
    pub fn name(self) -> (&'static str, &'static str) {
        fr::findings::titles::severity(self as u8)
    }
}

macro_rules! catalogue {
    ($($severity:ident: $($code:ident)*;)*) => {
        /// A code of the catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each code's title stands in fr::findings::titles")]
        pub enum Code { $($($code,)*)* }

        impl Code {
            /// All codes.
            pub const ALL: &[Self] = &[$($(Self::$code,)*)*];

            /// The code as it is written: `U02`.
            pub fn text(self) -> &'static str {
                match self { $($(Self::$code => stringify!($code),)*)* }
            }

            /// Its usual severity; a few findings are graver, or less so, by their circumstances.
            pub fn severity(self) -> Severity {
                match self { $($(Self::$code => Severity::$severity,)*)* }
            }
        }
    };
}

catalogue! {
    Error: U01 U02 U04 P01 P07 I01 I02 D01 B05 X01 X02 X08 X14 X15 A02 G07 L03;
    Warning: U03 U05 U06 U07 U08 P02 P03 P04 I03 I04 I05 I06 I08 D02 D03 D05 SH01 SH02 SH03 SH04 M01 M03 M04 M07
        B01 B03 B04 C01 C02 C03 C04 X03 X06 X07 X09 X10 X11 X16 X17 V07 A01 A03 A04 A05 G01 G02 G03 G04 G05 G06 G08 L01 L02 L04;
    Info: P05 P06 I07 D04 SH05 M02 M05 M06 B02 X04 X05 X13 V01 V02 V03 V04 V05 V06 A06;
}

impl Code {
    /// The code of a text, whatever its case.
    pub fn of(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.text().eq_ignore_ascii_case(text.trim()))
    }

    /// What the code is about, in French.
    pub fn title(self) -> &'static str {
        fr::findings::titles::title(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The handbook's catalogue (section 2.3); where it names two severities, the one that is usual.
    #[test]
    fn the_severities_are_those_of_the_handbook() {
        for (severity, codes) in [
            (Severity::Error, "U01 U02 U04 P01 I01 I02 D01 B05 X01 X02"),
            (
                Severity::Warning,
                "U03 U05 U06 U07 U08 P02 P03 P04 I03 I04 I05 I06 I08 D02 D03 D05 SH01 SH02 SH03 SH04 M01 M03 M04 B01 B03 B04 \
                 C01 C02 C03 C04 X03",
            ),
            (Severity::Info, "P05 P06 I07 D04 SH05 M02 M05 M06 B02"),
        ] {
            for text in codes.split(' ') {
                let code = Code::of(text).unwrap_or_else(|| panic!("{text} is not in the catalogue"));
                assert_eq!((code.text(), code.severity()), (text, severity));
            }
        }
    }

    #[test]
    fn every_code_has_a_title_of_its_own() {
        let mut titles: Vec<&str> = Code::ALL.iter().map(|code| code.title()).collect();
        assert!(titles.iter().all(|title| !title.is_empty()));
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), Code::ALL.len());
    }
}
