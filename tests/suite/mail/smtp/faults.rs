//! Every way in which a talk can fail, as a table: what was delivered, what the journal says, what the summary says, and
//! what a second run does when the server is well again.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use lettres_rne::outbox::Decision;
use lettres_rne::post::Told;

use super::certificates::Shown;
use super::office::{Office, message, message_of, stop, told};
use super::server::{Act, At, Line, Server};

/// Whether a fault happens once or always.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Once,
    Always,
}
use How::{Always, Once};

/// What three messages came to: how many the server took, what the journal says, what the run said, why it stopped.
type Outcome = (usize, &'static str, &'static str, &'static str);

const ALL: Outcome = (3, "sss", "sss", "");
/// Three failed calls; nothing was begun.
const NO_CALL: Outcome = (0, "...", "...", "breaker");
/// Twice with the first message, once with the second; nothing was handed over.
const NO_LINE: Outcome = (0, "rr.", "rr.", "breaker");

fn raw(text: &[u8]) -> Act {
    Act::Raw(text.to_vec())
}

/// The fault, what came of it, what the journal says after a second run with a server that is well.
fn table() -> Vec<(At, Act, How, Outcome, &'static str)> {
    let mut rows = vec![];
    // a line that is lost, or silent, before the final dot harms nobody: once it is called again, thrice it is left
    for act in [Act::Drop, Act::Stall, raw(b"hello?\r\n"), raw(b"220\xa0oui\r\n"), Act::Endless(b"x")] {
        rows.extend([At::Greeting, At::Ehlo, At::Auth].map(|at| (at, act.clone(), Once, ALL, "sss")));
        rows.extend([At::Greeting, At::Ehlo, At::Auth].map(|at| (at, act.clone(), Always, NO_CALL, "sss")));
        let stages = [At::Mail, At::Rcpt, At::Data];
        rows.extend(stages.map(|at| (at, act.clone(), Once, ALL, "sss")));
        rows.extend(stages.map(|at| (at, act.clone(), Always, NO_LINE, "sss")));
        rows.push((At::Inside, act, Once, ALL, "sss"));
    }
    rows.push((At::Inside, Act::Drop, Always, NO_LINE, "sss"));
    // answers that nobody asked for would be taken for those to what is said next
    for act in [raw(b"250 ok\r\n250 ok\r\n"), raw(b"250-ok\r\n251 ok\r\n"), Act::Endless(b"250-ok\r\n")] {
        rows.push((At::Mail, act.clone(), Once, ALL, "sss"));
        rows.push((At::Rcpt, act.clone(), Always, NO_LINE, "sss"));
    }
    rows.push((At::Data, Act::Say("250 ok"), Once, ALL, "sss"));
    rows.push((At::Mail, Act::Say("354 go ahead"), Once, ALL, "sss"));
    rows.push((At::Rcpt, Act::Say("354 go ahead"), Always, NO_LINE, "sss"));
    // after the dot nobody knows: it is never sent again by itself, and two in a row are enough
    for act in
        [Act::Drop, Act::Stall, raw(b"hello?\r\n"), Act::Say("354 go ahead"), Act::Endless(b"250-ok\r\n")]
    {
        rows.push((At::Dot, act.clone(), Once, (2, "uss", "uss", ""), "uss"));
        rows.push((At::Dot, act, Always, (0, "uu.", "uu.", "doubt"), "uus"));
    }
    for act in [Act::TakeAndDrop, Act::TakeAndStall] {
        rows.push((At::Dot, act.clone(), Once, (3, "uss", "uss", ""), "uss"));
        rows.push((At::Dot, act, Always, (2, "uu.", "uu.", "doubt"), "uus"));
    }
    // a proper answer to the dot is certain, in whatever encoding
    let spam = Act::Say("554 5.7.1 looks like spam");
    rows.push((At::Dot, spam.clone(), Once, (2, "fss", "fss", ""), "fss"));
    rows.push((At::Dot, spam, Always, (0, "fff", "fff", "breaker"), "fff"));
    rows.push((At::Dot, raw(b"550 5.2.0 bo\xeete ferm\xe9e\r\n"), Once, (2, "fss", "fss", ""), "fss"));
    rows.push((At::Dot, Act::Say("451 4.3.0 later"), Once, ALL, "sss"));
    rows.push((At::Dot, Act::Say("451 4.3.0 later"), Always, (0, "ddd", "ddd", "breaker"), "sss"));
    rows.push((At::Dot, Act::Say("421 4.3.2 bye"), Once, ALL, "sss"));
    rows.push((At::Dot, Act::Say("421 4.3.2 bye"), Always, (0, "ddd", "ddd", "breaker"), "sss"));
    rows.push((At::Inside, Act::Say("552 5.3.4 too big"), Once, (2, "fss", "fss", ""), "fss"));
    // the server hangs up in so many words: the same message at once
    rows.push((At::Mail, Act::Say("421 4.3.2 bye"), Once, ALL, "sss"));
    rows.push((At::Rcpt, Act::Say("421 4.7.0 slow down"), Always, (0, "dr.", "dr.", "breaker"), "sss"));
    rows.push((At::Greeting, Act::Say("421 4.3.2 busy"), Once, ALL, "sss"));
    rows.push((At::Greeting, Act::Say("450 4.3.2 busy"), Always, NO_CALL, "sss"));
    rows.push((At::Auth, Act::Say("454 4.7.0 not now"), Once, ALL, "sss"));
    rows.push((At::Auth, Act::Say("454 4.7.0 not now"), Always, NO_CALL, "sss"));
    // put off
    rows.push((At::Mail, Act::Say("451 4.3.0 later"), Once, ALL, "sss"));
    rows.push((At::Mail, Act::Say("451 4.3.0 later"), Always, (0, "ddd", "ddd", "breaker"), "sss"));
    rows.push((At::Data, Act::Say("451 4.3.0 later"), Once, ALL, "sss"));
    rows.push((At::Rcpt, Act::Say("450 4.2.0 greylisted"), Once, ALL, "sss"));
    rows.push((At::Rcpt, Act::Say("450 4.2.0 greylisted"), Always, (0, "ddd", "ddd", ""), "sss"));
    rows.push((At::Rset, Act::Drop, Always, ALL, "sss"));
    // the account: the first no is enough
    for (at, words) in [
        (At::Auth, "535 5.7.8 bad login"),
        (At::Auth, "534 5.7.9 password too weak"),
        (At::Auth, "550 5.7.30 no passwords here"),
        (At::Greeting, "554 no service"),
        (At::Ehlo, "550 go away"),
    ] {
        rows.push((at, Act::Say(words), Always, (0, "...", "...", "account"), "sss"));
    }
    for (at, words) in [
        (At::Mail, "530 5.7.0 log in first"),
        (At::Mail, "550 5.1.0 no"),
        (At::Mail, "553 5.7.1 <dane@ac-noumea.nc>: Sender address rejected: not owned by user x"),
        (At::Rcpt, "553 5.7.1 <dane@ac-noumea.nc>: Sender address rejected: not owned by user x"),
        (At::Rcpt, "554 5.7.1 <x@y.fr>: Relay access denied"),
        (At::Rcpt, "550 5.7.1 sending quota exceeded"),
        (At::Dot, "550 5.7.1 sending quota exceeded"),
    ] {
        rows.push((at, Act::Say(words), Always, (0, "r..", "r..", "account"), "sss"));
    }
    // the message or its recipients
    rows.push((At::Mail, Act::Say("552 5.3.4 too big"), Once, (2, "fss", "fss", ""), "fss"));
    rows.push((At::Rcpt, Act::Say("550 5.1.1 unknown"), Always, (0, "fff", "fff", ""), "fff"));
    rows.push((At::Data, Act::Say("554 5.5.1 no"), Once, (2, "fss", "fss", ""), "fss"));
    rows
}

#[test]
fn each_fault_has_one_outcome_and_a_second_run_doubles_nothing() {
    let rows = table();
    let next = AtomicUsize::new(0);
    // stalls take their time: several at once
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::SeqCst);
                    let Some(row) = rows.get(index) else { return };
                    let line = match index % 3 {
                        0 => Line::Tls(Shown::Good),
                        1 => Line::StartTls(Shown::Good),
                        _ => Line::Clear,
                    };
                    check(row, line);
                }
            });
        }
    });
}

