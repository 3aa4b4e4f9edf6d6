//! The promise: whatever fails and whenever the program is killed, no message is delivered twice without a person's word,
//! and none is lost.

use std::process::Child;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use lettres_rne::outbox::Decision;

use super::certificates::Shown;
use super::child::start;
use super::office::{Office, message};
use super::server::{Act, At, Line, Moment, Server};
use crate::dirty::dice::Dice;

/// Faults that a server may have at a moment.
fn fault(dice: &mut Dice, at: At) -> Act {
    let words = match at {
        At::Greeting => vec!["421 4.3.2 busy", "450 later"],
        At::Auth => vec!["454 4.7.0 later", "421 4.3.2 bye", "535 5.7.8 no"],
        At::Mail => vec!["451 4.3.0 later", "421 4.3.2 bye", "552 5.3.4 too big", "550 5.7.1 not owned"],
        At::Rcpt => vec!["450 4.2.0 later", "421 4.3.2 bye", "550 5.1.1 unknown", "452 4.2.2 full"],
        At::Data => vec!["451 4.3.0 later", "421 4.3.2 bye", "554 5.5.1 no"],
        At::Inside => vec!["552 5.3.4 too big", "421 4.3.2 bye"],
        At::Dot => vec!["451 4.3.0 later", "421 4.3.2 bye", "554 5.7.1 spam", "452 4.3.1 no room"],
        At::Ehlo | At::Rset | At::Quit => vec!["421 4.3.2 bye"],
    };
    match dice.below(if at == At::Dot { 7 } else { 5 }) {
        0 | 1 => Act::Say(dice.pick(&words)),
        2 | 3 => Act::Drop,
        4 if dice.one_in(3) => Act::Stall,
        4 => Act::Raw(b"what?\r\n".to_vec()),
        5 => Act::TakeAndDrop,
        _ => Act::TakeAndStall,
    }
}

fn line(seed: u64) -> Line {
    match seed % 3 {
        0 => Line::Clear,
        1 => Line::Tls(Shown::Good),
        _ => Line::StartTls(Shown::Good),
    }
}

/// Holds the journal against the truth; `doubts` is how many lines were lost, or programs killed, at a bad moment.
fn judge(case: &str, server: &Server, office: &Office, doubts: usize) {
    let journal = office.journal();
    let copies = |rank: usize| {
        let key = office.parcels[rank].key.as_str().to_owned();
        server.taken().iter().filter(|taken| taken.text.contains(&key)).count()
    };
    for (rank, state) in journal.chars().enumerate() {
        let copies = copies(rank);
        let holds = match state {
            's' => copies == 1,
            'f' => copies == 0,
            'u' => copies <= 1,
            _ => false,
        };
        assert!(
            holds,
            "{case}: message {rank} is {state} and was delivered {copies} times: {:?}",
            server.heard()
        );
    }
    let uncertain = journal.matches('u').count();
    assert!(uncertain <= doubts, "{case}: {uncertain} in doubt for {doubts} reasons: {journal}");
    for taken in server.taken() {
        assert!(office.parcels.iter().any(|parcel| taken.text == message(parcel)), "{case}: {taken:?}");
    }
    // a person looks, and says of each doubt what is true
    for (rank, _) in journal.chars().enumerate().filter(|(_, state)| *state == 'u') {
        office.decide(rank, if copies(rank) == 1 { Decision::Received } else { Decision::Again });
    }
    server.follows(|_| None);
    let summary = office.send();
    assert_eq!(summary.stop, None, "{case}");
    for (rank, state) in office.journal().chars().enumerate() {
        assert!("scf".contains(state) && copies(rank) == usize::from(state != 'f'), "{case}: {rank} {state}");
    }
}

/// Runs until nothing is open.
fn finish(case: &str, office: &Office, server: &Server) {
    for run in 0.. {
        if !office.journal().contains(['r', 'd', 'w', '.']) {
            return;
        }
        assert!(run < 40, "{case}: {} {:?}", office.journal(), server.heard());
        office.send();
    }
}

#[test]
fn whatever_a_server_does_nothing_is_doubled_or_lost() {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        // most of the time is spent in waiting
        for _ in 0..8 {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::SeqCst) as u64;
                    if seed >= 160 {
                        return;
                    }
                    let case = format!("seed {seed}");
                    let server = Server::new(line(seed));
                    let mut office = Office::new(&server, line(seed), 8);
                    office.settings.patience = Duration::from_millis(300);
                    let dice = Mutex::new((Dice::new(seed), 12));
                    server.follows(move |moment| {
                        let (dice, left) = &mut *dice.lock().unwrap();
                        (*left > 0 && dice.one_in(9)).then(|| {
                            *left -= 1;
                            fault(dice, moment.at)
                        })
                    });
                    finish(&case, &office, &server);
                    judge(&case, &server, &office, server.unanswered());
                }
            });
        }
    });
}

/// The program is killed as a power cut would, at moments that the server chooses: the worst ones too.
#[test]
fn whenever_the_program_is_killed_nothing_is_doubled_or_lost() {
    let mut all = 0;
    for seed in 0..24 {
        let case = format!("seed {seed}");
        let line = line(seed);
        let server = Server::new(line);
        let office = Office::new(&server, line, 6);
        let child: Arc<Mutex<Option<Child>>> = Arc::default();
        let kills = Arc::new(AtomicUsize::new(0));
        let (victim, count, dice) = (child.clone(), kills.clone(), Mutex::new(Dice::new(seed)));
        server.follows(move |moment: &Moment| {
            let mut dice = dice.lock().unwrap();
            // a wait lets the program go on to its next step, or not
            let wait = if dice.one_in(2) { 0 } else { dice.below(3000) as u64 };
            let wait = Duration::from_micros(wait);
            let likely = if matches!(moment.at, At::Dot | At::Inside) { 4 } else { 14 };
            if count.load(Ordering::SeqCst) < 6 && dice.one_in(likely) {
                std::thread::sleep(wait);
                if let Some(child) = &mut *victim.lock().unwrap()
                    && child.try_wait().unwrap().is_none()
                {
                    child.kill().unwrap();
                    child.wait().unwrap();
                    count.fetch_add(1, Ordering::SeqCst);
                }
                return None;
            }
            dice.one_in(25).then(|| fault(&mut dice, moment.at))
        });
        for _ in 0..8 {
            *child.lock().unwrap() = Some(start(&office, line, ""));
            loop {
                if child.lock().unwrap().as_mut().unwrap().try_wait().unwrap().is_some() {
                    break;
                }
                std::thread::sleep(Duration::from_millis(2));
            }
        }
        *child.lock().unwrap() = None;
        // the last talk of a program that is dead may still be taken in
        std::thread::sleep(Duration::from_millis(100));
        let (doubts, killed) = (server.unanswered(), kills.load(Ordering::SeqCst));
        server.follows(|_| None);
        finish(&case, &office, &server);
        judge(&case, &server, &office, doubts + killed);
        all += killed;
    }
    assert!(all >= 40, "{all} kills only");
}
