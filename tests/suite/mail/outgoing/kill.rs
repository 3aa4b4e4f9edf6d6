//! The real program is killed at any moment, again and again: nothing arrives twice, nothing is lost, and no kill leaves
//! more than one doubt.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use lettres_rne::outbox::{History, State};

use super::office::{Office, PASSWORD};
use super::schools::content;

/// Schools, each with two letters in one message.
const SCHOOLS: usize = 24;
/// Times that the program is killed.
const KILLS: u64 = 12;

#[test]
fn killed_at_any_moment_nothing_arrives_twice_and_nothing_is_lost() {
    let office = Office::new(&content(SCHOOLS), "");
    office.server.follows(|_| {
        // a talk takes its time: kills fall on every step of it
        thread::sleep(Duration::from_millis(4));
        None
    });
    let mut doubts = 0;
    for kill in 0..KILLS {
        let mut process = office
            .house
            .command()
            .args(["envoyer", "--smtp", "--oui"])
            .env("LETTRES_RNE_MOT_DE_PASSE", PASSWORD)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // from the first steps of a run to its messages: the prime spreads the moments
        let reach = office.server.messages() + 1 + usize::try_from(kill % 3).unwrap();
        for _ in 0..4000 {
            if office.server.messages() >= reach || process.try_wait().unwrap().is_some() {
                break;
            }
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(Duration::from_millis(kill * 37 % 41));
        let _ = process.kill();
        process.wait().unwrap();
        let uncertain =
            |history: &History| history.parcels().filter(|record| record.state == State::Uncertain).count();
        // the next run writes down what was left under way; a reader sees it at once
        let now = uncertain(&History::read(office.house.path("").as_path()).unwrap());
        assert!(now <= doubts + 1, "kill {kill} left {} doubts", now - doubts);
        doubts = now;
    }
    office.sends_all();
    let mut arrived: BTreeMap<String, usize> = BTreeMap::new();
    for taken in office.server.taken() {
        *arrived.entry(taken.to.join(" ")).or_default() += 1;
    }
    assert!(arrived.values().all(|times| *times == 1), "twice: {arrived:?}");
    let history = History::read(office.house.path("").as_path()).unwrap();
    let mut told = 0;
    for record in history.parcels() {
        let times = arrived.get(&record.recipients.join(" ")).copied().unwrap_or_default();
        match record.state {
            State::Sent => assert_eq!(times, 1, "{record:?}"),
            State::Uncertain => assert!(times <= 1),
            state => panic!("{state:?} after a whole run"),
        }
        told += 1;
    }
    assert_eq!(told, SCHOOLS, "nobody is lost");
    office.nobody_has_anothers_letter();
}
