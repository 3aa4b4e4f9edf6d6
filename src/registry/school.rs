//! Schools and their heads.

use super::Campaign;
use super::civility::Civility;
use super::email::{self, Email};
use super::formulas;
use super::imp::Imp;
use super::known;
use super::naming::alike;
use super::person::{self, Names, Part, Person};
use super::quantity;
use super::uai::{self, Uai};
use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr::findings::{budget, files, missions, people, schools};
use crate::fr::grammar;
use crate::fr::nothing::is_no_school;
use crate::fr::secrets::without_secrets;
use crate::fr::spellings;
use crate::fr::text::{clean, fold};
use crate::workbook::{Column, Row, Table, Titled};

/// What sort of school it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SchoolKind {
    /// Collège.
    College,
    /// Lycée of any sort.
    Lycee,
    /// Annex of a collège (GOD).
    Annex,
    /// Antenne de lycée professionnel.
    Alp,
    /// Section d'enseignement général et professionnel adapté, or professional section of a lycée.
    Section,
    /// Anything else.
    Other,
}

impl SchoolKind {
    /// The kind that a text means; the first word that says something decides.
    pub fn of(text: &str) -> Self {
        let folded = fold(text);
        let has = |word: &str| folded.split(' ').any(|part| part == word);
        if has("annexe") || has("god") {
            Self::Annex
        } else if has("alp") || has("antenne") {
            Self::Alp
        } else if has("segpa") || has("sep") || has("section") {
            Self::Section
        } else if has("college") || has("clg") {
            Self::College
        } else if has("lycee")
            || ["lgt", "lpo", "lp", "la", "leg", "lg", "lt", "lpa"].iter().any(|kind| folded == *kind)
        {
            Self::Lycee
        } else {
            Self::Other
        }
    }

    /// Whether it depends on another school, and has no head of its own.
    pub fn is_dependent(self) -> bool {
        matches!(self, Self::Annex | Self::Alp | Self::Section)
    }
}

/// The head of a school, as the letter names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Civility, if it is known.
    pub civility: Option<Civility>,
    /// Surname as the letter prints it; empty when it is missing.
    pub surname: String,
    /// First name as the letter prints it; may be empty.
    pub first: String,
    /// Function as typed; may be empty.
    pub function: String,
    /// Addresses.
    pub emails: Vec<Email>,
}

/// A school of the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct School {
    /// Place of its row.
    pub place: Place,
    /// Its code.
    pub uai: Uai,
    /// Its name as typed, cleaned.
    pub name: String,
    /// Kind as typed.
    pub kind_text: String,
    /// Kind.
    pub kind: SchoolKind,
    /// Sector as typed.
    pub sector: String,
    /// Municipality.
    pub commune: String,
    /// Province.
    pub province: String,
    /// The school that it depends on.
    pub parent: Option<Uai>,
    /// Its head.
    pub head: Head,
    /// Envelope; nothing when the cell is empty.
    pub envelope: Option<Imp>,
    /// Place of the envelope's cell.
    pub envelope_place: Place,
    /// Place of the addresses' cell.
    pub mail_place: Place,
    /// Place of the head's surname.
    pub head_place: Place,
    /// What the letter calls it, when the name does not do.
    pub called: String,
    /// Whether it is open.
    pub active: bool,
}

impl School {
    /// What the letter calls it.
    pub fn display_name(&self) -> &str {
        if self.called.is_empty() { &self.name } else { &self.called }
    }

    /// The same behind its contraction: `du collège Georges Baudoux`.
    pub fn with_article(&self) -> String {
        let name = self.display_name();
        // people write the contraction themselves in the column that asks for the whole
        let folded = fold(name);
        let already = ["du ", "de ", "des ", "d "].iter().any(|article| folded.starts_with(article));
        if !self.called.is_empty() && already { name.to_owned() } else { grammar::of_school(name) }
    }
}

