//! The settings file: what it wins over, what wins over it, and files that can't be used.

use super::small::{self, ALL, Book, REPORT, SUMMARY};

#[test]
fn the_file_wins_over_the_workbook_in_names_and_texts() {
    let house = small::house(&Book::small());
    house.put(
        "lettres-rne.toml",
        "[campagne]\nannee = 2028\ndate = 2028-02-01\nvaleur_imp = 1000\nmonnaie = \"XPF\"\nparite = \"8,38\"\n\
         [lettres]\ndossier = \"{{ etablissement.commune }}\"\nnom = \"{{ nom }} {{ prenom }} {{ annee }}\"\n",
    );
    house
        .asks("")
        .says_all(&[
            "Année 2028, lettres datées du 01/02/2028",
            "Montant annuel payé ............ 3 000 € (357 996 XPF)",
        ])
        .writes(&[
            "output/lettres/Nouméa/LE GOFF Anaïs 2028.docx",
            "output/lettres/Nouméa/DUPONT Jean-Luc 2028.docx",
            "output/lettres/Nouméa/WADRA Marie 2028.docx",
            "output/synthese-2028.xlsx",
            REPORT,
        ])
        .run();
    let letter = "output/lettres/Nouméa/WADRA Marie 2028.docx";
    assert_eq!(small::paragraph(&house, letter, "Lettre"), "Lettre de mission 2028, 01/02/2028");
}

#[test]
fn arguments_win_over_the_file() {
    let house = small::house(&Book::small());
    house.put("autre/b.xlsx", Book::small().bytes()).put("autre/b.docx", small::template()).put(
        "lettres-rne.toml",
        "[fichiers]\nclasseur = \"autre/b.xlsx\"\nmodele = \"autre/b.docx\"\nsortie = \"resultats\"\n",
    );
    let there = ALL.map(|file| file.replace("output", "resultats"));
    house
        .asks("")
        .says_all(&["Classeur autre/b.xlsx", "Modèle autre/b.docx", "Lettres resultats/lettres"])
        .writes(&there.each_ref().map(String::as_str))
        .run();
    house
        .asks("--classeur input/petite.xlsx --modele templates/lettre-mission-rne.docx --sortie output")
        .says_all(&[
            "Classeur input/petite.xlsx",
            "Modèle templates/lettre-mission-rne.docx",
            "Lettres output/lettres",
        ])
        .writes(&ALL)
        .run();
}

#[test]
fn the_template_names_the_columns_of_patterns_too() {
    let house = small::house(&Book::small());
    house.put("lettres-rne.toml", "[lettres]\nnom = \"{{ Nom }} ({{ Nombre d’IMP }} IMP)\"\n");
    house
        .asks("--seulement 9830002K")
        .says_all(&["Lettres faites .................. 1"])
        .writes(&["output/lettres/9830002K Lycée La Pérouse/WADRA (1 IMP).docx", SUMMARY, REPORT])
        .run();
}

#[test]
fn a_file_that_can_not_be_used_is_one_sentence() {
    for (file, sentence) in [
        (
            &b"[campagne]\nanee = 2027\n"[..],
            "Dans « lettres-rne.toml », ce réglage n’existe pas : « campagne.anee » (vouliez-vous dire « campagne.annee » ?). \
             Corrigez-le ou supprimez-le.",
        ),
        (
            b"[campagne]\nanee = 2027\n[lettres]\nnon = 'x'\n",
            "Dans « lettres-rne.toml », ces réglages n’existent pas : « campagne.anee » (vouliez-vous dire « campagne.annee » ?) et \
             « lettres.non » (vouliez-vous dire « lettres.nom » ?). Corrigez-les ou supprimez-les.",
        ),
        (
            b"[campagne]\nannee = \n",
            "Le fichier de réglages « lettres-rne.toml » ne se lit pas à la ligne 2. Corrigez cette ligne, ou supprimez-la.",
        ),
        (
            b"[courriel]\n# expediteur = 'x'\n[courriel.smtp]\n[courriel]\nexpediteur = 'DANE <dane@ac-noumea.invalid>'\n",
            "Dans « lettres-rne.toml », la section [courriel] est écrite deux fois, aux lignes 1 et 4. Mettez sous la ligne 1 ce qui \
             suit la ligne 4, et supprimez celle-ci.",
        ),
        (
            b"[campagne]\nannee = 2027\n\nannee = 2028\n",
            "Dans « lettres-rne.toml », campagne.annee est donné deux fois, aux lignes 2 et 4. Gardez la bonne ligne, et supprimez \
             l’autre.",
        ),
        (
            b"[campagne]\nacademie = \"\xc9cole\"\n",
            "Le fichier de réglages « lettres-rne.toml » n’est pas un texte UTF-8. Enregistrez-le en UTF-8, ou supprimez-le.",
        ),
        (
            "[lettres]\nnom = \"{{ nmo }}\"\n".as_bytes(),
            "Le réglage « lettres.nom » (« {{ nmo }} ») ne convient pas. Le champ « nmo » n’existe pas. Vouliez-vous dire \
             « Nom » ? Corrigez-le dans lettres-rne.toml.",
        ),
        (
            "[lettres]\ndossier = \"{{ uai\"\n".as_bytes(),
            "Le réglage « lettres.dossier » (« {{ uai ») ne convient pas. La balise « {{ uai » n’est pas fermée. Ajoutez }} (ou %}) à \
             la fin de la balise, sans passer à la ligne. Corrigez-le dans lettres-rne.toml.",
        ),
    ] {
        let house = small::house(&Book::small());
        house.put("lettres-rne.toml", file);
        for line in ["", "verifier"] {
            house.asks(line).ends_with(1).complains(&format!("Impossible : {sentence}")).run();
        }
    }
}

#[test]
fn a_value_that_means_nothing_is_a_finding_or_a_sentence_never_a_guess() {
    let house = small::house(&Book::small());
    house.put("lettres-rne.toml", "[campagne]\nannee = \"bientôt\"\n");
    let told = [
        "A02",
        "Dans lettres-rne.toml, « Année scolaire » vaut « bientôt », qui n’est pas compris. Corrigez-le dans ce fichier ; valeur \
         retenue en attendant : 2027.",
        "Toutes les lettres peuvent être faites, mais il reste 1 erreur.",
    ];
    house.asks("verifier").ends_with(3).says_all(&told).writes(&[REPORT]).run();
}

#[test]
fn names_that_are_all_alike_are_told_and_no_letter_is_lost_in_silence() {
    let house = small::house(&Book::small());
    house.put("lettres-rne.toml", "[lettres]\nnom = \"Lettre\"\n");
    house
        .asks("")
        .ends_with(3)
        .says_all(&["X01", "2 lignes mises de côté, sans lettre", "Lettres faites ................. 1"])
        .writes(&["output/lettres/9830002K Lycée La Pérouse/Lettre.docx", SUMMARY, REPORT])
        .run();
}
