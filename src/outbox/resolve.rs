//! A person's word on messages that are in doubt, or were refused: one by one.

use super::ledger::{Decision, Draft, History, Ledger, LedgerError, ParcelRecord, State};
use crate::fr::mail::status as words;

/// Shortest beginning of a message's key that names it.
const SHORTEST: usize = 6;
/// How much of a key is shown.
const SHOWN: usize = 8;

/// Which message is meant, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Code of a school, or the beginning of a message's key.
    pub what: String,
    /// What is said.
    pub decision: Decision,
}

/// What a word has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The message, as it was before.
    pub record: ParcelRecord,
    /// What was said.
    pub decision: Decision,
}

/// Why a word changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unresolved {
    /// No message waits for a word there.
    #[error("{}", words::nothing_to_decide(.0))]
    Nothing(String),
    /// Several messages wait: which one is meant is a question. With their references.
    #[error("{}", words::several_to_decide(.0, .1))]
    Several(String, Vec<String>),
    /// Two words on one message.
    #[error("{}", words::decided_twice(.0))]
    Twice(String),
    /// The journal can't be used.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// How a message is named on the screen.
pub fn reference(record: &ParcelRecord) -> &str {
    record.key.as_str().get(..SHOWN).unwrap_or_default()
}

/// Writes people's words down: all of them, or none.
///
/// # Errors
/// [`Unresolved`]: nothing is written, unless the journal itself fails on the way.
pub fn resolve(
    ledger: &mut Ledger,
    said: &[Word],
    now: jiff::Timestamp,
) -> Result<Vec<Resolved>, Unresolved> {
    let mut found: Vec<Resolved> = Vec::new();
    for word in said {
        let record = meant(ledger.history(), &word.what, word.decision)?.clone();
        if found.iter().any(|other| other.record.key == record.key) {
            return Err(Unresolved::Twice(word.what.clone()));
        }
        found.push(Resolved { record, decision: word.decision });
    }
    for Resolved { record, decision } in &found {
        ledger.decide(&record.key, *decision, now)?;
    }
    Ok(found)
}

/// The one message that waits for a word under this name.
fn meant<'h>(history: &'h History, what: &str, said: Decision) -> Result<&'h ParcelRecord, Unresolved> {
    let code: String = what.chars().filter(|ch| ch.is_alphanumeric()).collect();
    let (school, key) = (code.to_uppercase(), code.to_lowercase());
    let named = |record: &&ParcelRecord| {
        record.schools.contains(&school) || (key.len() >= SHORTEST && record.key.as_str().starts_with(&key))
    };
    let waits = |record: &&ParcelRecord| history.waits(record);
    // an older version has no say over one that has left since its draft was made, or may have
    let is_past = |record: &&ParcelRecord| {
        let later = |letter| history.letter(letter).filter(|last| last.key != record.key);
        let has_left = |last: &ParcelRecord| {
            matches!(last.state, State::Sent | State::Received | State::UnderWay | State::Uncertain)
        };
        let is_past = |last: &ParcelRecord| has_left(last) && record.was_drafted_before(last);
        record.letters.iter().all(|(letter, _)| later(letter).is_some_and(is_past))
    };
    // what has a draft may have left by a person's own hand; a word may be taken back; what has left may not have stayed
    let may = |record: &&ParcelRecord| match (record.state, said) {
        (State::Ready | State::Deferred, Decision::Received | Decision::Abandon) => record.drafted.is_some(),
        (State::Abandoned | State::Received | State::Sent, Decision::Again) => true,
        // what left, and was drafted again since
        (State::Sent, Decision::Received) => {
            record.draft(Draft::Imap).or_else(|| record.draft(Draft::File)).is_some()
        }
        _ => false,
    };
    let mut found: Vec<&ParcelRecord> = history.parcels().filter(named).filter(waits).collect();
    if found.is_empty() {
        found = history.parcels().filter(named).filter(may).filter(|record| !is_past(record)).collect();
    }
    match found.as_slice() {
        [] => Err(Unresolved::Nothing(what.to_owned())),
        [one] => Ok(one),
        several => {
            let references = several.iter().map(|record| reference(record).to_owned()).collect();
            Err(Unresolved::Several(what.to_owned(), references))
        }
    }
}
