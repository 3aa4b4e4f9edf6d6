//! Workbooks and templates that can't be read: one French sentence each, nothing written, no panic.

use super::small::{self, Book, SCHOOLS, TEACHERS, TEMPLATE, WORKBOOK};
use crate::harness::House;
use crate::word::{Package, p};

/// The first bytes of the containers of old Office.
const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// An archive with these entries.
fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn ole(word: &str) -> Vec<u8> {
    let mut bytes = OLE.to_vec();
    bytes.resize(512, 0);
    bytes.extend(word.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}

#[track_caller]
pub(super) fn refused(house: &House, line: &str, sentence: &str) {
    for command in ["", "verifier "] {
        house
            .asks(&format!("{command}{line}"))
            .ends_with(1)
            .complains(&format!("Impossible : {sentence}"))
            .run();
    }
}

#[test]
fn a_folder_without_a_workbook_says_where_to_put_it() {
    let sentence = "Il n’y a pas de classeur (.xlsx, .xlsm, .xlsb, .xls, .ods ou .csv) dans le dossier « input ». Placez-y celui de l’académie, donnez-le avec \
                    --classeur, ou commencez une campagne avec lettres-rne init.";
    let house = House::empty();
    refused(&house, "", sentence);
    // lock files and hidden files are no workbooks, nor is anything in a folder below
    house.put("input/~$academie.xlsx", "").put("input/.cache.xlsx", "").put("input/exemples/a.xlsx", "");
    refused(&house, "", sentence);
    let house = House::empty();
    refused(
        &house,
        "--dossier Nulle-part",
        "Le dossier « Nulle-part » n’existe pas. Pour en créer un : lettres-rne init Nulle-part",
    );
}

#[test]
fn two_workbooks_are_a_question() {
    let house = small::house(&Book::small());
    house.put("input/autre.XLSX", "");
    refused(
        &house,
        "",
        "Il y a 2 classeurs dans le dossier : « input/autre.XLSX » et « input/petite.xlsx ». Lequel ? Donnez-le avec --classeur, ou \
         rangez les autres ailleurs.",
    );
    house.asks("--classeur input/petite.xlsx").says_all(&["Terminé."]).writes(&small::ALL).run();
}

#[test]
fn a_workbook_of_another_kind_is_named_for_what_it_is() {
    let open_document =
        archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")]);
    let open_text =
        archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")]);
    let document = |kind: &str| {
        format!(
            "« petite.xlsx » est {kind}, pas un classeur. Donnez le classeur de l’académie avec --classeur."
        )
    };
    let whole = Book::small().bytes();
    let damaged = "Le fichier « petite.xlsx » est endommagé ou n’est pas un classeur. Ouvrez-le dans Excel, enregistrez-le sous un \
                   autre nom, puis relancez avec celui-ci.";
    let format = |kind: &str| {
        format!(
            "« petite.xlsx » est {kind}, pas un vrai classeur. Ouvrez-le dans Excel et enregistrez-le au format « Classeur \
             Excel (.xlsx) »."
        )
    };
    let no_sheets = archive(&[("xl/workbook.xml", "<workbook/>"), ("[Content_Types].xml", "<Types/>")]);
    for (bytes, sentence) in [
        (Vec::new(), "Le fichier « petite.xlsx » est vide. Vérifiez qu’il a été copié en entier.".to_owned()),
        (
            b"UAI\n9830004M\n".to_vec(),
            "« petite.xlsx » est un texte sans colonnes : rien n’y sépare les cellules (point-virgule, virgule, tabulation ou barre \
             verticale). Exportez le tableau de nouveau, au format CSV ou .xlsx."
                .to_owned(),
        ),
        (b"<html><table></table></html>".to_vec(), format("une page web")),
        (b"<?xml version='1.0'?><Workbook/>".to_vec(), format("un fichier XML")),
        (b"\x09\x02\x06\x00\x00\x00".to_vec(), format("un classeur d’une version d’Excel antérieure à 1997")),
        (ole("Workbook"), damaged.to_owned()),
        (
            ole("EncryptedPackage"),
            "Le classeur « petite.xlsx » est protégé par un mot de passe. Ouvrez-le dans Excel, retirez le mot de passe \
             (Fichier > Informations > Protéger le classeur), enregistrez, puis relancez."
                .to_owned(),
        ),
        (open_document, damaged.to_owned()),
        (archive(&[("xl/workbook.bin", "")]), damaged.to_owned()),
        (open_text, document("un document texte OpenDocument (.odt)")),
        (b"%PDF-1.7\n".to_vec(), document("un document PDF")),
        (
            archive(&[("Index/Document.iwa", "")]),
            "« petite.xlsx » est un classeur Numbers (Apple). Dans Numbers, choisissez Fichier > Exporter vers > Excel, puis donnez \
             le fichier exporté."
                .to_owned(),
        ),
        (
            small::template(),
            document("un document Word"),
        ),
        (whole[..whole.len() / 2].to_vec(), damaged.to_owned()),
        (whole[..whole.len() - 10].to_vec(), damaged.to_owned()),
        (archive(&[("lisez-moi.txt", "rien")]), damaged.to_owned()),
        (archive(&[("xl/workbook.xml", "<workbook")]), damaged.to_owned()),
        (no_sheets, damaged.to_owned()),
        ([0_u8; 100].to_vec(), damaged.to_owned()),
    ] {
        let house = House::empty();
        house.put(WORKBOOK, bytes).put(TEMPLATE, small::template());
        refused(&house, "", &sentence);
    }
}

#[test]
fn a_workbook_that_is_named_must_be_there_and_be_a_file() {
    let house = small::house(&Book::small());
    refused(
        &house,
        "--classeur input/absent.xlsx",
        "Le fichier « input/absent.xlsx » n’existe pas. Vérifiez son nom et son dossier.",
    );
    refused(
        &house,
        "--classeur input",
        "« input » est un dossier, pas un fichier. Donnez le nom du fichier lui-même.",
    );
}

#[test]
fn a_workbook_must_have_its_sheets_and_columns_and_rows() {
    for (book, sentence) in [
        (
            Book::small().without_sheet(TEACHERS),
            "Le classeur « petite.xlsx » n’a pas de feuille « Référents » : aucune de ses feuilles (« Paramètres » et \
             « Établissements ») n’a de ligne de titres avec « UAI », « Nom », « Prénom » et « IMP ». Ajoutez cette feuille, ou \
             corrigez ses titres.",
        ),
        (
            Book::small().without_sheet(SCHOOLS),
            "Le classeur « petite.xlsx » n’a pas de feuille « Établissements » : aucune de ses feuilles (« Paramètres » et \
             « Référents ») n’a de ligne de titres avec « UAI », « Établissement » et « Nom du chef d’établissement ». Ce qui \
             s’en approche le plus : la feuille « Référents », ligne 1, où il manque « Établissement » et « Nom du chef \
             d’établissement ». Titres reconnus : « UAI », « Civilité », « Nom », « Prénom », « IMP », « Mission partagée » et \
             « Projet 1 ». Ajoutez cette feuille, ou corrigez ces titres.",
        ),
        (
            Book::small().without_column(TEACHERS, "IMP"),
            "Dans la feuille « Référents », la colonne « IMP » manque (titres lus à la ligne 1). Titres reconnus : « UAI », « Civilité », « Nom », « Prénom », « Mission \
             partagée » et « Projet 1 ». Ajoutez le titre, ou corrigez-le.",
        ),
        (
            Book::small().without_column(TEACHERS, "Prénom").without_column(TEACHERS, "IMP"),
            "Dans la feuille « Référents », les colonnes « Prénom » et « IMP » manquent (titres lus à la ligne 1). Titres \
             reconnus : « UAI », « Civilité », « Nom », « Mission partagée » et « Projet 1 ». Ajoutez les titres, ou corrigez-les.",
        ),
        (
            Book::small().without_row(TEACHERS, 2).without_row(TEACHERS, 2).without_row(TEACHERS, 2),
            "La feuille « Référents » n’a aucune ligne sous ses titres. Remplissez-la, puis relancez.",
        ),
        (
            Book(vec![("Feuil1".to_owned(), Vec::new())]),
            "Le classeur « petite.xlsx » n’a pas de feuille « Établissements » : sa seule feuille (« Feuil1 ») n’a pas de ligne de titres \
             avec « UAI », « Établissement » et « Nom du chef d’établissement ». Ajoutez cette feuille, ou corrigez ses titres.",
        ),
    ] {
        let house = small::house(&book);
        let ask =
            |command: &str| house.asks(command).ends_with(1).complains(&format!("Impossible : {sentence}"));
        ask("").run();
        // who checks sees what the titles were taken for
        let shown: &[&str] = if sentence.contains("Titres reconnus") {
            &["Feuille « Référents », titres de la ligne 1, compris ainsi :", "UAI", "missions 1a-1 à 2-1"]
        } else {
            &[]
        };
        ask("verifier").says_all(shown).run();
    }
}

#[test]
fn a_template_that_is_none_is_named_for_what_it_is() {
    let whole = small::template();
    let strange = archive(&[("[Content_Types].xml", "<Types/>"), ("lisez-moi.txt", "rien")]);
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
                     Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
                     Target=\"word/document.xml\"/></Relationships>";
    let no_document = archive(&[("[Content_Types].xml", types), ("_rels/.rels", relations)]);
    let not_word = "« lettre-mission-rne.docx » n’est pas un document Word (.docx, .docm, .dotx ou .dotm). Enregistrez le \
                    modèle au format .docx, ou donnez le bon fichier avec --modele.";
    let damaged = "Le modèle « lettre-mission-rne.docx » est endommagé. Ouvrez-le dans Word, enregistrez-le sous un autre nom, \
                   puis relancez avec celui-ci.";
    for (bytes, sentence) in [
        (Vec::new(), not_word),
        (b"Bonjour".to_vec(), not_word),
        (strange, not_word),
        (Book::small().bytes(), not_word),
        (whole[..whole.len() / 2].to_vec(), damaged),
        (Package::new("<w:p>").bytes(), damaged),
        (whole[..whole.len() - 10].to_vec(), damaged),
        (no_document, not_word),
        (
            ole("WordDocument"),
            "Le modèle « lettre-mission-rne.docx » est protégé par un mot de passe, ou dans l’ancien format .doc. Ouvrez-le dans \
             Word, retirez le mot de passe, et enregistrez-le au format .docx.",
        ),
    ] {
        let house = small::house(&Book::small());
        house.put(TEMPLATE, bytes);
        refused(&house, "", sentence);
        house.asks("modele").ends_with(1).complains(&format!("Impossible : {sentence}")).run();
    }
}

#[test]
fn a_template_must_be_there_and_be_the_only_one() {
    let house = small::house(&Book::small());
    house.remove(TEMPLATE);
    refused(
        &house,
        "",
        "Il n’y a pas de modèle « templates/lettre-mission-rne.docx ». Placez-y le modèle Word, ou donnez-le avec --modele.",
    );
    refused(
        &house,
        "--modele autre.docx",
        "Le fichier « autre.docx » n’existe pas. Vérifiez son nom et son dossier.",
    );
    house.put("templates/a.docx", Package::new(&p("a")).bytes()).put("templates/b.docx", "");
    refused(
        &house,
        "",
        "Il y a 2 modèles dans le dossier : « templates/a.docx » et « templates/b.docx ». Lequel ? Donnez-le avec --modele.",
    );
}

#[test]
fn a_source_open_elsewhere_is_told_and_read() {
    for (lock, told) in [
        ("input/~$petite.xlsx", "« input/petite.xlsx » est ouvert dans un autre programme."),
        ("input/.~lock.petite.xlsx#", "« input/petite.xlsx » est ouvert dans un autre programme."),
        (
            "templates/~$ttre-mission-rne.docx",
            "« templates/lettre-mission-rne.docx » est ouvert dans un autre programme.",
        ),
    ] {
        let house = small::house(&Book::small());
        house.put(lock, "");
        let rest = "Ce qui n’y est pas enregistré n’a pas été lu.";
        house.asks("").says_all(&["Attention :", told, rest, "Terminé."]).writes(&small::ALL).run();
    }
}
