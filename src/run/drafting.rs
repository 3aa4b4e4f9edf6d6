//! Messages that a person sends: drafts as files, or in the mailbox of the service. Each letter goes through the lock, each
//! draft into the journal.

use crate::outbox::{self, Addressee, Draft, Drafts, History, Ledger, Parcel, Purpose};
use crate::post::{Account, ImapSession, Kept, MailboxFault, Secret};
use crate::settings::Settings;
use crate::settings::clock;

use super::error::Error;
use super::mail::Mailing;
use super::sending::made;

/// Drafts as files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftFiles {
    /// The files.
    pub drafts: Drafts,
    /// Letters that must not leave: sentences.
    pub foreign: Vec<String>,
}

/// Drafts in the mailbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftMail {
    /// The folder, as people read its name.
    pub folder: String,
    /// How many were put there.
    pub added: usize,
    /// How many were there already.
    pub there: usize,
    /// Letters that must not leave: sentences.
    pub foreign: Vec<String>,
    /// What ended it early.
    pub fault: Option<MailboxFault>,
    /// The school of a draft that may be there, which the fault leaves in doubt.
    pub doubt: Option<Addressee>,
}

/// Writes the messages as files that a mail program opens as drafts.
///
/// # Errors
/// [`Error`] when they, or the journal, can't be written.
pub fn draft_files(settings: &Settings, mailing: &Mailing) -> Result<DraftFiles, Error> {
    let mut foreign = Vec::new();
    let mut messages: Vec<(&Parcel, Vec<u8>)> = Vec::new();
    for parcel in &mailing.prepared.parcels {
        match made(mailing, parcel, clock::now(), Purpose::Draft) {
            Ok(message) => messages.push((parcel, message)),
            Err(sentence) => foreign.push(sentence),
        }
    }
    let whole = settings.only.is_empty() && mailing.all == mailing.prepared.parcels.len();
    if messages.is_empty() && !settings.output.join(outbox::DRAFTS).exists() {
        return Ok(DraftFiles { drafts: Drafts::default(), foreign });
    }
    // the journal first: where it can't be written, no draft stands unknown to it
    let mut ledger = Ledger::open(&settings.folder, clock::now())?;
    for (parcel, _) in &messages {
        note(&mut ledger, parcel, Draft::File)?;
    }
    let drafts = outbox::write_drafts(&settings.output, &messages, whole)?;
    Ok(DraftFiles { drafts, foreign })
}

/// Takes the drafts away whose letters have left since: nobody sends them a second time by hand.
pub fn sweep(settings: &Settings) -> DraftFiles {
    // a journal that can't be read is told of by whoever needs it; then every draft stays
    let drafts = History::look(&settings.folder)
        .map(|history| outbox::sweep_drafts(&settings.output, &history))
        .unwrap_or_default();
    DraftFiles { drafts, foreign: Vec::new() }
}

/// Puts the messages into the mailbox's folder of drafts.
///
/// # Errors
/// [`Error`] when the journal can't be written; what the server refuses is in what comes back.
pub fn draft_mail(
    settings: &Settings,
    mailing: &Mailing,
    secret: Option<&Secret>,
) -> Result<DraftMail, Error> {
    let mut ledger = Ledger::open(&settings.folder, clock::now())?;
    let mut done = DraftMail::default();
    let account = Account { server: &settings.mail.imap, address: &mailing.sender.from.address, secret };
    let mut session = match ImapSession::open(&account) {
        Ok(session) => session,
        Err(fault) => return Ok(DraftMail { fault: Some(fault), ..done }),
    };
    done.folder = session.drafts().unwrap_or_default();
    for parcel in &mailing.prepared.parcels {
        let message = match made(mailing, parcel, clock::now(), Purpose::Draft) {
            Ok(message) => message,
            Err(sentence) => {
                done.foreign.push(sentence);
                continue;
            }
        };
        // #draft-in-doubt: a person may find it and send it, so from here on it holds its letters, whatever becomes of us
        let is_new = note(&mut ledger, parcel, Draft::Imap)?;
        match session.add_draft(&parcel.message_id(&mailing.sender), &message) {
            Ok(kept) => *if kept == Kept::Added { &mut done.added } else { &mut done.there } += 1,
            Err(fault) => {
                if fault.may_have_kept() {
                    done.doubt = parcel.schools.first().cloned();
                } else if is_new {
                    ledger.undrafted(&parcel.key, clock::now())?;
                }
                done.fault = Some(fault);
                return Ok(done);
            }
        }
    }
    session.quit();
    Ok(done)
}

/// Writes a draft down, unless the journal knows it already: drafts may be made often. Whether it did not.
fn note(ledger: &mut Ledger, parcel: &Parcel, how: Draft) -> Result<bool, Error> {
    let record = ledger.history().parcel(&parcel.key);
    let known = record.is_some_and(|record| {
        record.draft(Draft::Imap).is_some() || how == Draft::File && record.draft(how).is_some()
    });
    if !known {
        ledger.drafted(parcel, how, clock::now())?;
    }
    Ok(!known)
}
