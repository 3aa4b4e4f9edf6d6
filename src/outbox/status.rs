//! Where each letter stands: made, drafted, sent, put off, refused, in doubt, changed since. What `etat`, its JSON and the
//! summary's sheet show.

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::ledger::{History, LedgerError, ParcelRecord, Recovered, State};
use super::parcel::{LetterId, Mailbox};
use crate::disk;
use crate::fr::mail::status as words;
use crate::registry::{Appointment, Email, Registry};

/// Where a letter stands, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Situation {
    /// The file has not been made.
    NotMade,
    /// Its school has no address.
    NoAddress,
    /// It may be sent.
    Ready,
    /// A draft was made of its message; whether a person has sent it, nobody knows.
    Drafted,
    /// It is being handed over.
    UnderWay,
    /// The server has put it off.
    Deferred,
    /// The server has refused it.
    Refused,
    /// The line was lost: nobody knows.
    Uncertain,
    /// The server has taken it.
    Sent,
    /// A person says that it has arrived.
    Received,
    /// The server has taken it, but not for all of its school's addresses.
    Partly,
    /// It has changed since it was sent.
    Changed,
    /// Its school has another address than it was sent to.
    Moved,
    /// A person says to leave it.
    Abandoned,
}

impl Situation {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Self; 14] = [
        Self::Sent,
        Self::Received,
        Self::Partly,
        Self::Changed,
        Self::Moved,
        Self::UnderWay,
        Self::Uncertain,
        Self::Refused,
        Self::Deferred,
        Self::Drafted,
        Self::Ready,
        Self::NoAddress,
        Self::NotMade,
        Self::Abandoned,
    ];

    /// As people read it, for one letter and for several.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::NotMade => words::NOT_MADE,
            Self::NoAddress => words::NO_ADDRESS,
            Self::Ready => words::READY,
            Self::Drafted => words::DRAFTED,
            Self::UnderWay => words::UNDER_WAY,
            Self::Deferred => words::DEFERRED,
            Self::Refused => words::REFUSED,
            Self::Uncertain => words::UNCERTAIN,
            Self::Sent => words::SENT,
            Self::Received => words::RECEIVED,
            Self::Partly => words::PARTLY,
            Self::Changed => words::CHANGED,
            Self::Moved => words::MOVED,
            Self::Abandoned => words::ABANDONED,
        }
    }
}

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterStatus {
    /// Place of its row in the workbook.
    pub place: String,
    /// Whose it is, as lists show it.
    pub person: String,
    /// Its file, inside the output folder, `/` between folders.
    pub file: String,
    /// Whether the file is there.
    pub made: bool,
    /// Where it stands.
    pub situation: Situation,
    /// Whether the file is another than the one that the journal speaks of.
    pub changed: bool,
    /// Copies of its message that the server would not take.
    pub uncopied: Vec<String>,
    /// The message that says something of it.
    pub record: Option<ParcelRecord>,
}

/// A school with at least one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolStatus {
    /// Its code.
    pub uai: String,
    /// Its name.
    pub name: String,
    /// Its letters, in the order of the workbook.
    pub letters: Vec<LetterStatus>,
}

/// What there is of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Journal {
    /// Nothing was ever begun.
    Nothing,
    /// What it says, besides what is told of each letter.
    Read {
        /// How many messages it knows.
        messages: usize,
        /// Messages of other campaigns among them.
        others: usize,
        /// Ends that were never whole.
        recovered: Vec<Recovered>,
        /// When addresses and answers were taken out.
        purged: Option<Timestamp>,
    },
    /// It can't be used; holds the sentence.
    Unusable(String),
}

/// Where all letters of a campaign stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The campaign.
    pub campaign: String,
    /// The schools, in the order of the workbook.
    pub schools: Vec<SchoolStatus>,
    /// Messages of this campaign with a letter that is not in the workbook any more, or not ready.
    pub gone: Vec<ParcelRecord>,
    /// Messages that wait for a person's word: refused or uncertain.
    pub open: Vec<ParcelRecord>,
    /// What there is of a journal.
    pub journal: Journal,
    /// In which zone instants are told.
    pub zone: TimeZone,
}

