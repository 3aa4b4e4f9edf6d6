//! The values of one letter's fields: the registry's types as French reads them.

use std::collections::BTreeMap;

use crate::docx::{UNKNOWN, Value, record, truth};
use crate::findings::Place;
use crate::fr::fields::{PROJECT_FOLLOWED, PROJECT_LAST, RANK, RELIEF_BOX, SHARED_BOX, project_code};
use crate::fr::{dates, grammar, kit, numbers, typography::NBSP};
use crate::registry::{Appointment, Civility, Email, Head, Mission, Registry, School, Teacher};

use super::vocabulary::{EXTRAS, extra_name};

/// Most free projects that a row can hold.
const PROJECTS: usize = 3;

/// The fields of the letters of a run: what they have in common is worked out once.
#[derive(Debug)]
pub struct Fields<'r> {
    registry: &'r Registry,
    /// Whether each mission is ticked is the only thing that differs: codes are texts once.
    codes: Vec<String>,
    /// The rows of people by their place: their ranks, whoever gets a letter.
    ranks: BTreeMap<&'r Place, usize>,
}

impl<'r> Fields<'r> {
    /// What the letters of this registry have in common.
    pub fn new(registry: &'r Registry) -> Self {
        Self {
            registry,
            codes: registry.missions.iter().map(|mission| mission.code.to_string()).collect(),
            ranks: registry.rows.iter().map(|row| &row.place).zip(1..).collect(),
        }
    }

    /// The fields of one appointment, as [`crate::fr::fields::FIELDS`] names them, and its boxes.
    pub fn of(&self, appointment: &Appointment) -> Value {
        let school = &self.registry.schools[appointment.school];
        let campaign = &self.registry.campaign;
        let date = appointment.date;
        let (year, month, day) = (date.year(), date.month(), date.day());
        let paid = appointment.paid();
        let local = campaign.money.local.as_ref().zip(campaign.money.local(paid));
        let project = |index: usize| appointment.projects.get(index).cloned().unwrap_or_default();
        Value::from_pairs([
            ("annee", Value::from(campaign.year.value.label.as_str())),
            ("date", Value::from(dates::short(year, month, day))),
            ("date_longue", Value::from(dates::long(year, month, day))),
            ("date_iso", Value::from(date.to_string())),
            ("academie", Value::from(campaign.academy.value.as_str())),
            ("service", Value::from(campaign.service.value.as_str())),
            ("chef", head(&school.head)),
            ("etablissement", place(school)),
            ("rne", teacher(&appointment.teacher)),
            (RANK, Value::from(self.ranks.get(&appointment.place).copied().unwrap_or_default())),
            ("imp", Value::from(appointment.imp.bare())),
            ("imp_decharge", Value::from(appointment.relief.bare())),
            ("imp_paye", Value::from(paid.bare())),
            ("decharge", answer(appointment.has_relief)),
            ("partage", answer(appointment.shared)),
            ("montant", Value::from(numbers::euros(campaign.money.cents(paid)))),
            (
                "montant_local",
                Value::from(local.map_or_else(String::new, |(currency, amount)| {
                    numbers::whole_money(amount, &currency.name)
                })),
            ),
            ("projet1", Value::from(project(0))),
            ("projet2", Value::from(project(1))),
            ("projet3", Value::from(project(2))),
            ("projets", projects(&appointment.projects)),
            ("missions", missions(appointment, &self.registry.missions, &self.codes)),
            ("cases", self.boxes(appointment)),
            (EXTRAS, extras(&appointment.extras)),
        ])
    }

    /// Whether each box is ticked: the missions, the two options, the free projects.
    fn boxes(&self, appointment: &Appointment) -> Value {
        let missions = self.codes.iter().enumerate().map(|(index, code)| {
            (Value::from(code.as_str()), Value::from(appointment.ticks.contains(&index)))
        });
        let options = [(RELIEF_BOX, appointment.has_relief), (SHARED_BOX, appointment.shared)]
            .map(|(code, ticked)| (Value::from(code), Value::from(ticked)));
        let projects = (1..=PROJECTS.max(appointment.projects.len()))
            .map(|rank| (Value::from(project_code(rank)), Value::from(rank <= appointment.projects.len())));
        Value::from_pairs(missions.chain(options).chain(projects))
    }
}

fn answer(yes: bool) -> Value {
    truth(yes, if yes { kit::YES } else { kit::NO })
}

/// `Mme Anaïs LE GOFF`; without a known civility the neutral form is the name alone (handbook, P02).
pub(super) fn full_name(civility: Option<Civility>, first: &str, surname: &str) -> String {
    let civility = civility.map(|civility| format!("{}{NBSP}", civility.text())).unwrap_or_default();
    format!("{civility}{}", format!("{first} {surname}").trim())
}

