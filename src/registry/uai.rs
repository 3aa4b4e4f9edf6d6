//! The code of a school, with its check letter.

use std::fmt;

use super::naming;
use crate::findings::{Code, Noted};
use crate::fr::findings::schools as words;
use crate::fr::text::clean;
use crate::workbook::{Cell, Value};

/// The letters that may check a code: no I, O, Q. The letter is number mod 23 (handbook, section 3.4).
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";

/// A school's code: seven digits and the letter that checks them. It is always valid.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uai([u8; 8]);

/// Why a text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// Not seven digits and a letter.
    Shape,
    /// The letter should be another one.
    Letter {
        /// The letter that the digits ask for.
        expected: char,
    },
}

impl Uai {
    /// A code from its exact spelling.
    ///
    /// # Errors
    /// [`Malformed`] when the shape or the check letter is wrong.
    pub fn new(text: &str) -> Result<Self, Malformed> {
        let bytes: [u8; 8] = text.as_bytes().try_into().map_err(|_| Malformed::Shape)?;
        let (digits, letter) = bytes.split_at(7);
        if !digits.iter().all(u8::is_ascii_digit) || !letter[0].is_ascii_uppercase() {
            return Err(Malformed::Shape);
        }
        let expected = check_letter(digits);
        if letter[0] == expected {
            Ok(Self(bytes))
        } else {
            Err(Malformed::Letter { expected: expected.into() })
        }
    }

