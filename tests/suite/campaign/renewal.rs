//! Next year's workbook: made for the template as it is, blank or from an older one, by the real program.

use lettres_rne::workbook::{Book as Read, Cell};

use super::small::{self, Book, SCHOOLS, TEACHERS, TEMPLATE, WORKBOOK};
use crate::harness::House;
use crate::word::{Package, p};

const NEXT: &str = "input/academie-2028.xlsx";

/// The cells of a sheet's rows, by title; the titles stand in row `header`, from 1.
fn table(house: &House, path: &str, sheet: &str, header: u32) -> Vec<Vec<(String, String)>> {
    let book = Read::of(house.bytes(path), path.to_owned()).unwrap();
    let sheet = book.sheets.iter().find(|known| &*known.name == sheet).unwrap();
    let titles = &sheet.rows[&header];
    let text = Cell::text;
    let row = |cells: &std::collections::BTreeMap<u16, Cell>| {
        let cells = cells.iter().filter(|(_, cell)| !cell.is_blank());
        cells.map(|(column, cell)| (titles.get(column).map(text).unwrap_or_default(), text(cell))).collect()
    };
    sheet.rows.range(header + 1..).map(|(_, cells)| row(cells)).collect()
}

fn value<'r>(row: &'r [(String, String)], title: &str) -> Option<&'r str> {
    row.iter().find(|(known, _)| known.starts_with(title)).map(|(_, text)| text.as_str())
}

/// The small template, with lines of boxes in the place of its own.
fn template(lines: &[&str]) -> Vec<u8> {
    let own = small::body();
    let (above, rest) = own.split_once(&p("{{ case(\"1a-1\") }} Impulser des pratiques ;")).unwrap();
    let (_, below) = rest.split_once(&p("{{ case(\"2-1\") }} Réparer des machines.")).unwrap();
    let lines: String = lines.iter().map(|line| p(line)).collect();
    Package::new(&[above, &lines, below].concat()).bytes()
}

#[test]
fn a_blank_workbook_is_that_of_a_new_campaign() {
    let house = House::empty();
    house
        .asks("init Campagne")
        .says_all(&["prêt"])
        .writes(&[
            "Campagne/input/academie-2027.xlsx",
            "Campagne/lettres-rne.toml",
            "Campagne/templates/courriel.txt",
            "Campagne/templates/lettre-mission-rne.docx",
        ])
        .run();
    house
        .asks("classeur --dossier Campagne --sortie autre/vierge")
        .says(
            "
Classeur  autre/vierge.xlsx
Modèle    Campagne/templates/lettre-mission-rne.docx (56 missions)
Année     2027

Ce classeur n’est pas le seul de la campagne : rangez l’ancien ailleurs, ou
nommez le nouveau à chaque fois avec --classeur.
  1. Remplissez « autre/vierge.xlsx ».
  2. Lancez : lettres-rne verifier --dossier Campagne --classeur
     autre/vierge.xlsx
",
        )
        .writes(&["autre/vierge.xlsx"])
        .run();
    assert!(house.bytes("autre/vierge.xlsx") == house.bytes("Campagne/input/academie-2027.xlsx"));
}

/// Parameters of the settings file go into the sheet; the columns are those of the template.
#[test]
fn a_blank_workbook_follows_the_template_and_the_settings() {
    let house = House::empty();
    house.put(TEMPLATE, small::template()).put(
        "lettres-rne.toml",
        "[campagne]\nannee = \"2026-2027\"\nservice = \"Pôle numérique\"\nvaleur_imp = 1300\nmonnaie = \"EUR\"\n",
    );
    house
        .asks("classeur")
        .says(
            "
Classeur  input/academie-2026-2027.xlsx
Modèle    templates/lettre-mission-rne.docx (3 missions)
Année     2026-2027

  1. Remplissez « input/academie-2026-2027.xlsx ».
  2. Lancez : lettres-rne verifier
",
        )
        .writes(&["input/academie-2026-2027.xlsx"])
        .run();
    let rows = table(&house, "input/academie-2026-2027.xlsx", "Paramètres", 1);
    let parameter = |name: &str| {
        let row = rows.iter().find(|row| row[0].1 == name).unwrap();
        value(row, "Valeur").map(str::to_owned)
    };
    assert_eq!(parameter("Année scolaire").as_deref(), Some("2026-2027"));
    assert_eq!(parameter("Service").as_deref(), Some("Pôle numérique"));
    assert_eq!(parameter("Valeur d’une IMP (€)").as_deref(), Some("1300"));
    assert_eq!(parameter("Monnaie locale").as_deref(), Some("EUR"));
    assert_eq!(parameter("Date de la lettre"), None);
    let book = Read::of(house.bytes("input/academie-2026-2027.xlsx"), String::new()).unwrap();
    let titles: Vec<String> = book.sheets[3].rows[&3].values().map(Cell::text).skip(17).collect();
    assert_eq!(
        titles,
        ["1a-1 · Impulser des pratiques", "1a-2 · Participer à des projets", "2-1 · Réparer des machines"]
    );
}

