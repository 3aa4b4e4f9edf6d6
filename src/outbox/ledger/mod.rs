//! The journal of the sending: what was begun, what became of it, on the disk before each step of the network.
//!
//! `src/outbox/FORMAT.md` says how the file is written; it is never rewritten in place.

mod error;
mod event;
mod history;
mod line;
mod purge;
mod states;

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::parcel::{Key, Parcel};
use crate::disk::{self, Exclusive, Growing};

pub use error::LedgerError;
pub use event::{Decision, Draft, Ending};
pub use history::{History, Objection, ParcelRecord, Recovered};
pub use states::State;

use event::{Body, Event, Facts};
use line::{Read, Tail};

/// Folder of the journal, inside a campaign's folder. Not in that of everything that is made: people empty that one.
const FOLDER: &str = "journal";
/// The journal.
const FILE: &str = "envois.jsonl";
/// What the lock is held on. The journal itself can't be locked: on Windows nobody could read it meanwhile.
const LOCK: &str = "envois.verrou";
/// Beginning of the names of files that hold an end which was never whole.
const ASIDE: &str = "ligne-inachevee-";
/// A thousand messages make one megabyte.
const LIMIT: u64 = 256 << 20;

/// The open journal: what it says, its file, the right to write.
#[derive(Debug)]
pub struct Ledger {
    history: History,
    path: PathBuf,
    file: Growing,
    /// Sum of the last line.
    last: String,
    lines: u64,
    /// What must be written before the next line: the end of one that lacks nothing else.
    unended: bool,
    _lock: Exclusive,
}

impl Ledger {
    /// Where the journal of a campaign's folder lies.
    pub fn path(folder: &Path) -> PathBuf {
        folder.join(FOLDER).join(FILE)
    }

    /// Opens the journal of a campaign's folder, and makes it where there is none. An end that was never whole is
    /// kept aside; what was under way when the last run ended becomes uncertain if its final dot was announced, and
    /// ready otherwise.
    ///
    /// # Errors
    /// [`LedgerError`]: another run writes, the system refuses, or the journal can't be trusted.
    pub fn open(folder: &Path, now: Timestamp) -> Result<Self, LedgerError> {
        let path = Self::path(folder);
        let folder = folder.join(FOLDER);
        disk::make_lasting_folder(&folder)?;
        let lock = Exclusive::take(&folder.join(LOCK))?;
        refuse_copies(&folder)?;
        if !path.try_exists().map_err(|cause| disk::Error::new(&path, &cause))? {
            let (first, _) = line::seal("", &Body::new(1, now, Event::opened()))?;
            Growing::create(&path, first.as_bytes())?;
        }
        let (mut file, bytes) = Growing::open(&path, LIMIT)?;
        let Read { history, last, lines, whole, tail, .. } = line::read(&path, &bytes)?;
        let torn = &bytes[whole..];
        if tail == Tail::Torn {
            keep_aside(&folder, torn)?;
            file.cut(whole as u64)?;
        }
        let unended = tail == Tail::Unended;
        let mut ledger = Self { history, path, file, last, lines, unended, _lock: lock };
        if tail == Tail::Torn {
            let event = Event::Torn { bytes: torn.len() as u64, sha256: disk::fingerprint(torn) };
            ledger.write(event, now)?;
        }
        for (key, dotted) in ledger.history.under_way() {
            let ending = if dotted {
                Ending::Uncertain { reply: String::new() }
            } else {
                Ending::Back { reply: String::new() }
            };
            ledger.end(&key, &ending, now)?;
        }
        Ok(ledger)
    }

    /// What the journal says.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// A message is about to be handed over. When this returns, the journal knows. `again` is a person's word that what left
    /// in other messages may leave again in this one.
    ///
    /// # Errors
    /// [`LedgerError`]: nothing may be sent. [`LedgerError::Fault`] when the journal says that it must not be: see
    /// [`History::objection`].
    pub fn begin(
        &mut self,
        parcel: &Parcel,
        message_id: &str,
        again: bool,
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        let message_id = message_id.to_owned();
        self.write(Event::Begin { message_id, again, facts: Facts::of(parcel) }, now)
    }

