//! The sample: the real public schools of New Caledonia, invented heads and referents, and what real life holds.
//!
//! [`clean`] has a few things worth a warning and no error; [`to_correct`] is the same academy with honest errors too.
//! Both come from a seed: same program, same sample.

mod budget;
mod errors;
mod oddities;
mod people;
mod picker;
mod random;
mod schools;
mod staff;
mod ticks;

use std::collections::BTreeMap;

use jiff::civil::Date;

use self::people::People;
use self::picker::Picker;
use self::random::Random;
use super::workbook::{Carried, Content, Typed, parameters};
use crate::fr;
use crate::registry::{Mission, MissionCode, SchoolYear};
use crate::workbook::Column;

/// Nobody's domain, for all addresses of the sample (RFC 2606).
const DOMAIN: &str = "ac-noumea.invalid";
/// A collège that has an envelope and has not named anybody yet.
const UNNAMED: &str = "9830477B";
const SEED: u64 = 2027;
/// Date of the letters.
const DATE: Date = Date::constant(2027, 3, 1);
/// Date in the properties of the files.
const CREATED: Date = Date::constant(2027, 2, 15);

/// An academy with a few warnings and no error. `missions` are those of the template.
pub fn clean(missions: &[Mission]) -> Content {
    academy(missions).content
}

/// The same academy with honest errors too, each on a row of its own.
pub fn to_correct(missions: &[Mission]) -> Content {
    let mut academy = academy(missions);
    errors::add(&mut academy);
    academy.content
}

/// The missions of the official letter, for a campaign that has no template yet.
pub fn official_missions() -> Vec<Mission> {
    fr::letter::missions()
        .filter_map(|(code, headings, text)| {
            Some(Mission { code: MissionCode::new(&code)?, text: text.to_owned(), headings })
        })
        .collect()
}

/// A sample under way.
struct Academy {
    content: Content,
    /// Rows of teachers that something has been done to already.
    picker: Picker,
    random: Random,
    people: People,
}

fn academy(missions: &[Mission]) -> Academy {
    let mut random = Random::new(SEED);
    let mut people = People::new(&mut random);
    let mut schools = schools::lines(&mut random, &mut people);
    let mut teachers = staff::lines(&schools, missions, &mut random, &mut people);
    let mut picker = Picker::default();
    budget::relieve(&mut teachers, &mut picker, &mut random);
    let sum = budget::endow(&mut schools, &teachers);
    let year = SchoolYear { label: DATE.year().to_string(), first: DATE.year(), last: DATE.year() };
    let content = Content {
        parameters: parameters(&year, Some(DATE), Some(sum)),
        schools: schools.into_iter().map(|(_, line)| line).collect(),
        teachers,
        spare_rows: 60,
        created: CREATED,
        carried: Carried::default(),
    };
    let mut academy = Academy { content, picker, random, people };
    oddities::add(&mut academy, missions);
    academy
}

/// The text of a cell; empty when it holds none.
fn line_text(cells: &BTreeMap<Column, Typed>, column: Column) -> String {
    match cells.get(&column) {
        Some(Typed::Text(text)) => text.clone(),
        _ => String::new(),
    }
}