#[test]
fn an_older_workbook_is_carried_over() {
    let house = small::house(&Book::small());
    house
        .asks("classeur --depuis")
        .with(WORKBOOK)
        .says(
            "
Classeur  input/academie-2028.xlsx
Modèle    templates/lettre-mission-rne.docx (3 missions)
Année     2028
Ancien    input/petite.xlsx (année 2027)

  Établissements repris ........... 2
  Lignes de référents reprises .... 3
  Coches reprises ................. 5
  IMP, décharges et dotations ..... à remplir

Ce classeur n’est pas le seul de la campagne : rangez l’ancien ailleurs, ou
nommez le nouveau à chaque fois avec --classeur.
  1. Ouvrez « input/academie-2028.xlsx », complétez-le et corrigez ce qui est en
     orange.
  2. Lancez : lettres-rne verifier --classeur input/academie-2028.xlsx
",
        )
        .writes(&[NEXT])
        .run();
    let rows = table(&house, NEXT, TEACHERS, 3);
    assert_eq!(
        rows[0].iter().map(|(title, text)| (title.as_str(), text.as_str())).collect::<Vec<_>>(),
        [
            ("UAI", "9830004M"),
            ("Civilité", "Mme"),
            ("Nom", "LE GOFF"),
            ("Prénom", "Anaïs"),
            ("Mission partagée", "x"),
            ("Projet 1", "Webradio"),
            ("1a-1 · Impulser des pratiques", "x"),
            ("2-1 · Réparer des machines", "x"),
        ]
    );
    let schools = table(&house, NEXT, SCHOOLS, 2);
    assert_eq!(value(&schools[1], "Nom du chef"), Some("MARTIN"));
    assert_eq!(value(&schools[1], "Dotation"), None);
    // a run on it: everything is there but the IMP
    house
        .asks("verifier --classeur")
        .with(NEXT)
        .ends_with(3)
        .says_all(&["2 établissements, 3 lignes", "Année 2028", "3 erreurs", "I01"])
        .writes(&["output/rapport.html"])
        .run();
    // with the IMP nothing is missing; the year may stay
    house
        .asks("classeur --avec-imp --annee 2027 -o copie.xlsx --depuis")
        .with(WORKBOOK)
        .says_all(&["Année 2027", "IMP, décharges et dotations ... reprises"])
        .writes(&["copie.xlsx"])
        .run();
    house
        .asks("--classeur copie.xlsx")
        .says_all(&["lettres datées du 01/03/2027", "Terminé. 3 lettres sont à jour."])
        .writes(&small::ALL)
        .run();
}

