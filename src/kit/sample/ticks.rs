//! Missions ticked by kinds of referents: the one who repairs, the one who teaches, the one who does everything.

use std::collections::BTreeMap;

use super::random::Random;
use crate::kit::workbook::Typed;
use crate::registry::Mission;

/// Sections of the official letter.
const SECTIONS: [&str; 11] = ["1a", "1b", "1c", "1d", "1e", "2", "3a", "3b", "3c", "3d", "3e"];

/// How many times in a hundred a mission of each section is ticked.
type Profile = [u8; 11];

/// Does everything, alone: some 35 missions.
pub(super) const ALL_ROUND: Profile = [75, 65, 70, 80, 65, 55, 70, 60, 60, 50, 60];
/// A few things in each chapter: some ten missions.
pub(super) const LIGHT: Profile = [30, 20, 25, 40, 20, 15, 20, 15, 15, 10, 10];
/// Machines and network.
pub(super) const TECHNICIAN: Profile = [10, 30, 20, 40, 5, 85, 40, 60, 20, 10, 55];
/// Colleagues and projects.
pub(super) const TRAINER: Profile = [90, 60, 75, 90, 50, 10, 30, 40, 30, 20, 10];
/// Pix and assessments.
pub(super) const PIX: Profile = [40, 25, 40, 60, 100, 10, 10, 60, 95, 5, 20];
/// The school's site and ENT.
pub(super) const WEBMASTER: Profile = [35, 20, 70, 50, 15, 15, 80, 15, 20, 95, 25];

/// Ticks of one row, as plain `x`. At least one mission is ticked.
pub(super) fn draw(missions: &[Mission], profile: &Profile, random: &mut Random) -> BTreeMap<usize, Typed> {
    let mut ticks = BTreeMap::new();
    for (index, mission) in missions.iter().enumerate() {
        let code = mission.code.to_string();
        let section = code.rsplit_once('-').map_or(code.as_str(), |(section, _)| section);
        let known = SECTIONS.iter().position(|name| *name == section);
        let times = known.map_or(30, |known| usize::from(profile[known]));
        if random.percent(times) {
            ticks.insert(index, tick());
        }
    }
    if ticks.is_empty() && !missions.is_empty() {
        ticks.insert(0, tick());
    }
    ticks
}

/// The usual tick.
pub(super) fn tick() -> Typed {
    Typed::text(crate::fr::kit::workbook::TICK)
}
