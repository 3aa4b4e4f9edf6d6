//! A template: read once, proved once, then filled any number of times.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use minijinja::Value;
use sha2::{Digest, Sha256};

use super::assemble::{self, Packer, Print, Slot};
use super::compile;
use super::controls;
use super::faults::{Fault, Trouble};
use super::helpers::{Known, Lost, Stranger};
use super::inventory::Inventory;
use super::kind::{Kind, Protection};
use super::lines::BoxLine;
use super::merge::MergeField;
use super::notes::Notes;
use super::package::{Package, PackageError};
use super::program::{Marks, Program, Writing};
use super::properties::{self, Core, Custom, Identity};
use super::relations;
use super::site::Site;
use super::slots;
use super::source::Source;
use super::styles::Outlines;
use super::survey::Survey;
use super::tags::Sort;
use super::ticks::Ticks;
use super::trial::Trials;
use super::vocabulary::Vocabulary;

/// A template that has been read but not yet proved: what it says, before anybody knows what its words mean.
#[derive(Debug)]
pub struct Draft {
    package: Package,
    sources: Vec<Source>,
    outlines: Outlines,
    kind: Kind,
    stamped: bool,
}

impl Draft {
    /// Reads the bytes of a Word file.
    ///
    /// # Errors
    /// [`PackageError`] when it is no sound Word file.
    pub fn read(bytes: Vec<u8>) -> Result<Self, PackageError> {
        let package = Package::open(bytes)?;
        if properties::custom(&package).iter().any(|(name, _)| name == properties::SEAL) {
            return Err(PackageError::Letter);
        }
        let parts = relations::parts(&package)?;
        let kind = Kind::of(&package, &parts)?;
        let outlines = match &parts.styles {
            Some(name) if package.entry(name).is_some() => Outlines::read(&package.text(name)?),
            _ => Outlines::default(),
        };
        let sources = parts
            .texts
            .iter()
            .map(|(name, region)| Source::read(&package, name, *region))
            .collect::<Result<_, _>>()?;
        Ok(Self { package, sources, outlines, kind, stamped: true })
    }

    /// The same template, for files that are nobody's letter: what is compiled from it writes no identity, and its
    /// properties, contents and relationships stay as they are in the template, byte for byte; but for the content type of the
    /// main part where the file is a template in Word's own sense (`.dotx`), for what comes out is a document.
    #[must_use]
    pub fn unstamped(self) -> Self {
        Self { stamped: false, ..self }
    }

    /// Who may change what in a letter: what the template says, which every letter keeps.
    pub fn protection(&self) -> Option<Protection> {
        self.kind.protection
    }

