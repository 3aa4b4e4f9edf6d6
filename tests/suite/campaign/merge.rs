//! Templates of an existing Word mail merge.

use super::small::{self, ALL, Book, LE_GOFF, TEACHERS, TEMPLATE};
use crate::harness::House;
use crate::word::{Package, field, p, part};

/// The small academy with more in its template.
fn with(body: &str) -> House {
    let house = small::house(&Book::small().column(TEACHERS, "Lieu d'exercice", &["Koné", "Voh", "Poya"]));
    house.put(TEMPLATE, Package::new(&[small::body(), body.to_owned()].concat()).bytes());
    house
}

fn mark(kind: &str) -> String {
    format!("<w:r><w:rPr><w:i/></w:rPr><w:fldChar w:fldCharType=\"{kind}\"/></w:r>")
}

fn instruction(text: &str) -> String {
    format!("<w:r><w:instrText xml:space=\"preserve\">{text}</w:instrText></w:r>")
}

/// A complex field, its instruction cut where Word may cut it, its result in bold.
fn complex(first: &str, rest: &str) -> String {
    let result = "<w:r><w:rPr><w:b/></w:rPr><w:t>«x»</w:t></w:r>";
    [mark("begin"), instruction(first), instruction(rest), mark("separate"), result.to_owned(), mark("end")]
        .concat()
}

#[test]
fn a_merge_field_is_filled_by_the_title_of_its_column() {
    for (first, rest, shown) in [
        (" MERGEFI", "ELD Nom \\* MERGEFORMAT ", "[LE GOFF]"),
        ("MERGEFIELD \"Nombre d'IMP\"", "", "[1]"),
        (" MERGEFIELD Nombre_dIMP ", "", "[1]"),
        (" mergefield ", "Lieu_dexercice \\* Upper", "[KONÉ]"),
        (" MERGEFIELD rne.prenom \\* Lower", "", "[anaïs]"),
        (" MERGEFIELD Projet_1 \\* FirstCap \\b \"Projet : \" \\f \" !\"", "", "[Projet : Webradio !]"),
        (" MERGEFIELD Projet_2 \\b \"Projet : \"", "", "[]"),
    ] {
        let body =
            format!("<w:p><w:r><w:t>[</w:t></w:r>{}<w:r><w:t>]</w:t></w:r></w:p>", complex(first, rest));
        let house = with(&body);
        house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
        let said = house.letter(LE_GOFF).paragraphs;
        assert_eq!(said.last().map(String::as_str), Some(shown), "{first}{rest}");
        let xml = part(&house.bytes(LE_GOFF), "word/document.xml");
        assert!(!xml.contains("fldChar") && !xml.contains("instrText"), "no field is left");
        assert!(xml.contains("<w:r><w:rPr><w:b/></w:rPr><w:t"), "in the style of its result");
    }
}

#[test]
fn a_simple_field_keeps_the_bookmark_that_begins_in_it() {
    let body = "<w:p><w:fldSimple w:instr=\" MERGEFIELD &quot;Nom&quot; \"><w:bookmarkStart w:id=\"4\" w:name=\"n\"/>\
                <w:r><w:t>«Nom»</w:t></w:r></w:fldSimple><w:bookmarkEnd w:id=\"4\"/></w:p>";
    let house = with(body);
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    assert_eq!(house.letter(LE_GOFF).paragraphs.last().unwrap(), "LE GOFF");
    let xml = part(&house.bytes(LE_GOFF), "word/document.xml");
    assert!(xml.contains("<w:bookmarkStart w:id=\"4\"") && !xml.contains("fldSimple"), "{xml}");
}

#[test]
fn a_template_may_name_the_referent_by_a_merge_field_alone() {
    let body = format!("<w:p>{}</w:p>{}", complex(" MERGEFIELD Nom ", ""), p("{{ case('1a-1') }} x"));
    let house = small::house(&Book::small());
    house.put(TEMPLATE, Package::new(&body).bytes());
    house
        .asks("modele")
        .says_all(&[
            "est sans défaut",
            "1 champ de publipostage",
            "Nom rne.nom : Nom du référent · Texte § 1",
        ])
        .run();
}

