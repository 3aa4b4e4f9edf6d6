//! Where the letters stand, on the screen; people's words on messages; the end of a campaign.

use std::fmt::Write as _;
use std::io::{BufRead as _, IsTerminal as _};

use lettres_rne::fr::cli::status as words;
use lettres_rne::fr::mail::status::counts;
use lettres_rne::fr::typography::bind;
use lettres_rne::outbox::{
    self, Decision, Journal, Ledger, LetterStatus, ParcelRecord, Resolved, SchoolStatus, Situation, State,
    Status, Word, reference,
};
use lettres_rne::post::{Found, Secret};
use lettres_rne::report;
use lettres_rne::run;
use lettres_rne::settings::{Settings, clock};

use super::account::ask;
use super::args::{Format, Line};
use super::screen::shown;
use super::wrap::wrap;
use super::{DONE, Failure, SOME_ASIDE, say};

/// Column where the values of the lines at the top begin.
const VALUES: usize = 10;
/// Longest answer of a server that is shown; the journal has all of it.
const LONGEST: usize = 160;

/// Says where the letters stand. The code tells whether something waits for a person's word.
pub(super) fn show(line: Line) -> Result<u8, Failure> {
    let settings = Settings::settle(line.arguments)?;
    let status = run::status(&settings)?;
    match line.format {
        Format::Text => say(&told(&settings, &status)),
        Format::Json => say(&report::json_status(&status)),
    }
    Ok(code(&status))
}

/// Writes people's words down, and says what they mean.
pub(super) fn resolve(line: Line, said: &[Word]) -> Result<u8, Failure> {
    let settings = Settings::settle(line.arguments)?;
    let resolved = run::resolve(&settings, said, clock::now())?;
    if line.format == Format::Json {
        let status = run::status(&settings)?;
        say(&report::json_status(&status));
        return Ok(code(&status));
    }
    let mut text = String::new();
    for one in &resolved {
        let schools = one.record.schools.join(", ");
        text.push_str(&wrap("", 0, &bind(&meaning(&schools, one))));
    }
    say(&text);
    Ok(DONE)
}

/// Looks for the messages in doubt among those sent, in the mailbox. What is found there has left; what is not found proves
/// nothing.
pub(super) fn search(line: Line) -> Result<u8, Failure> {
    let settings = Settings::settle(line.arguments)?;
    let sender = outbox::sender(&settings.mail)?;
    let server = &settings.mail.imap;
    let user = server.user.clone().unwrap_or_else(|| sender.from.address.to_string());
    let secret = Secret::find(server.login, |login| ask(login, &user))?;
    let searched = run::search(&settings, &sender, secret.as_ref(), clock::now())?;
    let mut text = String::new();
    if searched.is_empty() {
        text.push_str(&wrap("", 0, &bind(words::NOTHING_IN_DOUBT)));
    }
    for one in &searched {
        let schools = one.record.schools.join(", ");
        let told = match &one.found {
            Found::Yes => words::found(&schools, &one.folder),
            Found::No => words::not_found(&schools, &one.folder),
            Found::Unknown(fault) => words::not_searched(&schools, &fault.sentence()),
        };
        text.push_str(&wrap("", 0, &bind(&told)));
    }
    say(&text);
    let settled = searched.iter().all(|one| one.found == Found::Yes);
    Ok(if settled { DONE } else { SOME_ASIDE })
}

/// Takes addresses and answers out of the journal, when a person has said so.
pub(super) fn purge(line: Line, sure: bool) -> Result<u8, Failure> {
    let settings = Settings::settle(line.arguments)?;
    if !sure {
        if !std::io::stdin().is_terminal() {
            return Err(words::PURGE_UNASKED.into());
        }
        say(&wrap("", 0, &bind(words::PURGE_QUESTION)));
        let mut answer = String::new();
        // what can't be read is no consent
        let read = std::io::stdin().lock().read_line(&mut answer);
        if read.is_err() || answer.trim().to_lowercase() != words::PURGE_ANSWER {
            say(&wrap("", 0, &bind(words::PURGE_NOT)));
            return Ok(DONE);
        }
    }
    let told =
        run::purge(&settings, clock::now())?.map_or_else(|| words::NO_JOURNAL.to_owned(), words::purged);
    say(&wrap("", 0, &bind(&told)));
    Ok(DONE)
}

fn code(status: &Status) -> u8 {
    // an address that was left out waits for a person like a message that was refused
    let waits = !status.open.is_empty() || status.count(Situation::Partly) > 0;
    if waits { SOME_ASIDE } else { DONE }
}