    /// The extension of its letters, without the dot: `docx` or `docm`.
    pub fn extension(&self) -> &'static str {
        self.kind.extension()
    }

    /// Whether there are macros in it; every letter has them too.
    pub fn has_macros(&self) -> bool {
        self.kind.has_macros
    }

    /// What the value tags say, as typed and without filters, and how controls are called: fields, and columns' headings that
    /// may become fields.
    pub fn names(&self) -> BTreeSet<String> {
        let tags = self.sources.iter().flat_map(|source| source.tags.iter().flatten());
        tags.filter(|tag| tag.sort == Sort::Value)
            .map(|tag| tag.typed.split('|').next().unwrap_or_default().trim().to_owned())
            .chain(self.merged().map(str::to_owned))
            .chain(self.sources.iter().flat_map(controls::named))
            .filter(|name| !name.is_empty())
            .collect()
    }

    /// The names in its merge fields.
    fn merged(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().flat_map(|source| &source.merges).flat_map(MergeField::names)
    }

    /// What all its tags and merge fields say, blocks included, as typed.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let tags = self.sources.iter().flat_map(|source| source.tags.iter().flatten());
        tags.filter(|tag| tag.sort != Sort::Remark).map(|tag| tag.typed.as_str()).chain(self.merged())
    }

    /// What the template holds, and every fault of it.
    pub fn inventory(&self, vocabulary: &dyn Vocabulary) -> Inventory {
        inventory(&self.surveys(vocabulary))
    }

    /// Its tick boxes, to be given other codes in a copy.
    ///
    /// # Errors
    /// None that reading the template would not have met.
    pub fn ticks(&self, vocabulary: &dyn Vocabulary) -> Result<Ticks<'_>, PackageError> {
        let part = |source: &Source| Source::plain(&self.package, &source.name, source.region);
        let parts = self.sources.iter().map(part).collect::<Result<_, _>>()?;
        Ok(Ticks::of(&self.package, parts, &self.outlines, vocabulary))
    }

    fn surveys(&self, vocabulary: &dyn Vocabulary) -> Vec<Survey<'_>> {
        self.sources.iter().map(|source| Survey::of(source, vocabulary, &self.outlines)).collect()
    }

    /// Proves the template against what its words may mean, and compiles it.
    ///
    /// # Errors
    /// Every [`Fault`] of every part, in the order of the text.
    pub fn compile(self, vocabulary: &dyn Vocabulary) -> Result<Template, Vec<Fault>> {
        let surveys = self.surveys(vocabulary);
        let Inventory { boxes, faults, .. } = inventory(&surveys);
        if !faults.is_empty() {
            return Err(faults);
        }
        let whole = |words: String| {
            vec![Fault { spot: self.sources[0].spot_of_part(), trouble: Trouble::Internal(words) }]
        };
        let internal = |error: PackageError| whole(error.to_string());
        let trials = Trials::of(&self.sources, &surveys, vocabulary);
        let mut site = Site::new(&self.package, &self.sources, self.stamped);
        let mut programs = Vec::new();
        let mut controls: Vec<String> = Vec::new();
        for (source, survey) in self.sources.iter().zip(surveys) {
            controls.extend(survey.shown(vocabulary));
            let program = compile::compile(source, survey, vocabulary, &mut site);
            let program = program.map_err(|words| {
                vec![Fault { spot: source.spot_of_part(), trouble: Trouble::Internal(words) }]
            })?;
            programs.extend(program.map(|program| (source.name.clone(), program)));
        }
        let Site { stores, mut additions, trouble, .. } = site;
        if let Some(error) = trouble {
            return Err(internal(error));
        }
        programs.extend(stores.programs(vocabulary).map_err(whole)?);
        let notes = Notes::find(&self.package, &self.sources).map_err(internal)?;
        for name in notes.names() {
            if !programs.iter().any(|(known, _)| known == name) {
                let program = self.constant(name, vocabulary).map_err(internal)?;
                programs.push((name.to_owned(), program));
            }
        }
        additions.declare(&self.sources[0].name, self.kind.content_type);
        let names = self.stamped.then(|| properties::Names::declared(&self.package, &mut additions));
        let names = names.transpose().map_err(internal)?;
        let fresh: Vec<String> =
            names.iter().flat_map(|names| [names.core.clone(), names.custom.clone()]).collect();
        let slots = slots::slots(&self.package, &programs, &additions, &fresh).map_err(internal)?;
        let stamp =
            names.map(|names| Stamp::read(&self.package, names, &slots)).transpose().map_err(internal)?;
        Ok(Template { slots, programs, trials, notes, stamp, boxes, controls, kind: self.kind })
    }

    /// A program that writes a part as it is, for one that is changed after all programs have run.
    fn constant(&self, name: &str, vocabulary: &dyn Vocabulary) -> Result<Program, PackageError> {
        let text = self.package.text(name)?;
        let marks = Marks::absent_from(&text);
        Program::new(text, marks, Writing::Plain, &Known::default(), vocabulary.filters())
            .map_err(|_| PackageError::Xml(name.to_owned()))
    }
}