    /// The final dot is about to leave: from here on a lost line leaves a doubt.
    ///
    /// # Errors
    /// [`LedgerError`]: the dot may not leave.
    pub fn final_dot(&mut self, key: &Key, now: Timestamp) -> Result<(), LedgerError> {
        self.write(Event::Dot { key: key.as_str().to_owned() }, now)
    }

    /// What became of a message.
    ///
    /// # Errors
    /// [`LedgerError`]: the message stays under way, and uncertain if its final dot was announced.
    pub fn end(&mut self, key: &Key, ending: &Ending, now: Timestamp) -> Result<(), LedgerError> {
        self.write(Event::ended(key, ending), now)
    }

    /// A draft was made of a message.
    ///
    /// # Errors
    /// [`LedgerError`].
    pub fn drafted(&mut self, parcel: &Parcel, how: Draft, now: Timestamp) -> Result<(), LedgerError> {
        self.write(Event::Drafted { how, facts: Facts::of(parcel) }, now)
    }

    /// The draft that was announced has not been made.
    ///
    /// # Errors
    /// [`LedgerError`].
    pub fn undrafted(&mut self, key: &Key, now: Timestamp) -> Result<(), LedgerError> {
        self.write(Event::Undrafted { key: key.as_str().to_owned() }, now)
    }

    /// A person's word on a message.
    ///
    /// # Errors
    /// [`LedgerError`].
    pub fn decide(&mut self, key: &Key, decision: Decision, now: Timestamp) -> Result<(), LedgerError> {
        self.write(Event::Decided { key: key.as_str().to_owned(), decision }, now)
    }

    /// First the fold, on a copy of what it changes: an event that may not be is never written; one that could not be
    /// written has not been.
    fn write(&mut self, event: Event, now: Timestamp) -> Result<(), LedgerError> {
        let body = Body::new(self.lines + 1, now, event);
        self.history.allows(&body)?;
        let (line, sum) = line::seal(&self.last, &body)?;
        let line = if self.unended { format!("\n{line}") } else { line };
        self.file.append(line.as_bytes())?;
        self.history.apply(&body)?;
        (self.last, self.lines, self.unended) = (sum, self.lines + 1, false);
        Ok(())
    }
}

impl History {
    /// What the journal of a campaign's folder says, without a lock. No journal is an empty one.
    ///
    /// # Errors
    /// [`LedgerError`]: the system refuses, or the journal can't be trusted.
    pub fn read(folder: &Path) -> Result<Self, LedgerError> {
        let path = Ledger::path(folder);
        refuse_copies(&folder.join(FOLDER))?;
        match disk::read(&path, LIMIT) {
            Ok(bytes) => Ok(line::read(&path, &bytes)?.history),
            Err(disk::Error { trouble: disk::Trouble::Missing, .. }) => Ok(Self::default()),
            Err(error) => Err(error.into()),
        }
    }

    /// The same; and where nobody writes, what was left under way is told as the next run will find it.
    ///
    /// # Errors
    /// As [`History::read`].
    pub fn look(folder: &Path) -> Result<Self, LedgerError> {
        let lock = folder.join(FOLDER).join(LOCK);
        // held while reading; where it can't be had, somebody writes, or the folder may not be written at all
        let alone = if lock.exists() { Exclusive::take(&lock).ok() } else { None };
        let mut history = Self::read(folder)?;
        if alone.is_some() {
            history.settle();
        }
        Ok(history)
    }
}

/// A synchronised drive makes a second journal when two computers have written: neither says everything.
fn refuse_copies(folder: &Path) -> Result<(), LedgerError> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    let stem = FILE.split('.').next().unwrap_or(FILE);
    let ending = Path::new(FILE).extension();
    let mut copies: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            let lower = name.to_lowercase();
            lower != FILE && lower.starts_with(stem) && Path::new(&lower).extension() == ending
        })
        .collect();
    copies.sort();
    match copies.into_iter().next() {
        Some(copy) => Err(LedgerError::Copy { path: folder.join(FILE), copy: folder.join(copy) }),
        None => Ok(()),
    }
}

