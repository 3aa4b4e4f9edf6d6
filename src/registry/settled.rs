//! Settling a value: the settings file, else the sheet of parameters, else the default; where it came from is kept.

use crate::findings::{Code, Finding, Note, Place, Scope};
use crate::fr::columns::Heading;
use crate::fr::findings::{budget as words, files};
use crate::fr::text::fold;
use crate::settings::Overrides;
use crate::workbook::{Cell, Parameter, Value};

/// Where a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The product's default.
    Default,
    /// The workbook's sheet of parameters.
    Workbook,
    /// The settings file.
    Settings,
}

/// A value and where it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub origin: Origin,
}

/// Reads one value after the other, and keeps what is to be said about them.
pub(super) struct Reader<'p> {
    parameters: &'p [Parameter],
    overrides: &'p Overrides,
    pub(super) findings: Vec<Finding>,
    known: Vec<&'static Heading>,
}

impl<'p> Reader<'p> {
    pub(super) fn new(parameters: &'p [Parameter], overrides: &'p Overrides) -> Self {
        Self { parameters, overrides, findings: Vec::new(), known: Vec::new() }
    }

    /// One value: from the settings file, else the sheet, else the default. What can't be read is told, and the
    /// default is used.
    pub(super) fn value<T>(
        &mut self,
        heading: &'static Heading,
        overridden: impl Fn(&Overrides) -> &Option<String>,
        read: impl Fn(&Cell) -> Option<T>,
        default: T,
        show: impl Fn(&T) -> String,
    ) -> Settled<T> {
        self.known.push(heading);
        let Some((cell, origin)) = self.typed(heading, overridden) else {
            return Settled { value: default, origin: Origin::Default };
        };
        if let Some(value) = read(&cell) {
            Settled { value, origin }
        } else {
            let note = if cell.value == Value::Unsaved {
                Note::new(Code::X08, files::formula_without_value())
            } else {
                let unreadable = match origin {
                    Origin::Settings => words::setting_unreadable,
                    Origin::Workbook | Origin::Default => words::parameter_unreadable,
                };
                Note::new(Code::A02, unreadable(heading.title, &cell.text(), &show(&default)))
            };
            let finding = match origin {
                Origin::Workbook => note.at(cell.place, Scope::Campaign),
                Origin::Settings | Origin::Default => Finding::of_campaign(note.code, note.told),
            };
            self.findings.push(finding);
            Settled { value: default, origin: Origin::Default }
        }
    }

    /// What somebody has typed for a parameter, in the settings file or in the sheet.
    pub(super) fn typed(
        &self,
        heading: &Heading,
        overridden: impl Fn(&Overrides) -> &Option<String>,
    ) -> Option<(Cell, Origin)> {
        if let Some(text) = overridden(self.overrides) {
            let nowhere = Place::row(&"".into(), 0);
            return Some((Cell { value: Value::Text(text.clone()), place: nowhere }, Origin::Settings));
        }
        Some((given(self.parameters, heading).next()?.1.clone(), Origin::Workbook))
    }

    /// Tells the parameters that nobody has asked for, and those given more than once, when all have been read.
    pub(super) fn tell_unread(&mut self) {
        let titles: Vec<&str> = self.known.iter().map(|heading| heading.title).collect();
        for parameter in self.parameters {
            if parameter.value.is_some() && !self.known.iter().any(|heading| means(heading, &parameter.name))
            {
                let told = words::parameter_unknown(&parameter.name, &titles);
                self.findings.push(Note::new(Code::A04, told).at(parameter.place.clone(), Scope::Campaign));
            }
        }
        for heading in &self.known {
            let mut given = given(self.parameters, heading);
            let Some((_, first)) = given.next() else { continue };
            for (parameter, _) in given {
                let told = words::parameter_twice(&parameter.name, &first.place.to_string());
                self.findings.push(Note::new(Code::A04, told).at(parameter.place.clone(), Scope::Campaign));
            }
        }
    }
}

/// The parameters that mean this heading and have a value: the first is read.
fn given<'p>(
    parameters: &'p [Parameter],
    heading: &Heading,
) -> impl Iterator<Item = (&'p Parameter, &'p Cell)> {
    parameters
        .iter()
        .filter(|parameter| means(heading, &parameter.name))
        .filter_map(|parameter| Some((parameter, parameter.value.as_ref()?)))
}

fn means(heading: &Heading, name: &str) -> bool {
    let name = fold(name);
    fold(heading.title) == name || heading.others.iter().any(|other| fold(other) == name)
}

/// Place of a parameter's value, for findings about it.
pub(super) fn place_of(parameters: &[Parameter], heading: &Heading) -> Option<Place> {
    let empty = || parameters.iter().find(|parameter| means(heading, &parameter.name));
    let value = given(parameters, heading).next().map(|(_, cell)| &cell.place);
    value.or_else(|| Some(&empty()?.place)).cloned()
}
