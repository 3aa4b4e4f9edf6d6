//! From letters to messages: one for each school, or for schools that depend on one another and share an address, or one
//! for each letter. What does not leave is kept with its reason: nobody is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::Timestamp;

use super::choose::{self, Choice, Hold};
use super::contents::Contents;
use super::ledger::{Draft, History, State};
use super::mime::expected_size;
use super::names::{Named, attachment_names};
use super::parcel::{Addressee, Key, LetterId, Mailbox, Parcel, Piece, Witness};
use super::people::{self, NoMailbox};
use super::wording::{Wording, WordingError};
use crate::checks::{Verdict, are_related};
use crate::findings::{Code, Severity};
use crate::fr::mail::campaign as words;
use crate::letters::{Stand, pdf, person_key};
use crate::registry::{Appointment, Email, Registry, School, Uai};
use crate::settings::{Attached, Mail};

/// What messages are made from.
#[derive(Clone, Copy, Debug)]
pub struct Input<'i> {
    /// What the workbook says.
    pub registry: &'i Registry,
    /// Who is ready.
    pub verdict: &'i Verdict,
    /// How the letters of those who are ready stand on the disk, in the same order.
    pub stands: &'i [Stand],
    /// How letters are sent.
    pub mail: &'i Mail,
    /// The folder of everything that is made.
    pub output: &'i std::path::Path,
    /// What has left before.
    pub history: &'i History,
    /// What the messages say.
    pub wording: &'i Wording,
    /// Codes of the schools that are asked for; all where there is none.
    pub only: &'i [String],
    /// Whether what has changed since it was sent may leave again.
    pub resend: bool,
    /// Whether what has a draft in the mailbox stays: a person may have sent it from there.
    pub heed_drafts: bool,
}

/// A letter that does not leave now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Code of its school.
    pub uai: Uai,
    /// Name of its school.
    pub school: String,
    /// Whose letter it is.
    pub person: String,
    /// Its file.
    pub path: PathBuf,
    /// Why.
    pub why: Hold,
}

/// A letter that has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Code of its school.
    pub uai: Uai,
    /// Name of its school.
    pub school: String,
    /// Whose letter it is.
    pub person: String,
    /// When.
    pub at: Timestamp,
    /// What the server said.
    pub reply: String,
}

/// Every letter that is ready is in exactly one of the three.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    /// Messages to be sent, in the order of the workbook.
    pub parcels: Vec<Parcel>,
    /// Letters that do not leave now.
    pub held: Vec<Held>,
    /// Letters that have left.
    pub left: Vec<Left>,
}

/// Why no message can be prepared.
#[derive(Debug)]
pub enum PrepareError {
    /// A mailbox of the settings is missing or none.
    NoMailbox(NoMailbox),
    /// The text of the messages does not work.
    Wording(WordingError),
}

impl From<NoMailbox> for PrepareError {
    fn from(error: NoMailbox) -> Self {
        Self::NoMailbox(error)
    }
}

impl From<WordingError> for PrepareError {
    fn from(error: WordingError) -> Self {
        Self::Wording(error)
    }
}

impl std::fmt::Display for PrepareError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoMailbox(error) => error.fmt(f),
            Self::Wording(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for PrepareError {}

/// One letter on its way into a message.
#[derive(Clone, Copy)]
struct Ready<'r> {
    appointment: &'r Appointment,
    school: &'r School,
    stand: &'r Stand,
}

/// Whether each message holds one letter: by the settings, or because a copy to the teacher would show them another's.
pub fn is_one_letter(mail: &Mail) -> bool {
    mail.per_letter || mail.copy_teacher
}

