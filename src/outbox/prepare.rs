//! From letters to messages: one for each school, or for schools that depend on one another and share an address, or one
//! for each letter. What does not leave is kept with its reason: nobody is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::Timestamp;

use super::choose::{self, Choice, Hold};
use super::contents::Contents;
use super::doubts::Doubts;
use super::ledger::{Draft, History, ParcelRecord, State};
use super::mime::expected_size;
use super::names::{Named, attachment_names};
use super::parcel::{Addressee, Key, LetterId, Mailbox, Parcel, Piece, Witness};
use super::people::{self, NoMailbox};
use super::wording::{Wording, WordingError};
use crate::checks::{Verdict, are_related};
use crate::letters::{Stand, pdf};
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
    /// Now: what left long ago was another year's.
    pub now: Timestamp,
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
#[derive(Debug, thiserror::Error)]
pub enum PrepareError {
    /// A mailbox of the settings is missing or none.
    #[error(transparent)]
    NoMailbox(#[from] NoMailbox),
    /// The text of the messages does not work.
    #[error(transparent)]
    Wording(#[from] WordingError),
}

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
    let copies = people::copies(input.mail, input.registry)?;
    let alone = is_one_letter(input.mail);
    let contents = Contents::new(input.registry, alone);
    let doubts = Doubts::of(input);
    let mut prepared = Prepared::default();
    let mut groups: Vec<Vec<Ready<'_>>> = Vec::new();
    let mut with_address: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (appointment, stand) in input.verdict.ready.iter().zip(input.stands) {
        let school = &input.registry.schools[appointment.school];
        if !input.only.is_empty() && !input.only.iter().any(|code| code == school.uai.as_str()) {
            continue;
        }
        let ready = Ready { appointment, school, stand };
        match choice(input, ready, &doubts) {
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
        let known = with_address.entry(address).or_default();
        let together = |&&at: &&usize| groups[at].iter().all(|one| are_related(one.school, school));
        if let Some(&at) = known.iter().find(together).filter(|_| !alone) {
            groups[at].push(ready);
        } else {
            known.push(groups.len());
            groups.push(vec![ready]);
        }
    }
    for letters in groups {
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

fn choice(input: &Input<'_>, ready: Ready<'_>, doubts: &Doubts) -> Choice {
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
    if let Some(wrong) = doubts.of_address(school) {
        return Choice::Stays(Hold::Address(wrong));
    }
    if let Some(wrong) = doubts.of_copy(appointment, input.registry) {
        return Choice::Stays(Hold::Copy(wrong));
    }
    let drafted = input.history.draft_of(&id, Draft::Imap).filter(|_| input.heed_drafts);
    if let Some(at) = drafted {
        return Choice::Stays(Hold::Drafted(at));
    }
    // a draft says nothing of what the letter has been taken for
    let is_new = input.history.letter(&id).is_none_or(|record| record.message_id.is_empty());
    if is_new && !input.resend {
        if let Some(at) = doubts.of_year(appointment, school, input) {
            return Choice::Stays(Hold::OtherYear(at));
        }
        if let Some(at) = doubts.of_person(school) {
            return Choice::Stays(Hold::Replaces(at));
        }
    }
    if school.head.emails.is_empty() { Choice::Stays(Hold::NoAddress) } else { Choice::Leaves }
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
    let arrived = |record: &&ParcelRecord| matches!(record.state, State::Sent | State::Received);
    let again = input.history.parcel(&key).map_or(0, |record| record.again + u32::from(arrived(&record)));
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
        again,
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