/// The same end has the same name: kept once, however often this is interrupted.
fn keep_aside(folder: &Path, torn: &[u8]) -> Result<(), LedgerError> {
    let digest = disk::fingerprint(torn);
    let path = folder.join(format!("{ASIDE}{}.txt", &digest[..16]));
    if !path.exists() {
        Growing::create(&path, torn)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;

    use super::*;
    use crate::outbox::parcel::{Addressee, LetterId, Mailbox, Piece, Witness};
    use crate::registry::{Email, Uai};

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + second).unwrap()
    }

    fn piece(person: usize, hash: &str) -> Piece {
        Piece {
            letter: LetterId::new("2027", "9830004M", &format!("personne.{person}")),
            uai: Uai::new("9830004M").unwrap(),
            person: "Léa SECRÈTE".to_owned(),
            path: PathBuf::from("/tmp/Léa.docx"),
            pdf: None,
            name: "Lettre-SECRETE.docx".to_owned(),
            size: 1,
            hash: hash.to_owned(),
            witness: Witness::default(),
        }
    }

    fn parcel_of(pieces: Vec<Piece>) -> Parcel {
        let school = Addressee { uai: Uai::new("9830004M").unwrap(), name: "Collège Caché".to_owned() };
        let to =
            Mailbox { name: "Mme SECRÈTE".into(), address: Email::new("ce.9830004M@ac-noumea.nc").unwrap() };
        Parcel {
            key: Key::new("2027", std::slice::from_ref(&school), &[&to.address], &pieces),
            campaign: "2027".to_owned(),
            schools: vec![school],
            to: vec![to],
            cc: Vec::new(),
            subject: "Objet caché".to_owned(),
            text: "Texte caché".to_owned(),
            html: None,
            pieces,
            again: 0,
        }
    }

    fn parcel(person: usize, hash: &str) -> Parcel {
        parcel_of(vec![piece(person, hash)])
    }

    fn sent() -> Ending {
        let left_out = vec![(Email::new("x@ac-noumea.nc").unwrap(), "550 5.1.1 inconnu".to_owned())];
        Ending::Sent { reply: "250 2.0.0 Ok: queued as 4F1\r\n".to_owned(), left_out }
    }

    fn later() -> Ending {
        Ending::Deferred { reply: "451 4.7.1 greylisted".to_owned() }
    }

    /// A journal with every sort of line.
    fn full(folder: &Path) {
        let mut ledger = Ledger::open(folder, at(0)).unwrap();
        let all: Vec<Parcel> = (0..5).map(|person| parcel(person, "aa")).collect();
        ledger.drafted(&all[0], Draft::File, at(1)).unwrap();
        ledger.begin(&all[0], "0@x", false, at(2)).unwrap();
        ledger.final_dot(&all[0].key, at(3)).unwrap();
        ledger.end(&all[0].key, &sent(), at(4)).unwrap();
        ledger.begin(&all[1], "1@x", false, at(5)).unwrap();
        ledger.end(&all[1].key, &later(), at(6)).unwrap();
        ledger.begin(&all[2], "2@x", false, at(7)).unwrap();
        ledger.end(&all[2].key, &Ending::Refused { reply: "550 « non »".to_owned() }, at(8)).unwrap();
        ledger.begin(&all[3], "3@x", false, at(9)).unwrap();
        ledger.final_dot(&all[3].key, at(10)).unwrap();
        ledger.end(&all[3].key, &Ending::Uncertain { reply: String::new() }, at(11)).unwrap();
        ledger.decide(&all[3].key, Decision::Received, at(12)).unwrap();
        ledger.begin(&all[4], "4@x", false, at(13)).unwrap();
        ledger.end(&all[4].key, &Ending::Back { reply: "421".to_owned() }, at(14)).unwrap();
    }

    fn bytes(folder: &Path) -> Vec<u8> {
        fs::read(Ledger::path(folder)).unwrap()
    }

    fn put(folder: &Path, bytes: &[u8]) {
        disk::write(&Ledger::path(folder), bytes).unwrap();
    }

    fn damaged(result: Result<Read, LedgerError>) -> u64 {
        match result {
            Err(LedgerError::Damaged { line, .. }) => line,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(History::read(folder.path()).unwrap(), History::default());
        full(folder.path());
        let history = History::read(folder.path()).unwrap();
        let states: Vec<State> = history.parcels().map(|record| record.state).collect();
        let expected = [State::Sent, State::Deferred, State::Refused, State::Received, State::Ready];
        assert_eq!(states, expected);
        let first = history.parcel(&parcel(0, "aa").key).unwrap();
        assert_eq!(first.reply, "250 2.0.0 Ok: queued as 4F1");
        assert_eq!(first.left_out, [("x@ac-noumea.nc".to_owned(), "550 5.1.1 inconnu".to_owned())]);
        assert_eq!((first.tries, first.since), (1, at(4)));
        assert_eq!(first.drafted, Some((at(1), Draft::File)));
        assert_eq!(history.letter(&piece(0, "").letter), Some(first));
        assert_eq!(history.spent(at(0)), [(at(3), 1), (at(10), 1)]);
        assert_eq!(history.spent(at(4)), [(at(10), 1)]);
        // opening it again changes nothing
        let before = bytes(folder.path());
        assert_eq!(Ledger::open(folder.path(), at(99)).unwrap().history(), &history);
        assert_eq!(bytes(folder.path()), before);
    }

    #[test]
    fn it_names_nobody() {
        let folder = tempfile::tempdir().unwrap();
        full(folder.path());
        let text = String::from_utf8(bytes(folder.path())).unwrap();
        assert!(text.contains("ce.9830004M@ac-noumea.nc"), "the address is the proof");
        for secret in ["SECR", "Léa", "personne", "cach", "Cach"] {
            assert!(!text.contains(secret), "{secret}");
        }
    }

    #[test]
    fn an_end_torn_at_any_byte_is_kept_aside() {
        let whole = tempfile::tempdir().unwrap();
        full(whole.path());
        let whole = bytes(whole.path());
        let first = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        let mut lines: Vec<(usize, History)> = Vec::new();
        for end in (first..=whole.len()).filter(|end| whole[end - 1] == b'\n') {
            lines.push((end, line::read(Path::new("x"), &whole[..end]).unwrap().history));
        }
        assert_eq!(lines.len(), 15);
        for cut in 0..=whole.len() {
            let read = line::read(Path::new("x"), &whole[..cut]);
            if cut + 1 < first {
                // it is made whole with the file: less of it is a loss, not an interruption
                assert_eq!(damaged(read), 1, "{cut}");
                continue;
            }
            let read = read.unwrap();
            let (end, history) = lines.iter().rfind(|(end, _)| *end <= cut + 1).unwrap();
            assert_eq!(&read.history, history, "{cut}");
            assert_eq!(read.tail == Tail::Clean, *end == cut, "{cut}");
            assert_eq!(read.tail == Tail::Unended, *end == cut + 1, "{cut}");
        }
        // opened for writing: the last two lines at every byte
        let folder = tempfile::tempdir().unwrap();
        for cut in lines[12].0..whole.len() {
            let _ = fs::remove_dir_all(folder.path().join(FOLDER));
            fs::create_dir(folder.path().join(FOLDER)).unwrap();
            put(folder.path(), &whole[..cut]);
            let read = line::read(Path::new("x"), &whole[..cut]).unwrap();
            let ledger = Ledger::open(folder.path(), at(50)).unwrap();
            let torn = &whole[read.whole..cut];
            let asides: Vec<PathBuf> = fs::read_dir(folder.path().join(FOLDER))
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.to_str().unwrap().contains(ASIDE))
                .collect();
            if read.tail == Tail::Torn {
                assert_eq!(asides.len(), 1);
                assert_eq!(fs::read(&asides[0]).unwrap(), torn);
                let told = Recovered { at: at(50), bytes: torn.len() as u64 };
                assert_eq!(ledger.history().recovered(), [told]);
            } else {
                assert!(asides.is_empty());
            }
            drop(ledger);
            let mut ledger = Ledger::open(folder.path(), at(51)).unwrap();
            ledger.begin(&parcel(9, "zz"), "9@x", false, at(52)).unwrap();
            drop(ledger);
            let after = History::read(folder.path()).unwrap().parcels().count();
            assert_eq!(after, read.history.parcels().count() + 1, "it goes on, {cut}");
        }
    }

    #[test]
    fn a_page_of_zeros_is_an_end_that_was_never_whole() {
        let folder = tempfile::tempdir().unwrap();
        full(folder.path());
        let before = bytes(folder.path());
        put(folder.path(), &[before.clone(), vec![0; 4096]].concat());
        assert!(Ledger::open(folder.path(), at(50)).unwrap().history().recovered()[0].bytes == 4096);
        assert!(bytes(folder.path()).starts_with(&before));
    }

    #[test]
    fn no_bit_changes_unseen() {
        let folder = tempfile::tempdir().unwrap();
        full(folder.path());
        let whole = bytes(folder.path());
        let mut line = 1;
        for index in 0..whole.len() {
            for bit in 0..8 {
                let mut other = whole.clone();
                other[index] ^= 1 << bit;
                match line::read(Path::new("x"), &other) {
                    // the number of the format itself
                    Err(LedgerError::Newer { .. }) if line == 1 => {}
                    read => assert_eq!(damaged(read), line, "byte {index}, bit {bit}"),
                }
            }
            line += u64::from(whole[index] == b'\n');
        }
    }

    #[test]
    fn no_line_is_lost_swapped_or_said_twice_unseen() {
        let folder = tempfile::tempdir().unwrap();
        full(folder.path());
        let whole = bytes(folder.path());
        let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
        let read = |lines: &[&[u8]]| line::read(Path::new("x"), &lines.concat());
        for index in 0..lines.len() {
            let mut doubled = lines.clone();
            doubled.insert(index, lines[index]);
            assert_eq!(damaged(read(&doubled)), index as u64 + 2);
            if index + 1 < lines.len() {
                let mut lost = lines.clone();
                lost.remove(index);
                assert_eq!(damaged(read(&lost)), index as u64 + 1);
                let mut swapped = lines.clone();
                swapped.swap(index, index + 1);
                assert_eq!(damaged(read(&swapped)), index as u64 + 1);
            }
        }
        let crlf = String::from_utf8(whole.clone()).unwrap().replace('\n', "\r\n");
        assert_eq!(damaged(line::read(Path::new("x"), crlf.as_bytes())), 1);
        assert_eq!(damaged(line::read(Path::new("x"), b"")), 1);
        assert_eq!(damaged(line::read(Path::new("x"), &[0; 100])), 1);
    }

    #[test]
    fn damage_is_refused_and_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        full(folder.path());
        let mut other = bytes(folder.path());
        let middle = other.len() / 2;
        other[middle] ^= 1;
        put(folder.path(), &other);
        let error = Ledger::open(folder.path(), at(50)).unwrap_err();
        assert!(matches!(error, LedgerError::Damaged { line: 7..10, .. }), "{error:?}");
        assert!(error.to_string().contains("abîmé à la ligne"), "{error}");
        assert_eq!(bytes(folder.path()), other);
        assert_eq!(History::read(folder.path()).unwrap_err(), error);
    }

    #[test]
    fn a_newer_journal_and_a_second_one_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(FOLDER)).unwrap();
        let newer = Event::Opened { format: FORMAT_AFTER, program: "9.0.0".to_owned(), purged: None };
        let (line, _) = line::seal("", &Body::new(1, at(0), newer)).unwrap();
        for text in [line.as_str(), "{\"format\":2,\"autre\":1}\n"] {
            put(folder.path(), text.as_bytes());
            let error = Ledger::open(folder.path(), at(0)).unwrap_err();
            assert!(matches!(error, LedgerError::Newer { format: FORMAT_AFTER, .. }), "{error:?}");
        }
        fs::remove_file(Ledger::path(folder.path())).unwrap();
        full(folder.path());
        disk::write(&folder.path().join(FOLDER).join("Envois-PC-DE-LEA.jsonl"), b"").unwrap();
        for error in
            [Ledger::open(folder.path(), at(50)).unwrap_err(), History::read(folder.path()).unwrap_err()]
        {
            assert!(matches!(error, LedgerError::Copy { .. }), "{error:?}");
        }
    }

    const FORMAT_AFTER: u32 = event::FORMAT + 1;

    #[test]
    fn one_writes_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(folder.path(), at(0)).unwrap();
        let error = Ledger::open(folder.path(), at(0)).unwrap_err();
        assert!(
            matches!(&error, LedgerError::Disk(error) if error.trouble == disk::Trouble::Busy),
            "{error:?}"
        );
        assert!(History::read(folder.path()).is_ok(), "reading is free");
        drop(ledger);
        assert!(Ledger::open(folder.path(), at(0)).is_ok());
    }

    #[test]
    fn what_a_dead_run_left_under_way_is_in_doubt_only_behind_the_dot() {
        for dotted in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let one = parcel(0, "aa");
            let mut ledger = Ledger::open(folder.path(), at(0)).unwrap();
            ledger.begin(&one, "0@x", false, at(1)).unwrap();
            if dotted {
                ledger.final_dot(&one.key, at(2)).unwrap();
            }
            let state = |history: &History| history.parcel(&one.key).unwrap().state;
            // who looks while somebody writes sees it under way
            assert_eq!(state(&History::look(folder.path()).unwrap()), State::UnderWay);
            drop(ledger);
            let left = if dotted { State::Uncertain } else { State::Ready };
            let before = bytes(folder.path());
            assert_eq!(state(&History::look(folder.path()).unwrap()), left);
            assert_eq!(bytes(folder.path()), before, "looking writes nothing");
            let mut ledger = Ledger::open(folder.path(), at(3)).unwrap();
            assert_eq!(state(ledger.history()), left);
            assert_eq!(ledger.begin(&one, "0@x", false, at(4)).is_err(), dotted);
            drop(ledger);
            let after = if dotted { State::Uncertain } else { State::UnderWay };
            assert_eq!(state(&History::read(folder.path()).unwrap()), after, "and it is written down");
        }
    }

    #[test]
    fn what_was_sent_is_begun_again_only_by_a_persons_word() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(folder.path(), at(0)).unwrap();
        let one = parcel(0, "aa");
        ledger.begin(&one, "0@x", false, at(1)).unwrap();
        ledger.final_dot(&one.key, at(2)).unwrap();
        ledger.end(&one.key, &sent(), at(3)).unwrap();
        // the same letter in another message; the same letter, changed
        let more = parcel_of(vec![piece(0, "aa"), piece(1, "bb")]);
        let changed = parcel(0, "cc");
        let before = bytes(folder.path());
        for again in [&one, &more] {
            let objection = Objection { key: one.key.clone(), state: State::Sent };
            assert_eq!(ledger.history().objection(again, false), Some(objection));
            assert!(matches!(ledger.begin(again, "0@x", false, at(4)), Err(LedgerError::Fault(_))));
        }
        assert_eq!(bytes(folder.path()), before, "what may not be is not written");
        assert_eq!(ledger.history().objection(&changed, false), None);
        ledger.begin(&changed, "c@x", false, at(5)).unwrap();
        ledger.final_dot(&changed.key, at(6)).unwrap();
        ledger.end(&changed.key, &Ending::Uncertain { reply: String::new() }, at(7)).unwrap();
        // while one version is in doubt, no other leaves
        let third = parcel(0, "dd");
        assert_eq!(ledger.history().objection(&third, false).unwrap().state, State::Uncertain);
        ledger.decide(&changed.key, Decision::Abandon, at(8)).unwrap();
        assert_eq!(ledger.history().objection(&third, false), None);
        assert_eq!(ledger.history().objection(&changed, false).unwrap().state, State::Abandoned);
        ledger.decide(&one.key, Decision::Again, at(9)).unwrap();
        ledger.begin(&one, "0@x", false, at(10)).unwrap();
        assert_eq!(ledger.history().parcel(&one.key).unwrap().tries, 2);
    }

    #[test]
    fn a_draft_says_less_than_a_sending() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(folder.path(), at(0)).unwrap();
        let one = parcel(0, "aa");
        ledger.begin(&one, "0@x", false, at(1)).unwrap();
        ledger.end(&one.key, &later(), at(2)).unwrap();
        ledger.drafted(&parcel(0, "bb"), Draft::Imap, at(3)).unwrap();
        assert_eq!(ledger.history().letter(&one.pieces[0].letter).unwrap().state, State::Deferred);
    }

    #[test]
    fn a_journal_that_another_program_touches_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(folder.path(), at(0)).unwrap();
        ledger.begin(&parcel(0, "aa"), "0@x", false, at(1)).unwrap();
        let more = [bytes(folder.path()), b"x".to_vec()].concat();
        put(folder.path(), &more);
        let history = ledger.history().clone();
        assert!(matches!(ledger.final_dot(&parcel(0, "aa").key, at(2)), Err(LedgerError::Disk(_))));
        assert_eq!(ledger.history(), &history, "what was not written has not been");
        assert_eq!(bytes(folder.path()), more);
    }

    #[test]
    fn answers_stay_on_one_line() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(folder.path(), at(0)).unwrap();
        let one = parcel(0, "aa");
        ledger.begin(&one, "0@x", false, at(1)).unwrap();
        let reply = format!("451-un\r\n451 deux \u{0}\u{1b}[31m{}", "é".repeat(5000));
        ledger.end(&one.key, &Ending::Deferred { reply }, at(2)).unwrap();
        let history = History::read(folder.path()).unwrap();
        let reply = &history.parcel(&one.key).unwrap().reply;
        assert!(reply.starts_with("451-un 451 deux  [31mé") && reply.chars().count() == 1000, "{reply}");
    }

    #[test]
    fn a_purge_takes_addresses_and_answers_and_nothing_may_leave_twice() {
        let folder = tempfile::tempdir().unwrap();
        full(folder.path());
        let before = History::read(folder.path()).unwrap();
        // an end that was never whole has an address too
        let torn = [bytes(folder.path()), b"{\"sum\":\"ce.9830004m@ac-noumea.nc".to_vec()].concat();
        put(folder.path(), &torn);
        let ledger = Ledger::open(folder.path(), at(50)).unwrap();
        // one address in each of six lines that say all of a message, and one that was left out
        assert_eq!(ledger.purge(at(51)).unwrap(), 6);
        for entry in fs::read_dir(folder.path().join(FOLDER)).unwrap() {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            for secret in ["ac-noumea", "queued", "inconnu", "non"] {
                assert!(!text.contains(secret), "{secret} in {text}");
            }
        }
        let after = History::read(folder.path()).unwrap();
        assert_eq!(after.purged(), Some(at(51)));
        let told = |history: &History| -> Vec<_> {
            let all = history.parcels();
            all.map(|one| (one.key.clone(), one.state, one.since, one.letters.clone(), one.tries)).collect()
        };
        assert_eq!(told(&after), told(&before));
        let first = after.parcel(&parcel(0, "aa").key).unwrap();
        assert!(first.reply.starts_with("250 #") && first.recipients[0].starts_with('#'), "{first:?}");
        assert!(first.reached("CE.9830004m@ac-noumea.nc") && !first.reached("x@ac-noumea.nc"));
        let mut ledger = Ledger::open(folder.path(), at(52)).unwrap();
        assert!(matches!(ledger.begin(&parcel(0, "aa"), "0@x", false, at(53)), Err(LedgerError::Fault(_))));
        ledger.begin(&parcel(1, "aa"), "1@x", false, at(54)).unwrap();
        ledger.final_dot(&parcel(1, "aa").key, at(55)).unwrap();
        drop(ledger);
        // in doubt, its address is needed
        let ledger = Ledger::open(folder.path(), at(56)).unwrap();
        assert_eq!(ledger.purge(at(57)).unwrap_err(), LedgerError::InDoubt(1));
        let mut ledger = Ledger::open(folder.path(), at(58)).unwrap();
        ledger.decide(&parcel(1, "aa").key, Decision::Received, at(59)).unwrap();
        assert_eq!(ledger.purge(at(60)).unwrap(), 1, "what is a digest already stays one");
        let again = History::read(folder.path()).unwrap();
        assert_eq!(again.parcel(&parcel(0, "aa").key), Some(first));
    }

    #[test]
    fn a_letter_goes_again_to_an_address_that_has_not_had_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(folder.path(), at(0)).unwrap();
        let one = parcel(0, "aa");
        ledger.begin(&one, "0@x", false, at(1)).unwrap();
        ledger.final_dot(&one.key, at(2)).unwrap();
        ledger.end(&one.key, &Ending::Sent { reply: "250".to_owned(), left_out: Vec::new() }, at(3)).unwrap();
        let mut other = one.clone();
        other.to[0].address = Email::new("autre@ac-noumea.nc").unwrap();
        other.key = Key::new("2027", &other.schools, &[&other.to[0].address], &other.pieces);
        assert_eq!(ledger.history().objection(&other, false), None);
        let mut same = one.clone();
        same.to[0].address = Email::new("CE.9830004m@AC-noumea.nc").unwrap();
        same.key = Key::new("2027", &same.schools, &[], &same.pieces);
        assert_eq!(ledger.history().objection(&same, false).unwrap().state, State::Sent);
    }

    /// Something that may be asked of the journal, sensible or not.
    #[derive(Clone, Debug)]
    enum Ask {
        Begin(usize),
        Dot(usize),
        End(usize, Ending),
        Draft(usize),
        Decide(usize, Decision),
        Reopen,
    }

    fn ask() -> impl Strategy<Value = Ask> {
        let one = 0..4usize;
        let reply = || prop_oneof![Just(String::new()), "\\PC{1,20}"];
        let ending = prop_oneof![
            Just(sent()),
            reply().prop_map(|reply| Ending::Deferred { reply }),
            reply().prop_map(|reply| Ending::Refused { reply }),
            reply().prop_map(|reply| Ending::Uncertain { reply }),
            reply().prop_map(|reply| Ending::Back { reply }),
        ];
        let decision = prop_oneof![Just(Decision::Received), Just(Decision::Again), Just(Decision::Abandon)];
        prop_oneof![
            4 => one.clone().prop_map(Ask::Begin),
            4 => one.clone().prop_map(Ask::Dot),
            4 => (one.clone(), ending).prop_map(|(one, ending)| Ask::End(one, ending)),
            1 => one.clone().prop_map(Ask::Draft),
            2 => (one, decision).prop_map(|(one, decision)| Ask::Decide(one, decision)),
            1 => Just(Ask::Reopen),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        /// Whatever is asked, the journal reads as it was folded; cut anywhere, as a beginning of it; and a message is
        /// handed over twice only behind a person's word, or an answer of the server that says it was not taken.
        #[test]
        fn any_story_cut_anywhere_reads_as_its_beginning(
            asks in prop::collection::vec(ask(), 1..40),
            cuts in prop::collection::vec(any::<prop::sample::Index>(), 12),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let all: Vec<Parcel> = vec![
                parcel(0, "aa"), parcel(1, "aa"), parcel_of(vec![piece(0, "aa"), piece(2, "aa")]), parcel(0, "bb"),
            ];
            let mut ledger = Ledger::open(folder.path(), at(0)).unwrap();
            let mut stages: Vec<(usize, History)> = vec![(bytes(folder.path()).len(), ledger.history().clone())];
            for (second, ask) in (1..).zip(asks) {
                let now = at(second);
                // a fault is refused and leaves no trace, which the comparison shows
                let _ = match ask {
                    Ask::Begin(one) => ledger.begin(&all[one], "x@x", false, now),
                    Ask::Dot(one) => ledger.final_dot(&all[one].key, now),
                    Ask::End(one, ending) => ledger.end(&all[one].key, &ending, now),
                    Ask::Draft(one) => ledger.drafted(&all[one], Draft::File, now),
                    Ask::Decide(one, decision) => ledger.decide(&all[one].key, decision, now),
                    Ask::Reopen => {
                        drop(ledger);
                        ledger = Ledger::open(folder.path(), now).unwrap();
                        Ok(())
                    }
                };
                stages.push((bytes(folder.path()).len(), ledger.history().clone()));
            }
            let whole = bytes(folder.path());
            for (length, history) in &stages {
                prop_assert_eq!(&line::read(Path::new("x"), &whole[..*length]).unwrap().history, history);
            }
            let first = stages[0].0;
            for cut in cuts {
                let cut = first + cut.index(whole.len() - first + 1);
                let read = line::read(Path::new("x"), &whole[..cut]).unwrap();
                // a line that lacks nothing but its end counts
                let end = read.whole + if read.tail == Tail::Unended { cut - read.whole + 1 } else { 0 };
                prop_assert!(end <= cut + 1 && (end == cut || end == cut + 1 || whole[end..cut].iter().all(|byte| *byte != b'\n')));
                prop_assert_eq!(&read.history, &line::read(Path::new("x"), &whole[..end]).unwrap().history);
            }
        }
    }
}
