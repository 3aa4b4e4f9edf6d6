//! Command lines that can't be understood, and help.

use crate::harness::House;

const COMMANDS: [&str; 9] =
    ["", "generer", "verifier", "modele", "classeur", "etat", "regles", "init", "fabriquer"];

#[test]
fn a_wrong_command_line_is_refused_in_french_with_what_was_meant() {
    for (line, sentence) in [
        ("--strit", "L’argument « --strit » n’existe pas. Vouliez-vous dire « --strict » ?"),
        ("--zzz", "L’argument « --zzz » n’existe pas."),
        ("verifier --formt json", "L’argument « --formt » n’existe pas. Vouliez-vous dire « --format » ?"),
        ("verifer", "La commande « verifer » n’existe pas. Vouliez-vous dire « verifier » ?"),
        ("vérifier", "La commande « vérifier » n’existe pas. Vouliez-vous dire « verifier » ?"),
        ("mon-classeur.xlsx", "La commande « mon-classeur.xlsx » n’existe pas."),
        ("-x", "L’argument « -x » n’existe pas."),
        ("init", "Il manque <DOSSIER>."),
        ("init un deux", "L’argument « deux » n’existe pas."),
        ("--classeur", "Il manque une valeur après « --classeur <FICHIER> »."),
        ("--strict=oui", "« --strict » ne prend pas de valeur."),
        ("--strict --strict", "« --strict » est donné deux fois."),
        (
            "--format xml",
            "L’option « --format <FORMAT> » ne prend pas la valeur « xml », mais texte ou json.",
        ),
        ("--aujourdhui hier verifier", "« --aujourdhui <AAAA-MM-JJ> » est donné deux fois."),
    ] {
        let house = House::empty();
        let complaint = format!("Commande incorrecte : {sentence} Pour l’aide : lettres-rne --aide");
        house.asks(line).ends_with(2).complains(&complaint).run();
    }
}

#[test]
fn a_day_that_is_none_is_refused() {
    House::empty()
        .asks("verifier --aujourdhui 31/12/2027")
        .ends_with(2)
        .complains(
            "Commande incorrecte : « 31/12/2027 » n’est pas une date de la forme 2027-03-01. Pour l’aide : lettres-rne --aide",
        )
        .run();
}

#[test]
fn help_is_there_for_every_command_and_says_the_same_in_each_spelling() {
    for command in COMMANDS {
        let pages = ["--aide", "--help", "-h"].map(|option| {
            House::empty().asks(&format!("{command} {option}")).says_all(&["Utilisation :", "--aide"]).run()
        });
        assert!(pages.iter().all(|page| *page == pages[0]), "{command}");
    }
}

#[test]
fn the_version_is_there_for_every_command() {
    for command in COMMANDS {
        let version = concat!("lettres-rne ", env!("CARGO_PKG_VERSION"), "\n");
        House::empty().asks(&format!("{command} --version")).says(version).run();
        House::empty().asks(&format!("{command} -V")).says(version).run();
    }
}
