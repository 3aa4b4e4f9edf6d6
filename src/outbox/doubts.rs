//! What keeps a letter back although nothing is wrong with it: an address that may be another's, a person who may have had
//! theirs under another name. Looked up once for all letters of a run.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::ledger::{Draft, ParcelRecord, State};
use super::parcel::LetterId;
use super::prepare::Input;
use crate::findings::{Code, Severity};
use crate::fr::mail::campaign as words;
use crate::letters::person_key;
use crate::registry::{Appointment, Email, Registry, School};

/// The doubts of a run.
#[derive(Debug)]
pub(super) struct Doubts {
    /// By the code of a school: what is wrong with its address.
    addresses: BTreeMap<String, String>,
    /// By an address: the people of the workbook who have it. Empty where teachers get no copies.
    people: BTreeMap<String, BTreeSet<String>>,
    /// The messages for people whom the workbook does not name any more.
    gone: Vec<ParcelRecord>,
    /// Other school years that the journal has messages of.
    years: Vec<String>,
}

impl Doubts {
    pub(super) fn of(input: &Input<'_>) -> Self {
        let people = if input.mail.copy_teacher { people(input.registry) } else { BTreeMap::new() };
        let this = &input.registry.campaign.year.value.label;
        let mut years: Vec<String> = input.history.parcels().map(|record| record.campaign.clone()).collect();
        years.sort();
        years.dedup();
        years.retain(|year| year != this);
        Self { addresses: addresses(input), people, gone: gone(input), years }
    }

    /// What is wrong with the address of a school: nothing leaves for it before somebody has mended the address, or accepted
    /// it for the year.
    pub(super) fn of_address(&self, school: &School) -> Option<String> {
        self.addresses.get(school.uai.as_str()).cloned()
    }

    /// What is wrong with the address that a copy would go to: it is another person's too, or another school's.
    pub(super) fn of_copy(&self, appointment: &Appointment, registry: &Registry) -> Option<String> {
        let own = [person_key(&appointment.teacher), registry.schools[appointment.school].uai.to_string()];
        let is_anothers = |email: &&Email| {
            self.people.get(&email.key()).is_some_and(|people| people.iter().any(|who| !own.contains(who)))
        };
        let found = appointment.teacher.emails.iter().find(is_anothers);
        found.map(|email| words::copy_of_another(email.as_str()))
    }

    /// Since when somebody has had a letter in this school, or at its address, whom the workbook does not name any more: a
    /// new letter may be for the same person, under a name or a code that was mended.
    pub(super) fn of_person(&self, school: &School) -> Option<Timestamp> {
        let has_had = |record: &&ParcelRecord| {
            record.schools.iter().any(|code| code == school.uai.as_str())
                || school.head.emails.iter().any(|email| record.is_for(email.as_str()))
        };
        self.gone.iter().filter(has_had).map(|record| record.since).max()
    }

    /// Since when the same person has a letter of another school year, if that is not long ago: a year that was written
    /// otherwise (`2027`, `2026-2027`) makes every letter a new one. #year-written-otherwise
    pub(super) fn of_year(
        &self,
        appointment: &Appointment,
        school: &School,
        input: &Input<'_>,
    ) -> Option<Timestamp> {
        let person = person_key(&appointment.teacher);
        let of = |year: &String| input.history.letter(&LetterId::new(year, school.uai.as_str(), &person));
        let left = self.years.iter().filter_map(of).filter(|record| has_left(record));
        left.map(|record| record.since).filter(|since| input.now.duration_since(*since) < LATELY).max()
    }
}

/// How long ago a letter is not another campaign's: there is one a year.
const LATELY: SignedDuration = SignedDuration::from_hours(183 * 24);

/// Whether a message has left, may have, was kept back by a person, or stands in the mailbox where a person may send it.
fn has_left(record: &ParcelRecord) -> bool {
    match record.state {
        State::Sent | State::Received | State::Uncertain | State::UnderWay | State::Abandoned => true,
        State::Ready | State::Deferred | State::Refused => record.draft(Draft::Imap).is_some(),
    }
}

/// Who has which address: teachers by their keys, heads by their school's code.
fn people(registry: &Registry) -> BTreeMap<String, BTreeSet<String>> {
    let mut people: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |emails: &[Email], who: &str| {
        for email in emails {
            people.entry(email.key()).or_default().insert(who.to_owned());
        }
    };
    for teacher in registry.rows.iter().filter_map(|row| row.teacher.as_ref()) {
        add(&teacher.emails, &person_key(teacher));
    }
    for school in &registry.schools {
        add(&school.head.emails, school.uai.as_str());
    }
    people
}

fn gone(input: &Input<'_>) -> Vec<ParcelRecord> {
    let campaign = &input.registry.campaign.year.value.label;
    let left: Vec<&ParcelRecord> =
        input.history.parcels().filter(|record| record.campaign == *campaign && has_left(record)).collect();
    if left.is_empty() {
        return Vec::new();
    }
    let named = input.registry.rows.iter().filter_map(|row| {
        let person = person_key(row.teacher.as_ref()?);
        Some(LetterId::new(campaign, row.uai?.as_str(), &person))
    });
    let named: BTreeSet<LetterId> = named.collect();
    let is_gone = |record: &&ParcelRecord| record.letters.iter().any(|(letter, _)| !named.contains(letter));
    left.into_iter().filter(is_gone).cloned().collect()
}

fn addresses(input: &Input<'_>) -> BTreeMap<String, String> {
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
