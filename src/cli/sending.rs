//! The command `envoyer` on the screen: what is ready, what stays and why, the question, how it went.

use std::collections::BTreeSet;
use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::Path;

use lettres_rne::fr::cli::screen::error;
use lettres_rne::fr::dates;
use lettres_rne::fr::mail::{campaign as words, pace};
use lettres_rne::outbox::{DRAFTS, Draft, Hold};
use lettres_rne::post::{self, Secret, Told, clock as hour};
use lettres_rne::run::{self, DraftFiles, Mailing, Wish};
use lettres_rne::settings::{Server, Settings, clock};

use super::account::ask;
use super::args::{Sending, Way};
use super::bar::Bar;
use super::postman::Postman;
use super::screen::shown;
use super::wrap::wrap;
use super::{COULD_NOT, DONE, Failure, SOME_ASIDE, complain, say};

/// Column where the values of the lines begin.
const VALUES: usize = 12;
/// Messages of a trial, unless told otherwise.
const TRIAL: usize = 3;
/// Letters of one reason that are told one by one.
const EXAMPLES: usize = 10;

/// Does what the command asks.
pub(super) fn run(settings: &Settings, sending: &Sending) -> Result<u8, Failure> {
    let trial = if let Way::Trial(to) = &sending.way { Some(to) } else { None };
    let wish = Wish {
        at_most: sending.at_most.or(trial.map(|_| TRIAL)),
        resend: sending.resend,
        heed_drafts: matches!(sending.way, Way::Smtp | Way::Mailbox) && !sending.despite_drafts,
        trial,
    };
    let mailing = run::mailing(settings, wish, &Bar::default())?;
    say(&told(&mailing));
    if mailing.prepared.parcels.is_empty() {
        // drafts of what has left since are not to be sent again by hand
        if sending.way == Way::Files {
            let told = drafted(settings, &run::draft_files(settings, &mailing)?, words::DRAFTS);
            if !told.is_empty() {
                say(&format!("\n{told}"));
            }
        } else if sending.way == Way::Smtp {
            say(&swept(settings));
        }
        say(&format!("\n{}\n", words::NOTHING));
        return Ok(code(&mailing, true));
    }
    match &sending.way {
        Way::Files => files(settings, &mailing),
        Way::Mailbox => mailbox(settings, &mailing),
        Way::Trial(_) | Way::Smtp if settings.mail.smtp.host.is_none() => {
            // before any question, and before any password
            Err(post::Fault::Line(post::Stage::Connect, post::Trouble::NoHost).sentence().into())
        }
        Way::Trial(to) => {
            let secret = secret(&settings.mail.smtp, &mailing)?;
            let trial = run::trial(settings, &mailing, to, secret.as_ref());
            foreign(&trial.refused);
            if trial.taken == 0 {
                return Ok(COULD_NOT);
            }
            say(&format!("\n{}", wrap("", 0, &words::trial(trial.taken, to.as_str()))));
            Ok(if trial.refused.is_empty() { DONE } else { SOME_ASIDE })
        }
        Way::Smtp => smtp(settings, &mailing, sending.yes),
    }
}

/// What is ready, and what stays.
fn told(mailing: &Mailing) -> String {
    let parcels = &mailing.prepared.parcels;
    let letters = parcels.iter().map(|parcel| parcel.pieces.len()).sum();
    let schools: BTreeSet<_> =
        parcels.iter().flat_map(|parcel| parcel.schools.iter().map(|school| school.uai)).collect();
    let mut text = wrap(words::MESSAGES, VALUES, &words::ready(parcels.len(), schools.len(), letters));
    if !parcels.is_empty() {
        let heads = parcels.iter().map(|parcel| parcel.to.len()).sum();
        let copies = parcels.iter().map(|parcel| parcel.cc.len()).sum();
        let size = parcels.iter().map(lettres_rne::outbox::expected_size).sum();
        text.push_str(&wrap("", VALUES, &words::size(heads, copies, size)));
    }
    if mailing.all > parcels.len() {
        text.push_str(&wrap("", VALUES, &words::others(mailing.all - parcels.len())));
    }
    text.push_str(&wrap(words::APPROVAL, VALUES, &shown(&mailing.approval)));
    let left = &mailing.prepared.left;
    if let Some(last) = left.iter().map(|left| left.at).max() {
        let day = clock::day(last);
        let day = dates::short(day.year(), day.month(), day.day());
        text.push_str(&wrap("", VALUES, &words::left(left.len(), &day)));
    }
    text.push_str(&held(mailing));
    if !mailing.aside.is_empty() {
        text.push('\n');
        text.push_str(&wrap("", 0, &words::aside(mailing.aside.len())));
    }
    text
}

