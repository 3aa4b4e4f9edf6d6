//! The columns that mean something to us, in the two kinds of table.

use crate::fr::columns::{self as titles, Heading};

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