/// What the parts of a template hold together: a code may stand on one box only.
fn inventory(surveys: &[Survey<'_>]) -> Inventory {
    let mut whole = Inventory::default();
    for survey in surveys {
        let mut faults = survey.faults.clone();
        for line in &survey.boxes {
            if let Some(first) = whole.boxes.iter().find(|first| first.code == line.code) {
                let trouble = Trouble::DoubleBox { code: line.code.clone(), first: first.spot.clone() };
                faults.push(Fault { spot: line.spot.clone(), trouble });
            }
            whole.boxes.push(line.clone());
        }
        faults.sort_by_key(|fault| fault.spot.paragraph);
        whole.faults.extend(faults);
        whole.mentions.extend(survey.mentions.iter().cloned());
    }
    whole
}

/// What a letter says of itself, but for its values.
#[derive(Debug)]
struct Stamp {
    names: properties::Names,
    core: Core,
    custom: Custom,
    /// Name, CRC-32 and size of every constant entry: the constant half of the seal.
    constant_prints: String,
}

impl Stamp {
    fn read(package: &Package, names: properties::Names, slots: &[Slot]) -> Result<Self, PackageError> {
        let mut constant_prints = String::new();
        for slot in slots {
            if let Slot::Constant(record) = slot {
                let name = String::from_utf8_lossy(&record.name);
                let _ = write!(constant_prints, "{name}:{:08x}:{};", record.crc, record.size);
            }
        }
        let (core, custom) = (Core::read(package, &names.core)?, Custom::read(package, &names.custom)?);
        Ok(Self { names, core, custom, constant_prints })
    }
}

/// A proved template.
#[derive(Debug)]
pub struct Template {
    slots: Vec<Slot>,
    programs: Vec<(String, Program)>,
    trials: Trials,
    notes: Notes,
    stamp: Option<Stamp>,
    boxes: Vec<BoxLine>,
    controls: Vec<String>,
    kind: Kind,
}

/// A letter that could not be filled although its template was proved: a value of a kind that an expression can't
/// work on. Holds the library's words, for developers.
#[derive(Debug, thiserror::Error)]
#[error("part {part}: {cause}")]
pub struct FillError {
    /// The part.
    pub part: String,
    /// The template language's error.
    pub cause: minijinja::Error,
}

impl Template {
    /// Where the fresh part of this name stands among those that a press makes: the programs in the order of their
    /// parts, which need not be that of the archive, then the two parts of properties.
    fn place_of(&self, name: &str) -> usize {
        let at = self.programs.iter().position(|(part, _)| part.eq_ignore_ascii_case(name));
        let is_core = self.stamp.as_ref().is_some_and(|stamp| stamp.names.core == name);
        at.unwrap_or(self.programs.len() + usize::from(!is_core))
    }

    /// Its tags one by one, to tell which of them can't work with some values.
    pub fn trials(&self) -> &Trials {
        &self.trials
    }

    /// The seal over all entries but the one that holds it, by their names in the archive: a relationship may spell
    /// a part's name in another case.
    fn seal(&self, constant: &str, fresh: &[Print]) -> String {
        let mut prints = constant.to_owned();
        for slot in &self.slots {
            let Slot::Fresh(name) = slot else { continue };
            if let Some(print) = fresh.get(self.place_of(name)) {
                let _ = write!(prints, "{name}:{:08x}:{};", print.crc, print.size);
            }
        }
        seal_of(&prints)
    }

    /// The lines with a box, in the order of the document.
    pub fn boxes(&self) -> &[BoxLine] {
        &self.boxes
    }

    /// The extension of what is filled, without its dot: `docx`, or `docm` where the template is macro-enabled. The
    /// template's content decides, not its name.
    pub fn extension(&self) -> &'static str {
        self.kind.extension()
    }

    /// Who may change what in a letter.
    pub fn protection(&self) -> Option<Protection> {
        self.kind.protection
    }

    /// Whether there are macros in every letter.
    pub fn has_macros(&self) -> bool {
        self.kind.has_macros
    }

    /// The fields that content controls and merge fields show, by path.
    pub fn controls(&self) -> &[String] {
        &self.controls
    }

    /// A press of one's own for each thread: it keeps the memory that one letter after the other needs.
    pub fn press(&self) -> Press<'_> {
        Press {
            template: self,
            packer: Packer::default(),
            parts: Vec::new(),
            file: Vec::new(),
            holes: 0,
            strangers: Vec::new(),
            lost: Vec::new(),
        }
    }
}

/// Fills letters, one after the other.
#[derive(Debug)]
pub struct Press<'t> {
    template: &'t Template,
    packer: Packer,
    /// The parts of the last letter, in the order of the programs.
    parts: Vec<String>,
    file: Vec<u8>,
    holes: usize,
    strangers: Vec<Stranger>,
    lost: Vec<Lost>,
}