/// Letters that stay, by reason.
fn held(mailing: &Mailing) -> String {
    let held = &mailing.prepared.held;
    if held.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", words::held(held.len()));
    let mut reasons: Vec<(&str, &str)> = Vec::new();
    for one in held {
        let reason = one.why.told();
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    for reason @ (what, remedy) in reasons {
        let alike: Vec<_> = held.iter().filter(|one| one.why.told() == reason).collect();
        text.push_str(&wrap("  ", 2, &words::because(what, alike.len())));
        for one in alike.iter().take(EXAMPLES) {
            let mut letter = words::letter(one.uai.as_str(), &one.school, &one.person);
            if let Hold::Address(wrong) | Hold::Copy(wrong) | Hold::Refused(wrong) | Hold::Partly(wrong) =
                &one.why
            {
                letter = format!("{letter} · {wrong}");
            }
            text.push_str(&wrap("    - ", 6, &letter));
        }
        if alike.len() > EXAMPLES {
            text.push_str(&wrap("    - ", 6, &words::more(alike.len() - EXAMPLES)));
        }
        text.push_str(&wrap("    ", 4, &words::what_to_do(remedy)));
    }
    text
}

/// 0 when everything that should leave has left.
fn code(mailing: &Mailing, is_done: bool) -> u8 {
    let stays = mailing.prepared.held.iter().any(|held| held.why != Hold::Abandoned);
    if is_done && !stays && mailing.aside.is_empty() { DONE } else { SOME_ASIDE }
}

/// Writes drafts as files.
fn files(settings: &Settings, mailing: &Mailing) -> Result<u8, Failure> {
    let done = run::draft_files(settings, mailing)?;
    let folder = settings.output.join(DRAFTS);
    let written = words::drafts(&shown(&folder), done.drafts.files.len(), done.drafts.written);
    say(&format!("\n{}", wrap(words::DRAFTS, VALUES, &written)));
    say(&drafted(settings, &done, ""));
    foreign(&done.foreign);
    say(&steps(settings));
    Ok(code(mailing, done.foreign.is_empty()))
}

/// What has become of the drafts that stood there; `lead` begins the first line.
fn drafted(settings: &Settings, done: &DraftFiles, lead: &str) -> String {
    let drafts = &done.drafts;
    let beside = drafts.changed.iter().map(|(theirs, ours)| words::draft_beside(&name(theirs), &name(ours)));
    let removed = (!drafts.removed.is_empty()).then(|| words::drafts_removed(drafts.removed.len()));
    let left = drafts.left.iter().map(|left| {
        let left = left.strip_prefix(&settings.output).unwrap_or(left);
        words::draft_left(&left.display().to_string())
    });
    let sentences = beside.chain(removed).chain(left);
    sentences
        .enumerate()
        .map(|(rank, sentence)| wrap(if rank == 0 { lead } else { "" }, VALUES, &sentence))
        .collect()
}

/// Takes away the drafts of what has left, and says so.
fn swept(settings: &Settings) -> String {
    let text = drafted(settings, &run::sweep(settings), words::DRAFTS);
    if text.is_empty() { text } else { format!("\n{text}") }
}

/// Puts drafts into the mailbox.
fn mailbox(settings: &Settings, mailing: &Mailing) -> Result<u8, Failure> {
    let secret = secret(&settings.mail.imap, mailing)?;
    let done = run::draft_mail(settings, mailing, secret.as_ref())?;
    if !done.folder.is_empty() {
        let added = words::in_mailbox(&done.folder, done.added, done.there);
        say(&format!("\n{}", wrap(words::DRAFTS, VALUES, &added)));
    }
    foreign(&done.foreign);
    if let Some(fault) = &done.fault {
        complain(&error(&fault.sentence()));
        if let Some(school) = &done.doubt {
            let told = words::draft_in_doubt(school.uai.as_str(), &school.name);
            complain(wrap("", 0, &told).trim_end());
        }
        return Ok(if done.added + done.there > 0 { SOME_ASIDE } else { COULD_NOT });
    }
    Ok(code(mailing, done.foreign.is_empty()))
}

/// Letters that must not leave.
fn foreign(sentences: &[String]) {
    for sentence in sentences {
        complain(&error(sentence));
    }
}

/// What may be done next.
fn steps(settings: &Settings) -> String {
    let mut text = String::from("\n");
    for (number, step) in (1..).zip(words::next(settings.mail.smtp.host.is_some())) {
        text.push_str(&wrap(&format!("  {number}. "), 5, &step));
    }
    text
}

/// A path without its folder.
fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Sends for good.
fn smtp(settings: &Settings, mailing: &Mailing, yes: bool) -> Result<u8, Failure> {
    let now = clock::now();
    let end = hour(run::expected_end(settings, mailing), now, &clock::zone());
    let told = wrap(words::PACE, VALUES, &words::pace(&settings.mail.pace.preset, &pace::end(&end)));
    say(&format!("\n{told}"));
    let drafted = |parcel: &lettres_rne::outbox::Parcel| {
        parcel.pieces.iter().any(|piece| mailing.history.draft_of(&piece.letter, Draft::File).is_some())
    };
    let drafts = mailing.prepared.parcels.iter().filter(|parcel| drafted(parcel)).count();
    if drafts > 0 {
        say(&wrap("", 0, &words::drafts_exist(drafts)));
    }
    if !yes && !confirmed(mailing.prepared.parcels.len()) {
        say(&format!("{}\n", words::RENOUNCED));
        return Ok(COULD_NOT);
    }
    let secret = secret(&settings.mail.smtp, mailing)?;
    say("\n");
    let postman = Postman::new(mailing.prepared.parcels.len());
    let summary = run::send(settings, mailing, secret.as_ref(), &postman)?;
    postman.end();
    let count = |is: fn(&Told) -> bool| summary.told.iter().flatten().filter(|told| is(told)).count();
    let sent = count(|told| matches!(told, Told::Sent { .. }));
    let deferred = count(|told| matches!(told, Told::Deferred(_)));
    let refused = count(|told| matches!(told, Told::Refused(_)));
    let uncertain = count(|told| matches!(told, Told::Uncertain(_)));
    let left = summary.told.len() - sent - deferred - refused - uncertain;
    let mut text = String::from("\n");
    for line in words::outcome(sent, deferred, refused, uncertain, left) {
        text.push_str(&wrap("  ", 2, &line));
    }
    if let Some(stop) = &summary.stop {
        text.push('\n');
        text.push_str(&wrap("", 0, &stop.sentence()));
    }
    text.push_str(&swept(settings));
    let all_sent = sent == summary.told.len();
    let complete = summary
        .told
        .iter()
        .all(|told| matches!(told, Some(Told::Sent { left_out, .. }) if left_out.is_empty()));
    text.push('\n');
    let whole = settings.only.is_empty() && mailing.prepared.held.is_empty();
    // who was left out of a message that has left gets it by no other run
    let last = match all_sent && mailing.all == summary.told.len() {
        true if whole && complete => words::ALL_SENT,
        true => words::THESE_SENT,
        false => words::AGAIN,
    };
    text.push_str(&wrap("", 0, last));
    say(&text);
    if sent + deferred + refused + uncertain == 0 {
        return Ok(COULD_NOT);
    }
    Ok(code(mailing, complete && summary.stop.is_none()))
}

/// Asks for the number of messages.
fn confirmed(messages: usize) -> bool {
    say(&format!("\n{}", wrap("", 0, &words::question(messages)).trim_end()));
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(b" ").and_then(|()| out.flush());
    let mut typed = String::new();
    let read = std::io::stdin().lock().read_line(&mut typed).is_ok();
    // what was typed ends the line on a terminal only
    if !std::io::stdin().is_terminal() {
        let _ = out.write_all(b"\n");
    }
    read && typed.trim() == messages.to_string()
}

/// The password: from the environment, or typed unseen.
fn secret(server: &Server, mailing: &Mailing) -> Result<Option<Secret>, Failure> {
    let user = server.user.clone().unwrap_or_else(|| mailing.sender.from.address.to_string());
    Ok(Secret::find(server.login, |login| ask(login, &user))?)
}
