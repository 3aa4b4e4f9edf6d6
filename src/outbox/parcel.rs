//! A parcel: one message with its letters, as it will leave; and the names by which the journal knows both.

use std::fmt::Write as _;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::letters::pdf::Made;
use crate::letters::person_key;
use crate::registry::{Appointment, Email, Registry, Uai};

/// An address, with the name shown beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// The name, one line; empty where there is none.
    pub name: String,
    /// The address.
    pub address: Email,
}

/// Who sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// The account's own address.
    pub from: Mailbox,
    /// Where answers go, if not there.
    pub reply_to: Option<Mailbox>,
}

/// One appointment's letter, for ever: a digest of campaign, school and person. The journal names nobody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LetterId(String);

/// A message, for ever: a digest of campaign, schools, recipients and letters. The same message has the same key in
/// every run, whatever the order of the rows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

/// Characters of a digest that are kept: 128 bits.
const DIGITS: usize = 32;

fn digest<'p>(parts: impl IntoIterator<Item = &'p str>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        // lengths keep two parts from being taken for one
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let mut hex = hasher.finalize().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    hex.truncate(DIGITS);
    hex
}

/// Whether a text is a digest of ours.
fn is_digest(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

impl LetterId {
    /// Of a campaign, the code of a school, and a person's key as the letter's properties hold it.
    pub fn new(campaign: &str, uai: &str, person: &str) -> Self {
        Self(digest(["letter", campaign, uai, person]))
    }

    /// The letter of an appointment.
    pub fn of(registry: &Registry, appointment: &Appointment) -> Self {
        let school = &registry.schools[appointment.school];
        let person = person_key(&appointment.teacher);
        Self::new(&registry.campaign.year.value.label, school.uai.as_str(), &person)
    }

    /// From a line of the journal.
    pub fn read(text: &str) -> Option<Self> {
        is_digest(text).then(|| Self(text.to_owned()))
    }

    /// As the journal writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Key {
    /// Of a parcel's contents.
    pub fn new(campaign: &str, schools: &[Addressee], recipients: &[&Email], pieces: &[Piece]) -> Self {
        let mut schools: Vec<String> = schools.iter().map(|school| school.uai.to_string()).collect();
        let mut recipients: Vec<String> = recipients.iter().map(|email| email.key()).collect();
        let mut letters: Vec<String> =
            pieces.iter().map(|piece| format!("{} {}", piece.letter.as_str(), piece.hash)).collect();
        for list in [&mut schools, &mut recipients, &mut letters] {
            list.sort_unstable();
            list.dedup();
        }
        let lists = [&schools, &recipients, &letters].map(|list| list.join("\n"));
        Self(digest(["parcel", campaign, &lists[0], &lists[1], &lists[2]]))
    }

    /// From a line of the journal.
    pub fn read(text: &str) -> Option<Self> {
        is_digest(text).then(|| Self(text.to_owned()))
    }

    /// As the journal writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A school that a parcel is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// Its code.
    pub uai: Uai,
    /// Its name.
    pub name: String,
}

/// What a letter must say of itself before it may leave: the lock between attachment and recipient.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Witness {
    /// Custom properties, with their whole names.
    pub facts: Vec<(String, String)>,
    /// Texts that stand in the document at least so often: the person's names, the school's. Once is not enough: a name in a footer
    /// says nothing of a body that names somebody else.
    pub texts: Vec<(String, usize)>,
}

/// A letter to be attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Which letter it is.
    pub letter: LetterId,
    /// Code of its school.
    pub uai: Uai,
    /// Whose letter it is, as lists show it.
    pub person: String,
    /// The Word file.
    pub path: PathBuf,
    /// What is attached where that is not the Word file itself: a PDF made of it.
    pub pdf: Option<Made>,
    /// Name of the attachment, ASCII.
    pub name: String,
    /// Size of what is attached, in bytes.
    pub size: u64,
    /// SHA-256 of the Word file when the parcel was made, in hexadecimal.
    pub hash: String,
    /// What it must say of itself.
    pub witness: Witness,
}

/// A message with its letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// Its name for ever.
    pub key: Key,
    /// The campaign: the school year's label.
    pub campaign: String,
    /// The schools that it is for: one, or several that share an address and depend on one another.
    pub schools: Vec<Addressee>,
    /// The heads' addresses.
    pub to: Vec<Mailbox>,
    /// Copies.
    pub cc: Vec<Mailbox>,
    /// Subject, one line.
    pub subject: String,
    /// Text, lines ended by `\n`.
    pub text: String,
    /// The same as HTML, where the office has a template for it.
    pub html: Option<String>,
    /// The letters.
    pub pieces: Vec<Piece>,
    /// How often it has arrived before, and leaves all the same by a person's word.
    pub again: u32,
}

impl Parcel {
    /// How many recipients it has, as the servers count.
    pub fn recipients(&self) -> usize {
        self.to.len() + self.cc.len()
    }

    /// Its Message-ID without angle brackets: the same for the same message, so that a second copy is recognised. What
    /// leaves again by a person's word has another: some mailboxes drop a second one in silence (Zimbra:
    /// `zimbraMessageIdDedupeCacheSize`), and who looks for it among what was sent must not find the first.
    pub fn message_id(&self, sender: &Sender) -> String {
        let again = if self.again > 0 { format!("-{}", self.again) } else { String::new() };
        format!("{}{again}@{}", self.key.as_str(), sender.from.address.domain())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(person: &str, hash: &str) -> Piece {
        Piece {
            letter: LetterId::new("2027", "9830004M", person),
            uai: Uai::new("9830004M").unwrap(),
            person: person.to_owned(),
            path: PathBuf::new(),
            pdf: None,
            name: String::new(),
            size: 0,
            hash: hash.to_owned(),
            witness: Witness::default(),
        }
    }

    #[test]
    fn a_key_depends_on_what_is_sent_to_whom_and_on_nothing_else() {
        let school = |name: &str| Addressee { uai: Uai::new("9830004M").unwrap(), name: name.to_owned() };
        let email = |text: &str| Email::new(text).unwrap();
        let (a, b) = (email("ce.9830004m@ac-noumea.nc"), email("x@ac-noumea.nc"));
        let upper = email("CE.9830004M@ac-noumea.nc");
        let (one, two) = (piece("un", "1"), piece("deux", "2"));
        let key = Key::new("2027", &[school("n")], &[&a, &b], &[one.clone(), two.clone()]);
        assert_eq!(key, Key::new("2027", &[school("m")], &[&b, &upper], &[two.clone(), one.clone()]));
        for other in [
            Key::new("2028", &[school("n")], &[&a, &b], &[one.clone(), two.clone()]),
            Key::new("2027", &[], &[&a, &b], &[one.clone(), two.clone()]),
            Key::new("2027", &[school("n")], &[&a], &[one.clone(), two.clone()]),
            Key::new("2027", &[school("n")], &[&a, &b], std::slice::from_ref(&one)),
            Key::new("2027", &[school("n")], &[&a, &b], &[one, piece("deux", "3")]),
        ] {
            assert_ne!(key, other);
        }
        assert_eq!(Key::read(key.as_str()), Some(key));
        assert_eq!(LetterId::read("../../x"), None);
    }
}
