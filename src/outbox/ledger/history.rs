//! What the journal says, folded: one record for each message, and what the pace counts.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::error::LedgerError;
use super::event::{Body, Decision, Draft, Event, Facts};
use super::purge;
use super::states::{State, Step};
use crate::outbox::parcel::{Key, LetterId, Parcel};

/// What the journal says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// By first appearance.
    parcels: Vec<ParcelRecord>,
    by_key: BTreeMap<Key, usize>,
    /// The parcels that say something of a letter, the last to speak at the end.
    by_letter: BTreeMap<LetterId, Vec<usize>>,
    spent: Vec<(Timestamp, u32)>,
    recovered: Vec<Recovered>,
    purged: Option<Timestamp>,
}

/// What has become of one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParcelRecord {
    /// Its name for ever.
    pub key: Key,
    /// Its Message-ID; empty as long as it was only drafted.
    pub message_id: String,
    /// The campaign.
    pub campaign: String,
    /// Codes of its schools.
    pub schools: Vec<String>,
    /// Addresses, copies too. After a purge, digests that begin with `#`.
    pub recipients: Vec<String>,
    /// Each letter, with the SHA-256 of its file.
    pub letters: Vec<(LetterId, String)>,
    /// What has become of it.
    pub state: State,
    /// Since when.
    pub since: Timestamp,
    /// The server's last answer; empty where there was none.
    pub reply: String,
    /// How often it was begun.
    pub tries: u32,
    /// Recipients that the server would not take, with its answers.
    pub left_out: Vec<(String, String)>,
    /// When a draft was made last, and how.
    pub drafted: Option<(Timestamp, Draft)>,
    /// How often a person has said that it may leave again although it had arrived.
    pub again: u32,
    /// Line of the journal that its state is from; instants are of seconds, and two may be one.
    since_line: u64,
    /// Line of the journal that its draft is from.
    drafted_line: u64,
    /// Whether the final dot was announced.
    dotted: bool,
}

impl ParcelRecord {
    /// Whether the message was for this address, whatever its case; after a purge too.
    pub fn is_for(&self, address: &str) -> bool {
        self.recipients.iter().any(|known| self.is(known, address))
    }

    /// The same, and the server has not left the address out.
    pub fn reached(&self, address: &str) -> bool {
        self.is_for(address) && !self.left_out.iter().any(|(known, _)| self.is(known, address))
    }

    /// Since when it has a draft of this kind that may not have left yet: made since it left last, if it ever has.
    pub fn draft(&self, how: Draft) -> Option<Timestamp> {
        let stands = match self.state {
            State::Ready | State::Deferred => true,
            State::Sent | State::Received => self.drafted_line > self.since_line,
            _ => false,
        };
        self.drafted.filter(|(_, known)| *known == how && stands).map(|(at, _)| at)
    }

    /// Whether another message came to its state when this one had its draft already.
    pub fn was_drafted_before(&self, other: &Self) -> bool {
        self.drafted_line < other.since_line
    }

    fn is(&self, known: &str, address: &str) -> bool {
        known.eq_ignore_ascii_case(address) || known == purge::digest(self.key.as_str(), address)
    }

    /// The server's answers as one line: to the message, and for recipients that it would not take.
    pub fn answers(&self) -> String {
        let left_out = self.left_out.iter().map(|(address, reply)| format!("{address} : {reply}"));
        let all = std::iter::once(self.reply.clone()).chain(left_out);
        all.filter(|answer| !answer.is_empty()).collect::<Vec<_>>().join(" ; ")
    }
}

/// An end of the journal that was never whole, and was kept aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// When.
    pub at: Timestamp,
    /// How long it was.
    pub bytes: u64,
}

/// Why a message must not be handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// The message that says so: itself, or another with one of its letters.
    pub key: Key,
    /// What has become of that one.
    pub state: State,
}

impl History {
    /// The last parcel that says something of a letter.
    pub fn letter(&self, id: &LetterId) -> Option<&ParcelRecord> {
        self.parcels.get(*self.by_letter.get(id)?.last()?)
    }

    /// Whether a message waits for a person's word: it is in doubt, or was refused and nothing has been said of its letters since.
    pub fn waits(&self, record: &ParcelRecord) -> bool {
        match record.state {
            State::Uncertain => true,
            State::Refused => record
                .letters
                .iter()
                .any(|(letter, _)| self.letter(letter).is_some_and(|last| last.key == record.key)),
            _ => false,
        }
    }

    /// Since when a letter has a draft of this kind that may not have left yet.
    pub fn draft_of(&self, id: &LetterId, how: Draft) -> Option<Timestamp> {
        let mut records = self.by_letter.get(id).into_iter().flatten();
        records.find_map(|index| self.parcels.get(*index)?.draft(how))
    }

