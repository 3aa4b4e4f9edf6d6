//! Places that can't be written to, known before the first letter.

use super::small::{self, ALL, Book, GEORGES, REPORT, SUMMARY, WADRA};

#[test]
fn an_output_that_is_a_file_is_refused() {
    let house = small::house(&Book::small());
    house.put("resultats", "important");
    for command in ["", "verifier "] {
        house
            .asks(&format!("{command}--sortie resultats"))
            .ends_with(1)
            .complains(
                "Impossible : « resultats » ne peut pas être un dossier : un fichier porte ce nom. Renommez ce fichier, ou \
                 choisissez un autre dossier.",
            )
            .run();
    }
    house
        .asks("--sortie resultats/mars")
        .ends_with(1)
        .complains(
            "Impossible : « resultats/mars » ne peut pas être un dossier : un fichier porte ce nom. Renommez ce fichier, ou \
             choisissez un autre dossier.",
        )
        .run();
}

#[test]
fn a_summary_or_a_report_that_can_not_be_replaced_stops_the_run_before_the_first_letter() {
    for place in [SUMMARY, REPORT] {
        let house = small::house(&Book::small());
        house.put(&format!("{place}/notes.txt"), "");
        house
            .asks("")
            .ends_with(1)
            .complains(&format!(
                "Impossible : « {place} » est un dossier, pas un fichier. Donnez le nom du fichier lui-même."
            ))
            .run();
    }
}

/// A folder without the right to write; whoever runs the tests as administrator may write everywhere.
#[cfg(unix)]
#[test]
fn a_folder_without_rights_is_refused_and_nothing_is_left_in_it() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let house = small::house(&Book::small());
    house.put("output/ancien.txt", "");
    let folder = house.path("output");
    set_permissions(&folder, Permissions::from_mode(0o555)).unwrap();
    let may_write = std::fs::write(folder.join("essai"), "").is_ok();
    if may_write {
        std::fs::remove_file(folder.join("essai")).unwrap();
        house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    } else {
        house
            .asks("")
            .ends_with(1)
            .complains(
                "Impossible : Le système refuse l’accès à « output ». Choisissez un dossier où vous avez le droit d’écrire \
                 (--sortie), ou demandez ce droit.",
            )
            .run();
    }
    set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
}

/// Even the administrator can't make a folder there.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_the_system_refuses_is_one_sentence() {
    let house = small::house(&Book::small());
    let told = "Impossible : Le fichier « /proc/lettres-rne » n’existe pas. Vérifiez son nom et son dossier.";
    house.asks("--sortie /proc/lettres-rne").ends_with(1).complains(told).run();
}

#[test]
fn a_file_in_the_place_of_the_folder_of_letters_is_one_sentence() {
    let house = small::house(&Book::small());
    house.put("output/lettres", "");
    house
        .asks("")
        .ends_with(1)
        .complains(
            "Impossible : « output/lettres » ne peut pas être un dossier : un fichier porte ce nom. Renommez ce fichier, ou \
             choisissez un autre dossier.",
        )
        .run();
}

#[test]
fn a_file_in_the_place_of_the_folder_of_a_school_stops_only_its_letters() {
    let house = small::house(&Book::small());
    house.put(GEORGES, "");
    house
        .asks("")
        .ends_with(3)
        .says_all(&[
            "2 erreurs",
            "L03 Lettre impossible à remplacer",
            "LE GOFF Anaïs.docx » n’a pas pu être écrite : un dossier porte son nom, ou un fichier celui de son \
             dossier.",
            "Que faire ? Renommez ou déplacez ce qui se trouve à sa place, puis relancez.",
            "2 lignes mises de côté, sans lettre",
            "Lettres faites ................. 1",
        ])
        .writes(&[WADRA, SUMMARY, REPORT])
        .run();
}

#[test]
fn the_output_may_be_anywhere() {
    let house = small::house(&Book::small());
    let files = ALL.map(|file| file.replace("output", "Résultats/mars 2027"));
    house
        .asks("--sortie")
        .with("Résultats/mars 2027")
        .says_all(&["Rapport Résultats/mars 2027/rapport.html"])
        .writes(&files.each_ref().map(String::as_str))
        .run();
}

#[test]
fn a_campaign_may_be_anywhere() {
    let away = crate::harness::House::empty();
    away.put("Campagne/input/petite.xlsx", Book::small().bytes())
        .put("Campagne/templates/mienne.docx", small::template());
    away.asks("--dossier Campagne")
        .says_all(&[
            "Classeur Campagne/input/petite.xlsx",
            "Modèle Campagne/templates/mienne.docx",
            "Campagne/output/lettres",
        ])
        .writes(&ALL.map(|file| format!("Campagne/{file}")).each_ref().map(String::as_str))
        .run();
}
