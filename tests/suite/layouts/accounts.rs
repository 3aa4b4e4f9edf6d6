//! #account-for-referent: a survey tool has columns of its own for whoever has answered, and the referent is somebody else.

use super::grid::{PEOPLE, read, read_with};
use super::{SCHOOLS, TEACHERS};

/// The people of the academy behind the columns of a tool, under these titles; `named` gives what stands under them.
fn survey(tool: &str, account: &str, titles: &str, named: fn([&str; 3]) -> String) -> String {
    let mut lines = TEACHERS.lines();
    let first = lines.next().unwrap().replace("Civilité | Nom | Prénom", titles);
    let mut text = format!("{tool} | {first}");
    for line in lines {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let mut row = vec![account.to_owned(), cells[0].to_owned(), named([cells[1], cells[2], cells[3]])];
        row.extend(cells[4..].iter().map(|cell| (*cell).to_owned()));
        text += &format!("\n{}", row.join(" | "));
    }
    text
}

const FILE: (&str, &str) = (
    "ID | Email | Civilité | Nom | Prénom | État du dossier",
    "7 | secretariat@exemple.invalid | M. | SECRETAIRE | Paul | Accepté",
);
const FORM: (&str, &str) = (
    "ID | Heure de début | Adresse de messagerie | Nom",
    "7 | 10/02/2027 09:04 | secretariat@exemple.invalid | SECRETAIRE Paul",
);

fn apart([civility, surname, first]: [&str; 3]) -> String {
    format!("{civility} | {surname} | {first}")
}

#[test]
fn whoever_has_answered_is_nobody_of_whom_the_letter_speaks() {
    for ((tool, account), titles, named) in [
        (
            FILE,
            "Civilité du référent | Nom du référent | Prénom du référent",
            apart as fn([&str; 3]) -> String,
        ),
        (FILE, "Nom et prénom du référent", |[civility, surname, first]| {
            format!("{civility} {surname} {first}")
        }),
        // questions of the same titles as the tool’s own
        (FILE, "Civilité | Nom | Prénom", apart),
        (FORM, "Civilité | Nom du référent | Prénom", apart),
    ] {
        let read = read(&[("Établissements", SCHOOLS), ("Référents", &survey(tool, account, titles, named))]);
        assert_eq!(read.people, PEOPLE, "{titles}\n{}", read.told);
        assert!(read.told.contains("qui a rempli le questionnaire"), "{}", read.told);
        assert!(!read.told.contains("SECRETAIRE"), "{}", read.told);
    }
}

#[test]
fn nobodys_civility_is_the_referents() {
    let survey = survey(FILE.0, FILE.1, "Nom du RNE | Prénom du RNE", |[_, surname, first]| {
        format!("{surname} | {first}")
    });
    let read = read(&[("Établissements", SCHOOLS), ("Référents", &survey)]);
    assert_eq!(read.people, PEOPLE.map(|person| person.replace("M. ", "? ").replace("Mme ", "? ")));
    assert_eq!(read.codes.iter().filter(|code| code.starts_with("P02")).count(), 3, "{}", read.told);
}

/// What names the referent is not known: nothing is read in its place, and what the refusal proposes works.
#[test]
fn an_unknown_title_is_a_question_and_not_the_account() {
    for ((tool, account), titles, settings) in [
        (
            FILE,
            "Civilité RNE | Qui est désigné : nom | Qui est désigné : prénom",
            "\"Nom\" = \"Qui est désigné : nom\"\n\"Prénom\" = \"Qui est désigné : prénom\"",
        ),
        (
            FORM,
            "Civilité | Quel est le nom du professeur désigné ? | Prénom",
            "\"Nom\" = \"Quel est le nom du professeur désigné ?\"",
        ),
        (FORM, "Civilité | Nom2 | Prénom", "\"Nom\" = \"Nom2\""),
    ] {
        let survey = survey(tool, account, titles, apart);
        let sheets = [("Établissements", SCHOOLS), ("Référents", &*survey)];
        let told = read_with(&sheets, "").unwrap_err();
        assert!(told.contains("qui disent qui a rempli le questionnaire"), "{told}");
        assert!(told.contains(settings.lines().next().unwrap()), "{told}");
        let read = read_with(&sheets, &format!("[colonnes]\n{settings}\n")).unwrap();
        assert_eq!(read.people, PEOPLE, "{titles}\n{}", read.told);
    }
}

/// Where each referent has answered for himself, the settings say so.
#[test]
fn the_settings_make_the_account_the_referent() {
    let (tool, account) = FILE;
    let survey = survey(tool, account, "Âge", |_| "40".to_owned());
    let sheets = [("Établissements", SCHOOLS), ("Référents", &*survey)];
    assert!(read_with(&sheets, "").is_err());
    let settings = "[colonnes]\n\"Nom\" = \"Nom\"\n\"Prénom\" = \"Prénom\"\n\"Civilité\" = \"Civilité\"\n";
    let read = read_with(&sheets, settings).unwrap();
    assert!(read.people[2].starts_with("9830277J · M. SECRETAIRE Paul"), "{:?}", read.people);
}

/// #answers-that-do-not-count: only what the tool says, and nothing where it says nothing of anybody or a person has dismissed it.
#[test]
fn answers_that_were_refused_or_never_sent_are_told() {
    let titled = |titles: &str, cells: [&str; 3]| {
        let mut lines = TEACHERS.lines();
        let mut text = format!("{titles} | {}", lines.next().unwrap());
        for (line, cell) in lines.zip(cells) {
            text += &format!("\n{cell} | {line}");
        }
        text
    };
    let told = |teachers: &str, settings: &str| -> Vec<String> {
        let found = read_with(&[("Établissements", SCHOOLS), ("Référents", teachers)], settings).unwrap();
        found.codes.into_iter().filter(|code| code.starts_with("X17")).collect()
    };
    let lime = "ID de la réponse | Date de soumission";
    let sent = titled(lime, ["1 | 2027-02-12", "2 |", "3 | -"]);
    assert_eq!(told(&sent, ""), ["X17 W Référents!B3", "X17 W Référents!B4"]);
    assert!(told(&titled(lime, ["1 |", "2 |", "3 |"]), "").is_empty());
    assert!(told(&sent, "[colonnes]\nignorer = \"Date de soumission\"").is_empty());
    // elsewhere it is anybody's column
    assert!(told(&titled("Rang | Date de soumission", ["1 | 2027-02-12", "2 |", "3 |"]), "").is_empty());
    let states = titled("État du dossier", ["Accepté", "En construction", "Refusé"]);
    assert_eq!(told(&states, ""), ["X17 E Référents!A4"]);
    assert!(told(&states, "[colonnes]\nignorer = \"État du dossier\"").is_empty());
}
