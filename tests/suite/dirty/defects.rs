//! Damages by name. Each takes a school of its own, types something else into a cell or two, and says what must be found
//! and what the registry must hold then.

mod budget;
mod codes;
mod columns;
mod imp;
mod mail;
mod missions;
mod parameters;
mod people;
mod relief;
mod rows;
mod sharing;
mod spellings;

use super::dice::Dice;
use super::draft::Draft;

/// Damages a draft; nothing where it has nobody to damage.
pub type Harm = fn(&mut Draft, &mut Dice) -> Option<()>;

pub struct Defect {
    pub name: &'static str,
    pub harm: Harm,
}

/// A family of them.
type Family = &'static [(&'static str, Harm)];

pub fn all() -> Vec<Defect> {
    let families: [Family; 12] = [
        codes::FAMILY,
        people::FAMILY,
        imp::FAMILY,
        relief::FAMILY,
        sharing::FAMILY,
        missions::FAMILY,
        budget::FAMILY,
        mail::FAMILY,
        rows::FAMILY,
        columns::FAMILY,
        parameters::FAMILY,
        spellings::FAMILY,
    ];
    families.into_iter().flatten().map(|&(name, harm)| Defect { name, harm }).collect()
}
