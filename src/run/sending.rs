//! Letters on their way: a trial to oneself, or the sending itself, each message through the lock and the journal.

use std::time::Duration;

use jiff::Timestamp;

use crate::outbox::{self, Decision, Ledger, Parcel, Purpose, State};
use crate::post::{self, Account, Envelope, Governor, Outcome, Secret, Session};
use crate::registry::Email;
use crate::settings::Settings;
use crate::settings::clock;

use super::error::Error;
use super::mail::Mailing;

/// What one message takes on a line as it is: for the expected end only.
const EACH: Duration = Duration::from_secs(2);

/// A trial to oneself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// How many messages were taken.
    pub taken: usize,
    /// What was not: sentences.
    pub refused: Vec<String>,
}

/// The bytes of a message: each letter is read again, and must be the one that is meant.
pub(super) fn made(
    mailing: &Mailing,
    parcel: &Parcel,
    at: Timestamp,
    purpose: Purpose<'_>,
) -> Result<Vec<u8>, String> {
    let attachments = outbox::attachments(parcel).map_err(|foreign| foreign.to_string())?;
    let at = at.to_zoned_datetime(clock::zone());
    outbox::message(parcel, &mailing.sender, &attachments, &at, purpose).map_err(|error| error.to_string())
}

/// Sends the messages. Each is written down in the journal before it leaves, and what became of it after.
///
/// # Errors
/// [`Error`] when the journal can't be opened; everything else is told of in the summary.
pub fn send(
    settings: &Settings,
    mailing: &Mailing,
    secret: Option<&Secret>,
    watch: &dyn post::Watch,
) -> Result<post::Summary, Error> {
    let mut ledger = Ledger::open(&settings.folder, clock::now())?;
    let parcels = &mailing.prepared.parcels;
    let stale: Vec<bool> =
        parcels.iter().map(|parcel| ledger.history().has_news(&mailing.history, parcel)).collect();
    if mailing.resend {
        let meant = parcels.iter().zip(&stale).filter(|(_, stale)| !**stale).map(|(parcel, _)| parcel);
        release(&mut ledger, meant)?;
    }
    let spent = ledger.history().spent(Timestamp::MIN);
    let mut governor = Governor::new(&settings.mail.pace, spent);
    let job = post::Job {
        parcels,
        stale: &stale,
        again: mailing.resend,
        sender: &mailing.sender,
        server: &settings.mail.smtp,
        secret,
        make: &|parcel, at| made(mailing, parcel, at, Purpose::Send),
    };
    Ok(post::send(&job, &mut ledger, &mut governor, watch))
}

/// A person has said that what left before may leave again: their word is written down first. Other messages that had one
/// of these letters beside another's stay as they are: nobody has spoken of that one (#a-colleague-again).
fn release<'p>(ledger: &mut Ledger, meant: impl Iterator<Item = &'p Parcel>) -> Result<(), Error> {
    for parcel in meant {
        let arrived = |state| matches!(state, State::Sent | State::Received);
        if ledger.history().parcel(&parcel.key).is_some_and(|record| arrived(record.state)) {
            ledger.decide(&parcel.key, Decision::Again, clock::now())?;
        }
    }
    Ok(())
}

/// Sends the messages to one address, with the true recipients told in them. The journal knows nothing of it.
pub fn trial(settings: &Settings, mailing: &Mailing, to: &Email, secret: Option<&Secret>) -> Trial {
    let mut trial = Trial::default();
    let account = Account { server: &settings.mail.smtp, address: &mailing.sender.from.address, secret };
    let mut session = match Session::open(&account) {
        Ok(session) => session,
        Err(fault) => {
            trial.refused.push(fault.sentence());
            return trial;
        }
    };
    for parcel in &mailing.prepared.parcels {
        let message = match made(mailing, parcel, clock::now(), Purpose::Trial { to }) {
            Ok(message) => message,
            Err(sentence) => {
                trial.refused.push(sentence);
                continue;
            }
        };
        let envelope =
            Envelope { from: &mailing.sender.from.address, heads: &[to], copies: &[], is_last_try: true };
        match session.deliver(&envelope, &message, || Ok::<(), std::convert::Infallible>(())) {
            Outcome::Taken(..) => trial.taken += 1,
            Outcome::Not(fault) => trial.refused.push(fault.sentence()),
            Outcome::Broken(fault) => {
                trial.refused.push(fault.sentence());
                return trial;
            }
            Outcome::Unknown(trouble) => {
                trial.refused.push(trouble.sentence());
                return trial;
            }
        }
    }
    session.quit();
    trial
}

/// When the last message would leave, by the pace of the settings and what has left before.
pub fn expected_end(settings: &Settings, mailing: &Mailing) -> Timestamp {
    let governor = Governor::new(&settings.mail.pace, mailing.history.spent(Timestamp::MIN));
    let recipients =
        mailing.prepared.parcels.iter().map(|parcel| u32::try_from(parcel.recipients()).unwrap_or(u32::MAX));
    governor.forecast(recipients, clock::now(), EACH)
}
