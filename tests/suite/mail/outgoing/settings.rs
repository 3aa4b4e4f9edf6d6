//! What a settings file must say before anything leaves: the remedies, followed to the letter.

use lettres_rne::fr::kit::SETTINGS;

use super::office::Office;
use crate::catalogue::ours::content;

const SHEET: &str = "output/envois-a-valider.xlsx";

/// #first-remedy: a new campaign's file has the section already, and what is told works under it; at the end of the file, it is
/// told that the section was there.
#[test]
fn the_sender_is_asked_for_in_words_that_work() {
    let office = Office::new(&content(), "");
    let asks = |toml: &str| {
        office.house.put("lettres-rne.toml", toml);
        office.types(&["envoyer"], "")
    };
    let (code, said) = asks(SETTINGS);
    assert_eq!(code, 1, "{said}");
    let lines: Vec<&str> = said.lines().skip_while(|line| line.trim() != "[courriel]").take(2).collect();
    let [section, sender] = lines[..] else { panic!("{said}") };
    let (section, sender) = (section.trim(), sender.trim());
    assert!(sender.starts_with("expediteur = "), "{said}");
    let (code, said) = asks(&format!("{SETTINGS}\n{section}\n{sender}\n"));
    let told = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(code, 1, "{said}");
    assert!(told.contains("la section [courriel] est écrite deux fois, aux lignes"), "{said}");
    let (code, said) = asks(&SETTINGS.replace("[courriel]\n", &format!("[courriel]\n{sender}\n")));
    assert_eq!(code, 0, "{said}");
    assert!(office.house.path(SHEET).exists());
    // in a file without the section, at its end
    let (code, said) = asks(&format!("[lettres]\n{section}\n{sender}\n"));
    assert_eq!(code, 0, "{said}");
}

/// The pace is the preset's but for what the file says, and the screen says so.
#[test]
fn the_pace_that_is_shown_is_the_one_that_is_kept() {
    let office = Office::new(&content(), "");
    let (_, said) = office.types(&["envoyer", "--smtp"], "");
    let told = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let pace = "Rythme zimbra-education-nationale, sauf fenetres et entre_messages (lettres-rne.toml). Fin";
    assert!(told.contains(pace), "{said}");
}

/// Drafts that are taken away are told under a name of their own, not under what to do about the letters that stay.
#[test]
fn drafts_that_are_taken_away_have_a_line_of_their_own() {
    let office = Office::new(&content(), "");
    office.types(&["envoyer"], "");
    for uai in ["9830004M", "9830277J", "9830419N"] {
        let (code, said) = office.types(&["etat", "--resoudre", &format!("{uai}=recu")], "");
        assert_eq!(code, 0, "{said}");
    }
    let (_, said) = office.types(&["envoyer"], "");
    let line = said.lines().find(|line| line.contains("anciens brouillons supprimés")).unwrap();
    assert!(line.starts_with("Brouillons "), "{said}");
}