    /// Whether something has been said of a letter of a message since `known` was read: what a person was shown is not what
    /// is now. #two-windows: a run that had waited at its question sent to the address of an hour ago.
    pub fn has_news(&self, known: &Self, parcel: &Parcel) -> bool {
        let said = |history: &Self, letter: &LetterId| {
            history.letter(letter).map(|record| (record.key.clone(), record.state, record.again))
        };
        parcel.pieces.iter().any(|piece| said(self, &piece.letter) != said(known, &piece.letter))
    }

    /// The parcel of a key.
    pub fn parcel(&self, key: &Key) -> Option<&ParcelRecord> {
        self.parcels.get(*self.by_key.get(key)?)
    }

    /// All parcels, by first appearance.
    pub fn parcels(&self) -> impl Iterator<Item = &ParcelRecord> {
        self.parcels.iter()
    }

    /// Recipients handed over, or perhaps: one entry for each final dot from an instant on.
    pub fn spent(&self, since: Timestamp) -> Vec<(Timestamp, u32)> {
        self.spent.iter().filter(|(at, _)| *at >= since).copied().collect()
    }

    /// Ends of the journal that were never whole.
    pub fn recovered(&self) -> &[Recovered] {
        &self.recovered
    }

    /// When addresses and answers were taken out.
    pub fn purged(&self) -> Option<Timestamp> {
        self.purged
    }

    /// Why a message must not be handed over without a person's word: it, or one of its letters in another message, was
    /// sent, may have been, was refused, or was to be left. A letter that has changed since it was sent is no objection:
    /// whether it goes again is asked before; while another version of it is in doubt, it is one. `again` is a person's word
    /// that what other messages have sent may leave again in this one.
    pub fn objection(&self, parcel: &Parcel, again: bool) -> Option<Objection> {
        let letters = parcel.pieces.iter().map(|piece| (&piece.letter, piece.hash.as_str()));
        let boxes = parcel.to.iter().chain(&parcel.cc).map(|mailbox| mailbox.address.as_str());
        self.objects(&parcel.key, letters, &boxes.collect::<Vec<_>>(), again)
    }

