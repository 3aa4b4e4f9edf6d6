//! What a column's title means: our own title, a synonym, in any spelling.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fr::columns::{self as titles, Heading};
use crate::fr::text::fold;

/// The two kinds of table that we read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One row per school.
    Schools,
    /// One row per teacher.
    Teachers,
}

/// A column that means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each has its description in fr::columns")]
pub enum Column {
    Uai,
    SchoolName,
    SchoolKind,
    Sector,
    Commune,
    Province,
    Parent,
    HeadCivility,
    HeadSurname,
    HeadFirst,
    HeadFunction,
    HeadMail,
    Envelope,
    Called,
    Active,
    Civility,
    Surname,
    First,
    Discipline,
    TeacherMail,
    Imp,
    ReliefTick,
    Relief,
    ReliefHours,
    Shared,
    RowDate,
    Project1,
    Project2,
    Project3,
    Remark,
}

use Column as C;

impl Kind {
    /// Name of the sheet in our own workbook.
    pub fn sheet(self) -> &'static str {
        match self {
            Self::Schools => titles::SCHOOLS,
            Self::Teachers => titles::TEACHERS,
        }
    }

    /// The columns of this kind of table, in the order of our own workbook.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Schools => &[
                C::Uai,
                C::SchoolName,
                C::SchoolKind,
                C::Sector,
                C::Commune,
                C::Province,
                C::Parent,
                C::HeadCivility,
                C::HeadSurname,
                C::HeadFirst,
                C::HeadFunction,
                C::HeadMail,
                C::Envelope,
                C::Called,
                C::Active,
                C::Remark,
            ],
            Self::Teachers => &[
                C::Uai,
                C::SchoolName,
                C::Civility,
                C::Surname,
                C::First,
                C::Discipline,
                C::TeacherMail,
                C::Imp,
                C::ReliefTick,
                C::Relief,
                C::ReliefHours,
                C::Shared,
                C::RowDate,
                C::Project1,
                C::Project2,
                C::Project3,
                C::Remark,
            ],
        }
    }

    /// The columns that may be left out, and whose absence under another title would cost somebody something.
    pub fn expected(self) -> &'static [Column] {
        match self {
            Self::Schools => &[C::HeadCivility, C::HeadFirst, C::HeadMail, C::Envelope],
            Self::Teachers => &[C::Civility, C::ReliefTick, C::Relief, C::Shared, C::Project1],
        }
    }

    /// The columns without which a table says nothing.
    pub fn required(self) -> &'static [Column] {
        match self {
            Self::Schools => &[C::Uai, C::SchoolName, C::HeadSurname],
            Self::Teachers => &[C::Uai, C::Surname, C::First, C::Imp],
        }
    }
}

impl Column {
    /// Title, synonyms and help.
    pub fn heading(self) -> &'static Heading {
        match self {
            C::Uai => &titles::UAI,
            C::SchoolName => &titles::SCHOOL_NAME,
            C::SchoolKind => &titles::SCHOOL_KIND,
            C::Sector => &titles::SECTOR,
            C::Commune => &titles::COMMUNE,
            C::Province => &titles::PROVINCE,
            C::Parent => &titles::PARENT,
            C::HeadCivility => &titles::HEAD_CIVILITY,
            C::HeadSurname => &titles::HEAD_SURNAME,
            C::HeadFirst => &titles::HEAD_FIRST,
            C::HeadFunction => &titles::HEAD_FUNCTION,
            C::HeadMail => &titles::HEAD_MAIL,
            C::Envelope => &titles::ENVELOPE,
            C::Called => &titles::CALLED,
            C::Active => &titles::ACTIVE,
            C::Civility => &titles::CIVILITY,
            C::Surname => &titles::SURNAME,
            C::First => &titles::FIRST,
            C::Discipline => &titles::DISCIPLINE,
            C::TeacherMail => &titles::TEACHER_MAIL,
            C::Imp => &titles::IMP,
            C::ReliefTick => &titles::RELIEF_TICK,
            C::Relief => &titles::RELIEF,
            C::ReliefHours => &titles::RELIEF_HOURS,
            C::Shared => &titles::SHARED,
            C::RowDate => &titles::ROW_DATE,
            C::Project1 => &titles::PROJECTS[0],
            C::Project2 => &titles::PROJECTS[1],
            C::Project3 => &titles::PROJECTS[2],
            C::Remark => &titles::REMARK,
        }
    }

    /// The title in our own workbook.
    pub fn title(self) -> &'static str {
        self.heading().title
    }
}

