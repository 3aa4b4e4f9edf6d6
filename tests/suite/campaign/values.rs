//! What values become in a letter: filtered, refused, in bold, on several lines, beside pictures.

use super::small::{self, ALL, Book, DUPONT, GEORGES, LE_GOFF, REPORT, SUMMARY, TEACHERS, TEMPLATE, WADRA};
use crate::harness::House;
use crate::word::{Package, p, part};

/// The small academy with two more columns and more in its template.
fn with(title: &str, values: [&str; 3], body: &str) -> House {
    let house = small::house(&Book::small().column(TEACHERS, title, &values));
    house.put(TEMPLATE, Package::new(&[small::body(), body.to_owned()].concat()).bytes());
    house
}

fn last(house: &House, letter: &str) -> String {
    let said = house.letter(letter).paragraphs.pop().unwrap();
    said.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_column_of_the_workbook_goes_through_filters() {
    let tag = "{{ Date d’effet | date(\"complet\") }} ; {{ rne.civilite | accord(\"chargé\", \"chargée\") }} ; \
               {{ etablissement.nom | au }} ; {{ projets | liste | sinon(\"néant\") }}";
    let house = with("Date d’effet", ["2027-09-01", "1er mars 2027", "01/04/2027"], &p(tag));
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    for (letter, said) in [
        (LE_GOFF, "mercredi 1er septembre 2027 ; chargée ; au collège Georges Baudoux ; Webradio"),
        (DUPONT, "lundi 1er mars 2027 ; chargé ; au collège Georges Baudoux ; néant"),
        (WADRA, "jeudi 1er avril 2027 ; chargée ; au lycée La Pérouse ; néant"),
    ] {
        assert_eq!(last(&house, letter), said);
    }
}

/// A title of one word is a field wherever a name may stand, accents and all.
#[test]
fn a_column_of_the_workbook_decides_in_a_condition() {
    for (tag, said) in [
        ("{% if Échelon == \"3\" %}trois{% else %}autre{% endif %}", "trois"),
        ("{% if echelon | valeur > 2 %}plus de deux{% endif %}", "plus de deux"),
        ("{{ \"échelon \" ~ Échelon }}", "échelon 3"),
        ("{% set niveau = Échelon %}{{ niveau }}", "3"),
        ("{{ rne.nom if ÉCHELON else \"\" }}", "LE GOFF"),
        ("{% for mot in [Échelon, Prénom] %}{{ mot }} {% endfor %}.", "3 Anaïs ."),
    ] {
        let house = with("Échelon", ["3", "1", "2"], &p(tag));
        house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
        assert_eq!(last(&house, LE_GOFF), said, "{tag}");
    }
}

/// One row's value that can't be read sets that row aside, and says which tag and which value.
#[test]
fn a_value_that_a_filter_cannot_read_sets_its_row_aside() {
    for (tag, told) in [
        (
            "{{ Effet | date }}",
            "La balise « Effet | date » du modèle ne peut pas être remplie avec cette ligne : « à voir »",
        ),
        ("{{ Effet | date(\"MMMM yyyy\") | majuscules }}", "« à voir » n’est pas une date"),
        ("{% if (Effet | date(\"iso\")) > \"2027\" %}x{% endif %}", "« à voir » n’est pas une date"),
    ] {
        let house = with("Effet", ["01/09/2027", "à voir", "01/04/2027"], &p(tag));
        let json = house.asks("verifier --format json").ends_with(3).says_all(&[]).writes(&[REPORT]).run();
        assert!(json.contains(told) && json.contains("\"X02\""), "{tag}: {json}");
        house
            .asks("")
            .ends_with(3)
            .says_all(&["X02", "DUPONT", "1 ligne"])
            .writes(&[LE_GOFF, WADRA, SUMMARY, REPORT])
            .run();
    }
    // nothing to read is nothing wrong, but a hole where it is printed
    let house = with("Effet", ["01/09/2027", "", "01/04/2027"], &p("{{ Effet | date }}"));
    house.asks("").ends_with(3).says_all(&["X02"]).writes(&[LE_GOFF, WADRA, SUMMARY, REPORT]).run();
    let house = with("Effet", ["01/09/2027", "", "01/04/2027"], &p("[{{ Effet | date | sinon(\"-\") }}]"));
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    assert_eq!((last(&house, DUPONT), last(&house, WADRA)), ("[-]".into(), "[1er avril 2027]".into()));
}

#[test]
fn lines_tabs_pages_and_stars_of_a_cell() {
    let value = "un **deux**\ntrois\tquatre";
    let body = [p("{{ Texte }}"), p("{{ Texte | paragraphes }}"), p("{{ Texte | riche }}")].concat();
    let house = with("Texte", [value, "x", "y"], &body);
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    let xml = part(&house.bytes(LE_GOFF), "word/document.xml");
    let text = |inner: &str| format!("<w:t xml:space=\"preserve\">{inner}</w:t>");
    let second = format!("{}<w:tab/>{}", text("trois"), text("quatre"));
    let plain = [&text("un **deux**"), "<w:br/>", &second].concat();
    assert!(xml.contains(&format!("<w:p><w:r>{plain}</w:r></w:p>")), "{xml}");
    let paragraphs = format!("<w:p><w:r>{}</w:r></w:p><w:p><w:r>{second}</w:r></w:p>", text("un **deux**"));
    assert!(xml.contains(&paragraphs), "{xml}");
    let bold = format!("<w:r><w:rPr><w:b/><w:bCs/></w:rPr>{}</w:r>", text("deux"));
    assert!(xml.contains(&format!("<w:r>{}</w:r>{bold}<w:r>", text("un "))), "{xml}");
    // a template may break the page itself
    let house = with("Texte", ["x", "y", "z"], &p("{{ Texte ~ \"\\f\" ~ rne.nom }}"));
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    assert!(part(&house.bytes(LE_GOFF), "word/document.xml").contains("<w:br w:type=\"page\"/>"));
}

#[test]
fn projects_and_missions_are_lists_that_read_as_their_texts() {
    let body = [
        p("{{ missions | paragraphes }}"),
        p("{{ missions | map(attribute=\"texte\") | paragraphes }}"),
        p(
            "{{ missions | length }} {{ missions | pluriel(\"mission\") }} : {{ missions | map(attribute=\"code\") | liste }}",
        ),
    ];
    let house = with("x", ["1", "2", "3"], &body.concat());
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    let said = house.letter(LE_GOFF).paragraphs;
    assert_eq!(
        said[said.len() - 5..],
        [
            "Impulser des pratiques",
            "Réparer des machines",
            "Impulser des pratiques",
            "Réparer des machines",
            "2 missions : 1a-1 et 2-1"
        ]
    );
}

/// The rank of a row is its own: it does not depend on who else gets a letter.
#[test]
fn the_rank_is_that_of_the_row_in_the_workbook() {
    let only = |house: &House, code: &str, letter: &str| {
        house.asks(&format!("--seulement {code}")).says_all(&[]).writes(&[letter, SUMMARY, REPORT]).run();
        last(house, letter)
    };
    let house = with("x", ["1", "2", "3"], &p("{{ rang }}"));
    assert_eq!(only(&house, "9830002K", WADRA), "3");
    house.asks("").says_all(&[]).writes(&[LE_GOFF, DUPONT, SUMMARY, REPORT]).run();
    assert_eq!(
        (last(&house, LE_GOFF), last(&house, DUPONT), last(&house, WADRA)),
        ("1".into(), "2".into(), "3".into())
    );
    // the first row is set aside: the others keep their ranks
    let book = Book::small().set(TEACHERS, 2, "IMP", "à voir");
    let house = small::house(&book);
    house.put(TEMPLATE, Package::new(&[small::body(), p("{{ rang }}")].concat()).bytes());
    house.asks("").ends_with(3).says_all(&[]).writes(&[DUPONT, WADRA, SUMMARY, REPORT]).run();
    assert_eq!((last(&house, DUPONT), last(&house, WADRA)), ("2".into(), "3".into()));
}

/// A PNG of two dots.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x01\x08\x02\0\0\0\x7b\x40\xe8\xdd\0\0\0\x0cIDATx\x9cc\xf8\xcf\xc0\0\0\x03\x01\x01\0\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB`\x82";

#[test]
fn a_picture_comes_from_the_campaign_or_from_beside_the_template() {
    for (path, name) in [
        ("logo.png", "logo.png"),
        ("templates/logo.png", "logo.png"),
        ("images/logo.png", "images/logo.png"),
        ("templates/logo.png", "logo.png"),
    ] {
        let tag = format!("{{{{ image(\"{name}\", largeur=\"3 cm\") }}}}");
        let house = with("x", ["1", "2", "3"], &p(&tag));
        house.put(path, PNG);
        house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
        let letter = house.bytes(LE_GOFF);
        let xml = part(&letter, "word/document.xml");
        assert!(xml.contains("<wp:extent cx=\"1080000\" cy=\"540000\"/>"), "{xml}");
        assert!(crate::word::entries(&letter).contains(&"word/media/lettres-rne-1.png".to_owned()));
        house.asks("").says_all(&["3 lettres sont à jour."]).writes(&[SUMMARY, REPORT]).run();
    }
}

#[test]
fn a_picture_from_elsewhere_is_a_fault_and_a_value_never_names_one() {
    for (tag, told) in [
        ("image(\"logo.png\")", "L’image « logo.png » est introuvable."),
        ("image(\"../secret.png\")", "L’image « ../secret.png » n’est pas dans le dossier de campagne."),
        ("image(\"/etc/hostname\")", "L’image « /etc/hostname » n’est pas dans le dossier de campagne."),
        ("image(\"C:/logo.png\")", "L’image « C:/logo.png » n’est pas dans le dossier de campagne."),
        ("image(\"gros.png\")", "L’image « gros.png » est trop grosse pour une lettre."),
        (
            "image(\"input/petite.xlsx\")",
            "Le fichier « input/petite.xlsx » n’est pas une image PNG, JPEG ou GIF.",
        ),
        ("image(x)", "La balise « image(x) » ne se comprend pas. Une image se nomme entre guillemets"),
        ("image(\"logo\" ~ \".png\")", "ne se comprend pas. Une image se nomme entre guillemets"),
        ("image(\"logo.png\", largeur=x)", "ne se comprend pas. Une image se nomme entre guillemets"),
        ("rne.nom ~ image(\"logo.png\")", "Le champ « image » n’existe pas."),
    ] {
        let house = with("x", ["logo.png", "2", "3"], &p(&format!("{{{{ {tag} }}}}")));
        house.put("gros.png", [PNG, &vec![0; 8 << 20]].concat());
        house.asks("").ends_with(1).complains_all(&["a 1 défaut", told]).run();
        assert!(!house.path(GEORGES).exists());
    }
}
