//! #missions-unread: columns that surely hold missions, and of which nothing can be read. No letter goes out that would confide nothing.

use super::grid::{Read, read, read_with, texts};
use super::{SCHOOLS, expect};

/// The people, with missions under these titles: 1a-1 and 2-3, 2-3 and 2-4, 1a-1.
fn titled(titles: &[&str; 3]) -> String {
    let [counsel, make, follow] = titles;
    format!(
        "UAI | Civilité | Nom | Prénom | IMP | Partage | {counsel} | {make} | {follow}\n\
         9830004M | Mme | LE GOFF | Anaïs | 1 | x | x | x |\n\
         9830004M | M. | NGUYEN | Paul | 1 | x | | x | x\n\
         9830277J | M. | MARTIN | Luc | 1 | | x | |"
    )
}

/// The people, with their missions in cells under a title.
fn packed(title: &str, cells: [&str; 3]) -> String {
    let [one, two, three] = cells;
    format!(
        "UAI | Civilité | Nom | Prénom | IMP | Partage | {title}\n\
         9830004M | Mme | LE GOFF | Anaïs | 1 | x | {one}\n\
         9830004M | M. | NGUYEN | Paul | 1 | x | {two}\n\
         9830277J | M. | MARTIN | Luc | 1 | | {three}"
    )
}

fn sheets(teachers: &str) -> Read {
    read(&[("Établissements", SCHOOLS), ("Référents", teachers)])
}

/// The codes without those of columns that nobody asks about.
#[track_caller]
fn told(read: &Read, codes: &[&str]) {
    let mut found: Vec<&str> = read.codes.iter().map(String::as_str).collect();
    found.retain(|code| !code.starts_with("X05"));
    assert_eq!(found, codes, "{}", read.told);
}

/// #titles-with-a-heading: what tools put around the text of a mission is not taken for it.
#[test]
fn titles_of_missions_with_something_around_them() {
    let [counsel, make, follow] = texts();
    let each = |around: &dyn Fn(&str, &str, usize) -> String| {
        [around(&counsel, "1a-1", 1), around(&make, "2-3", 2), around(&follow, "2-4", 3)]
    };
    for made in [
        each(&|text, _, _| format!("Missions : {text}")),
        each(&|text, _, _| format!("Vos missions / {text}")),
        each(&|text, _, _| format!("[{text}] Cochez")),
        each(&|text, code, _| format!("{text} ({code})")),
        each(&|text, code, _| format!("missions.{}. {text}", code.replace('-', "_"))),
        each(&|text, _, rank| format!("{rank}. {text}")),
        each(&|_, code, _| format!("MISSIONS_{}", code.replace('-', "_"))),
        each(&|_, code, _| format!("Mission n° {code}")),
    ] {
        let [counsel, make, follow] = made.each_ref().map(String::as_str);
        expect(counsel, &sheets(&titled(&[counsel, make, follow])), &[]);
    }
}

#[test]
fn ticks_under_titles_that_nobody_knows_get_no_letter_without_missions() {
    for titles in [
        ["M1", "M2", "M3"],
        ["missions[SQ001]", "missions[SQ002]", "missions[SQ003]"],
        ["Q12_1", "Q12_2", "Q12_3"],
    ] {
        let found = sheets(&titled(&titles));
        let codes = ["G01 W -", "M01 E Référents!2", "M01 E Référents!3", "M01 E Référents!4"];
        told(&found, &codes);
        assert_eq!(found.aside.len(), 3, "{titles:?}");
        assert!(
            found.told.contains(&format!("«\u{a0}{}\u{a0}» et «\u{a0}{}\u{a0}»", titles[0], titles[1])),
            "{}",
            found.told
        );
    }
    // what is no series is no mission: nobody is asked
    let found = sheets(&titled(&["Présent", "Charte signée", "Clé rendue"]));
    told(&found, &["G01 W -", "M01 W Référents!2", "M01 W Référents!3", "M01 W Référents!4"]);
    // and a person may say so
    let titles = ["Stage 1", "Stage 2", "Stage 3"];
    let teachers = titled(&titles);
    let ignored = "[colonnes]\nignorer = [\"Stage 1\", \"Stage 2\", \"Stage 3\"]";
    let found = read_with(&[("Établissements", SCHOOLS), ("Référents", &teachers)], ignored).unwrap();
    told(&found, &["G01 W -", "M01 W Référents!2", "M01 W Référents!3", "M01 W Référents!4"]);
}