fn head(head: &Head) -> Value {
    Value::from_pairs([
        ("civilite", civility(head.civility)),
        ("nom", Value::from(head.surname.as_str())),
        ("prenom", Value::from(head.first.as_str())),
        ("nom_complet", Value::from(full_name(head.civility, &head.first, &head.surname))),
        ("fonction", Value::from(head.function.as_str())),
        ("courriel", emails(&head.emails)),
    ])
}

fn teacher(teacher: &Teacher) -> Value {
    Value::from_pairs([
        ("civilite", civility(teacher.civility)),
        ("nom", Value::from(teacher.surname.as_str())),
        ("prenom", Value::from(teacher.first.as_str())),
        ("nom_complet", Value::from(full_name(teacher.civility, &teacher.first, &teacher.surname))),
        ("discipline", Value::from(teacher.discipline.as_str())),
        ("courriel", emails(&teacher.emails)),
    ])
}

fn place(school: &School) -> Value {
    Value::from_pairs([
        ("uai", Value::from(school.uai.to_string())),
        ("nom", Value::from(school.name.as_str())),
        ("du", Value::from(school.with_article())),
        ("type", Value::from(school.kind_text.as_str())),
        ("secteur", Value::from(school.sector.as_str())),
        ("commune", Value::from(school.commune.as_str())),
        ("province", Value::from(school.province.as_str())),
    ])
}

fn civility(civility: Option<Civility>) -> Value {
    Value::from(civility.map(Civility::text).unwrap_or_default())
}

fn emails(emails: &[Email]) -> Value {
    Value::from(grammar::list(&emails.iter().map(Email::as_str).collect::<Vec<_>>()))
}

fn projects(texts: &[String]) -> Value {
    let last = texts.len();
    (1..)
        .zip(texts)
        .map(|(rank, text)| {
            let end = if rank == last { PROJECT_LAST } else { PROJECT_FOLLOWED };
            record(
                text,
                [
                    ("code", Value::from(project_code(rank))),
                    ("texte", Value::from(text.as_str())),
                    ("fin", Value::from(end)),
                ],
            )
        })
        .collect()
}

fn missions(appointment: &Appointment, missions: &[Mission], codes: &[String]) -> Value {
    appointment
        .ticks
        .iter()
        .map(|&index| {
            let mission = &missions[index];
            let heading = mission.headings.last().map(String::as_str).unwrap_or_default();
            record(
                mission.label(),
                [
                    ("code", Value::from(codes[index].as_str())),
                    ("texte", Value::from(mission.label())),
                    ("rubrique", Value::from(heading)),
                ],
            )
        })
        .collect()
}

fn extras(extras: &BTreeMap<String, String>) -> Value {
    Value::from_pairs(extras.iter().map(|(title, text)| (extra_name(title), text.as_str())))
}

/// Every field with its example, for showing what a template would say before there is any workbook, and for proving
/// that its expressions can be worked out.
pub fn example(boxes: impl Iterator<Item = String>, columns: &[String]) -> Value {
    let mut roots: BTreeMap<&str, BTreeMap<&str, Value>> = BTreeMap::new();
    let mut values: Vec<(&str, Value)> = Vec::new();
    let one = |list: &'static str| {
        let inside = crate::fr::fields::FIELDS.iter().filter_map(move |field| {
            Some((field.path.strip_prefix(list)?.strip_prefix("[].")?, field.example))
        });
        let text = inside.clone().find(|(leaf, _)| *leaf == "texte").map_or("", |(_, example)| example);
        Value::from_iter([record(text, inside.map(|(leaf, example)| (leaf, Value::from(example))))])
    };
    for field in &crate::fr::fields::FIELDS {
        match (field.path, field.path.split_once('.')) {
            (path, _) if path.contains("[]") => {}
            (path @ ("projets" | "missions"), _) => values.push((path, one(path))),
            (path @ ("decharge" | "partage"), _) => values.push((path, answer(true))),
            (_, Some((root, leaf))) => {
                roots.entry(root).or_default().insert(leaf, Value::from(field.example));
            }
            (path, None) => values.push((path, Value::from(field.example))),
        }
    }
    values.extend(roots.into_iter().map(|(root, leaves)| (root, Value::from_pairs(leaves))));
    let titles: Value = columns.iter().map(|title| Value::from(title.as_str())).collect();
    let columns = columns.iter().map(|title| (extra_name(title), title.as_str()));
    values.push((EXTRAS, Value::from_pairs(columns)));
    // a title stands for what its column holds, which no filter can read
    values.push((UNKNOWN, titles));
    let projects = (1..=PROJECTS).map(project_code);
    let boxes = boxes.chain(projects).map(|code| (Value::from(code), Value::from(true)));
    values.push(("cases", Value::from_pairs(boxes)));
    Value::from_pairs(values)
}