/// Reads the row of a school. Without a sound code there is no school, only findings.
pub(super) fn read(
    table: &Table,
    row: &Row,
    campaign: &Campaign,
    codes: &[(Uai, &str)],
) -> (Option<School>, Vec<Finding>) {
    let mut findings: Vec<Finding> = Vec::new();
    let place = |column| table.place(row, column);
    let cell = |column| table.cell(row, column);
    let text = |column| cell(column).map(|cell| without_secrets(&clean(&cell.text()))).unwrap_or_default();

    let noted = uai::read_beside(cell(Column::Uai), codes, &text(Column::SchoolName));
    let typed = text(Column::Uai);
    findings.extend(
        noted
            .notes
            .into_iter()
            .map(|note| note.at(place(Column::Uai), Scope::School(typed.clone())).about(&typed)),
    );
    let broken = formulas::check(table, row, []);
    let scope = Scope::School(noted.value.map_or(typed, |uai| uai.to_string()));
    findings.extend(broken.into_iter().map(|(place, note)| note.at(place, scope.clone())));
    let Some(uai) = noted.value else { return (None, findings) };
    let scope = || Scope::School(uai.to_string());

    // #no-name-of-a-school: a dash is no name
    let school_named = |column| Some(text(column)).filter(|name| !is_no_school(name)).unwrap_or_default();
    let name = school_named(Column::SchoolName);
    let kind_text = text(Column::SchoolKind);
    let kind = match SchoolKind::of(&kind_text) {
        SchoolKind::Other if kind_text.is_empty() => {
            known_kind(uai, &name).unwrap_or_else(|| SchoolKind::of(&name))
        }
        SchoolKind::Other => SchoolKind::of(&name),
        kind => kind,
    };
    let envelope = quantity::read_optional(
        table.said(row, Column::Envelope),
        &campaign.money,
        Code::B04,
        budget::envelope_unreadable,
    );
    findings.extend(envelope.notes.into_iter().map(|note| note.at(place(Column::Envelope), scope())));
    let (emails, remarks) = email::read(cell(Column::HeadMail));
    findings.extend(remarks.into_iter().map(|note| note.at(place(Column::HeadMail), scope())));

    let called = school_named(Column::Called);
    for (column, value) in [(Column::SchoolName, &name), (Column::Called, &called)] {
        if spellings::is_placeholder(value) {
            findings.push(Note::new(Code::X02, files::placeholder(value)).at(place(column), scope()));
        }
    }
    if name.is_empty() && called.is_empty() && !formulas::is_broken(cell(Column::SchoolName)) {
        let known = known::by_code(uai).next().map(|known| known.name.as_str());
        let note = Note::new(Code::X02, schools::name_missing(uai.as_str(), known));
        findings.push(note.at(place(Column::SchoolName), scope()));
    }
    let civility_text = text(Column::HeadCivility);
    let raw = |column| cell(column).map(crate::workbook::Cell::text).unwrap_or_default();
    let [surname_text, first_text] =
        person::texts(&raw(Column::HeadSurname), &raw(Column::HeadFirst)).map(|text| without_secrets(&text));
    let names = if has_whole_heads(table) { Names::Whole } else { Names::Apart };
    let Person { civility, surname, first, is_nobody, notes } =
        person::read(&civility_text, &surname_text, &first_text, names);
    let has_note = |code| notes.iter().any(|(_, note)| note.code == code);
    let (is_civility_told, is_name_told) = (has_note(Code::P02), has_note(Code::P01));
    findings.extend(notes.into_iter().filter_map(|(part, note)| {
        let column = if part == Part::Surname { Column::HeadSurname } else { Column::HeadFirst };
        // what a formula failed with is told as such
        let is_told = note.code == Code::P01 && formulas::is_broken(cell(column));
        (!is_told).then(|| note.at(place(column), scope()))
    }));
    if surname.is_empty() && !formulas::is_broken(cell(Column::HeadSurname)) {
        let shown = if name.is_empty() { uai.as_str() } else { &name };
        let note = Note::new(Code::P01, people::head_missing(shown));
        findings.push(note.at(place(Column::HeadSurname), scope()));
    }
    if names == Names::Whole && first.is_empty() && !surname.is_empty() && !is_nobody && !is_name_told {
        let told = people::names_together(&text(Column::HeadSurname), false);
        findings.push(Note::new(Code::P03, told).at(place(Column::HeadSurname), scope()));
    }
    if civility.is_none() && !is_civility_told && !surname.is_empty() && !is_nobody {
        let note = Note::new(Code::P02, people::civility_unknown(&civility_text, &surname));
        findings.push(note.at(place(Column::HeadCivility), scope()));
    }
    let open = spellings::is_open(&text(Column::Active));
    if open.is_none() {
        let told = missions::openness_unknown(&text(Column::Active));
        findings.push(Note::new(Code::M03, told).at(place(Column::Active), scope()));
    }
    let parent = table.said(row, Column::Parent).and_then(|cell| {
        let noted = uai::read(Some(cell), codes);
        findings.extend(noted.notes.into_iter().map(|note| {
            // a wrong parent spoils a proposal, not a letter
            note.at(place(Column::Parent), Scope::Campaign).with_severity(crate::findings::Severity::Warning)
        }));
        noted.value
    });
    let school = School {
        place: row.place.clone(),
        uai,
        name,
        kind_text,
        kind,
        sector: text(Column::Sector),
        commune: text(Column::Commune),
        province: text(Column::Province),
        parent: parent.or_else(|| known::parent(uai)),
        head: Head { civility, surname, first, function: text(Column::HeadFunction), emails },
        envelope: envelope.value,
        envelope_place: place(Column::Envelope),
        mail_place: place(Column::HeadMail),
        head_place: place(Column::HeadSurname),
        called,
        active: open.unwrap_or(true),
    };
    (Some(school), findings.into_iter().map(|finding| finding.about(uai.as_str())).collect())
}

/// Whether one column says the surnames of heads and their first names.
pub(super) fn has_whole_heads(table: &Table) -> bool {
    let says_both = |titled: &Titled| fold(&titled.title).contains("prenom");
    table.column(Column::HeadFirst).is_none() && table.column(Column::HeadSurname).is_some_and(says_both)
}

/// The kind of an annex or a section that is known as such, whatever its name says: "Collège de Kouaoua" is an annex.
pub(super) fn known_kind(uai: Uai, name: &str) -> Option<SchoolKind> {
    let known: Vec<_> = known::by_code(uai).collect();
    // #one-code-of-two-schools: then the name says which
    let mut meant = known.iter().filter(|known_as| known.len() < 2 || alike(&known_as.name, name));
    let kind = meant.next().filter(|_| meant.next().is_none()).map(|known| SchoolKind::of(&known.kind))?;
    kind.is_dependent().then_some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_their_words() {
        for (text, kind) in [
            ("collège", SchoolKind::College),
            ("annexe de collège (GOD)", SchoolKind::Annex),
            ("lycée polyvalent", SchoolKind::Lycee),
            ("LPO", SchoolKind::Lycee),
            ("Lycée professionnel ALP de Koné", SchoolKind::Alp),
            ("Section d'enseignement général et professionnel adapté de Wé", SchoolKind::Section),
            ("SEGPA", SchoolKind::Section),
            ("ANIMATION - DIRECTION DDEC", SchoolKind::Other),
        ] {
            assert_eq!(SchoolKind::of(text), kind, "{text}");
        }
    }
}