    /// The code as it is written.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Uai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Uai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

fn check_letter(digits: &[u8]) -> u8 {
    let number = digits.iter().fold(0_u32, |number, digit| number * 10 + u32::from(digit - b'0'));
    LETTERS[(number % 23) as usize]
}

/// Reads a code as people type it. `known` gives name and code of the schools that are known, for proposals.
pub(super) fn read(cell: Option<&Cell>, known: &[(Uai, &str)]) -> Noted<Uai> {
    let Some(cell) = cell else { return Noted::refused(Code::U01, words::uai_missing()) };
    let typed = match &cell.value {
        // a formula without its result is told as such (X08)
        Value::Unsaved => return Noted::nothing(),
        // a code that lost its letter is a number for Excel, and loses its leading zeros too
        Value::Number(number) if *number >= 0.0 && number.fract() == 0.0 => format!("{number:07}"),
        _ => cell.text(),
    };
    let cleaned: String =
        typed.chars().filter(|ch| ch.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    match Uai::new(&cleaned) {
        Ok(uai) if typed == uai.as_str() => Noted::plain(uai),
        Ok(uai) => Noted::remarked(uai, Code::U03, words::uai_cleaned(&typed, uai.as_str())),
        Err(Malformed::Letter { expected }) => {
            let right = format!("{}{expected}", &cleaned[..7]);
            let near: Vec<(String, String)> = known
                .iter()
                .filter(|(uai, _)| may_be_meant(*uai, &cleaned))
                .filter(|(uai, _)| strsim::damerau_levenshtein(uai.as_str(), &cleaned) == 1)
                .filter(|(uai, _)| uai.as_str() != right)
                .take(3)
                .map(|(uai, name)| (uai.to_string(), (*name).to_owned()))
                .collect();
            Noted::refused(Code::U02, words::uai_wrong_letter(&typed, &right, &near))
        }
        Err(Malformed::Shape) if !codes_in(&typed).is_empty() => {
            Noted::refused(Code::U01, words::uai_several(&typed, &codes_in(&typed)))
        }
        Err(Malformed::Shape) => {
            let proposal = proposal(&typed, &cleaned);
            Noted::refused(Code::U01, words::uai_malformed(&typed, proposal.as_deref()))
        }
    }
}

/// The same beside a school's name, which says what a code that can't be read was meant to be.
pub(super) fn read_beside(cell: Option<&Cell>, known: &[(Uai, &str)], name: &str) -> Noted<Uai> {
    let mut read = read(cell, known);
    let typed = cell.map_or_else(String::new, |cell| clean(&cell.text()));
    let has_proposal = || proposal(&typed, &typed.to_uppercase()).is_some();
    if let [note] = &mut read.notes[..]
        && note.code == Code::U01
        && let [meant] = naming::meant(name, known)[..]
        && !has_proposal()
    {
        note.told = words::uai_by_name(&typed, meant.as_str(), name);
    }
    read
}

/// Whether two codes of one length differ in so few places that one slip may have made one of the other: asked of
/// every known code for every wrong one.
fn may_be_meant(uai: Uai, typed: &str) -> bool {
    uai.0.iter().zip(typed.as_bytes()).filter(|(one, other)| one != other).count() <= 2
}

/// The codes of several schools in one cell, each once; none where there are not two.
fn codes_in(typed: &str) -> Vec<String> {
    let words = typed.split(|ch: char| !ch.is_alphanumeric()).map(str::to_uppercase);
    let mut codes: Vec<String> = Vec::new();
    for word in words.filter(|word| Uai::new(word).is_ok()) {
        if !codes.contains(&word) {
            codes.push(word);
        }
    }
    if codes.len() > 1 { codes } else { Vec::new() }
}

/// What a misspelt code was meant to be: letters for digits, a forgotten check letter.
fn proposal(typed: &str, cleaned: &str) -> Option<String> {
    let digit = |ch: char| match ch {
        'O' | 'Q' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let fixed: String =
        cleaned.chars().enumerate().map(|(at, ch)| if at < 7 { digit(ch) } else { ch }).collect();
    if Uai::new(&fixed).is_ok() {
        return Some(fixed);
    }
    // the code among other words: `9830004M - Collège Baudoux`, `UAI : 9830004M`
    let words = typed.split(|ch: char| !ch.is_alphanumeric()).map(str::to_uppercase);
    if let Some(code) = words.into_iter().find(|word| Uai::new(word).is_ok()) {
        return Some(code);
    }
    let digits = fixed.as_bytes();
    (digits.len() == 7 && digits.iter().all(u8::is_ascii_digit))
        .then(|| format!("{fixed}{}", char::from(check_letter(digits))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Place;

    #[test]
    fn the_check_letter_is_that_of_the_handbook() {
        for valid in ["0951099D", "0010856A", "0750654D", "0752524L", "0920131T", "0751234J", "9830002K"] {
            assert!(Uai::new(valid).is_ok(), "{valid}");
        }
        assert_eq!(Uai::new("0010856B"), Err(Malformed::Letter { expected: 'A' }));
        assert!(Uai::new("0000856A").is_err());
        assert_eq!(Uai::new("00108"), Err(Malformed::Shape));
        assert_eq!(Uai::new(""), Err(Malformed::Shape));
        assert_eq!(Uai::new("983000éM"), Err(Malformed::Shape));
    }

    /// Every typing error of one digit, and every swap of two neighbours, is caught.
    #[test]
    fn one_wrong_digit_never_passes() {
        let good = "9830004M";
        for at in 0..7 {
            for digit in '0'..='9' {
                let mut typed: Vec<char> = good.chars().collect();
                typed[at] = digit;
                let typed: String = typed.into_iter().collect();
                assert_eq!(Uai::new(&typed).is_ok(), typed == good, "{typed}");
            }
            if at < 6 {
                let mut typed: Vec<char> = good.chars().collect();
                typed.swap(at, at + 1);
                let typed: String = typed.into_iter().collect();
                assert_eq!(Uai::new(&typed).is_ok(), typed == good, "{typed}");
            }
        }
    }

    #[test]
    fn codes_are_read_as_people_type_them() {
        let cell = |value| Cell { value, place: Place::cell(&"S".into(), 1, 1) };
        let text = |text: &str| cell(Value::Text(text.into()));
        let known = [(Uai::new("9830004M").unwrap(), "Collège Georges Baudoux")];
        for (typed, code) in [
            ("9830004M", None),
            ("9830004m", Some(Code::U03)),
            (" 983 0004 M", Some(Code::U03)),
            ("983-0004M", Some(Code::U03)),
            ("983.0004.M", Some(Code::U03)),
            ("9830004 M", Some(Code::U03)),
            ("9830004M ", Some(Code::U03)),
            ("9830004\u{a0}M", Some(Code::U03)),
            ("9830004M\u{200b}", Some(Code::U03)),
            ("9830004M\n", Some(Code::U03)),
        ] {
            let noted = read(Some(&text(typed)), &known);
            assert_eq!(noted.value, Uai::new("9830004M").ok(), "{typed}");
            assert_eq!(noted.notes.first().map(|note| note.code), code, "{typed}");
        }
        // #unseen-is-named: the same string twice would tell nobody what was wrong
        for (typed, says) in [
            ("9830004M\u{200b}", "Le code 9830004M est écrit avec des caractères invisibles"),
            (" 9830004M", "des espaces en trop"),
            ("\u{feff}9830004M\u{a0}", "des espaces en trop et des caractères invisibles"),
            ("9830004M\n", "des retours à la ligne"),
            ("983 0004M", "« 983 0004M » a été lu comme 9830004M"),
        ] {
            let told = read(Some(&text(typed)), &known).notes[0].told.what.replace('\u{a0}', " ");
            assert!(told.contains(says), "{typed:?}: {told}");
        }
        let wrong = read(Some(&text("9830005M")), &known);
        assert_eq!(wrong.notes[0].code, Code::U02);
        assert!(wrong.notes[0].told.remedy.contains("9830004M"), "{:?}", wrong.notes);
        for (typed, proposal) in [
            ("983OOO4M", "9830004M"),
            ("983ooo4m", "9830004M"),
            ("9830004", "9830004M"),
            ("9830004M - Collège Georges Baudoux", "9830004M"),
            ("UAI : 9830004m", "9830004M"),
            ("Collège Baudoux (9830004M)", "9830004M"),
            ("983004M", "par exemple"),
            ("98300044M", "par exemple"),
            ("Collège Georges Baudoux", "par exemple"),
            ("#N/A", "par exemple"),
        ] {
            let noted = read(Some(&text(typed)), &known);
            assert_eq!((noted.value, noted.notes[0].code), (None, Code::U01), "{typed}");
            assert!(noted.notes[0].told.remedy.contains(proposal), "{typed}");
        }
        let number = read(Some(&cell(Value::Number(9_830_004.0))), &known);
        assert!(number.notes[0].told.remedy.contains("9830004M"));
        assert_eq!(read(None, &known).notes[0].code, Code::U01);
    }
}