fn told(settings: &Settings, status: &Status) -> String {
    let letters = status.letters().count();
    let mut text = wrap(words::YEAR, VALUES, &words::year(&status.campaign, letters, status.schools.len()));
    text.push_str(&wrap(words::JOURNAL, VALUES, &bind(&journal(settings, status))));
    for school in &status.schools {
        text.push_str(&of_school(status, school));
    }
    text.push_str(&messages(status, words::GONE, &status.gone));
    text.push_str(&messages(status, words::OPEN, &status.open));
    text.push('\n');
    text.push_str(&wrap("", 0, &bind(&words::total(&counts(&status.counts())))));
    let _ = writeln!(text, "\n{}", words::NEXT);
    for step in status.next() {
        text.push_str(&wrap("  - ", 4, &bind(&step)));
    }
    text
}

fn journal(settings: &Settings, status: &Status) -> String {
    let path = shown(&Ledger::path(&settings.folder));
    match &status.journal {
        Journal::Nothing => words::NOTHING_SENT.to_owned(),
        Journal::Unusable(sentence) => sentence.clone(),
        Journal::Read { messages, others, recovered, purged } => {
            let zone = status.zone.iana_name().unwrap_or_default();
            let mut told = vec![words::journal(&path, *messages, zone)];
            told.extend((*others > 0).then(|| words::others(*others)));
            told.extend(purged.map(|at| words::was_purged(&status.moment(at))));
            told.extend(recovered.last().map(|last| words::recovered(&status.moment(last.at))));
            told.join(" ")
        }
    }
}

/// A school, then its letters: those that stand alike, in one message, in one line.
fn of_school(status: &Status, school: &SchoolStatus) -> String {
    let mut text = format!("\n{}", wrap(&school.uai, VALUES, &school.name));
    let mut groups: Vec<(&LetterStatus, usize)> = Vec::new();
    for letter in &school.letters {
        let key = |letter: &LetterStatus| {
            (letter.situation, letter.record.as_ref().map(|record| record.key.clone()))
        };
        match groups.iter_mut().find(|(first, _)| key(first) == key(letter)) {
            Some((_, number)) => *number += 1,
            None => groups.push((letter, 1)),
        }
    }
    for (letter, number) in groups {
        text.push_str(&wrap("", VALUES, &bind(&group(status, letter, number))));
    }
    text
}

fn group(status: &Status, letter: &LetterStatus, number: usize) -> String {
    let stands = letter.situation.words();
    let Some(record) = &letter.record else { return words::letters(number, stands, None, "") };
    match letter.situation {
        Situation::NotMade | Situation::NoAddress | Situation::Ready => {
            words::letters(number, stands, None, "")
        }
        Situation::Drafted => {
            let at = record.drafted.map(|(at, _)| status.moment(at));
            words::letters(number, stands, at.as_deref(), "")
        }
        Situation::Uncertain | Situation::Refused => {
            let answer = format!("{} {}", words::named(reference(record)), short(&record.answers()));
            words::letters(number, stands, Some(&status.moment(record.since)), answer.trim_end())
        }
        _ => words::letters(number, stands, Some(&status.moment(record.since)), &short(&record.answers())),
    }
}

/// Messages that are not told with a school, or wait for a word.
fn messages(status: &Status, heading: &str, records: &[ParcelRecord]) -> String {
    if records.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}", wrap("", 0, &bind(heading)));
    for record in records {
        let at = status.moment(record.since);
        let told = words::message(
            reference(record),
            &record.schools.join(", "),
            state(record.state),
            &at,
            &record.recipients.join(", "),
        );
        text.push_str(&wrap("  - ", 4, &bind(&told)));
    }
    text
}

fn short(answer: &str) -> String {
    match answer.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &answer[..end]),
        None => answer.to_owned(),
    }
}

fn meaning(schools: &str, resolved: &Resolved) -> String {
    match resolved.decision {
        // what was refused has not arrived
        Decision::Again if resolved.record.state == State::Refused => words::again_refused(schools),
        Decision::Received => words::received(schools),
        Decision::Again => words::again(schools),
        Decision::Abandon => words::abandon(schools),
    }
}

fn state(state: State) -> &'static str {
    use words::states;
    match state {
        State::Ready => states::READY,
        State::UnderWay => states::UNDER_WAY,
        State::Sent => states::SENT,
        State::Deferred => states::DEFERRED,
        State::Refused => states::REFUSED,
        State::Uncertain => states::UNCERTAIN,
        State::Received => states::RECEIVED,
        State::Abandoned => states::ABANDONED,
    }
}
