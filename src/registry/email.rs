//! Addresses of electronic mail, stricter than the standards: what a school's server takes.

use std::collections::BTreeSet;
use std::fmt;

use crate::findings::{Code, Note};
use crate::fr::findings::mail as words;
use crate::fr::text::clean;
use crate::workbook::Cell;

/// An address: ASCII, one `@`, a domain with a dot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

impl Email {
    /// An address from its exact spelling. Case is kept; it does not count when addresses are compared.
    pub fn new(text: &str) -> Option<Self> {
        let (local, domain) = text.split_once('@')?;
        let local_sound = !local.is_empty()
            && local.len() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&byte));
        let labels: Vec<&str> = domain.split('.').collect();
        let domain_sound = labels.len() >= 2
            && domain.len() <= 253
            && labels.iter().all(|label| {
                !label.is_empty()
                    && label.len() <= 63
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            })
            && labels
                .last()
                .is_some_and(|last| last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic()));
        (local_sound && domain_sound).then(|| Self(text.to_owned()))
    }

    /// The address as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    pub fn local(&self) -> &str {
        self.0.split('@').next().unwrap_or_default()
    }

    /// What stands behind the `@`, in lower case.
    pub fn domain(&self) -> String {
        self.0.split('@').next_back().unwrap_or_default().to_lowercase()
    }

    /// Lower case, for comparisons.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads the addresses of a cell: one or several, with the names and marks that people leave around them.
pub(super) fn read(cell: Option<&Cell>) -> (Vec<Email>, Vec<Note>) {
    let Some(cell) = cell.filter(|cell| !cell.says_nothing()) else { return (Vec::new(), Vec::new()) };
    let typed = cell.text();
    let mut emails: Vec<Email> = Vec::new();
    let mut notes = Vec::new();
    for piece in pieces(&typed) {
        if let Some(email) = Email::new(&piece) {
            emails.push(email);
            continue;
        }
        let (mended, sure) = mended(&piece);
        match Email::new(&mended) {
            Some(email) if sure => {
                notes.push(Note::new(Code::C01, words::address_cleaned(&piece, email.as_str())));
                emails.push(email);
            }
            Some(email) => {
                notes.push(Note::new(Code::C01, words::address_malformed(&piece, Some(email.as_str()))));
            }
            None => notes.push(Note::new(Code::C01, words::address_malformed(&piece, None))),
        }
    }
    let mut seen = BTreeSet::new();
    emails.retain(|email| seen.insert(email.key()));
    (emails, notes)
}

/// Whether two texts are the same addresses, in whatever order.
pub(super) fn are_same(one: &str, other: &str) -> bool {
    let addresses = |text: &str| -> Option<BTreeSet<String>> {
        pieces(text).iter().map(|piece| Email::new(piece).map(|email| email.key())).collect()
    };
    let (one, other) = (addresses(one), addresses(other));
    one == other && one.is_some_and(|addresses| !addresses.is_empty())
}

/// The addresses of a text, between its separators. A comma inside `,nc` is a point by mistake, not a separator.
fn pieces(typed: &str) -> Vec<String> {
    let typed = typed.replace(['\n', '\r', '\t'], ";");
    let mut found = Vec::new();
    for part in typed.split([';', '|']) {
        let part = clean(part);
        // several addresses behind one another, separated by commas, slashes, "et" or spaces
        if part.matches('@').count() > 1 {
            let words = part.replace([',', '/'], " ");
            found.extend(words.split_whitespace().filter(|word| word.contains('@')).map(str::to_owned));
        } else if !part.is_empty() {
            found.push(part);
        }
    }
    found
}

/// An address with what does not belong to it taken away, and whether that is sure enough to use it.
fn mended(piece: &str) -> (String, bool) {
    let mut text = piece.to_owned();
    if let (Some(open), Some(close)) = (text.rfind('<'), text.rfind('>'))
        && open < close
    {
        text = text[open + 1..close].to_owned();
    }
    let text = text
        .trim()
        .trim_start_matches("mailto:")
        .trim_matches(['.', ',', '"', '\'', '(', ')', '<', '>', ' ']);
    // a name before the address, a word behind it: the one word that is an address by itself is meant
    let mut sound = text.split_whitespace().filter(|word| Email::new(word).is_some());
    if let (Some(only), None) = (sound.next(), sound.next())
        && !lost_its_point(text, only)
    {
        return (only.to_owned(), true);
    }
    let around_the_sign = text.replace(" @", "@").replace("@ ", "@");
    if Email::new(&around_the_sign).is_some() {
        return (around_the_sign, true);
    }
    // what was meant is a guess from here on: it is proposed, not used
    let guessed = match around_the_sign.split_once('@') {
        Some((local, domain)) => format!("{}@{}", pointed(local, true), pointed(domain, false)),
        None => around_the_sign,
    };
    let guessed = guessed.replace(',', ".");
    let guessed = match guessed.split_once('@') {
        Some((local, domain)) => format!("{local}@{}", domain.replace('_', "-")),
        None => guessed,
    };
    let guessed: String = deaccented(&guessed);
    (guessed, false)
}

/// Whether the word before an address is the beginning of it: `ce 9830004m@…`, whose rest alone would be somebody else's.
fn lost_its_point(text: &str, address: &str) -> bool {
    // what the addresses of schools begin with (handbook, section 6.3)
    const BEGINNINGS: [&str; 3] = ["ce", "principal", "proviseur"];
    let words = || text.split_whitespace();
    let before = words().zip(words().skip(1)).find(|(_, word)| *word == address).map(|(before, _)| before);
    before.is_some_and(|before| BEGINNINGS.contains(&before.to_lowercase().as_str()))
}