/// Dirty values of an older workbook: cleaned where they are understood, as they stand where they are not; nothing is lost.
#[test]
fn what_is_not_understood_is_carried_over_as_it_stands() {
    let book = Book::small()
        .set(TEACHERS, 2, "UAI", "983 0004 m")
        .set(TEACHERS, 3, "UAI", "Baudoux")
        .set(TEACHERS, 4, "IMP", "à voir avec M. Martin")
        .set(TEACHERS, 2, "2-1", "peut-être")
        .set(TEACHERS, 3, "Civilité", "Dr")
        .column(TEACHERS, "Grade", &["certifiée", "PLP", "12"])
        .column(TEACHERS, "NUMEN", &["11E2222222ABC", "", ""])
        .column(TEACHERS, "Courriel", &["<a.legoff@exemple.invalid>", "jl at exemple", "m@exemple.invalid"])
        .column(TEACHERS, "Remarques", &["", "part en juin", ""])
        .set(SCHOOLS, 3, "UAI", "9830002Z")
        .column(SCHOOLS, "Téléphone du bureau", &["27 00 00", ""]);
    let house = small::house(&book);
    house
        .asks("classeur --depuis")
        .with(WORKBOOK)
        .ends_with(3)
        .says_all(&[
            "Établissements repris ............ 2",
            "Lignes de référents reprises ..... 3",
            "Coches reprises .................. 4",
            "Autres colonnes reprises ......... 2",
            "5 valeurs incomprises sont reprises telles quelles, en orange :",
            "Établissements!A3 · ",
            "Référents!J2 · LE GOFF Anaïs 9830004M · ",
            "Référents!A3 · DUPONT Jean-Luc Baudoux · ",
            "1 valeur n’est pas reprise :",
            "Référents!E4 · WADRA Marie 9830002K · ",
            "NUMEN",
        ])
        .writes(&[NEXT])
        .run();
    let rows = table(&house, NEXT, TEACHERS, 3);
    assert_eq!(value(&rows[0], "UAI"), Some("9830004M"));
    assert_eq!(value(&rows[1], "UAI"), Some("Baudoux"));
    assert_eq!(value(&rows[1], "Civilité"), Some("Dr"));
    assert_eq!(value(&rows[0], "2-1"), Some("peut-être"));
    assert_eq!(value(&rows[2], "IMP"), None);
    assert_eq!(value(&rows[0], "Courriel"), Some("a.legoff@exemple.invalid"));
    assert_eq!(value(&rows[1], "Courriel"), Some("jl at exemple"));
    assert_eq!(value(&rows[1], "Remarque"), Some("part en juin"));
    assert_eq!([&rows[0], &rows[2]].map(|row| value(row, "Grade")), [Some("certifiée"), Some("12")]);
    assert!(rows.iter().all(|row| value(row, "NUMEN").is_none()));
    let schools = table(&house, NEXT, SCHOOLS, 2);
    assert_eq!(value(&schools[1], "UAI"), Some("9830002Z"));
    assert_eq!(value(&schools[1], "Nom du chef"), Some("MARTIN"));
    assert_eq!(value(&schools[0], "Téléphone du bureau"), Some("27 00 00"));
    let told = table(&house, NEXT, "Reprise", 1);
    assert!(told.iter().any(|row| value(row, "Ce qui y") == Some("à voir avec M. Martin")), "{told:?}");
    assert!(told.iter().all(|row| !format!("{row:?}").contains("11E2222222ABC")), "a secret is told");
}

/// With whom a mission is shared is told, for it has no place in the new workbook.
#[test]
fn with_whom_a_mission_is_shared_is_not_lost_in_silence() {
    let mut book = Book::small();
    for (row, cell) in ["Mission partagée avec", "M. DUPONT", "LE GOFF Anaïs"].iter().enumerate() {
        book.sheet(TEACHERS)[row][5] = (*cell).to_owned();
    }
    let house = small::house(&book);
    house
        .asks("classeur --depuis")
        .with(WORKBOOK)
        .says_all(&[
            "2 valeurs ne sont pas reprises :",
            "seule la coche est reprise",
            "M. DUPONT",
            "LE GOFF Anaïs",
        ])
        .writes(&[NEXT])
        .run();
    let rows = table(&house, NEXT, TEACHERS, 3);
    let shared: Vec<_> = rows.iter().map(|row| value(row, "Mission partagée")).collect();
    assert_eq!(shared, [Some("x"), Some("x"), None]);
}

/// #questions-carried-over: what was read otherwise than it stands is to be looked at in the new workbook too.
#[test]
fn a_value_that_was_converted_is_asked_about_again() {
    let book = Book::small()
        .set(TEACHERS, 2, "IMP", "1250")
        .set(TEACHERS, 3, "Nom", "DUPONT Jean-Luc")
        .set(TEACHERS, 3, "Prénom", "");
    let house = small::house(&book);
    house
        .asks("classeur --avec-imp --depuis")
        .with(WORKBOOK)
        .ends_with(3)
        .says_all(&[
            "2 valeurs sont reprises comme elles ont été lues, à vérifier, en orange :",
            "Référents!E2 · LE GOFF Anaïs 9830004M · ",
            "Référents!C3 · DUPONT Jean-Luc 9830004M · ",
        ])
        .writes(&[NEXT])
        .run();
    let rows = table(&house, NEXT, TEACHERS, 3);
    assert_eq!(value(&rows[0], "IMP"), Some("1"));
    assert_eq!(["Nom", "Prénom"].map(|title| value(&rows[1], title)), [Some("DUPONT"), Some("Jean-Luc")]);
    let told = table(&house, NEXT, "Reprise", 1);
    let fates: Vec<_> = told.iter().map(|row| value(row, "Ce qu’il en est")).collect();
    assert_eq!(fates, [Some("À vérifier"); 2]);
}