/// Makes the messages.
///
/// # Errors
/// [`PrepareError`] where the settings or the text of the messages do not allow any.
pub fn prepare(input: &Input<'_>) -> Result<Prepared, PrepareError> {
    let copies = people::copies(input.mail)?;
    let alone = is_one_letter(input.mail);
    let contents = Contents::new(input.registry, alone);
    let suspects = suspects(input);
    let mut prepared = Prepared::default();
    let mut groups: Vec<(Vec<String>, Vec<Ready<'_>>)> = Vec::new();
    for (appointment, stand) in input.verdict.ready.iter().zip(input.stands) {
        let school = &input.registry.schools[appointment.school];
        if !input.only.is_empty() && !input.only.iter().any(|code| code == school.uai.as_str()) {
            continue;
        }
        let ready = Ready { appointment, school, stand };
        match choice(input, ready, &suspects) {
            Choice::Leaves => {}
            Choice::Left(at, reply) => {
                let person = appointment.teacher.list_name();
                prepared.left.push(Left { uai: school.uai, school: school.name.clone(), person, at, reply });
                continue;
            }
            Choice::Stays(why) => {
                prepared.held.push(held(ready, why));
                continue;
            }
        }
        let mut address: Vec<String> = school.head.emails.iter().map(Email::key).collect();
        address.sort_unstable();
        // one address is one message for schools that depend on one another, and for them alone
        let together = |letters: &[Ready<'_>]| letters.iter().all(|one| are_related(one.school, school));
        match groups.iter_mut().find(|(known, letters)| *known == address && !alone && together(letters)) {
            Some((_, letters)) => letters.push(ready),
            None => groups.push((address, vec![ready])),
        }
    }
    for (_, letters) in groups {
        let parcel = parcel(input, &contents, &letters, &copies)?;
        let size = expected_size(&parcel);
        if size > input.mail.size_limit {
            prepared.held.extend(letters.iter().map(|&ready| held(ready, Hold::TooLarge(size))));
        } else {
            prepared.parcels.push(parcel);
        }
    }
    Ok(prepared)
}

fn held(ready: Ready<'_>, why: Hold) -> Held {
    Held {
        uai: ready.school.uai,
        school: ready.school.name.clone(),
        person: ready.appointment.teacher.list_name(),
        path: ready.stand.path.clone(),
        why,
    }
}

fn choice(input: &Input<'_>, ready: Ready<'_>, suspects: &BTreeMap<String, String>) -> Choice {
    let Ready { appointment, school, stand } = ready;
    let id = LetterId::of(input.registry, appointment);
    let by_journal =
        choose::by_journal(input.history.letter(&id), &stand.hash, &school.head.emails, input.resend);
    // what has left has left, whatever the disk says of it today, but for a change
    match by_journal {
        Choice::Leaves => {}
        Choice::Stays(Hold::Changed(_)) if choose::by_standing(stand.standing).is_some() => {}
        settled => return settled,
    }
    if let Some(hold) = choose::by_standing(stand.standing) {
        return Choice::Stays(hold);
    }
    if let Some(wrong) = suspects.get(school.uai.as_str()) {
        return Choice::Stays(Hold::Address(wrong.clone()));
    }
    if let Some(address) = copy_of_another(input, appointment) {
        return Choice::Stays(Hold::Address(words::copy_of_another(&address)));
    }
    let drafted = input.history.draft_of(&id, Draft::Imap).filter(|_| input.heed_drafts);
    if let Some(at) = drafted {
        return Choice::Stays(Hold::Drafted(at));
    }
    if input.history.letter(&id).is_none()
        && let Some(at) = replaced(input, school).filter(|_| !input.resend)
    {
        return Choice::Stays(Hold::Replaces(at));
    }
    if school.head.emails.is_empty() { Choice::Stays(Hold::NoAddress) } else { Choice::Leaves }
}

/// Since when a letter has left to a school for somebody whom the workbook does not name there any more: the new one may be
/// for the same person, under a name that was mended.
fn replaced(input: &Input<'_>, school: &School) -> Option<Timestamp> {
    let campaign = &input.registry.campaign.year.value.label;
    let named: BTreeSet<LetterId> = input
        .registry
        .rows
        .iter()
        .filter_map(|row| {
            let person = person_key(row.teacher.as_ref()?);
            Some(LetterId::new(campaign, row.uai?.as_str(), &person))
        })
        .collect();
    let code = school.uai.to_string();
    let left = input.history.parcels().filter(|record| {
        record.campaign == *campaign
            && record.schools.contains(&code)
            && matches!(record.state, State::Sent | State::Received)
            && record.letters.iter().any(|(letter, _)| !named.contains(letter))
    });
    left.map(|record| record.since).max()
}

/// The address of a teacher's copy that is another person's, or a school's.
fn copy_of_another(input: &Input<'_>, appointment: &Appointment) -> Option<String> {
    if !input.mail.copy_teacher {
        return None;
    }
    let person = person_key(&appointment.teacher);
    let others = input.registry.rows.iter().filter_map(|row| row.teacher.as_ref());
    let others = others.filter(|other| person_key(other) != person).flat_map(|other| &other.emails);
    let own = &input.registry.schools[appointment.school];
    let heads = input.registry.schools.iter().filter(|school| school.uai != own.uai);
    let heads = heads.flat_map(|school| &school.head.emails);
    let taken: BTreeSet<String> = others.chain(heads).map(Email::key).collect();
    let found = appointment.teacher.emails.iter().find(|email| taken.contains(&email.key()));
    found.map(Email::to_string)
}

/// Schools whose address is, or may be, another's, with the sentence that says so: nothing leaves for them before somebody
/// has mended the address, or accepted it for the year.
fn suspects(input: &Input<'_>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for finding in &input.verdict.findings {
        let grave = matches!(finding.severity, Severity::Warning | Severity::Error);
        let (Some(uai), true) = (&finding.uai, grave && matches!(finding.code, Code::C02 | Code::C04)) else {
            continue;
        };
        let wrong = || words::suspect(finding.code.text(), uai, &finding.told.what);
        found.entry(uai.clone()).or_insert_with(wrong);
        if finding.code == Code::C04 {
            // told of the second school only, but the address may be wrong in the first
            let of = |uai: &str| input.registry.schools.iter().find(|school| school.uai.as_str() == uai);
            let shared: BTreeSet<String> =
                of(uai).into_iter().flat_map(|school| school.head.emails.iter().map(Email::key)).collect();
            for other in &input.registry.schools {
                if other.head.emails.iter().any(|email| shared.contains(&email.key())) {
                    found.entry(other.uai.to_string()).or_insert_with(wrong);
                }
            }
        }
    }
    found
}

fn parcel(
    input: &Input<'_>,
    contents: &Contents<'_>,
    letters: &[Ready<'_>],
    copies: &[Mailbox],
) -> Result<Parcel, WordingError> {
    let campaign = input.registry.campaign.year.value.label.clone();
    let mut schools: Vec<&School> = Vec::new();
    for ready in letters {
        if !schools.iter().any(|school| std::ptr::eq(*school, ready.school)) {
            schools.push(ready.school);
        }
    }
    let to: Vec<Mailbox> = schools.first().map_or_else(Vec::new, |school| {
        let head = &school.head;
        let name = format!("{} {}", head.first, head.surname).trim().to_owned();
        head.emails.iter().map(|address| Mailbox { name: name.clone(), address: address.clone() }).collect()
    });
    let mut cc: Vec<Mailbox> = copies.to_vec();
    if input.mail.copy_teacher {
        for ready in letters {
            let teacher = &ready.appointment.teacher;
            let name = format!("{} {}", teacher.first, teacher.surname);
            let of = |address: &Email| Mailbox { name: name.clone(), address: address.clone() };
            cc.extend(teacher.emails.iter().map(of));
        }
    }
    let mut seen: BTreeSet<String> = to.iter().map(|mailbox| mailbox.address.key()).collect();
    cc.retain(|mailbox| seen.insert(mailbox.address.key()));
    let attachable: Vec<Named<'_>> = letters.iter().map(|ready| named(ready, input.mail.attached)).collect();
    let names = attachment_names(&campaign, &attachable, input.mail.numbered);
    let pieces: Vec<Piece> =
        letters.iter().zip(names).map(|(ready, name)| piece(input, *ready, name)).collect();
    let attached: Vec<(&Appointment, &str)> =
        letters.iter().zip(&pieces).map(|(ready, piece)| (ready.appointment, piece.name.as_str())).collect();
    let worded = input.wording.fill(&contents.of(&attached))?;
    let schools: Vec<Addressee> =
        schools.iter().map(|school| Addressee { uai: school.uai, name: school.name.clone() }).collect();
    let recipients: Vec<&Email> = to.iter().chain(&cc).map(|mailbox| &mailbox.address).collect();
    let key = Key::new(&campaign, &schools, &recipients, &pieces);
    Ok(Parcel {
        key,
        campaign,
        schools,
        to,
        cc,
        subject: worded.subject,
        text: worded.text,
        html: worded.html,
        pieces,
    })
}

fn named<'r>(ready: &Ready<'r>, attached: Attached) -> Named<'r> {
    let teacher = &ready.appointment.teacher;
    let extension = match attached {
        Attached::Pdf => "pdf",
        Attached::Word => {
            ready.stand.path.extension().and_then(|extension| extension.to_str()).unwrap_or("docx")
        }
    };
    Named { uai: ready.school.uai.as_str(), surname: &teacher.surname, first: &teacher.first, extension }
}

fn piece(input: &Input<'_>, ready: Ready<'_>, name: String) -> Piece {
    let Ready { appointment, school, stand } = ready;
    let pdf = match input.mail.attached {
        // one that is not there, or not as it was made, keeps its message back: nothing else is attached for it
        Attached::Pdf => Some(pdf::made(input.output, &stand.hash).unwrap_or_else(|| pdf::Made {
            path: pdf::path(input.output, &stand.hash),
            hash: String::new(),
        })),
        Attached::Word => None,
    };
    let size = pdf.as_ref().and_then(|made| std::fs::metadata(&made.path).ok());
    let size = size.map_or(stand.size, |file| file.len());
    Piece {
        letter: LetterId::of(input.registry, appointment),
        uai: school.uai,
        person: appointment.teacher.list_name(),
        path: stand.path.clone(),
        pdf,
        name,
        size,
        hash: stand.hash.clone(),
        witness: Witness { facts: stand.facts.clone(), texts: stand.texts.clone() },
    }
}
