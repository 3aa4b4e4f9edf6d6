//! The end of a campaign: addresses and answers give way to digests. What was sent stays known, so nothing leaves twice.

use jiff::Timestamp;

use super::error::LedgerError;
use super::event::{Body, Event, Facts};
use super::states::State;
use super::{ASIDE, LIMIT, Ledger, line};
use crate::disk::{self, Growing};

/// What digests begin with; no address does.
const MARK: char = '#';
/// Characters of a digest that are kept.
const DIGITS: usize = 32;

impl Ledger {
    /// Writes the journal anew without addresses and answers, and takes away the ends that were kept aside. Returns how many
    /// addresses went. This is the only time that the journal is not merely added to: the new file is whole, on the disk,
    /// and says the same of every message, before it takes the place of the old one.
    ///
    /// # Errors
    /// [`LedgerError::InDoubt`] while a message is uncertain; otherwise what the system refuses, and the journal is as it was.
    pub fn purge(self, now: Timestamp) -> Result<usize, LedgerError> {
        let doubts = self.history.parcels().filter(|record| record.state == State::Uncertain).count();
        if doubts > 0 {
            return Err(LedgerError::InDoubt(doubts));
        }
        // the lock is held to the end, the file is not: Windows replaces no open file
        let Self { history, path, file, _lock, .. } = self;
        drop(file);
        let bodies = line::read(&path, &disk::read(&path, LIMIT)?)?.bodies;
        let (mut text, mut last, mut addresses) = (String::new(), String::new(), 0);
        for body in bodies {
            let (line, sum) = line::seal(&last, &without(body, now, &mut addresses))?;
            text.push_str(&line);
            last = sum;
        }
        let after = line::read(&path, text.as_bytes())?.history;
        let states = |history: &super::History| -> Vec<_> {
            history
                .parcels()
                .map(|record| (record.key.clone(), record.state, record.letters.clone()))
                .collect()
        };
        if states(&after) != states(&history) {
            return Err(LedgerError::Fault("purge".to_owned()));
        }
        Growing::replace(&path, text.as_bytes())?;
        let folder = path.parent().unwrap_or(&path);
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(ASIDE) {
                disk::remove(&entry.path());
            }
        }
        Ok(addresses)
    }
}

/// A line without addresses and answers.
fn without(mut body: Body, now: Timestamp, addresses: &mut usize) -> Body {
    let mut facts = |facts: &mut Facts| {
        for recipient in &mut facts.recipients {
            *addresses += usize::from(!recipient.starts_with(MARK));
            *recipient = digest(&facts.key, recipient);
        }
    };
    match &mut body.event {
        Event::Opened { purged, .. } => *purged = Some(Body::new(1, now, Event::opened()).at),
        Event::Begin { facts: own, .. } | Event::Drafted { facts: own, .. } => facts(own),
        Event::Ended { key, reply, left_out, .. } => {
            *reply = answer(key, reply);
            for (address, reply) in left_out {
                *address = digest(key, address);
                *reply = answer(key, reply);
            }
        }
        Event::Dot { .. } | Event::Undrafted { .. } | Event::Decided { .. } | Event::Torn { .. } => {}
    }
    body
}

/// Who knows the address can show that it was meant; nobody reads it from here. The same address has another digest in
/// every message.
pub(super) fn digest(key: &str, text: &str) -> String {
    if text.is_empty() || text.starts_with(MARK) {
        return text.to_owned();
    }
    let sum = disk::fingerprint(format!("{key}\n{}", text.to_lowercase()).as_bytes());
    format!("{MARK}{}", &sum[..DIGITS])
}

/// The number of an answer says what it was; its words may name people.
fn answer(key: &str, reply: &str) -> String {
    let code = reply.get(..3).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()));
    match (code, reply.contains(MARK)) {
        (Some(code), true) if reply.len() == 3 + 1 + 1 + DIGITS => format!("{code}{}", &reply[3..]),
        (Some(code), _) => format!("{code} {}", digest(key, &format!(" {reply}"))),
        (None, _) => digest(key, reply),
    }
}
