//! A template: read once, proved once, then filled any number of times.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use minijinja::Value;
use sha2::{Digest, Sha256};

use super::assemble::{self, Packer, Print, Slot};
use super::compile;
use super::faults::{Fault, Trouble};
use super::helpers::{Lost, Stranger};
use super::kind::{Kind, Protection};
use super::lines::BoxLine;
use super::merge::MergeField;
use super::package::{Package, PackageError};
use super::program::Program;
use super::properties::{self, Core, Custom, Identity};
use super::relations;
use super::site::Site;
use super::slots;
use super::source::Source;
use super::styles::Outlines;
use super::tags::Sort;
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

    /// Whether there are macros in it; every letter has them too.
    pub fn has_macros(&self) -> bool {
        self.kind.has_macros
    }

    /// What the value tags say, as typed and without filters: fields, and columns' headings that may become fields.
    pub fn names(&self) -> BTreeSet<String> {
        let tags = self.sources.iter().flat_map(|source| source.tags.iter().flatten());
        tags.filter(|tag| tag.sort == Sort::Value)
            .map(|tag| tag.typed.split('|').next().unwrap_or_default().trim().to_owned())
            .chain(self.merged().map(str::to_owned))
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

    /// Proves the template against what its words may mean, and compiles it.
    ///
    /// # Errors
    /// Every [`Fault`] of every part, in the order of the text.
    pub fn compile(self, vocabulary: &dyn Vocabulary) -> Result<Template, Vec<Fault>> {
        let mut site = Site::new(&self.package, &self.sources);
        let mut faults = Vec::new();
        let mut programs = Vec::new();
        let mut boxes: Vec<BoxLine> = Vec::new();
        let mut controls: Vec<String> = Vec::new();
        for source in &self.sources {
            let (mut found, lines) = match compile::compile(source, vocabulary, &self.outlines, &mut site) {
                Ok(compiled) => {
                    controls.extend(compiled.controls);
                    programs.extend(compiled.program.map(|program| (source.name.clone(), program)));
                    (Vec::new(), compiled.boxes)
                }
                Err(unsound) => unsound,
            };
            for line in lines {
                if let Some(first) = boxes.iter().find(|first| first.code == line.code) {
                    let trouble = Trouble::DoubleBox { code: line.code.clone(), first: first.spot.clone() };
                    found.push(Fault { spot: line.spot.clone(), trouble });
                }
                boxes.push(line);
            }
            found.sort_by_key(|fault| fault.spot.paragraph);
            faults.extend(found);
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let internal = |error: PackageError| {
            let spot = self.sources[0].spot_of_part();
            vec![Fault { spot, trouble: Trouble::Internal(error.to_string()) }]
        };
        let Site { stores, mut additions, trouble, .. } = site;
        if let Some(error) = trouble {
            return Err(internal(error));
        }
        let data = stores.programs(vocabulary);
        let data = data.map_err(|words| {
            vec![Fault { spot: self.sources[0].spot_of_part(), trouble: Trouble::Internal(words) }]
        })?;
        programs.extend(data);
        additions.declare(&self.sources[0].name, self.kind.content_type);
        let names = self.stamped.then(|| properties::Names::declared(&self.package, &mut additions));
        let names = names.transpose().map_err(internal)?;
        let fresh: Vec<String> =
            names.iter().flat_map(|names| [names.core.clone(), names.custom.clone()]).collect();
        let slots = slots::slots(&self.package, &programs, &additions, &fresh).map_err(internal)?;
        let stamp =
            names.map(|names| Stamp::read(&self.package, names, &slots)).transpose().map_err(internal)?;
        Ok(Template { slots, programs, stamp, boxes, controls, kind: self.kind })
    }
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
        self.parts.clear();
        self.holes = 0;
        self.strangers.clear();
        self.lost.clear();
        for (part, program) in &self.template.programs {
            let made = program.run(fields).map_err(|cause| FillError { part: part.clone(), cause })?;
            self.holes += made.holes;
            self.strangers.extend(made.strangers);
            for lost in made.lost {
                // one value may be printed in several parts
                if !self.lost.contains(&lost) {
                    self.lost.push(lost);
                }
            }
            self.parts.push(made.text);
        }
        Ok(())
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