impl Press<'_> {
    /// Fills one letter. `fields` is a map of what the vocabulary knows, with `cases`, a map from the code of
    /// every box to whether it is ticked. An unstamped template ([`Draft::unstamped`]) leaves the identity aside.
    ///
    /// # Errors
    /// [`FillError`] when an expression can't be worked out with these values.
    pub fn letter(&mut self, fields: &Value, identity: &Identity) -> Result<&[u8], FillError> {
        self.render(fields)?;
        Ok(self.package(identity))
    }

    /// Fills the parts of one letter and makes no file of it: for whoever only asks what is missing in it.
    ///
    /// # Errors
    /// As [`Press::letter`].
    pub fn render(&mut self, fields: &Value) -> Result<(), FillError> {
        let mut again = Vec::new();
        self.parts.clear();
        self.holes = 0;
        self.strangers.clear();
        self.lost.clear();
        for (part, program) in &self.template.programs {
            let made = program.run(fields).map_err(|cause| FillError { part: part.clone(), cause })?;
            self.holes += made.holes;
            for stranger in made.strangers {
                // a control and the data behind it say the same
                if !self.strangers.contains(&stranger) {
                    self.strangers.push(stranger);
                }
            }
            for lost in made.lost {
                // one value may be printed in several parts
                if !self.lost.contains(&lost) {
                    self.lost.push(lost);
                }
            }
            again.extend(made.again);
            self.parts.push(made.text);
        }
        let template = self.template;
        let mut texts: Vec<(&str, &mut String)> =
            template.programs.iter().map(|(part, _)| part.as_str()).zip(&mut self.parts).collect();
        template.notes.settle(&mut texts, &again).map_err(|part| FillError {
            part,
            cause: minijinja::Error::new(minijinja::ErrorKind::WriteFailure, "notes"),
        })
    }

    /// The file of the parts that have been filled.
    fn package(&mut self, identity: &Identity) -> &[u8] {
        let template = self.template;
        let fresh = &mut self.parts;
        fresh.extend(template.stamp.as_ref().map(|stamp| stamp.core.write(identity)));
        let mut prints: Vec<Print> = fresh.iter().map(|text| Print::of(text.as_bytes())).collect();
        if let Some(stamp) = &template.stamp {
            let custom = stamp.custom.write(identity, &template.seal(&stamp.constant_prints, &prints));
            prints.push(Print::of(custom.as_bytes()));
            fresh.push(custom);
        }
        let mut ordered = Vec::with_capacity(fresh.len());
        for slot in &template.slots {
            let Slot::Fresh(name) = slot else { continue };
            let at = template.place_of(name);
            ordered.push((fresh[at].as_bytes(), prints[at]));
        }
        assemble::assemble(&template.slots, &ordered, &mut self.packer, &mut self.file);
        &self.file
    }

    /// How many of the values that the last letter prints are empty.
    pub fn holes(&self) -> usize {
        self.holes
    }

    /// The values of the last letter that are no entry of the list that shows them.
    pub fn strangers(&self) -> &[Stranger] {
        &self.strangers
    }

    /// The values of the last letter that have characters that no Word file can hold: they were left out. What a person
    /// sees as a break (line feeds, Word's own U+000B, page breaks, tabs) is one in the letter and is none of these.
    pub fn lost(&self) -> &[Lost] {
        &self.lost
    }
}

/// Half a SHA-256 in hexadecimal: long enough to tell letters apart, short enough to read in Word.
fn seal_of(prints: &str) -> String {
    let mut sorted: Vec<&str> = prints.split_terminator(';').collect();
    sorted.sort_unstable();
    let digest = Sha256::digest(sorted.join(";").as_bytes());
    digest.iter().take(16).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The seal that the entries of a package make today, to be compared with the one written in it.
pub(super) fn seal(package: &Package) -> String {
    let custom = properties::Names::of(package).map_or_else(|_| String::new(), |names| names.custom);
    let mut prints = String::new();
    // names as they are written in the archive: a constant entry keeps its own, however odd
    for entry in package.entries.iter().filter(|entry| entry.name != custom) {
        let _ =
            write!(prints, "{}:{:08x}:{};", String::from_utf8_lossy(&entry.raw_name), entry.crc, entry.size);
    }
    seal_of(&prints)
}
