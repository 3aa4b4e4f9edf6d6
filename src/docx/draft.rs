//! A template that has been read: what it says, what is wrong with it, and what is compiled from it.

use std::collections::{BTreeMap, BTreeSet};

use super::compile;
use super::controls;
use super::faults::{Fault, Trouble};
use super::helpers::Known;
use super::inventory::Inventory;
use super::kind::{Kind, Protection};
use super::lines::BoxLine;
use super::merge::MergeField;
use super::notes::Notes;
use super::package::{Package, PackageError};
use super::program::{Marks, Program, Writing};
use super::properties;
use super::relations;
use super::seal::Stamp;
use super::site::Site;
use super::slots;
use super::source::Source;
use super::styles::Outlines;
use super::survey::Survey;
use super::tags::Sort;
use super::template::Template;
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
    // #many-boxes: each meets the first of its code, and no others
    let mut firsts: BTreeMap<&str, &BoxLine> = BTreeMap::new();
    for survey in surveys {
        let mut faults = survey.faults.clone();
        for line in &survey.boxes {
            let first = *firsts.entry(&line.code).or_insert(line);
            if !std::ptr::eq(first, line) {
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