/// The template of the new year has other missions: ticks follow the codes, and the old texts where there was no code.
#[test]
fn ticks_follow_the_missions_of_the_new_template() {
    let mut book = Book::small();
    book.sheet(TEACHERS)[0][7] = "1a-1 · Impulser des usages".to_owned();
    book.sheet(TEACHERS)[0][8] = "Participer à des projets".to_owned();
    let house = small::house(&book);
    house.put(
        TEMPLATE,
        template(&[
            "{{ case(\"1a-1\") }} Impulser des pratiques ;",
            "{{ case(\"1a-7\") }} Participer à des projets ;",
            "{{ case(\"1a-8\") }} Veiller.",
        ]),
    );
    house
        .asks("classeur --depuis")
        .with(WORKBOOK)
        .ends_with(3)
        .says_all(&[
            "Coches reprises .................. 4",
            "1 mission nouvelle, en vert : 1a-8.",
            "1 mission a changé de texte, titre orange : 1a-1.",
            "1 coche perdue :",
            "Référents!J2 · LE GOFF Anaïs 9830004M · Le modèle n’a plus cette mission : « 2-1 » (x)",
        ])
        .writes(&[NEXT])
        .run();
    let rows = table(&house, NEXT, TEACHERS, 3);
    let ticks = |mission: &str| rows.iter().map(|row| value(row, mission).is_some()).collect::<Vec<_>>();
    assert_eq!(ticks("1a-1 ·"), [true, false, true]);
    assert_eq!(ticks("1a-7 ·"), [false, true, true]);
    assert_eq!(ticks("1a-8 ·"), [false; 3]);
}

/// A name in the template that nobody knows can only be a column: the workbook has it.
#[test]
fn columns_that_the_template_asks_for_are_there() {
    let house = small::house(&Book::small().column(TEACHERS, "Échelon", &["7", "8", "9"]));
    let body = small::body() + &p("Grade : {{ Grade }}, échelon {{ Échelon }}.");
    house.put(TEMPLATE, Package::new(&body).bytes());
    house
        .asks("classeur --avec-imp --annee 2027 -o nouveau.xlsx --depuis")
        .with(WORKBOOK)
        .says_all(&[
            "Autres colonnes reprises ......... 1",
            "Le modèle demande la colonne « Grade » : elle est en vert",
        ])
        .writes(&["nouveau.xlsx"])
        .run();
    let rows = table(&house, "nouveau.xlsx", TEACHERS, 3);
    assert_eq!(value(&rows[0], "Échelon"), Some("7"));
    house
        .asks("verifier --classeur nouveau.xlsx")
        .ends_with(3)
        .says_all(&["Le modèle demande « Grade » et cette ligne ne le donne pas"])
        .writes(&["output/rapport.html"])
        .run();
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let house = small::house(&Book::small());
    house.put(NEXT, "le mien").put("autre.xlsx", "le mien aussi");
    for (line, path) in
        [("classeur --depuis input/petite.xlsx", NEXT), ("classeur --sortie autre.xlsx", "autre.xlsx")]
    {
        house
            .asks(line)
            .ends_with(1)
            .complains(&format!(
                "Impossible : « {path} » existe déjà : il n’a pas été touché, et rien n’a été créé. Déplacez-le ou renommez-le, ou \
                 donnez un autre nom avec --sortie."
            ))
            .run();
    }
    // a folder is where to put it
    house
        .asks("classeur --sortie input --annee 2031")
        .says_all(&["input/academie-2031.xlsx"])
        .writes(&["input/academie-2031.xlsx"])
        .run();
    house
        .asks("classeur --sortie autre.ods")
        .ends_with(1)
        .complains(
            "Impossible : Le classeur est fait au format .xlsx, et « autre.ods » n’en est pas un nom. Donnez un nom en .xlsx avec \
             --sortie.",
        )
        .run();
}