fn check((at, act, how, outcome, then): &(At, Act, How, Outcome, &str), line: Line) {
    let case = format!("{at:?} {act:?} {how:?} {line:?}");
    let server = Server::new(line);
    let mut office = Office::new(&server, line, 3);
    // time enough for each to have its turn before the first is tried again
    office.settings.retries = vec![Duration::from_millis(250); 2];
    // in the middle of a message is a place only where sockets can't hold all of it
    let lines = if *at == At::Inside { 150_000 } else { 20 };
    if *at == At::Inside {
        office.settings.patience = Duration::from_secs(8);
    }
    let send = || office.send_with(&|parcel| Ok(message_of(parcel, lines).into_bytes())).0;
    match how {
        Once => server.does_once(*at, act.clone()),
        Always => server.does(*at, act.clone()),
    };
    let summary = send();
    let found = (server.taken().len(), office.journal(), told(&summary), stop(&summary));
    let found = (found.0, found.1.as_str(), found.2.as_str(), found.3);
    assert_eq!(found, *outcome, "{case}: {summary:?} {:?}", server.heard());
    if let Some(stop) = &summary.stop {
        assert!(stop.sentence().len() > 40, "{case}");
    }
    // the server is well again
    server.follows(|_| None);
    let before = server.taken().len();
    let again = send();
    assert_eq!((office.journal().as_str(), stop(&again)), (*then, ""), "{case}, again: {again:?}");
    let open = |letter: char| !"suf".contains(letter);
    let left = outcome.1.chars().filter(|letter| open(*letter)).count();
    assert_eq!(server.taken().len() - before, left, "{case}: the second run sends what was left, no more");
    // whole, and to whom it was for
    for taken in server.taken() {
        let parcel = office.parcels.iter().find(|parcel| taken.text.contains(parcel.key.as_str())).unwrap();
        let to = [&parcel.to[0].address, &parcel.cc[0].address].map(ToString::to_string);
        assert_eq!(
            (taken.text.as_str(), taken.to.as_slice()),
            (message_of(parcel, lines).as_str(), &to[..]),
            "{case}"
        );
    }
}

