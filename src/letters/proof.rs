//! The proof of a template, before any letter: read, compiled, filled once; every fault in French with its place.

use std::fmt;

use crate::docx::{
    self, BoxLine, Cause, Draft, Fault, Identity, Inventory, NoPicture, PackageError, Region, Spot, Tick,
    Trouble,
};
use crate::fr::fields::{RELIEF_BOX, SHARED_BOX, project_code};
use crate::fr::findings::Told;
use crate::fr::template as words;
use crate::registry::{Mission, MissionCode};

use super::fields;
use super::pictures::Pictures;
use super::vocabulary::Words;

/// A fault of a template, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// Where: part, paragraph, its words.
    pub spot: String,
    /// What, and what to do.
    pub told: Told,
}

/// A template that can't serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateError {
    /// Not a Word file that can be opened; holds the file's name.
    Package(String, PackageError),
    /// Its faults, all of them; holds the file's name.
    Faults(String, Vec<TemplateFault>),
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Package(file, error) => f.write_str(&match error {
                PackageError::Ole => words::package::ole(file),
                PackageError::NotZip | PackageError::NotWord => words::package::not_word(file),
                PackageError::Signed => words::package::signed(file),
                PackageError::Letter => words::package::letter(file),
                PackageError::Strict => words::package::strict(file),
                PackageError::TooBig => words::package::too_big(file),
                PackageError::Damaged(_) | PackageError::Xml(_) => words::package::damaged(file),
            }),
            Self::Faults(file, faults) => {
                f.write_str(&words::faults(file, faults.len()))?;
                for fault in faults {
                    write!(f, "\n\n- {}\n  {} {}", fault.spot, fault.told.what, fault.told.remedy)?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for TemplateError {}

/// A template that has been read, with what its author may have meant still open.
#[derive(Debug)]
pub struct Read {
    file: String,
    pub(super) draft: Draft,
    pub(super) pictures: Pictures,
}

/// A proved template.
#[derive(Debug)]
pub struct Proved {
    /// The compiled template.
    pub template: docx::Template,
    /// The missions found in it, in the order of the text.
    pub missions: Vec<Mission>,
    /// Codes of its boxes that are no missions: options, free projects.
    pub options: Vec<String>,
    /// Boxes without a name beside those of missions: their text, and their place.
    pub nameless: Vec<(String, String)>,
    /// The names in its value tags, as typed.
    pub names: Vec<String>,
    /// What it says of an example, paragraph by paragraph.
    pub example: Vec<String>,
    /// The same of headers, footers, notes and comments.
    pub margins: Vec<String>,
}

impl Read {
    /// Reads the bytes of a template. `file` is the name that messages use.
    ///
    /// # Errors
    /// [`TemplateError::Package`] when it is no sound Word file.
    pub fn of(bytes: Vec<u8>, file: &str) -> Result<Self, TemplateError> {
        let draft = Draft::read(bytes).map_err(|error| TemplateError::Package(file.to_owned(), error))?;
        Ok(Self { file: file.to_owned(), draft, pictures: Pictures::default() })
    }

    /// The same, with pictures that it may show.
    #[must_use]
    pub fn with_pictures(self, pictures: Pictures) -> Self {
        Self { pictures, ..self }
    }

    /// The names in its tags that are no fields of ours: they may be titles of columns.
    pub fn strangers(&self) -> Vec<String> {
        let mut names = self.draft.names();
        for words in self.draft.words() {
            // `{% if Lieu d’exercice | upper == "KONÉ" %}`, `{{ x ~ Grade }}`
            let head = words.split('|').next().unwrap_or(words).trim();
            let head = head.strip_prefix("if ").or_else(|| head.strip_prefix("elif ")).unwrap_or(head);
            names.insert(head.trim().to_owned());
            names.extend(alone(words).map(str::to_owned));
        }
        Words::default().strangers(&names)
    }

    /// Proves it. `columns` are the titles of the workbook's other columns that it names.
    ///
    /// # Errors
    /// [`TemplateError::Faults`] with every fault.
    pub fn prove(self, columns: &[String]) -> Result<Proved, TemplateError> {
        let vocabulary = Words::with_columns(columns.iter().cloned()).with_pictures(self.pictures);
        let Inventory { mentions, boxes, faults } = self.draft.inventory(&vocabulary);
        let mut told: Vec<TemplateFault> = faults.iter().map(in_words).collect();
        let whole = |told| TemplateFault { spot: words::spot(words::BODY, 0, ""), told };
        let paths = mentions.iter().filter_map(|mention| mention.path.as_deref());
        if !self.draft.words().chain(paths).any(|words| names_teacher(&vocabulary, words)) {
            told.push(whole(words::names_nobody()));
        }
        let columns_of_ticks = columns.iter().filter(|title| MissionCode::at_start(title).is_some()).count();
        let is_mission = |line: &BoxLine| MissionCode::new(&line.code).is_some() && !is_project(&line.code);
        if columns_of_ticks > 0 && !boxes.iter().any(is_mission) {
            told.push(whole(words::no_box(columns_of_ticks)));
        }
        if !told.is_empty() {
            return Err(TemplateError::Faults(self.file, told));
        }
        let ticks = self.draft.ticks(&vocabulary);
        let nameless = ticks.map(|ticks| nameless(ticks.list())).unwrap_or_default();
        let names = self.draft.names().into_iter().filter(|name| !name.starts_with("case(")).collect();
        let fail = |faults: &[Fault]| {
            TemplateError::Faults(self.file.clone(), faults.iter().map(in_words).collect())
        };
        let template = self.draft.compile(&vocabulary).map_err(|faults| fail(&faults))?;
        let mut missions = Vec::new();
        let mut options = Vec::new();
        for line in template.boxes() {
            match MissionCode::new(&line.code) {
                Some(code) if !is_project(&line.code) => {
                    missions.push(Mission { code, text: line.text.clone(), headings: line.headings.clone() });
                }
                _ => options.push(line.code.clone()),
            }
        }
        // an expression may compile and still not work on any value: the first letter would tell, too late
        let codes = missions.iter().map(|mission| mission.code.to_string()).chain(options.iter().cloned());
        let codes = codes.chain([RELIEF_BOX, SHARED_BOX].map(str::to_owned));
        let example = fields::example(codes, columns);
        let trials = template.trials();
        let refused = trials.refused(&example);
        if !refused.is_empty() {
            return Err(fail(&refused));
        }
        let mut press = template.press();
        let read = press.letter(&example, &Identity::default()).map_err(|error| why(&error.why()));
        let docx::Reading { paragraphs: example, margins, .. } = read
            .and_then(|bytes| docx::Reading::of(bytes.to_vec()).map_err(|error| error.to_string()))
            .map_err(|cause| {
                let spot = Spot { region: Region::Body, paragraph: 0, words: String::new() };
                let mut faults = trials.refusals(&example);
                if faults.is_empty() {
                    faults.push(Fault { spot, trouble: Trouble::Internal(cause) });
                }
                fail(&faults)
            })?;
        Ok(Proved { template, missions, options, nameless, names, example, margins })
    }
}

/// The words of a tag that may be names of their own. #parts-filters-and-calls: what stands behind a dot is a part of what is before
/// it (`projet.code`), behind a bar a filter, before a bracket a call; columns may be titled like them ("Code", "Fin").
fn alone(words: &str) -> impl Iterator<Item = &str> {
    let is_sign = |ch: char| !ch.is_alphanumeric() && ch != '_';
    let mut from = 0;
    words.split(is_sign).filter(move |name| {
        let before = words[..from].trim_end();
        let behind = &words[from + name.len()..];
        from += name.len() + behind.chars().next().map_or(0, char::len_utf8);
        !name.is_empty() && !before.ends_with(['.', '|']) && !behind.trim_start().starts_with('(')
    })
}

/// Whether the words of a tag say who the letter is for: one that does not is somebody's letter, or no letter.
fn names_teacher(vocabulary: &Words, words: &str) -> bool {
    let head = words.split('|').next().unwrap_or(words).trim();
    let path = docx::Vocabulary::heading(vocabulary, head);
    path.as_deref().unwrap_or(words).contains("rne.nom")
}

/// Boxes without a name whose neighbour under the same heading is a mission; elsewhere they are their author's own, for the
/// reader to tick.
fn nameless(ticks: &[Tick]) -> Vec<(String, String)> {
    let is_mission = |tick: &Tick| MissionCode::new(&tick.code).is_some() && !is_project(&tick.code);
    let beside = |at: usize, other: Option<usize>| {
        let other = other.and_then(|other| ticks.get(other));
        other.is_some_and(|other| is_mission(other) && other.headings == ticks[at].headings)
    };
    let nameless = (0..ticks.len()).filter(|&at| ticks[at].code.is_empty());
    let among = nameless.filter(|&at| beside(at, at.checked_sub(1)) || beside(at, Some(at + 1)));
    among.map(|at| (ticks[at].text.clone(), place(&ticks[at].spot))).collect()
}

/// Whether a code is that of a free project.
pub(super) fn is_project(code: &str) -> bool {
    (1..=9).any(|rank| project_code(rank) == code)
}

pub(super) fn in_words(fault: &Fault) -> TemplateFault {
    TemplateFault { spot: place(&fault.spot), told: told(&fault.trouble) }
}

pub(super) fn place(spot: &Spot) -> String {
    words::spot(region(spot.region), spot.paragraph, &spot.words)
}

/// What a person calls a part of a document.
pub(super) fn region(region: Region) -> &'static str {
    match region {
        Region::Body => words::BODY,
        Region::Header => words::HEADER,
        Region::Footer => words::FOOTER,
        Region::Footnotes => words::FOOTNOTES,
        Region::Endnotes => words::ENDNOTES,
        Region::Comments => words::COMMENTS,
    }
}

/// Why a tag can't be filled.
pub(super) fn why(cause: &Cause) -> String {
    use words::cause;
    match cause {
        Cause::NoValue => cause::NO_VALUE.to_owned(),
        Cause::WrongSort => cause::WRONG_SORT.to_owned(),
        Cause::TextAsNumber(field) => cause::text_as_number(field),
        Cause::TooManyArguments => cause::TOO_MANY_ARGUMENTS.to_owned(),
        Cause::MissingArgument => cause::MISSING_ARGUMENT.to_owned(),
        Cause::NoCall => cause::NO_CALL.to_owned(),
        Cause::TooMuch => cause::TOO_MUCH.to_owned(),
        Cause::Other(library) => cause::other(library),
    }
}

/// The sentence of a trouble.
pub fn told(trouble: &Trouble) -> Told {
    match trouble {
        Trouble::Unclosed(text) => words::unclosed(text),
        Trouble::Unopened(braces) => words::unopened(braces),
        Trouble::UnknownField { name, nearest } => words::unknown_field(name, nearest.as_deref()),
        Trouble::UnknownFilter { name, nearest } => words::unknown_filter(name, nearest.as_deref()),
        Trouble::UnknownKeyword { name, nearest } => words::unknown_keyword(name, nearest.as_deref()),
        Trouble::Unreadable(text) => words::unreadable(text),
        Trouble::UnknownBox(code) => words::unknown_box(code),
        Trouble::BoxWithoutCode => words::box_without_code(),
        Trouble::DoubleBox { code, first } => words::double_box(code, &place(first)),
        Trouble::BlockUnclosed(text) => words::block_unclosed(text),
        Trouble::BlockUnopened(text) => words::block_unopened(text),
        Trouble::BlockAcross { opening, opened, closing } => {
            words::block_across(opening, &place(opened), closing)
        }
        Trouble::TextLost(text) => words::text_lost(text),
        Trouble::SightLost(_) => words::sight_lost(),
        Trouble::NoRow(text) => words::no_row(text),
        Trouble::MergeField(name) => words::merge_field(name),
        Trouble::NextRecord => words::next_record(),
        Trouble::SectionRepeated(text) => words::section_repeated(text),
        Trouble::MacroMisplaced(text) => words::macro_misplaced(text),
        Trouble::InInstruction(text) => words::in_instruction(text),
        Trouble::Halved(text) => words::halved(text),
        Trouble::NotHere(text) => words::not_here(text),
        Trouble::Picture { name, why } => match why {
            NoPicture::Missing => words::picture::missing(name),
            NoPicture::Outside => words::picture::outside(name),
            NoPicture::TooBig => words::picture::too_big(name),
            NoPicture::Unreadable => words::picture::unreadable(name),
        },
        Trouble::Refused { words, why } => words::refused(words, why),
        Trouble::Broken { words, cause } => words::broken(words, &why(cause)),
        Trouble::Internal(cause) => words::internal(cause),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// #parts-filters-and-calls
    #[test]
    fn what_belongs_to_another_name_is_no_name() {
        for (words, names) in [
            ("projet.code", "projet"),
            ("case(projet.code)", "projet"),
            ("for projet in projets", "for projet in projets"),
            ("projets[0].texte", "projets 0"),
            ("x ~ Grade | upper", "x Grade"),
            ("if Échelon|majuscules == \"Élevé\"", "if Échelon Élevé"),
            ("x | default(Lieu d’exercice)", "x Lieu d exercice"),
            ("", ""),
        ] {
            assert_eq!(alone(words).collect::<Vec<_>>().join(" "), names, "{words}");
        }
    }
}
