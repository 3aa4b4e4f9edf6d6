//! The real public schools of New Caledonia, with invented heads.

use std::collections::BTreeMap;

use super::people::People;
use super::random::Random;
use super::{DOMAIN, line_text};
use crate::fr::kit::sample as words;
use crate::kit::workbook::{SchoolLine, Typed};
use crate::registry::known::{self, KnownSchool};
use crate::registry::{SchoolKind, Uai};
use crate::workbook::Column;

/// The two annexes and their schools come with one head and one address.
const PARENTS: [(&str, &str); 2] = [("9830492T", "9830419N"), ("9830402V", "9830357W")];
/// Closed since 2024.
pub(super) const CLOSED: &str = "9830304N";
/// The lycée of Pouembout: one site, two codes.
pub(super) const ROCARD: [&str; 2] = ["9830635Y", "9830484J"];
const KOUAOUA: &str = "9830492T";

/// Collèges, lycées and annexes; antennes and professional sections share the staff of theirs.
pub(super) fn known() -> impl Iterator<Item = &'static KnownSchool> {
    known::schools().iter().filter(|school| {
        let kind = SchoolKind::of(&school.kind);
        school.sector == "public"
            && school.uai.as_str() != CLOSED
            && matches!(kind, SchoolKind::College | SchoolKind::Lycee | SchoolKind::Annex)
    })
}

/// One row per school, without its envelope.
pub(super) fn lines(random: &mut Random, people: &mut People) -> Vec<(Uai, SchoolLine)> {
    let mut lines: Vec<(Uai, SchoolLine)> =
        known().map(|school| (school.uai, line(school, random, people))).collect();
    let heads: BTreeMap<Uai, SchoolLine> = lines.iter().cloned().collect();
    for (uai, line) in &mut lines {
        let Some((_, parent)) = PARENTS.iter().find(|(annex, _)| *annex == uai.as_str()) else { continue };
        line.cells.insert(Column::Parent, Typed::text(parent));
        let Some(above) = Uai::new(parent).ok().and_then(|parent| heads.get(&parent)) else { continue };
        for column in [
            Column::HeadCivility,
            Column::HeadSurname,
            Column::HeadFirst,
            Column::HeadFunction,
            Column::HeadMail,
        ] {
            line.cells.insert(column, above.cells.get(&column).cloned().unwrap_or_default());
        }
    }
    lines
}

fn line(school: &KnownSchool, random: &mut Random, people: &mut People) -> SchoolLine {
    let head = people.next(random);
    let uai = school.uai.as_str();
    let is_lycee = school.kind.starts_with(words::LYCEE);
    let functions = if is_lycee { words::HEADMASTERS } else { words::PRINCIPALS };
    let function = functions[usize::from(head.woman)];
    let mut cells = BTreeMap::from([
        (Column::Uai, Typed::text(uai)),
        (Column::SchoolName, Typed::text(&school.name)),
        (Column::SchoolKind, Typed::text(&school.kind)),
        (Column::Sector, Typed::text(&school.sector)),
        (Column::Commune, Typed::text(&school.commune)),
        (Column::Province, Typed::text(&school.province)),
        (Column::HeadCivility, Typed::text(head.civility())),
        (Column::HeadSurname, Typed::text(head.surname)),
        (Column::HeadFirst, Typed::text(head.first)),
        (Column::HeadFunction, Typed::text(function)),
        (Column::HeadMail, Typed::Text(address(uai, functions[0], random))),
    ]);
    match uai {
        KOUAOUA => cells.insert(Column::Called, Typed::text(words::KOUAOUA)),
        _ if uai == ROCARD[0] => cells.insert(Column::Called, Typed::text(words::ROCARD)),
        _ => None,
    };
    SchoolLine { cells }
}

/// `ce.9830004m@…` mostly, and the other ways of the real list (handbook, section 3.5).
fn address(uai: &str, function: &str, random: &mut Random) -> String {
    let lower = uai.to_lowercase();
    let usual = format!("ce.{lower}@{DOMAIN}");
    match random.below(20) {
        0 => format!("{function}.{lower}@{DOMAIN}"),
        1 => format!("ce.{uai}@{DOMAIN}"),
        2 => format!("{usual} ; {function}.{lower}@{DOMAIN}"),
        _ => usual,
    }
}

/// Name of a school as its row has it.
pub(super) fn name(line: &SchoolLine) -> String {
    line_text(&line.cells, Column::SchoolName)
}
