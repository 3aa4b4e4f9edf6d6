//! The proof of a template, before any letter: read, compiled, filled once; every fault in French with its place.

use std::fmt;

use crate::docx::{self, Draft, Fault, Identity, NoPicture, PackageError, Region, Spot, Trouble};
use crate::fr::fields::{RELIEF_BOX, SHARED_BOX, project_code};
use crate::fr::findings::Told;
use crate::fr::template as words;
use crate::registry::{Mission, MissionCode};

use super::fields;
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
    draft: Draft,
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
    /// The names in its value tags, as typed.
    pub names: Vec<String>,
    /// What it says of an example, paragraph by paragraph.
    pub example: Vec<String>,
}

impl Read {
    /// Reads the bytes of a template. `file` is the name that messages use.
    ///
    /// # Errors
    /// [`TemplateError::Package`] when it is no sound Word file.
    pub fn of(bytes: Vec<u8>, file: &str) -> Result<Self, TemplateError> {
        let draft = Draft::read(bytes).map_err(|error| TemplateError::Package(file.to_owned(), error))?;
        Ok(Self { file: file.to_owned(), draft })
    }

    /// The names in its value tags that are no fields of ours: they may be titles of columns.
    pub fn strangers(&self) -> Vec<String> {
        Words::default().strangers(&self.draft.names())
    }

    /// Proves it. `columns` are the titles of the workbook's other columns that it names.
    ///
    /// # Errors
    /// [`TemplateError::Faults`] with every fault.
    pub fn prove(self, columns: &[String]) -> Result<Proved, TemplateError> {
        let vocabulary = Words::with_columns(columns.iter().cloned());
        let names = self.draft.names().into_iter().filter(|name| !name.starts_with("case(")).collect();
        let fail = |faults: &[Fault]| {
            TemplateError::Faults(self.file.clone(), faults.iter().map(in_words).collect())
        };
        let names_somebody = self.draft.words().any(|words| names_teacher(&vocabulary, words));
        let template = self.draft.compile(&vocabulary).map_err(|faults| fail(&faults))?;
        if !names_somebody && !template.controls().iter().any(|path| names_teacher(&vocabulary, path)) {
            let spot = words::spot(words::BODY, 0, "");
            let fault = TemplateFault { spot, told: words::names_nobody() };
            return Err(TemplateError::Faults(self.file, vec![fault]));
        }
        let mut missions = Vec::new();
        let mut options = Vec::new();
        let projects: Vec<String> = (1..=9).map(project_code).collect();
        for line in template.boxes() {
            match MissionCode::new(&line.code) {
                Some(code) if !projects.contains(&line.code) => {
                    missions.push(Mission { code, text: line.text.clone(), headings: line.headings.clone() });
                }
                _ => options.push(line.code.clone()),
            }
        }
        let columns_of_ticks = columns.iter().filter(|title| MissionCode::at_start(title).is_some()).count();
        if missions.is_empty() && columns_of_ticks > 0 {
            let spot = words::spot(words::BODY, 0, "");
            let fault = TemplateFault { spot, told: words::no_box(columns_of_ticks) };
            return Err(TemplateError::Faults(self.file, vec![fault]));
        }
        // an expression may compile and still not work on any value: the first letter would tell, too late
        let codes = missions.iter().map(|mission| mission.code.to_string()).chain(options.iter().cloned());
        let codes = codes.chain([RELIEF_BOX, SHARED_BOX].map(str::to_owned));
        let example = fields::example(codes, columns);
        let mut press = template.press();
        let read = press.letter(&example, &Identity::default()).map_err(|error| error.to_string());
        let example = read
            .and_then(|bytes| docx::Reading::of(bytes.to_vec()).map_err(|error| error.to_string()))
            .map_err(|cause| {
                let spot = Spot { region: Region::Body, paragraph: 0, words: String::new() };
                fail(&[Fault { spot, trouble: Trouble::Internal(cause) }])
            })?
            .paragraphs;
        Ok(Proved { template, missions, options, names, example })
    }
}

/// Whether the words of a tag say who the letter is for: one that does not is somebody's letter, or no letter.
fn names_teacher(vocabulary: &Words, words: &str) -> bool {
    let head = words.split('|').next().unwrap_or(words).trim();
    let path = docx::Vocabulary::heading(vocabulary, head);
    path.as_deref().unwrap_or(words).contains("rne.nom")
}

fn in_words(fault: &Fault) -> TemplateFault {
    TemplateFault { spot: place(&fault.spot), told: told(&fault.trouble) }
}

fn place(spot: &Spot) -> String {
    let region = match spot.region {
        Region::Body => words::BODY,
        Region::Header => words::HEADER,
        Region::Footer => words::FOOTER,
        Region::Footnotes => words::FOOTNOTES,
        Region::Endnotes => words::ENDNOTES,
        Region::Comments => words::COMMENTS,
    };
    words::spot(region, spot.paragraph, &spot.words)
}

/// The sentence of a trouble.
pub(super) fn told(trouble: &Trouble) -> Told {
    match trouble {
        Trouble::Unclosed(text) => words::unclosed(text),
        Trouble::Unopened(braces) => words::unopened(braces),
        Trouble::UnknownField { name, nearest } => words::unknown_field(name, nearest.as_deref()),
        Trouble::UnknownFilter { name, nearest } => words::unknown_filter(name, nearest.as_deref()),
        Trouble::UnknownKeyword { name, nearest } => words::unknown_keyword(name, nearest.as_deref()),
        Trouble::Unreadable(text) => words::unreadable(text),
        Trouble::UnknownBox(code) => words::unknown_box(code),
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
        Trouble::NotHere(text) => words::not_here(text),
        Trouble::Picture { name, why } => match why {
            NoPicture::Missing => words::picture::missing(name),
            NoPicture::Outside => words::picture::outside(name),
            NoPicture::TooBig => words::picture::too_big(name),
            NoPicture::Unreadable => words::picture::unreadable(name),
        },
        Trouble::Internal(cause) => words::internal(cause),
    }
}
