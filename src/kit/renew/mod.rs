//! A workbook for the template as it is: blank, or with what an older workbook holds.
//!
//! An older workbook is read as a campaign reads it, so whatever can be read can be carried over. What was understood is
//! written cleaned; what was not is written as it stood, and stands out; what has no place any more is listed on a sheet of
//! its own. Every row that names somebody is carried over.

mod line;
mod missions;
mod old;
mod parameters;
mod schools;
mod teachers;

use std::path::{Path, PathBuf};

use crate::disk;
use crate::findings::{Code, Scope};
use crate::fr::kit as words;
use crate::letters::{self, Pictures};
use crate::registry::{Mission, Origin, SchoolYear, campaign};
use crate::settings::{INPUT, Overrides, Settings};
use crate::workbook::{Book, Dictionary, Titled, parameters as read_parameters, tables};

use super::campaign::coming_year;
use super::error::Error;
use super::workbook::{self, Carried, Content, Extra, Fate, Novelty, Remark};

use old::Old;

/// Largest template read, in bytes.
const LIMIT: u64 = 64 << 20;
/// Empty rows below the rows that were carried over.
const SPARE: u32 = 60;
/// The format that is written.
const EXTENSION: &str = "xlsx";

/// What is asked for; nothing where the usual is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// The older workbook.
    pub from: Option<PathBuf>,
    /// Whether IMP, hours off and envelopes are carried over too.
    pub with_imp: bool,
    /// The school year.
    pub year: Option<SchoolYear>,
    /// The file to be made, or the folder to make it in.
    pub to: Option<PathBuf>,
}

/// A workbook that was made.
#[derive(Clone, Debug)]
pub struct Renewed {
    /// Its path.
    pub path: PathBuf,
    /// The template that it is made for.
    pub template: PathBuf,
    /// Its missions.
    pub missions: Vec<Mission>,
    /// Its school year.
    pub year: SchoolYear,
    /// Columns that the template asks for, and that nobody had.
    pub asked: Vec<String>,
    /// Whether a run finds it by itself.
    pub is_found: bool,
    /// What was carried over.
    pub taken: Option<Taken>,
}

/// What was carried over from an older workbook.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// Path of the older workbook.
    pub from: PathBuf,
    /// Its school year, if it says one.
    pub year: Option<String>,
    /// Whether IMP, hours off and envelopes were carried over too.
    pub with_imp: bool,
    /// Rows of schools, and how many of them are closed.
    pub schools: (usize, usize),
    /// Rows of teachers.
    pub teachers: usize,
    /// Ticks.
    pub ticks: usize,
    /// Titles of the other columns.
    pub columns: Vec<String>,
    /// What is new about the missions, by index.
    pub novelties: Vec<(usize, Novelty)>,
    /// What was not carried over, or only as it stood, in the order of the new workbook's sheet.
    pub remarks: Vec<Remark>,
}

impl Taken {
    /// How many remarks say this.
    pub fn count(&self, fate: Fate) -> usize {
        self.remarks.iter().filter(|remark| remark.fate == fate).count()
    }
}

impl Renewed {
    /// Whether somebody has to look at something.
    pub fn is_complete(&self) -> bool {
        let grave = |taken: &Taken| taken.remarks.iter().any(|remark| remark.fate.is_grave());
        !self.taken.as_ref().is_some_and(grave)
    }
}

/// Makes the workbook. A file that is there already is never touched.
///
/// # Errors
/// [`Error`] when the template or the older workbook can't be read, the file is there already, or the system refuses.
pub fn workbook(settings: &Settings, wish: &Wish) -> Result<Renewed, Error> {
    let template = settings.template()?;
    let file = template.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = template.parent().map(Path::to_owned).unwrap_or_default();
    let read = letters::Read::of(disk::read(&template, LIMIT)?, &file)?
        .with_pictures(Pictures::in_folders([settings.folder.clone(), beside]));
    let book = wish.from.as_deref().map(Book::read).transpose()?;
    let mut titles = book.as_ref().map_or_else(|| Ok(Vec::new()), |book| other_titles(book, settings))?;
    let asked = read.asked_columns(&titles);
    let mut wanted = read.strangers();
    wanted.extend(titles.iter().cloned());
    titles.extend(asked.iter().cloned());
    let missions = read.prove(&titles)?.missions;

    let (mut content, year, taken) = if let Some((book, from)) = book.zip(wish.from.clone()) {
        let old = Old::read(book, missions.clone(), &wanted, settings)?;
        let (content, year, taken) = carry(&old, settings, wish);
        (content, year, Some(Taken { from, ..taken }))
    } else {
        let (settled, _) = campaign::read(&[], settings);
        let by_default = settled.year.origin == Origin::Default;
        let usual = if by_default { label(coming_year(settings.today)) } else { settled.year.value.clone() };
        let year = wish.year.clone().unwrap_or(usual);
        let mut content = Content::blank(&year, settings.today);
        content.parameters = parameters::of(&settled, &year, None, false);
        (content, year, None)
    };
    content.carried.teachers.extras.extend(asked.iter().map(|title| Extra {
        title: title.clone(),
        cells: std::collections::BTreeMap::new(),
        is_new: true,
    }));
    let path = destination(settings, wish, &year)?;
    let bytes = workbook::write(&content, &missions)?;
    if let Some(folder) = path.parent() {
        disk::make_folder(folder)?;
    }
    if !disk::create(&path, &bytes)? {
        return Err(Error::Taken(path));
    }
    let is_found = settings.workbook().is_ok_and(|found| same_file(&found, &path));
    Ok(Renewed { path, template, missions, year, asked, is_found, taken })
}