/// A letter as it stands in its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDisk {
    /// Its file, inside the output folder, `/` between folders.
    pub file: String,
    /// SHA-256 of the file; nothing where there is none.
    pub hash: Option<String>,
}

impl OnDisk {
    /// Looks at a letter: the output folder, its file inside that.
    ///
    /// # Errors
    /// [`disk::Error`] when a file that is there can't be read.
    pub fn look(output: &std::path::Path, file: String) -> Result<Self, disk::Error> {
        const LIMIT: u64 = 256 << 20;
        let path: PathBuf = file.split('/').fold(output.to_owned(), |path, part| path.join(part));
        match disk::read(&path, LIMIT) {
            Ok(bytes) => Ok(Self { file, hash: Some(disk::fingerprint(&bytes)) }),
            Err(error) if error.trouble == disk::Trouble::Missing => Ok(Self { file, hash: None }),
            Err(error) => Err(error),
        }
    }
}

impl Status {
    /// From the rows that are ready, their files in the same order, the addresses that get copies of everything, and the
    /// journal.
    pub fn of(
        registry: &Registry,
        ready: &[Appointment],
        files: &[OnDisk],
        copies: &[Mailbox],
        history: Result<&History, &LedgerError>,
        zone: &TimeZone,
    ) -> Self {
        let none = History::default();
        let told = history.unwrap_or(&none);
        let campaign = registry.campaign.year.value.label.clone();
        let mut schools: Vec<SchoolStatus> = registry
            .schools
            .iter()
            .map(|school| SchoolStatus {
                uai: school.uai.to_string(),
                name: school.name.clone(),
                letters: Vec::new(),
            })
            .collect();
        let mut known = Vec::new();
        for (appointment, file) in ready.iter().zip(files) {
            let id = LetterId::of(registry, appointment);
            let heads = &registry.schools[appointment.school].head.emails;
            let mut letter = letter(appointment, file, heads, &id, told);
            letter.uncopied = uncopied(appointment, heads, copies, letter.record.as_ref());
            known.push(id);
            schools[appointment.school].letters.push(letter);
        }
        known.sort();
        schools.retain(|school| !school.letters.is_empty());
        let ours = |record: &&ParcelRecord| record.campaign == campaign;
        let gone = |record: &&ParcelRecord| {
            record.letters.iter().any(|(id, _)| {
                known.binary_search(id).is_err() && told.letter(id).is_some_and(|last| last.key == record.key)
            })
        };
        let waits = |record: &&ParcelRecord| told.waits(record);
        let messages = told.parcels().count();
        Self {
            gone: told.parcels().filter(ours).filter(gone).cloned().collect(),
            open: told.parcels().filter(waits).cloned().collect(),
            journal: match history {
                Err(error) => Journal::Unusable(error.to_string()),
                Ok(_) if messages == 0 && told.recovered().is_empty() => Journal::Nothing,
                Ok(_) => Journal::Read {
                    messages,
                    others: messages - told.parcels().filter(ours).count(),
                    recovered: told.recovered().to_vec(),
                    purged: told.purged(),
                },
            },
            campaign,
            schools,
            zone: zone.clone(),
        }
    }

    /// All letters, each with its school.
    pub fn letters(&self) -> impl Iterator<Item = (&SchoolStatus, &LetterStatus)> {
        self.schools.iter().flat_map(|school| school.letters.iter().map(move |letter| (school, letter)))
    }

    /// How many letters stand so.
    pub fn count(&self, situation: Situation) -> usize {
        self.letters().filter(|(_, letter)| letter.situation == situation).count()
    }

    /// How many letters stand how, without what does not occur.
    pub fn counts(&self) -> Vec<(usize, (&'static str, &'static str))> {
        let all = Situation::ALL.into_iter().map(|situation| (self.count(situation), situation.words()));
        all.filter(|(number, _)| *number > 0).collect()
    }

    /// An instant as people read it, where they are.
    pub fn moment(&self, at: Timestamp) -> String {
        let local = self.zone.to_datetime(at);
        words::moment((local.year(), local.month(), local.day()), (local.hour(), local.minute()))
    }

