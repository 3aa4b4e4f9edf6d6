//! The messages that are to leave, made from the letters on the disk and from what the journal knows.

use std::path::{Path, PathBuf};

use crate::checks::SetAside;
use crate::disk;
use crate::fr::dates;
use crate::fr::grammar::capital;
use crate::fr::mail::approval as sheet;
use crate::fr::mail::campaign as words;
use crate::letters::{self, Job, Standing, pdf};
use crate::outbox::{self, Approval, History, Hold, Input, Plan, Prepared, Row, Sender, Unsent, Wording};
use crate::registry::{Campaign, Email};
use crate::settings::clock;
use crate::settings::{Attached, Settings, TEMPLATES};

use super::error::Error;
use super::examine::Examined;
use super::filling::Filling;
use super::watch::Watch;

/// What a person wants to leave.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish<'w> {
    /// Only so many messages.
    pub at_most: Option<usize>,
    /// What has changed since it was sent leaves again.
    pub resend: bool,
    /// What has a draft in the mailbox stays.
    pub heed_drafts: bool,
    /// Only a trial, to this address.
    pub trial: Option<&'w Email>,
}

/// The messages of a campaign, ready to leave.
#[derive(Debug)]
pub struct Mailing {
    /// Who sends.
    pub sender: Sender,
    /// The messages, and what does not leave.
    pub prepared: Prepared,
    /// How many messages there were before `at_most` was heeded.
    pub all: usize,
    /// Rows without any letter.
    pub aside: Vec<SetAside>,
    /// The approval sheet.
    pub approval: PathBuf,
    /// What the journal knows.
    pub history: History,
    /// Whether what has changed since it was sent leaves again.
    pub(super) resend: bool,
}

/// Makes the messages that are to leave, and the sheet on which they are approved. Nothing is sent.
///
/// # Errors
/// [`Error`] when something can't be read or written, or the settings say too little.
pub fn mailing(settings: &Settings, wish: Wish<'_>, watch: &dyn Watch) -> Result<Mailing, Error> {
    let sender = outbox::sender(&settings.mail)?;
    let Examined { sources: _, proved, registry, mut verdict, mut planned, only } = Examined::of(settings)?;
    if let Some(to) = wish.trial {
        outbox::may_try(to, &settings.mail, &registry)?;
    }
    let filling = Filling { proved: &proved, registry: &registry, only: &only, watch };
    // who would have a hole in the letter is set aside here as in any run
    filling.fill(&mut planned, &mut verdict, None)?;
    let job = Job {
        proved: &proved,
        registry: &registry,
        ready: &verdict.ready,
        planned: &planned,
        output: Some(&settings.output),
        only: &only,
    };
    let stands = letters::stand(&job)?;
    if settings.mail.attached == Attached::Pdf {
        let there = |stand: &letters::Stand| matches!(stand.standing, Standing::Current | Standing::Edited);
        let is_meant = |school: usize| {
            only.is_empty() || only.iter().any(|code| code == registry.schools[school].uai.as_str())
        };
        let meant = verdict.ready.iter().zip(&stands);
        let meant = meant.filter(|(ready, stand)| is_meant(ready.school) && there(stand));
        let made: Vec<(PathBuf, String)> =
            meant.map(|(_, stand)| (stand.path.clone(), stand.hash.clone())).collect();
        pdf::make(&settings.output, &made)?;
    }
    // what a killed run has left under way is settled, as the next one to write will settle it
    let history = History::look(&settings.folder)?;
    let wording = Wording::read(
        &settings.folder.join(TEMPLATES),
        &registry.extras,
        outbox::is_one_letter(&settings.mail),
    )?;
    let input = Input {
        registry: &registry,
        verdict: &verdict,
        stands: &stands,
        mail: &settings.mail,
        output: &settings.output,
        history: &history,
        wording: &wording,
        only: &only,
        resend: wish.resend,
        heed_drafts: wish.heed_drafts,
        now: clock::now(),
    };
    let mut prepared = outbox::prepare(&input)?;
    // the sheet shows all of it, whatever is to leave first
    let approval = approve(settings, &registry.campaign, &prepared, &sender)?;
    let all = prepared.parcels.len();
    prepared.parcels.truncate(wish.at_most.unwrap_or(usize::MAX));
    let aside = verdict.aside;
    Ok(Mailing { sender, prepared, all, aside, approval, history, resend: wish.resend })
}

/// Writes the sheet on which the messages are approved.
fn approve(
    settings: &Settings,
    campaign: &Campaign,
    prepared: &Prepared,
    sender: &Sender,
) -> Result<PathBuf, Error> {
    let held = prepared.held.iter().map(|held| Unsent {
        uai: held.uai.to_string(),
        school: held.school.clone(),
        person: held.person.clone(),
        why: (held.why != Hold::NoAddress).then(|| capital(&words::because(held.why.told().0, 1))),
        path: inside(&settings.output, &held.path),
    });
    let left = prepared.left.iter().map(|left| {
        let day = clock::day(left.at);
        Unsent {
            uai: left.uai.to_string(),
            school: left.school.clone(),
            person: left.person.clone(),
            why: Some(words::left_on(&dates::short(day.year(), day.month(), day.day()))),
            path: String::new(),
        }
    });
    let row = |parcel| Row {
        parcel,
        plan: Plan::ToSend,
        remark: String::new(),
        size: outbox::expected_size(parcel),
    };
    let list = Approval {
        year: &campaign.year.value.label,
        service: &campaign.service.value,
        today: settings.today,
        sender,
        rows: prepared.parcels.iter().map(row).collect(),
        unsent: held.chain(left).collect(),
    };
    let path = settings.output.join(sheet::FILE);
    disk::make_folder(&settings.output)?;
    disk::write(&path, &outbox::approval(&list)?)?;
    Ok(path)
}

/// A path as people find it from the folder of everything that is made.
fn inside(output: &Path, path: &Path) -> String {
    path.strip_prefix(output).unwrap_or(path).display().to_string().replace('\\', "/")
}
