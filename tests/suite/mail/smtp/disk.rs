//! A journal that can't be written: nothing leaves without it.

use std::fs::OpenOptions;
use std::io::Write;
use std::sync::{Arc, Mutex};

use lettres_rne::outbox::Ledger;

use super::certificates::Shown;
use super::office::{Office, journal, stop, told};
use super::server::{At, Line, Server};

/// Another program writes into the journal while a message is under way: the dot is kept back, although all the rest of
/// the message has left.
#[test]
fn a_journal_that_fails_before_the_dot_keeps_the_dot_back() {
    for line in [Line::Clear, Line::Tls(Shown::Good)] {
        let server = Server::new(line);
        let office = Office::new(&server, line, 3);
        let path = Ledger::path(&office.folder);
        server.follows(move |moment| {
            if moment.at == At::Data && moment.message == 2 {
                OpenOptions::new().append(true).open(&path).unwrap().write_all(b"{\"").unwrap();
            }
            None
        });
        let summary = office.send();
        assert_eq!((told(&summary).as_str(), stop(&summary)), ("sr.", "journal"), "{summary:?}");
        assert_eq!(server.taken().len(), 1, "no dot, no message");
        // what the other program has written is set aside, and the rest goes
        server.follows(|_| None);
        assert_eq!((told(&office.send()).as_str(), server.taken().len()), ("-ss", 3));
    }
}

/// What a power cut would find on the disk at each moment of a talk: before the dot that nothing was handed over, from the
/// dot on that it may have been, and never less.
#[test]
fn the_journal_is_ahead_of_the_server_at_every_moment() {
    let server = Server::new(Line::Clear);
    let office = Office::new(&server, Line::Clear, 20);
    let (folder, parcels) = (office.folder.clone(), office.parcels.clone());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let eye = seen.clone();
    server.follows(move |moment| {
        if let At::Mail | At::Rcpt | At::Data | At::Inside | At::Dot = moment.at {
            // a copy, where nobody works any more: begun is ready, and uncertain when the dot is announced
            let after = tempfile::tempdir().unwrap();
            let copy = Ledger::path(after.path());
            std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
            std::fs::copy(Ledger::path(&folder), copy).unwrap();
            drop(Ledger::open(after.path(), lettres_rne::settings::clock::now()).unwrap());
            let found = journal(after.path(), &parcels).chars().nth(moment.message - 1).unwrap();
            eye.lock().unwrap().push((moment.at, found));
        }
        None
    });
    assert_eq!(office.send().stop, None);
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 20 * 6, "each moment of each message, two recipients");
    for (at, found) in seen.iter() {
        match at {
            At::Dot => assert_eq!(*found, 'u', "{seen:?}"),
            // all of a small message may have left by the time that a part of it is looked at
            At::Inside => assert!("ru".contains(*found), "{seen:?}"),
            _ => assert_eq!(*found, 'r', "{at:?} {seen:?}"),
        }
    }
}

#[test]
fn a_journal_that_fails_after_the_answer_leaves_a_doubt_and_no_second_copy() {
    let server = Server::new(Line::Clear);
    let office = Office::new(&server, Line::Clear, 2);
    let path = Ledger::path(&office.folder);
    server.follows(move |moment| {
        if moment.at == At::Dot && moment.message == 1 {
            OpenOptions::new().append(true).open(&path).unwrap().write_all(b"{\"").unwrap();
        }
        None
    });
    let summary = office.send();
    assert_eq!((told(&summary).as_str(), stop(&summary)), ("s.", "journal"));
    assert_eq!(office.send().stop, None);
    assert_eq!((office.journal().as_str(), server.taken().len()), ("us", 2));
}

/// A disk that fills at every place of the journal, by the system's own limit on a file's size.
#[cfg(unix)]
#[test]
fn a_disk_that_is_full_doubles_nothing_and_loses_nothing() {
    let mut stopped = 0;
    for blocks in 1..=12 {
        let server = Server::new(Line::Clear);
        let office = Office::new(&server, Line::Clear, 4);
        // without the signal, the system refuses what is beyond the limit, as a full disk does
        let limit = format!("trap '' XFSZ; ulimit -f {blocks}");
        super::child::start(&office, Line::Clear, &limit).wait().unwrap();
        let before = server.taken().len();
        stopped += usize::from(before < 4);
        assert_eq!(office.send().stop, None, "{blocks}");
        let journal = office.journal();
        let uncertain = journal.matches('u').count();
        assert!(uncertain <= 1 && journal.matches('s').count() + uncertain == 4, "{blocks}: {journal}");
        for parcel in &office.parcels {
            let copies =
                server.taken().iter().filter(|taken| taken.text.contains(parcel.key.as_str())).count();
            let is_in_doubt =
                journal.as_bytes()[office.parcels.iter().position(|p| p == parcel).unwrap()] == b'u';
            assert!(copies == 1 || copies == 0 && is_in_doubt, "{blocks}: {journal} {copies}");
        }
    }
    assert!(stopped >= 3, "the limit was met in {stopped} runs only");
}