/// A part of an address whose blanks stand for points, or beside one. Before the sign there may be a name as well: a last word
/// that has a point of its own is the address.
fn pointed(part: &str, is_local: bool) -> String {
    let words: Vec<&str> = part.split_whitespace().collect();
    if let Some(last) = words.last().filter(|last| is_local && last.trim_matches('.').contains('.')) {
        return (*last).to_owned();
    }
    let mut joined = String::new();
    for word in words {
        if !joined.is_empty() && !joined.ends_with(['.', ',']) && !word.starts_with(['.', ',']) {
            joined.push('.');
        }
        joined.push_str(word);
    }
    joined
}

fn deaccented(text: &str) -> String {
    text.chars()
        .map(|ch| if ch.is_ascii() { ch.to_string() } else { crate::fr::text::fold(&ch.to_string()) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Place;
    use crate::workbook::Value;

    fn from(text: &str) -> (Vec<String>, Vec<String>) {
        let cell = Cell { value: Value::Text(text.into()), place: Place::cell(&"S".into(), 1, 1) };
        let (emails, notes) = read(Some(&cell));
        (
            emails.iter().map(Email::to_string).collect(),
            notes.into_iter().map(|note| note.told.remedy).collect(),
        )
    }

    #[test]
    fn addresses_are_strict() {
        for sound in ["ce.9830004m@ac-noumea.nc", "a+b@c.fr", "A.B@x-y.invalid"] {
            assert!(Email::new(sound).is_some(), "{sound}");
        }
        for unsound in [
            "",
            "a",
            "a@b",
            "a@b.c",
            "é@b.fr",
            "a b@c.fr",
            "a@[127.0.0.1]",
            ".a@b.fr",
            "a..b@c.fr",
            "a@b,fr",
            "a@@b.fr",
            "a@b.fr\r\nBcc: x@y.fr",
        ] {
            assert!(Email::new(unsound).is_none(), "{unsound}");
        }
    }

    #[test]
    fn cells_hold_addresses_in_many_ways() {
        for (text, addresses, notes) in [
            ("a@b.nc", vec!["a@b.nc"], 0),
            ("a@b.nc ; c@d.nc", vec!["a@b.nc", "c@d.nc"], 0),
            ("a@b.nc, c@d.nc", vec!["a@b.nc", "c@d.nc"], 0),
            ("a@b.nc.", vec!["a@b.nc"], 1),
            ("a@b.nc ;", vec!["a@b.nc"], 0),
            ("Mme Durand ce.b@c.nc", vec!["ce.b@c.nc"], 1),
            ("ce.b@c.nc secretariat", vec!["ce.b@c.nc"], 1),
            ("a @ b.nc", vec!["a@b.nc"], 1),
            ("ce .b@c.nc", vec![], 1),
            ("a@b.nc;c@d.nc;A@b.nc", vec!["a@b.nc", "c@d.nc"], 0),
            ("a@b.nc\nc@d.nc", vec!["a@b.nc", "c@d.nc"], 0),
            ("a@b_c.nc", vec![], 1),
            ("Collège X <ce.1@b.nc>", vec!["ce.1@b.nc"], 1),
            ("mailto:a@b.nc", vec!["a@b.nc"], 1),
            ("a @b.nc", vec!["a@b.nc"], 1),
            ("a@b,nc", vec![], 1),
            ("é.a@b.nc", vec![], 1),
            ("sans", vec![], 1),
            ("a@b.nc;A@B.NC", vec!["a@b.nc"], 0),
            (" a@b.nc ", vec!["a@b.nc"], 0),
            ("a@b.nc\u{a0}", vec!["a@b.nc"], 0),
            ("a@b.nc\u{200b}", vec!["a@b.nc"], 0),
            ("a@b.nc / c@d.nc", vec!["a@b.nc", "c@d.nc"], 0),
            ("a@b.nc et c@d.nc", vec!["a@b.nc", "c@d.nc"], 0),
            ("a@b.nc | c@d,nc", vec!["a@b.nc"], 1),
            ("ce.9830004m@ac_noumea.nc", vec![], 1),
            ("<a@b.nc>", vec!["a@b.nc"], 1),
            ("\"a@b.nc\"", vec!["a@b.nc"], 1),
            ("néant", vec![], 0),
            ("-", vec![], 0),
            ("a(at)b.nc", vec![], 1),
        ] {
            let (emails, told) = from(text);
            assert_eq!(
                (emails.iter().map(String::as_str).collect::<Vec<_>>(), told.len()),
                (addresses, notes),
                "{text}"
            );
        }
        assert!(from("a@b,nc").1[0].contains("a@b.nc"));
        // #blank-for-a-point
        for (text, meant) in [
            ("ce 9830004m@ac-noumea.nc", "ce.9830004m@ac-noumea.nc"),
            ("ce .b@c.nc", " ce.b@c.nc"),
            ("jean pierre@ac-noumea nc", "jean.pierre@ac-noumea.nc"),
            ("ce.b@c. nc", " ce.b@c.nc"),
            ("ce.b@c nc", " ce.b@c.nc"),
            ("Mme Durand ce.b@c nc", " ce.b@c.nc"),
            ("ce.b@c , nc", " ce.b@c.nc"),
            ("Principal 9830004m@c.nc", "Principal.9830004m@c.nc"),
        ] {
            let (used, remedies) = from(text);
            assert!(used.is_empty() && remedies[0].contains(meant), "{text}: {used:?} {remedies:?}");
        }
        assert!(from("a_1@b_c.nc").1[0].contains("a_1@b-c.nc"));
        assert!(from("é.a@b.nc").1[0].contains("e.a@b.nc"));
    }
}
