//! #rows-of-nobody: rows among those of people that name nobody and are no data are told as such, and nobody is lost with them.

use super::grid::read;
use super::{SCHOOLS, expect};

const TITLES: &str = "UAI | Civilité | Nom | Prénom | IMP | Partage | 1a-1 Impulser et accompagner | 2-3 Créer les tickets | 2-4 Suivre les tickets";
const ROWS: [&str; 3] = [
    "9830004M | Mme | LE GOFF | Anaïs | 1 | x | x | x |",
    "9830004M | M. | NGUYEN | Paul | 1 | x | | x | x",
    "9830277J | M. | MARTIN | Luc | 1 | | x | |",
];

fn with(at: usize, row: &str) -> String {
    let mut lines = vec![TITLES];
    lines.extend(ROWS);
    lines.insert(at, row);
    lines.join("\n")
}

#[test]
fn codes_explanations_counts_and_sums_are_no_people() {
    for (at, row) in [
        // right under the titles
        (1, " | | | | | | 1a-1 | 2-3 | 2-4"),
        (1, " | | | | | | SQ001 | SQ002 | SQ003"),
        (1, " | | | | | | Impulser et accompagner | Créer les tickets | Suivre les tickets"),
        (4, " | | | | | | x si confiée | x si confiée | x si confiée"),
        (
            1,
            "7 chiffres et une lettre | M. ou Mme | en capitales | en minuscules | 0,25 ; 0,5 ; 1 | x si oui",
        ),
        (1, "obligatoire | facultatif | obligatoire | obligatoire | obligatoire | facultatif"),
        (1, " | | | | | | 2 | 2 | 1"),
        // at the end
        (4, " | | | | 3"),
        (4, " | | | | 3 | | 2 | 2 | 1"),
        (4, " | | | | | | 2 | 2 | 1"),
        (4, "Nombre | | | | | | 2 | 2 | 1"),
    ] {
        let told = format!("X04 I Référents!{}", at + 1);
        expect(row, &read(&[("Établissements", SCHOOLS), ("Référents", &with(at, row))]), &[&told]);
    }
}

/// What may be somebody whose name was lost is an error, as before.
#[test]
fn what_may_be_somebody_is_not_passed_over() {
    for (at, row) in [
        // ticks
        (4, " | | | | | | x | x |"),
        (4, " | | | | | | 1 | 1 | 1"),
        // an IMP that is not the sum
        (4, " | | | | 2"),
        // codes where people stand above
        (3, " | | | | | | SQ001 | SQ002 | SQ003"),
        // somebody of whom little is known
        (1, "à compléter | M. | WADRA | Jean | à voir | x"),
        (1, "obligatoire | M. | WADRA | Jean | 1 | x"),
        (4, " | | WADRA | | | | 2 | 2 | 1"),
        (4, "9830277J | | | | 3"),
    ] {
        let read = read(&[("Établissements", SCHOOLS), ("Référents", &with(at, row))]);
        let place = format!("Référents!{}", at + 1);
        assert!(read.aside.contains(&place), "{row}: {:?} {:?}", read.aside, read.codes);
    }
}