/// What a title means in a table of this kind.
pub fn meaning(kind: Kind, title: &str) -> Option<Column> {
    // most cells hold a tick, and are asked too: no title is that short
    if title.len() < 2 {
        return None;
    }
    let folded = plain(title);
    if folded.is_empty() {
        return None;
    }
    if kind == Kind::Schools && folded == "nom" {
        // a school has a name, a teacher a surname: the one title that depends on the table
        return Some(C::SchoolName);
    }
    let titles = match kind {
        Kind::Schools => &SCHOOLS,
        Kind::Teachers => &TEACHERS,
    };
    titles.get(&folded).copied()
}

/// The folded titles of each kind: asked for every cell of every row, so folded once.
static SCHOOLS: LazyLock<HashMap<String, Column>> = LazyLock::new(|| titles_of(Kind::Schools));
static TEACHERS: LazyLock<HashMap<String, Column>> = LazyLock::new(|| titles_of(Kind::Teachers));

fn titles_of(kind: Kind) -> HashMap<String, Column> {
    let mut found = HashMap::new();
    for &column in kind.columns() {
        let heading = column.heading();
        for title in std::iter::once(&heading.title).chain(heading.others) {
            // the first column that has a title keeps it
            found.entry(plain(title)).or_insert(column);
        }
    }
    found
}

/// A title without case, accents and signs; a title of signs only stays itself.
fn plain(title: &str) -> String {
    let folded = fold(title);
    if !folded.is_empty() || title.trim().is_empty() { folded } else { title.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_title_is_known_and_longer_than_a_tick() {
        for (kind, titles) in [(Kind::Schools, &SCHOOLS), (Kind::Teachers, &TEACHERS)] {
            for column in kind.columns() {
                assert_eq!(meaning(kind, column.title()), Some(*column));
            }
            assert!(titles.keys().all(|title| title.len() >= 2), "{titles:?}");
        }
    }

    #[test]
    fn titles_are_matched_by_meaning() {
        for (kind, title, column) in [
            (Kind::Teachers, "Nombre d'IMP", C::Imp),
            (Kind::Teachers, "NB  IMP ", C::Imp),
            (Kind::Teachers, "prenom", C::First),
            (Kind::Teachers, "NOM *", C::Surname),
            (Kind::Schools, "nom", C::SchoolName),
            (Kind::Schools, "Code UAI", C::Uai),
            (Kind::Schools, "Mél", C::HeadMail),
            (Kind::Schools, "E-MAIL", C::HeadMail),
            (Kind::Teachers, "e-mail", C::TeacherMail),
        ] {
            assert_eq!(meaning(kind, title), Some(column), "{title}");
        }
        assert_eq!(meaning(Kind::Teachers, "Grade"), None);
    }

    /// A title that means two things in one table would be a guess.
    #[test]
    fn no_title_means_two_things() {
        for kind in [Kind::Schools, Kind::Teachers] {
            let mut seen = std::collections::BTreeMap::new();
            for &column in kind.columns() {
                let heading = column.heading();
                for title in std::iter::once(&heading.title).chain(heading.others) {
                    if let Some(other) = seen.insert(plain(title), column) {
                        assert_eq!(other, column, "{title}");
                    }
                }
            }
        }
    }
}