#[test]
fn what_can_t_be_read_is_refused_with_a_remedy_and_nothing_is_made() {
    let house = small::house(&Book::small());
    house.put("ancien.xlsx", "ceci n’est pas un classeur").put("vide.xlsx", "");
    for (line, sentences) in [
        ("classeur --depuis absent.xlsx", &["« absent.xlsx » n’existe pas"][..]),
        ("classeur --depuis vide.xlsx", &["« vide.xlsx » est vide"]),
        ("classeur --depuis ancien.xlsx", &["ancien.xlsx"]),
        ("classeur --depuis input", &["« input » est un dossier, pas un fichier"]),
        ("classeur --dossier ailleurs", &["« ailleurs » n’existe pas"]),
        ("classeur --modele absent.docx", &["« absent.docx » n’existe pas"]),
    ] {
        house.asks(line).ends_with(1).complains_all(sentences).run();
    }
    house
        .asks("classeur --annee demain")
        .ends_with(2)
        .complains(
            "Commande incorrecte : « demain » n’est pas une année scolaire : écrivez 2027, ou 2026-2027. Pour l’aide : lettres-rne \
             --aide",
        )
        .run();
    house
        .asks("classeur --avec-imp")
        .ends_with(2)
        .complains_all(&["--avec-imp reprend les IMP d’un ancien classeur", "--depuis"])
        .run();
    house.put(
        TEMPLATE,
        template(&["{{ case(\"1a-1\") }} Un ;", "{{ case(\"1a-1\") }} Deux : {{ rne.nmo }}."]),
    );
    house
        .asks("classeur --depuis input/petite.xlsx")
        .ends_with(1)
        .complains_all(&["2 défauts", "1a-1", "rne.nmo"])
        .run();
    house.remove(TEMPLATE);
    house.asks("classeur").ends_with(1).complains_all(&["Il n’y a pas de modèle"]).run();
}

/// What a survey exports: schools and teachers on the same rows, missions packed in a cell.
#[test]
fn a_survey_becomes_the_product_s_own_layout() {
    let rows = "
Horodateur|UAI|Établissement|Civilité chef|Nom du chef|Prénom du chef|Courriel du chef|Civilité|Nom|Prénom|IMP|Quelles missions ?|Statut
1|9830004M|Collège Georges Baudoux|Mme|WAÏA|Élise|ce.9830004m@exemple.invalid|Mme|LE GOFF|Anaïs|1|Impulser des pratiques; Réparer des machines|titulaire
2|9830004M|Collège Georges Baudoux|Mme|WAIA|Rose|ce.9830004m@exemple.invalid|M.|DUPONT|Jean-Luc|0,5|Participer à des projets; Faire le café|
3|La Pérouse|Lycée La Pérouse|M.|MARTIN|Paul|ce.9830002k@exemple.invalid|Mme|WADRA|Marie|1|Impulser des pratiques|
4|La Pérouse|Lycée La Pérouse|M.|MARTIN|Paul|ce.9830002k@exemple.invalid|M.|TEIN|Luc|1||";
    let line = |line: &str| line.split('|').map(str::to_owned).collect();
    let rows = rows.lines().filter(|line| !line.is_empty()).map(line).collect();
    let house = small::house(&Book(vec![("Réponses au formulaire 1".to_owned(), rows)]));
    house
        .asks("classeur --avec-imp --annee 2027 --depuis")
        .with(WORKBOOK)
        .ends_with(3)
        .says_all(&[
            "Établissements repris ........... 2",
            "Lignes de référents reprises .... 4",
            "Coches reprises ................. 4",
            "IMP, décharges et dotations ..... reprises",
            "1 coche perdue :",
            "Réponses au formulaire 1!L3 · DUPONT Jean-Luc 9830004M",
            "Faire le café",
            "n’est pas un code UAI",
            "la première valeur est reprise :",
            "Réponses au formulaire 1!F3",
        ])
        .writes(&["input/academie-2027.xlsx"])
        .run();
    let made = "input/academie-2027.xlsx";
    let schools = table(&house, made, SCHOOLS, 2);
    let names: Vec<_> = schools.iter().map(|row| (value(row, "UAI"), value(row, "Prénom du chef"))).collect();
    assert_eq!(names, [(Some("9830004M"), Some("Élise")), (Some("La Pérouse"), Some("Paul"))]);
    let rows = table(&house, made, TEACHERS, 3);
    let people: Vec<_> = rows
        .iter()
        .map(|row| ["UAI", "Nom", "IMP", "2-1"].map(|title| value(row, title).unwrap_or("-")))
        .collect();
    assert_eq!(
        people,
        [
            ["9830004M", "LE GOFF", "1", "x"],
            ["9830004M", "DUPONT", "0,5", "-"],
            ["La Pérouse", "WADRA", "1", "-"],
            ["La Pérouse", "TEIN", "1", "-"],
        ]
    );
    assert_eq!(value(&rows[0], "Horodateur"), Some("1"));
}