    fn objects<'l>(
        &self,
        key: &Key,
        letters: impl Iterator<Item = (&'l LetterId, &'l str)>,
        recipients: &[&str],
        again: bool,
    ) -> Option<Objection> {
        let told = |record: &ParcelRecord| Objection { key: record.key.clone(), state: record.state };
        if let Some(record) = self.parcel(key).filter(|record| !record.state.is_open()) {
            return Some(told(record));
        }
        for (letter, hash) in letters {
            let records = self.by_letter.get(letter).into_iter().flatten();
            for record in records.filter_map(|index| self.parcels.get(*index)) {
                let same = record.letters.iter().any(|(id, other)| id == letter && other == hash);
                let objects = match record.state {
                    State::Ready | State::Deferred => false,
                    // other recipients than those that were refused are another matter
                    State::Refused => record.key == *key,
                    State::UnderWay | State::Uncertain => record.key != *key,
                    State::Abandoned => same,
                    // an address that has not had it yet is another matter: it was asked before
                    State::Sent | State::Received => {
                        !again && same && recipients.iter().all(|address| record.reached(address))
                    }
                };
                if objects {
                    return Some(told(record));
                }
            }
        }
        None
    }

    /// What is under way, and whether its final dot was announced.
    pub(super) fn under_way(&self) -> Vec<(Key, bool)> {
        let under_way = self.parcels.iter().filter(|record| record.state == State::UnderWay);
        under_way.map(|record| (record.key.clone(), record.dotted)).collect()
    }

    /// Nobody writes any more: what was under way has stopped.
    pub(super) fn settle(&mut self) {
        for record in self.parcels.iter_mut().filter(|record| record.state == State::UnderWay) {
            record.state = if record.dotted { State::Uncertain } else { State::Ready };
        }
    }

    /// Whether an event may follow. Its state behind it, if it is about a message.
    pub(super) fn allows(&self, body: &Body) -> Result<Option<State>, LedgerError> {
        let refuse = |why: &dyn std::fmt::Debug| LedgerError::Fault(format!("{:?}: {why:?}", body.event));
        body.instant().ok_or_else(|| refuse(&"no instant"))?;
        let Some((key, step)) = step(&body.event) else { return Ok(None) };
        let key = Key::read(key).ok_or_else(|| refuse(&"no key"))?;
        let record = self.parcel(&key);
        let from = record.map(|record| record.state);
        let to = State::after(from, record.is_some_and(|record| record.dotted), step);
        let to = to.ok_or_else(|| refuse(&from))?;
        if let Event::Begin { facts, .. } | Event::Drafted { facts, .. } = &body.event {
            let letters = letters(facts).ok_or_else(|| refuse(&"no letter"))?;
            let recipients: Vec<&str> = facts.recipients.iter().map(String::as_str).collect();
            let letters = letters.iter().map(|(letter, hash)| (letter, hash.as_str()));
            if let Event::Begin { again, .. } = &body.event
                && let Some(objection) = self.objects(&key, letters, &recipients, *again)
            {
                return Err(refuse(&objection));
            }
        }
        Ok(Some(to))
    }

    /// Takes an event in.
    pub(super) fn apply(&mut self, body: &Body) -> Result<(), LedgerError> {
        let state = self.allows(body)?;
        let Some(at) = body.instant() else { return Ok(()) };
        match &body.event {
            Event::Opened { purged, .. } => self.purged = purged.as_ref().and_then(|at| at.parse().ok()),
            Event::Torn { bytes, .. } => self.recovered.push(Recovered { at, bytes: *bytes }),
            Event::Begin { message_id, facts, .. } => {
                if let Some(record) = self.known(facts, at) {
                    message_id.clone_into(&mut record.message_id);
                    record.tries += 1;
                    record.dotted = false;
                }
            }
            Event::Drafted { how, facts } => {
                let how = *how;
                if let Some(record) = self.known(facts, at) {
                    // a draft in the mailbox stays there, whatever files are made beside it
                    if how == Draft::Imap || record.drafted.is_none_or(|(_, before)| before == Draft::File) {
                        record.drafted = Some((at, how));
                        record.drafted_line = body.line;
                    }
                }
            }
            Event::Dot { key } => {
                if let Some(record) = self.of(key) {
                    record.dotted = true;
                    let recipients = u32::try_from(record.recipients.len()).unwrap_or(u32::MAX);
                    self.spent.push((at, recipients));
                }
            }
            Event::Ended { key, reply, left_out, .. } => {
                if let Some(record) = self.of(key) {
                    record.reply.clone_from(reply);
                    record.left_out.clone_from(left_out);
                    record.dotted = false;
                }
            }
            Event::Undrafted { key } => {
                if let Some(record) = self.of(key) {
                    record.drafted = None;
                }
            }
            Event::Decided { key, decision } => {
                if let Some(record) = self.of(key)
                    && *decision == Decision::Again
                    && matches!(record.state, State::Sent | State::Received)
                {
                    record.again += 1;
                }
            }
        }
        if let (Some((key, _)), Some(state)) = (step(&body.event), state)
            && let Some(record) = self.of(key)
            && record.state != state
        {
            (record.state, record.since, record.since_line) = (state, at, body.line);
        }
        self.speak(body);
        Ok(())
    }

    /// The record of a message, made where there is none.
    fn known(&mut self, facts: &Facts, at: Timestamp) -> Option<&mut ParcelRecord> {
        let key = Key::read(&facts.key)?;
        let letters = letters(facts)?;
        let index = *self.by_key.entry(key.clone()).or_insert(self.parcels.len());
        if index == self.parcels.len() {
            self.parcels.push(ParcelRecord {
                key,
                message_id: String::new(),
                campaign: facts.campaign.clone(),
                schools: facts.schools.clone(),
                recipients: facts.recipients.clone(),
                letters,
                state: State::Ready,
                since: at,
                reply: String::new(),
                tries: 0,
                left_out: Vec::new(),
                drafted: None,
                again: 0,
                since_line: 0,
                drafted_line: 0,
                dotted: false,
            });
        }
        self.parcels.get_mut(index)
    }

    fn of(&mut self, key: &str) -> Option<&mut ParcelRecord> {
        let index = *self.by_key.get(&Key::read(key)?)?;
        self.parcels.get_mut(index)
    }

    /// The message of an event becomes the last to speak of its letters. A draft says less than anything else.
    fn speak(&mut self, body: &Body) {
        let Some((key, step)) = step(&body.event) else { return };
        let Some(&index) = Key::read(key).and_then(|key| self.by_key.get(&key)) else { return };
        let Some(record) = self.parcels.get(index) else { return };
        for (letter, _) in &record.letters {
            let speakers = self.by_letter.entry(letter.clone()).or_default();
            let known = speakers.contains(&index);
            match step {
                Step::Draft | Step::Undraft if known => {}
                Step::Draft => speakers.insert(0, index),
                _ => {
                    speakers.retain(|speaker| *speaker != index);
                    speakers.push(index);
                }
            }
        }
    }
}

/// Which message an event is about, and what happens to it.
fn step(event: &Event) -> Option<(&str, Step)> {
    match event {
        Event::Opened { .. } | Event::Torn { .. } => None,
        Event::Begin { facts, .. } => Some((&facts.key, Step::Begin)),
        Event::Drafted { facts, .. } => Some((&facts.key, Step::Draft)),
        Event::Dot { key } => Some((key, Step::Dot)),
        Event::Ended { key, outcome, reply, .. } => Some((key, Step::End(*outcome, !reply.is_empty()))),
        Event::Undrafted { key } => Some((key, Step::Undraft)),
        Event::Decided { key, decision } => Some((key, Step::Decide(*decision))),
    }
}

fn letters(facts: &Facts) -> Option<Vec<(LetterId, String)>> {
    facts.letters.iter().map(|(letter, hash)| Some((LetterId::read(letter)?, hash.clone()))).collect()
}
