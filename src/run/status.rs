//! Where the letters of a campaign stand: the workbook's rows, their files, the journal.

use jiff::Timestamp;

use crate::disk;
use crate::letters;
use crate::outbox::{
    self, Decision, History, Ledger, OnDisk, ParcelRecord, Resolved, Sender, State, Status, Word,
};
use crate::post::{Account, Found, ImapSession, Secret};
use crate::settings::Settings;
use crate::settings::clock;

use super::error::Error;
use super::examine::Examined;
use super::finished::Finished;

/// Where every letter stands. Nothing is written.
///
/// # Errors
/// [`Error`] when the campaign can't be read, or the journal can't be trusted.
pub fn status(settings: &Settings) -> Result<Status, Error> {
    let examined = Examined::of(settings)?;
    let history = History::look(&settings.folder)?;
    let files = examined.planned.iter().map(|planned| on_disk(settings, &planned.folder, &planned.file));
    let files = files.collect::<Result<Vec<_>, _>>()?;
    let ready = &examined.verdict.ready;
    let mut status =
        Status::of(&examined.registry, ready, &files, &copies(settings), Ok(&history), &clock::zone());
    let only = &examined.only;
    status.schools.retain(|school| only.is_empty() || only.contains(&school.uai));
    Ok(status)
}

/// The same at the end of a run that has made letters. A journal that can't be used keeps nobody from making them.
pub(super) fn at_the_end(settings: &Settings, finished: &Finished) -> Result<Status, Error> {
    let history = History::look(&settings.folder);
    let files = finished.letters.iter().map(|letter| on_disk(settings, &letter.folder, &letter.file));
    let files = files.collect::<Result<Vec<_>, _>>()?;
    Ok(Status::of(
        &finished.registry,
        &finished.verdict.ready,
        &files,
        &copies(settings),
        history.as_ref(),
        &clock::zone(),
    ))
}

/// Who gets copies of everything; what is no address can have got none.
fn copies(settings: &Settings) -> Vec<outbox::Mailbox> {
    settings.mail.copies.iter().filter_map(|typed| outbox::mailbox("courriel.copie", typed).ok()).collect()
}

fn on_disk(settings: &Settings, folder: &str, file: &str) -> Result<OnDisk, disk::Error> {
    OnDisk::look(&settings.output, format!("{}/{folder}/{file}", letters::FOLDER))
}

/// Writes people's words on messages down: all of them, or none.
///
/// # Errors
/// [`Error`]: nothing waits there, or the journal can't be written.
pub fn resolve(settings: &Settings, said: &[Word], now: Timestamp) -> Result<Vec<Resolved>, Error> {
    if let (Some(first), false) = (said.first(), Ledger::path(&settings.folder).exists()) {
        return Err(outbox::Unresolved::Nothing(first.what.clone()).into());
    }
    let mut ledger = Ledger::open(&settings.folder, now)?;
    Ok(outbox::resolve(&mut ledger, said, now)?)
}

/// A message in doubt that was looked for in the mailbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Searched {
    /// The message, as it was before.
    pub record: ParcelRecord,
    /// The folder of what was sent, as people read its name.
    pub folder: String,
    /// Whether it is there.
    pub found: Found,
}

/// Looks for the messages in doubt among those sent, in the mailbox. What is found has left, and the journal is told so.
///
/// # Errors
/// [`Error`] when the journal can't be read or written; what the mailbox refuses is in what comes back.
pub fn search(
    settings: &Settings,
    sender: &Sender,
    secret: Option<&Secret>,
    now: Timestamp,
) -> Result<Vec<Searched>, Error> {
    if !Ledger::path(&settings.folder).exists() {
        return Ok(Vec::new());
    }
    let mut ledger = Ledger::open(&settings.folder, now)?;
    let doubts = ledger.history().parcels().filter(|record| record.state == State::Uncertain);
    let doubts: Vec<ParcelRecord> = doubts.cloned().collect();
    if doubts.is_empty() {
        return Ok(Vec::new());
    }
    let account = Account { server: &settings.mail.imap, address: &sender.from.address, secret };
    let mut session = match ImapSession::open(&account) {
        Ok(session) => session,
        Err(fault) => {
            let unknown =
                |record| Searched { record, folder: String::new(), found: Found::Unknown(fault.clone()) };
            return Ok(doubts.into_iter().map(unknown).collect());
        }
    };
    let folder = session.sent().unwrap_or_default();
    let mut searched = Vec::new();
    for record in doubts {
        let found = session.find_sent(&record.message_id);
        if found == Found::Yes {
            ledger.decide(&record.key, Decision::Received, now)?;
        }
        searched.push(Searched { record, folder: folder.clone(), found });
    }
    session.quit();
    Ok(searched)
}

/// Takes addresses and answers out of the journal; how many addresses went. Nothing where there is no journal.
///
/// # Errors
/// [`Error`]: a message is still in doubt, or the journal can't be written.
pub fn purge(settings: &Settings, now: Timestamp) -> Result<Option<usize>, Error> {
    if !Ledger::path(&settings.folder).exists() {
        return Ok(None);
    }
    Ok(Some(Ledger::open(&settings.folder, now)?.purge(now)?))
}