/// Fields of many kinds in one template, each in a paragraph: what it prints for the first referent.
fn all_say(rows: &[(&str, &str)]) {
    let body: String = rows.iter().map(|(code, _)| format!("<w:p>{}</w:p>", field(code))).collect();
    let house = with(&body);
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    let said = house.letter(LE_GOFF).paragraphs;
    let said = &said[said.len() - rows.len()..];
    for ((code, shown), said) in rows.iter().zip(said) {
        assert_eq!(said.replace(['\u{a0}', '\u{202f}'], " "), *shown, "{code}");
    }
    let xml = part(&house.bytes(LE_GOFF), "word/document.xml");
    assert!(!xml.contains("fldChar") && !xml.contains("instrText"), "no field is left");
}

#[test]
fn conditions_print_one_of_their_branches() {
    all_say(&[
        // both branches, one branch, none
        ("{ IF { MERGEFIELD Civilité } = \"Mme\" \"chargée\" \"chargé\" }", "chargée"),
        ("{ IF { MERGEFIELD Civilité } = \"M.\" \"chargé\" \"chargée\" }", "chargée"),
        ("[{ IF { MERGEFIELD Civilité } = \"M.\" \"chargé\" }]", "[]"),
        ("{ IF { MERGEFIELD Civilité } = Mme oui non }", "oui"),
        ("{ if { mergefield civilite }=\"Mme\" \"oui\" \"non\" }", "oui"),
        // every operator, numbers as numbers
        ("{ IF { MERGEFIELD IMP } <> 1 \"non\" \"une\" }", "une"),
        ("{ IF { MERGEFIELD IMP } < 10 \"moins de dix\" \"dix\" }", "moins de dix"),
        ("{ IF { MERGEFIELD IMP } <= 0,5 \"peu\" \"assez\" }", "assez"),
        ("{ IF { MERGEFIELD IMP } > \"0,75\" \"assez\" \"peu\" }", "assez"),
        ("{ IF { MERGEFIELD montant } >= 1000 \"mille\" \"moins\" }", "mille"),
        // wildcards
        ("{ IF { MERGEFIELD etablissement.nom } = \"Coll*\" \"collège\" \"lycée\" }", "collège"),
        ("{ IF { MERGEFIELD etablissement.nom } <> \"Lyc?e*\" \"collège\" \"lycée\" }", "collège"),
        // empty values, spaces around
        ("{ IF { MERGEFIELD \"Projet 2\" } = \"\" \"aucun\" \"{ MERGEFIELD Projet_2 }\" }", "aucun"),
        (
            "{ IF { MERGEFIELD Projet_1 } <> \"\" \"« { MERGEFIELD Projet_1 \\* Upper } »\" \"aucun\" }",
            "« WEBRADIO »",
        ),
        // switches in a branch, two values in one, what stands around
        (
            "{ IF { MERGEFIELD IMP } = 1 \"{ MERGEFIELD Nom \\* Caps } { MERGEFIELD Prénom }, le { MERGEFIELD date \\@ \"d MMMM\" }\" \"\" }.",
            "LE GOFF Anaïs, le 1er mars.",
        ),
        // nested in a branch, and in the comparison
        (
            "{ IF { MERGEFIELD IMP } = 1 \"une { IF { MERGEFIELD Civilité } = \"Mme\" \"référente\" \"référent\" }\" \"x\" }",
            "une référente",
        ),
        ("{ IF { IF { MERGEFIELD Civilité } = \"Mme\" \"f\" \"m\" } = \"f\" \"née\" \"né\" }", "née"),
        // two fields compared
        ("{ IF { MERGEFIELD Nom } = { MERGEFIELD chef.nom } \"le même\" \"un autre\" }", "un autre"),
        ("{ IF { MERGEFIELD IMP } = 1 \"une\" \"plus\" \\* MERGEFORMAT }", "une"),
        ("{ IF \"{ MERGEFIELD Civilité }\" = \"Mme\" \"oui\" \"non\" }", "oui"),
    ]);
}