/// Titles of the columns of teachers that mean nothing to us.
fn other_titles(book: &Book, settings: &Settings) -> Result<Vec<String>, Error> {
    let tables = tables(book, &Dictionary::with(&settings.columns)?)?;
    let columns = tables.teachers.into_iter().flat_map(|table| table.columns);
    let unknown = columns.filter(Titled::is_unknown);
    Ok(unknown.map(|titled| titled.title).collect())
}

/// Everything of an older workbook that has a place in the new one, and what there is to say about the rest.
fn carry(old: &Old, settings: &Settings, wish: &Wish) -> (Content, SchoolYear, Taken) {
    let campaign = &old.registry.campaign;
    let mut bare = settings.clone();
    bare.campaign = Overrides::default();
    let (own, _) = campaign::read(&read_parameters(&old.book), &bare);
    let before = (own.year.origin == Origin::Workbook).then_some(own.year.value);
    let usual = match (&campaign.year.origin, &before) {
        (Origin::Settings, _) => campaign.year.value.clone(),
        (_, Some(before)) => following(before),
        (_, None) => label(coming_year(settings.today)),
    };
    let year = wish.year.clone().unwrap_or(usual);
    // a date belongs to its year, or to a workbook that does not say its year
    let keeps_dates = before.as_ref().is_none_or(|before| *before == year);

    let mut carried = Carried { from: Some(old.book.file.clone()), ..Carried::default() };
    let schools = schools::lines(old, wish.with_imp, &mut carried);
    let teachers = teachers::lines(old, wish.with_imp, keeps_dates, &mut carried);
    carried.novelties = missions::novelties(old);
    missions::lost(old, &mut carried.remarks);
    carried.remarks.extend(unread(old));
    // a stable sort: within one fate, the order of the older workbook
    carried.remarks.sort_by_key(|remark| remark.fate);
    carried.remarks.dedup();
    let taken = Taken {
        year: before.map(|year| year.label),
        with_imp: wish.with_imp,
        schools: (schools.len(), old.registry.schools.iter().filter(|school| !school.active).count()),
        teachers: teachers.len(),
        ticks: old.registry.rows.iter().map(|row| row.ticks.len()).sum(),
        columns: carried
            .teachers
            .extras
            .iter()
            .chain(&carried.schools.extras)
            .map(|it| it.title.clone())
            .collect(),
        novelties: carried.novelties.clone().into_iter().collect(),
        remarks: carried.remarks.clone(),
        ..Taken::default()
    };
    let date = keeps_dates.then_some(&campaign.date);
    let content = Content {
        parameters: parameters::of(campaign, &year, date, wish.with_imp),
        schools,
        teachers,
        spare_rows: SPARE,
        created: settings.today,
        carried,
    };
    (content, year, taken)
}

/// What the reading itself has left aside.
fn unread(old: &Old) -> impl Iterator<Item = Remark> {
    const TOLD: [Code; 12] = [
        Code::X03,
        Code::X04,
        Code::X06,
        Code::X07,
        Code::X09,
        Code::X10,
        Code::X11,
        Code::G02,
        Code::G04,
        Code::A02,
        Code::A04,
        Code::X14,
    ];
    let of_campaign = old.findings.iter().filter(|finding| {
        TOLD.contains(&finding.code)
            && (finding.scope == Scope::Campaign || matches!(finding.code, Code::X03 | Code::X14))
    });
    of_campaign.map(|finding| Remark {
        fate: if finding.code == Code::X14 { Fate::Contradicted } else { Fate::Unread },
        place: finding.place.as_ref().map(ToString::to_string).unwrap_or_default(),
        who: String::new(),
        what: match finding.code {
            Code::X03 => words::workbook::HIDDEN_ROW.to_owned(),
            _ => finding.told.what.clone(),
        },
        typed: String::new(),
    })
}

/// Where the workbook goes.
fn destination(settings: &Settings, wish: &Wish, year: &SchoolYear) -> Result<PathBuf, Error> {
    let name = words::workbook_file(&year.label);
    let path = match &wish.to {
        None => settings.folder.join(INPUT).join(name),
        Some(folder) if folder.is_dir() => folder.join(name),
        Some(path) => match path.extension() {
            None => path.with_extension(EXTENSION),
            Some(extension) if extension.eq_ignore_ascii_case(EXTENSION) => path.clone(),
            Some(_) => return Err(Error::Extension(path.clone())),
        },
    };
    if path.exists() { Err(Error::Taken(path)) } else { Ok(path) }
}

fn same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    one == other || real(one).is_some_and(|one| Some(one) == real(other))
}

fn label(year: i16) -> SchoolYear {
    let label = year.to_string();
    SchoolYear::new(&label).unwrap_or(SchoolYear { label, first: year, last: year })
}

/// The school year behind this one.
fn following(year: &SchoolYear) -> SchoolYear {
    let (first, last) = (year.first.saturating_add(1), year.last.saturating_add(1));
    if first == last { label(first) } else { SchoolYear { label: format!("{first}-{last}"), first, last } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_follows_another() {
        for (before, after) in [("2026", "2027"), ("2026-2027", "2027-2028"), ("2026/2027", "2027-2028")] {
            assert_eq!(following(&SchoolYear::new(before).unwrap()), SchoolYear::new(after).unwrap());
        }
    }
}