#[test]
fn a_doubt_is_resolved_by_a_person_alone() {
    let server = Server::new(Line::Clear);
    let office = Office::new(&server, Line::Clear, 2);
    server.does_once(At::Dot, Act::Drop);
    assert_eq!(told(&office.send()), "us");
    assert_eq!((told(&office.send()), server.taken().len()), ("--".to_owned(), 1));
    office.decide(0, Decision::Again);
    assert_eq!((told(&office.send()), server.taken().len()), ("s-".to_owned(), 2));
    assert_eq!(office.journal(), "ss");
}

#[test]
fn a_connection_takes_a_handful_of_messages() {
    let server = Server::new(Line::Tls(Shown::Good));
    let office = Office::new(&server, Line::Tls(Shown::Good), 12);
    assert_eq!(office.send().stop, None);
    assert_eq!((server.taken().len(), server.talks()), (12, 3));
    assert_eq!(server.heard().iter().filter(|line| *line == "QUIT").count(), 3);
}

#[test]
fn nothing_is_called_where_nothing_is_to_be_sent() {
    let server = Server::new(Line::Clear);
    let office = Office::new(&server, Line::Clear, 2);
    let (summary, seen) = office.send_with(&|_| Err("la lettre a changé".to_owned()));
    assert_eq!((told(&summary), server.talks()), ("hh".to_owned(), 0));
    assert_eq!(office.journal(), "..", "a letter that may not leave is not begun");
    assert_eq!(seen, ["begins 1 of 2", "ended 1", "begins 2 of 2", "ended 2"]);
}

#[test]
fn a_wish_to_stop_ends_the_message_under_way_and_begins_no_other() {
    let server = Server::new(Line::Clear);
    let mut office = Office::new(&server, Line::Clear, 4);
    office.stops_after = Some(2);
    let summary = office.send();
    assert_eq!((told(&summary).as_str(), stop(&summary)), ("ss..", "interrupted"));
    assert_eq!(server.taken().len(), 2);
    // in a pause, too
    office.stops_after = Some(1);
    office.settings.retries = vec![Duration::from_secs(600)];
    server.does(At::Rcpt, Act::Say("450 4.2.0 greylisted"));
    office.parcels.truncate(3);
    let begun = std::time::Instant::now();
    let summary = office.send();
    assert_eq!(stop(&summary), "interrupted");
    assert!(begun.elapsed() < Duration::from_secs(5));
}

#[test]
fn the_pace_is_kept_and_told() {
    let server = Server::new(Line::Clear);
    let mut office = Office::new(&server, Line::Clear, 3);
    office.pace.between = Duration::from_millis(150);
    let begun = std::time::Instant::now();
    let (summary, seen) = office.send_with(&|parcel| Ok(message(parcel).into_bytes()));
    assert_eq!(told(&summary), "sss");
    assert!(begun.elapsed() >= Duration::from_millis(300), "{:?}", begun.elapsed());
    assert_eq!(seen.iter().filter(|line| line.starts_with("paused")).count(), 2, "{seen:?}");
}

#[test]
fn a_message_larger_than_the_server_takes_is_not_begun_with_it() {
    let server = Server::new(Line::Clear);
    let office = Office::new(&server, Line::Clear, 1);
    server.offers(&["SIZE 1000"]);
    let mut office = office;
    office.settings.login = lettres_rne::settings::Login::None;
    let summary = office.send();
    assert_eq!((told(&summary).as_str(), server.taken().len()), ("f", 0));
    assert!(!server.heard().iter().any(|line| line.starts_with("MAIL")), "{:?}", server.heard());
    let Some(Told::Refused(sentence)) = &summary.told[0] else { panic!() };
    assert!(sentence.contains("pèse 2\u{a0}ko"), "{sentence}");
}