/// A title that is nearly a mission's is proposed and never bound: whoever ticks it would lose that mission.
#[test]
fn ticks_under_a_title_that_is_cut_short_get_no_letter() {
    let [_, make, _] = texts();
    let cut: String = make.chars().take(30).collect();
    let found = sheets(&titled(&["1a-1", &cut, "2-4"]));
    let codes = ["G01 W -", "G02 W Référents!H1", "G02 E Référents!H2", "G02 E Référents!H3"];
    told(&found, &codes);
    assert_eq!(found.aside, ["Référents!2", "Référents!3"]);
}

#[test]
fn a_column_of_missions_of_which_nothing_can_be_read_is_told_cell_by_cell() {
    let found =
        sheets(&packed("Missions", ["Toutes sauf 2-3", "toutes les missions", "voir mail du 3 mars"]));
    let codes = [
        "M01 E Référents!2",
        "M07 W Référents!G2",
        "M01 E Référents!3",
        "M07 W Référents!G3",
        "M01 E Référents!4",
        "M07 W Référents!G4",
    ];
    told(&found, &codes);
    // a number or a tick says nothing of missions
    let found = sheets(&packed("Missions (nombre)", ["3", "2", "1"]));
    told(&found, &["G01 W -", "M01 W Référents!2", "M01 W Référents!3", "M01 W Référents!4"]);
    // under another title, by what it says
    let [counsel, make, follow] = texts().map(|text| text.chars().take(40).collect::<String>());
    let found = sheets(&packed("Travail confié", [&counsel, &make, &follow]));
    told(&found, &["G01 W -", "M01 E Référents!2", "M01 E Référents!3", "M01 E Référents!4"]);
}

/// #numbered-answers
#[test]
fn answers_with_the_number_of_an_item_before_them() {
    let [counsel, make, follow] = texts();
    let (one, two) = (format!("1) {counsel}⏎2) {make}"), format!("1. {make} ; 2. {follow}"));
    let found = sheets(&packed("Missions", [&one, &two, &format!("a) {counsel}")]));
    expect("numbered", &found, &["X13 I Référents!G1"]);
}

/// #text-for-a-tick: a mission's own text, or its code, under its title is a tick, and makes no list of the column.
#[test]
fn a_text_under_the_title_of_its_mission_is_a_tick() {
    let [_, make, _] = texts();
    let teachers = titled(&["1a-1", "2-3", "2-4"]);
    let teachers = teachers.replacen("| x | x |\n", &format!("| x | {make} |\n"), 1);
    let teachers = teachers.replace("| x | | x | x", "| x | | 2-3 | x");
    expect("texts", &sheets(&teachers), &[]);
    // another mission's is none
    let other = sheets(&titled(&["1a-1", "2-3", "2-4"]).replacen("| x | x |\n", "| x | 2-4 |\n", 1));
    told(&other, &["M03 W Référents!H2"]);
}

/// Marks that nobody knows, and nothing else: a letter would confide nothing.
#[test]
fn a_row_of_marks_that_nobody_knows_gets_no_letter() {
    let teachers = titled(&["1a-1", "2-3", "2-4"]).replace("| x | | x | x", "| x | | A1 | ?");
    let found = sheets(&teachers);
    told(&found, &["M01 E Référents!3", "M03 W Référents!H3", "M03 W Référents!I3"]);
}

/// #codes-without-a-dash
#[test]
fn codes_of_a_tool_that_allows_no_dash() {
    let found = sheets(&titled(&["missions[1a1]", "missions[23]", "missions[24]"]));
    expect("glued", &found, &[]);
    // alone they may be the twenty-third of a list
    let found = sheets(&titled(&["missions[22]", "missions[23]", "missions[24]"]));
    assert_eq!(found.aside.len(), 3, "{:?}", found.codes);
}

/// Codes in cells under a title that says nothing: whose they are is nobody's guess, and no letter goes out without them.
#[test]
fn codes_under_a_title_that_says_nothing_get_no_letter_without_missions() {
    for title in ["Liste", "Réponses", "Q12"] {
        let found = sheets(&packed(title, ["1a-1 ; 2-3", "2-3 ; 2-4", "1a-1"]));
        told(&found, &["G01 W -", "M01 E Référents!2", "M01 E Référents!3", "M01 E Référents!4"]);
    }
}