#[test]
fn pictures_of_dates_and_numbers_and_the_number_of_the_record() {
    all_say(&[
        ("{ MERGEFIELD date \\@ \"dddd d MMMM yyyy\" }", "lundi 1er mars 2027"),
        ("{ MERGEFIELD date \\@\"dd.MM.yy\" \\* MERGEFORMAT }", "01.03.27"),
        ("{ MERGEFIELD \"Date de la lettre\" \\@ \"MMMM yyyy\" \\* Upper }", "MARS 2027"),
        ("{ MERGEFIELD montant \\# \"# ##0,00 €\" }", "1 250,00 €"),
        ("{ MERGEFIELD montant \\# #,##0.00 }", "1 250,00"),
        ("{ MERGEFIELD IMP \\# \"0,00;-0,00;'aucune'\" }", "1,00"),
        ("{ MERGEFIELD imp_decharge \\# \"0,00;-0,00;'aucune'\" }", "aucune"),
        ("n° { MERGEREC }", "n° 1"),
    ]);
    // a picture that can't be understood, and a value that is no date, are told before any letter
    for (code, told) in [
        (
            "{ MERGEFIELD date \\@ \"du d MMMM\" }",
            "Le champ de publipostage « date » demande plus que sa valeur",
        ),
        (
            "{ MERGEFIELD Nom \\@ \"d MMMM yyyy\" }",
            "La balise « Nom » ne peut pas être remplie : « LE GOFF » n’est pas une date.",
        ),
        ("{ IF { MERGEFIELD Nom \\# 0 } = 1 \"x\" \"y\" }", "« LE GOFF » n’est pas un nombre."),
        (
            "{ NEXT }",
            "Le champ NEXT (enregistrement suivant) mettrait une autre personne dans la même lettre.",
        ),
    ] {
        let house = with(&format!("<w:p>{}</w:p>", field(code)));
        house.asks("").ends_with(1).complains_all(&["a 1 défaut", told]).run();
    }
}

/// What would be printed as it is must be told.
#[test]
fn a_field_that_asks_for_more_than_its_value_is_refused() {
    let nested = [
        mark("begin"),
        instruction(" FILLIN \""),
        complex(" MERGEFIELD Nom ", ""),
        instruction("\" "),
        mark("end"),
    ];
    let open = [mark("begin"), instruction(" MERGEFIELD Nom ")].concat();
    for (field, name) in
        [(nested.concat(), "Nom"), (complex(" MERGEFIELD IMP \\* CardText", ""), "IMP"), (open, "Nom")]
    {
        let house = with(&format!("<w:p>{field}</w:p>"));
        let sentence = format!("Le champ de publipostage « {name} » demande plus que sa valeur");
        let remedy = format!("Remplacez-le par {{{{ {name} }}}}");
        house.asks("").ends_with(1).complains_all(&["a 1 défaut", &sentence, &remedy]).run();
    }
    let house = with(&format!("<w:p>{}</w:p>", complex(" MERGEFIELD Prénon ", "")));
    house
        .asks("")
        .ends_with(1)
        .complains_all(&["Le champ « Prénon » n’existe pas. Vouliez-vous dire « Prénom » ?"])
        .run();
}

#[test]
fn the_source_of_the_merge_goes_from_the_settings() {
    let w = crate::word::W;
    let settings = format!(
        "<w:settings xmlns:w=\"{w}\" xmlns:r=\"urn:r\"><w:zoom w:percent=\"100\"/><w:mailMerge><w:dataSource r:id=\"rId1\"/>\
         </w:mailMerge><w:defaultTabStop w:val=\"708\"/></w:settings>"
    );
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{kind}/mailMergeSource\" Target=\"file:///C:/x.xlsx\" TargetMode=\"External\"/></Relationships>"
    );
    let package = Package::new(&small::body())
        .related("settings", "settings.xml")
        .entry("word/settings.xml", &settings)
        .entry("word/_rels/settings.xml.rels", &relations);
    let house = small::house(&Book::small());
    house.put(TEMPLATE, package.bytes());
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    let letter = house.bytes(LE_GOFF);
    let kept = settings.replace("<w:mailMerge><w:dataSource r:id=\"rId1\"/></w:mailMerge>", "");
    assert_eq!(part(&letter, "word/settings.xml"), kept);
    assert!(!part(&letter, "word/_rels/settings.xml.rels").contains("mailMerge"));
}
