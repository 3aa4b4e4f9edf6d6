//! The tables of a workbook become schools and rows of teachers, whatever their layout.

use std::collections::BTreeMap;

use super::Campaign;
use super::answers;
use super::caption;
use super::chapters::{self, Chapters};
use super::cleaned;
use super::day;
use super::flat;
use super::long;
use super::mapping::{MappedTable, Sense};
use super::mission::{self, Mission, MissionCode};
use super::near::Near;
use super::packed::{self, Phrases};
use super::school::{self, School};
use super::sources;
use super::suspects;
use super::teacher::{self, TeacherRow};
use super::told;
use super::uai::Uai;
use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr::findings::{files, layouts};
use crate::fr::text::{fold, key};
use crate::workbook::{Column, Dictionary, Error, Kind, Table, near_column};

/// The schools of a table; `is_flat` says that they stand on the rows of their teachers.
pub(super) fn schools(
    table: Table,
    is_flat: bool,
    campaign: &Campaign,
    known: &[(Uai, &str)],
    findings: &mut Vec<Finding>,
) -> (Vec<School>, MappedTable) {
    told::two_columns(&table, is_flat, findings);
    if school::has_whole_heads(&table) {
        told::whole_names(&table, Column::HeadSurname, findings);
    }
    let mut mapped = MappedTable::of(&table, Kind::Schools, |_| None);
    if is_flat {
        // what is not the school's is told with the teachers
        mapped.columns.retain(|column| column.sense != Sense::Nothing);
    }
    let mut table = table;
    if is_flat {
        let (merged, found) = flat::schools(&table, known);
        findings.extend(found);
        table = merged;
    } else {
        // in a flat table they are the teachers' to tell
        let strangers = table.columns.iter().filter(|titled| titled.is_unknown());
        let strangers: Vec<String> = strangers.map(|titled| titled.title.clone()).collect();
        told::ignored(&table, None, Kind::Schools, &strangers, findings);
    }
    // in a flat table the columns of both are the teachers' to tell
    let is_theirs = |finding: &Finding| {
        let titled = table.columns.iter().find(|titled| Some(&titled.place) == finding.place.as_ref());
        let column = titled.and_then(|titled| titled.meaning);
        is_flat && column.is_some_and(|column| Kind::Teachers.columns().contains(&column))
    };
    let found = cleaned::check(&table, &campaign.money, &[]);
    findings.extend(found.into_iter().filter(|finding| !is_theirs(finding)));
    let mut schools = Vec::new();
    for row in &table.rows {
        let (school, found) = school::read(&table, row, campaign, known);
        schools.extend(school);
        // the code is the teacher's too, who says so
        let is_told = |finding: &Finding| is_flat && finding.place == Some(table.place(row, Column::Uai));
        findings.extend(found.into_iter().filter(|finding| !is_told(finding)));
    }
    (schools, mapped)
}

/// What is needed to read tables of teachers.
pub(super) struct Teachers<'r> {
    pub(super) dictionary: &'r Dictionary,
    pub(super) campaign: &'r Campaign,
    pub(super) missions: &'r [Mission],
    /// Names in the template that may be columns.
    pub(super) wanted: &'r [String],
    /// Known codes and names, for proposals.
    pub(super) codes: &'r [(Uai, &'r str)],
    /// What the columns of flat tables say of schools.
    pub(super) flat: &'r [Table],
}