    /// What there is to do, the most urgent first.
    pub fn next(&self) -> Vec<String> {
        let waits = |state: State| self.open.iter().filter(|record| record.state == state).count();
        let letters = |situations: &[Situation]| situations.iter().map(|one| self.count(*one)).sum::<usize>();
        let steps = [
            (waits(State::Uncertain), words::decide as fn(usize) -> String),
            (waits(State::Refused), words::mend_address),
            (self.count(Situation::NotMade), words::make),
            (self.count(Situation::NoAddress), words::give_address),
            (self.count(Situation::Partly), words::mend_partly),
            (self.count(Situation::Changed), words::send_changed),
            (self.count(Situation::Moved), words::send_moved),
            (letters(&[Situation::Ready, Situation::Deferred]), words::send),
            (self.count(Situation::Drafted), words::send_drafts),
        ];
        let mut told: Vec<String> =
            steps.iter().filter(|(number, _)| *number > 0).map(|(number, words)| words(*number)).collect();
        let uncopied: BTreeSet<&str> =
            self.letters().flat_map(|(_, letter)| letter.uncopied.iter().map(String::as_str)).collect();
        let uncopied: Vec<&str> = uncopied.into_iter().collect();
        if told.is_empty() {
            told.push(
                if self.schools.is_empty() { words::NO_LETTER } else { words::NOTHING_LEFT }.to_owned(),
            );
        }
        if !uncopied.is_empty() {
            told.push(words::uncopied(&uncopied));
        }
        told
    }
}

fn letter(
    appointment: &Appointment,
    file: &OnDisk,
    heads: &[Email],
    id: &LetterId,
    history: &History,
) -> LetterStatus {
    let record = history.letter(id);
    let then = record.and_then(|record| record.letters.iter().find(|(other, _)| other == id));
    let changed = match (&file.hash, then) {
        (Some(now), Some((_, then))) => now != then,
        _ => false,
    };
    // a school whose address is another now has not had it there
    let moved = record.is_some_and(|record| !heads.iter().all(|head| record.is_for(head.as_str())));
    // or one of its addresses would not take it
    let missed = record.is_some_and(|record| !heads.iter().all(|head| record.reached(head.as_str())));
    let untold = |drafted: bool| match () {
        () if file.hash.is_none() => Situation::NotMade,
        () if heads.is_empty() => Situation::NoAddress,
        () if drafted => Situation::Drafted,
        () => Situation::Ready,
    };
    let situation = match record.map(|record| record.state) {
        None => untold(false),
        Some(State::Ready) => untold(!changed && record.is_some_and(|record| record.drafted.is_some())),
        Some(State::Sent | State::Received) if changed => Situation::Changed,
        Some(State::Sent | State::Received) if moved => Situation::Moved,
        Some(State::Sent | State::Received) if missed => Situation::Partly,
        Some(State::UnderWay) => Situation::UnderWay,
        Some(State::Sent) => Situation::Sent,
        Some(State::Deferred) => Situation::Deferred,
        Some(State::Refused) => Situation::Refused,
        Some(State::Uncertain) => Situation::Uncertain,
        Some(State::Received) => Situation::Received,
        Some(State::Abandoned) => Situation::Abandoned,
    };
    LetterStatus {
        place: appointment.place.to_string(),
        person: appointment.teacher.list_name(),
        file: file.file.clone(),
        made: file.hash.is_some(),
        situation,
        changed,
        uncopied: Vec::new(),
        record: record.cloned(),
    }
}

/// Copies that a message which has left did not reach.
fn uncopied(
    appointment: &Appointment,
    heads: &[Email],
    copies: &[Mailbox],
    record: Option<&ParcelRecord>,
) -> Vec<String> {
    let boxes = copies.iter().map(|copy| &copy.address).chain(&appointment.teacher.emails);
    let missing = boxes.filter(|copy| {
        let address = copy.as_str();
        heads.iter().all(|head| head.key() != copy.key())
            && record.is_some_and(|record| record.is_for(address) && !record.reached(address))
    });
    missing.map(ToString::to_string).collect()
}