impl Teachers<'_> {
    /// The rows of a table, and what its columns were taken for.
    ///
    /// # Errors
    /// [`Error::UnknownColumn`] when the settings name a mission that the template does not have.
    pub(super) fn read(
        &self,
        table: Table,
        findings: &mut Vec<Finding>,
    ) -> Result<(Vec<TeacherRow>, MappedTable), Error> {
        told::two_columns(&table, false, findings);
        findings.extend(answers::check(&table));
        if table.column(Column::First).is_none() {
            told::whole_names(&table, Column::Surname, findings);
        }
        let phrases = Phrases::of(self.missions);
        let given = self.given()?;
        let unknown: Vec<u16> =
            table.columns.iter().filter(|titled| titled.is_unknown()).map(|titled| titled.number).collect();
        let mut table = table;
        let mut packed = packed::columns(&table, &unknown, &phrases);
        let chapters = self.chapters(&mut table, &unknown, &given, &packed, &phrases);
        findings.extend(chapters.findings);
        let by_text = packed.clone();
        packed.extend(&chapters.columns);
        packed.sort_unstable();
        let bound = mission::bind(&table, self.missions, &given, &packed);
        // #missions-unread: beside one that can be read, it may be the same in other words
        let meant = suspects::meant(&table, &bound.ignored);
        if packed.is_empty() {
            packed.clone_from(&meant);
        }
        let others = sources::otherwise(&table, &packed, &self.campaign.year.value.label);
        if others.len() < packed.len() || !bound.columns.is_empty() {
            packed.retain(|number| !others.contains(number));
            findings.extend(others.iter().filter_map(|number| table.titled(*number)).map(|titled| {
                let note = Note::new(Code::X07, layouts::other_missions(&titled.title));
                note.at(titled.place.clone(), Scope::Campaign)
            }));
        }
        // where missions stand in cells, any of them may
        let is_told = |finding: &Finding| packed.is_empty() || finding.code != Code::G01;
        findings.extend(bound.findings.into_iter().filter(is_told));
        let of_schools = self.flat.iter().find(|flat| flat.sheet == table.sheet);
        if let Some(of_schools) = of_schools {
            let missions: Vec<u16> = bound.columns.keys().chain(&packed).copied().collect();
            findings.extend(flat::without_teachers(&mut table, &missions, of_schools));
        }
        let mut unknown = bound.ignored;
        let mut ticked = None;
        let mut joined = BTreeMap::new();
        // the text of a mission beside its code
        let mut same: Vec<u16> = Vec::new();
        let wanted: Vec<u16> = self.wanted_among(&table, &unknown);
        if let Some(long) = long::one_for_each(&table, &packed, &wanted, &unknown, &phrases) {
            same = packed.split_off(1);
            table = long.table;
            ticked = long.ticked;
            joined = long.joined;
            unknown.retain(|number| Some(*number) != ticked);
            findings.extend(long.findings);
        } else {
            packed.extend(meant.iter().filter(|number| !packed.contains(number)).collect::<Vec<_>>());
            findings.extend(sources::check(&table, &packed, &bound.columns, &phrases, self.missions));
            let is_read = |number: &&u16| packed.contains(number);
            findings.extend(by_text.iter().filter(is_read).filter_map(|number| table.titled(*number)).map(
                |titled| {
                    let note = Note::new(Code::X13, layouts::missions_packed(&titled.title));
                    note.at(titled.place.clone(), Scope::Campaign)
                },
            ));
        }
        unknown.retain(|number| !packed.contains(number));
        let extras = self.extras(&table, &unknown, &chapters.named, findings);
        findings.extend(cleaned::check(&table, &self.campaign.money, &extras));
        let mapped = MappedTable::of(&table, Kind::Teachers, |titled| {
            if let Some(&index) = bound.columns.get(&titled.number) {
                return Some(Sense::Mission(self.missions[index].code.clone()));
            }
            let is_extra = extras.iter().any(|(number, _)| *number == titled.number);
            if is_extra {
                return Some(Sense::Extra);
            }
            let is_missions =
                packed.iter().chain(&same).chain(&ticked).any(|number| *number == titled.number);
            is_missions.then_some(Sense::Missions)
        });
        unknown.retain(|number| !extras.iter().any(|(extra, _)| extra == number));
        let near = Near::of(self.missions);
        let mut suspects = bound.strangers;
        let missing = self.missions.len().saturating_sub(bound.columns.len());
        suspects.extend(suspects::among(&table, &unknown, &near, &phrases, missing));
        let reader = teacher::Reader {
            table: &table,
            campaign: self.campaign,
            missions: &bound.columns,
            packed: &packed,
            phrases: &phrases,
            suspects: &suspects,
            near: &near,
            has_month_first: day::has_month_first(&table),
            extras: &extras,
            codes: self.codes,
        };
        let mut rows = Vec::new();
        for row in &table.rows {
            let (read, found) = reader.read(row);
            findings.extend(found.into_iter().map(|finding| finding.about(&read.uai_typed)));
            rows.push(read);
        }
        // #said-of-a-joined-row: what concerns a row that was joined to another concerns its person
        for finding in findings {
            if let Scope::Row(row) = &finding.scope
                && let Some(person) = joined.get(row)
            {
                finding.scope = Scope::Row(person.clone());
            }
        }
        Ok((rows, mapped))
    }

    /// The columns of chapters among these, but for those that the settings name or that are ranks under their section.
    fn chapters(
        &self,
        table: &mut Table,
        among: &[u16],
        given: &[(String, usize)],
        packed: &[u16],
        phrases: &Phrases<'_>,
    ) -> Chapters {
        let may_be = |number: &u16| {
            table.titled(*number).is_some_and(|titled| {
                // one that answers with texts is read as such
                let is_packed = packed.contains(number);
                let is_rank = titled.over.as_deref().and_then(|over| caption::under(over, &titled.title));
                !is_packed && is_rank.is_none() && !given.iter().any(|(title, _)| titled.is_called(title))
            })
        };
        let among: Vec<u16> = among.iter().copied().filter(may_be).collect();
        chapters::spell_out(table, &among, self.missions, phrases)
    }

    /// The columns, of these, that the template names.
    fn wanted_among(&self, table: &Table, unknown: &[u16]) -> Vec<u16> {
        let titled = unknown.iter().filter_map(|number| table.titled(*number));
        let is_wanted = |title: &str| self.wanted.iter().any(|name| key(name) == key(title));
        titled.filter(|titled| is_wanted(&titled.title)).map(|titled| titled.number).collect()
    }

    /// The titles that the settings give to columns of missions.
    fn given(&self) -> Result<Vec<(String, usize)>, Error> {
        let mut given = Vec::new();
        for (name, titles) in self.dictionary.others() {
            let code = MissionCode::new(name);
            let index = self.missions.iter().position(|mission| Some(&mission.code) == code.as_ref());
            let Some(index) = index else {
                let near = near_column(name).map(str::to_owned).into_iter().collect();
                return Err(Error::UnknownColumn { key: name.clone(), near });
            };
            given.extend(titles.iter().map(|title| (title.clone(), index)));
        }
        Ok(given)
    }

    /// The columns that the template names as fields, with their titles; the other unknown ones are told.
    fn extras(
        &self,
        table: &Table,
        unknown: &[u16],
        chapters: &[u16],
        findings: &mut Vec<Finding>,
    ) -> Vec<(u16, String)> {
        let mut extras: Vec<(u16, String)> = Vec::new();
        let mut ignored = Vec::new();
        for titled in unknown.iter().filter_map(|number| table.titled(*number)) {
            let first = extras.iter().find(|(_, title)| fold(title) == fold(&titled.title));
            if let Some((first, title)) = first {
                let place = Place::cell(&table.sheet, table.header_row, *first);
                let told = files::column_twice(&titled.title, title, &place.to_string());
                findings.push(Note::new(Code::X07, told).at(titled.place.clone(), Scope::Campaign));
            } else if !chapters.contains(&titled.number)
                && self.wanted.iter().any(|name| key(name) == key(&titled.title))
            {
                extras.push((titled.number, titled.title.clone()));
            } else {
                ignored.push(titled.title.clone());
            }
        }
        let of_schools = self.flat.iter().find(|flat| flat.sheet == table.sheet);
        told::ignored(table, of_schools, Kind::Teachers, &ignored, findings);
        extras
    }
}
