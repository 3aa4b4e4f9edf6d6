//! What only a campaign's folder can show: two letters of one name, holes, letters edited, orphaned, held, too long.

use std::fs;
use std::path::{Path, PathBuf};

use lettres_rne::findings::Code;
use lettres_rne::kit::sample::official_missions;
use lettres_rne::kit::workbook::{Content, write};
use lettres_rne::letters::Fate;
use lettres_rne::run::{Finished, Silent, Task, campaign};
use lettres_rne::settings::{Arguments, Settings};
use tempfile::TempDir;

use super::table::{Case, edit};
use super::{Edit, TODAY, aside, judged, ours, sentence, told};
use crate::word::{part, rewrite};

/// The codes that are provoked here.
pub const CODES: [Code; 12] = [
    Code::X01,
    Code::X02,
    Code::X11,
    Code::X16,
    Code::G05,
    Code::G06,
    Code::G07,
    Code::G08,
    Code::L01,
    Code::L02,
    Code::L03,
    Code::L04,
];

/// The letter of row 4 of the clean workbook.
const LETTER: &str =
    "lettres/9830004M Collège Georges Baudoux/Lettre RNE 2027 - 9830004M - LE GOFF Anaïs.docx";

/// A campaign in a folder of its own.
pub struct Campaign {
    pub folder: TempDir,
    pub output: PathBuf,
}

impl Campaign {
    /// With the official template.
    pub fn new(workbook: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("templates")).unwrap();
        fs::create_dir(folder.path().join("input")).unwrap();
        let output = folder.path().join("output");
        let made = Self { folder, output };
        let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/lettre-mission-rne.docx");
        fs::copy(template, made.template()).unwrap();
        made.save(workbook);
        made
    }

    pub fn of(content: &Content) -> Self {
        Self::new(&write(content, &official_missions()).unwrap())
    }

    pub fn template(&self) -> PathBuf {
        self.folder.path().join("templates/lettre-mission-rne.docx")
    }

    /// Another workbook in the place of the first.
    pub fn save(&self, workbook: &[u8]) {
        fs::write(self.folder.path().join("input/academie.xlsx"), workbook).unwrap();
    }

    pub fn run(&self, task: Task) -> Finished {
        let arguments = Arguments {
            folder: Some(self.folder.path().to_owned()),
            output: Some(self.output.clone()),
            today: Some(TODAY),
            ..Arguments::default()
        };
        campaign(&Settings::settle(arguments).unwrap(), task, &Silent).unwrap()
    }

    /// The template gets one more paragraph.
    pub fn ask_for(&self, text: &str) {
        let template = fs::read(self.template()).unwrap();
        let paragraph = format!("<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let asks = rewrite(&template, "word/document.xml", |xml| xml.replacen("<w:body>", &paragraph, 1));
        fs::write(self.template(), asks).unwrap();
    }

    pub fn letter(&self) -> PathBuf {
        self.output.join(LETTER)
    }

    /// A person changes one letter in Word.
    fn edit_letter(&self) {
        let bytes = fs::read(self.letter()).unwrap();
        let edited = rewrite(&bytes, "word/document.xml", |xml| xml.replace("LE GOFF", "LE GOFF-TEIN"));
        assert_ne!(part(&bytes, "word/document.xml"), part(&edited, "word/document.xml"));
        fs::write(self.letter(), edited).unwrap();
    }
}

fn edited(edits: &[(&str, &str)]) -> Vec<u8> {
    let edits: Vec<Edit> = edits.iter().map(|(place, cell)| edit(place, cell)).collect();
    ours::made(&edits)
}

#[track_caller]
fn expect(finished: &Finished, finds: &[&str], set_aside: &[u32], says: &[&str]) {
    let case = Case {
        name: "folder".to_owned(),
        finds: finds[0].to_owned(),
        with: finds[1..].iter().map(|&one| one.to_owned()).collect(),
        edits: Vec::new(),
        aside: set_aside.to_vec(),
        says: says.iter().map(|&words| words.to_owned()).collect(),
        toml: String::new(),
    };
    judged(&case, &finished.verdict.findings, &aside(&finished.verdict))
        .unwrap_or_else(|wrong| panic!("{wrong}"));
    assert_eq!(finished.letters.len(), finished.verdict.ready.len());
}

#[test]
fn the_clean_campaign_gives_no_finding_and_its_letters() {
    let campaign = Campaign::new(&ours::made(&[]));
    for (run, fate) in [Fate::Made, Fate::Unchanged].into_iter().enumerate() {
        let finished = campaign.run(Task::Generate);
        assert!(finished.verdict.findings.is_empty(), "{}", told(&finished.verdict.findings));
        assert_eq!(finished.count(|of| *of == fate), 4, "run {run}");
    }
    assert!(campaign.letter().is_file());
}

/// Two rows of one person: neither letter is a guess between the two.
#[test]
fn x01_two_letters_with_one_name() {
    let twice = [("Référents!C6", "\"M.\""), ("Référents!D6", "\"NGUYEN\""), ("Référents!E6", "\"Paul\"")];
    let finished = Campaign::new(&edited(&twice)).run(Task::Generate);
    let finds = ["X01 E Référents!5", "X01 E Référents!6", "P04 W Référents!D6"];
    expect(&finished, &finds, &[5, 6], &["celle de Référents!6", "NGUYEN Paul.docx"]);
}

/// The template asks for a column of the workbook, and one row has nothing in it.
#[test]
fn x02_a_hole_in_a_letter() {
    let edits: [(&str, &str); 4] = [
        ("Liste des RNE!BN3", "\"Grade\""),
        ("Liste des RNE!BN4", "\"certifié\""),
        ("Liste des RNE!BN5", "\"agrégé\""),
        ("Liste des RNE!BN7", "\"PLP\""),
    ];
    let edits: Vec<Edit> = edits.iter().map(|(place, cell)| edit(place, cell)).collect();
    let campaign = Campaign::new(&super::foreign::made(&edits));
    campaign.ask_for("{{ Grade }}");
    for task in [Task::Check, Task::Generate] {
        expect(&campaign.run(task), &["X02 E Liste des RNE!6"], &[6], &["« Grade »", "un trou"]);
    }
}

/// Two columns of the name that the template asks for: the first is read, as everywhere, and that is told.
#[test]
fn x07_two_columns_for_a_field_of_the_template() {
    let cells = [("BN3", "\"Grade\""), ("BO3", "\"GRADE\"")];
    let of_row = |row: u32| [(format!("BN{row}"), "\"certifié\""), (format!("BO{row}"), "\"agrégé\"")];
    let cells = cells.map(|(place, cell)| (place.to_owned(), cell)).into_iter();
    let edits: Vec<Edit> = cells
        .chain((4..=7).flat_map(of_row))
        .map(|(place, cell)| edit(&format!("Liste des RNE!{place}"), cell))
        .collect();
    let campaign = Campaign::new(&super::foreign::made(&edits));
    campaign.ask_for("{{ Grade }}");
    let finished = campaign.run(Task::Generate);
    let says = ["« Grade » (Liste des RNE!BN3)", "« GRADE »", "seule la première"];
    expect(&finished, &["X07 W Liste des RNE!BO3"], &[], &says);
    let letter = fs::read(campaign.output.join(finished.letters[0].path())).unwrap();
    let text = part(&letter, "word/document.xml");
    assert!(text.contains("certifié") && !text.contains("agrégé"));
}

/// A column that only the template reads, with an error of Excel: nobody is called certified `#REF!`.
#[test]
fn x08_an_error_where_the_template_reads() {
    let grade = |row: u32, cell: &str| edit(&format!("Liste des RNE!BN{row}"), cell);
    let edits: Vec<Edit> = [(3, "\"Grade\""), (4, "\"PLP\""), (5, "#REF!"), (6, "=A1"), (7, "\"PLP\"")]
        .map(|(row, cell)| grade(row, cell))
        .into();
    let campaign = Campaign::new(&super::foreign::made(&edits));
    campaign.ask_for("{{ Grade }}");
    let finished = campaign.run(Task::Generate);
    expect(&finished, &["X08 E Liste des RNE!BN5", "X08 E Liste des RNE!BN6"], &[5, 6], &["(#REF!)"]);
}

/// Boxes over the cells: one that nothing reads, one whose linked cell is read, one whose linked cell is empty.
#[test]
fn x11_a_box_that_lies_over_a_cell() {
    let shape = |number: u32, column: u32, row: u32, more: &str| {
        format!(
            "<v:shape id=\"_x0000_s{number}\"><x:ClientData ObjectType=\"Checkbox\"><x:Anchor>{column}, 0, {row}, 0, 9, 0, 9, 0</x:Anchor>\
             {more}</x:ClientData></v:shape>"
        )
    };
    let drawing = [
        shape(1025, 10, 4, "<x:Checked>1</x:Checked>"),
        shape(1026, 11, 4, "<x:FmlaLink>$J$5</x:FmlaLink>"),
        shape(1027, 12, 5, "<x:FmlaLink>$BN$6</x:FmlaLink>"),
    ];
    let drawing = format!("<xml xmlns:v=\"v\" xmlns:x=\"x\">{}</xml>", drawing.concat());
    let related = crate::formats::relations(&[("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml")]);
    let parts = [
        ("xl/worksheets/_rels/sheet3.xml.rels", related.as_str()),
        ("xl/drawings/vmlDrawing1.vml", &drawing),
    ];
    let campaign = Campaign::new(&crate::formats::with(&super::foreign::made(&[]), &parts));
    let finds = ["X11 W Liste des RNE!K5", "X11 W Liste des RNE!M6"];
    expect(&campaign.run(Task::Check), &finds, &[], &["case à cocher cochée", "Écrivez « x »"]);
    let finished = campaign.run(Task::Check);
    let second = finished.verdict.findings.iter().map(sentence).nth(1).unwrap();
    assert!(
        second.contains("non cochée") && second.contains("la cellule liée, Liste des RNE!BN6,"),
        "{second}"
    );
}

/// One tick over two people, in the file as Excel writes it.
#[test]
fn x16_a_cell_merged_over_two_people() {
    let merged = rewrite(
        &super::foreign::made(&[edit("Liste des RNE!F5", "\"x\"")]),
        "xl/worksheets/sheet3.xml",
        |xml| {
            xml.replace(
                "</sheetData>",
                "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"F5:F6\"/></mergeCells>",
            )
        },
    );
    let finished = Campaign::new(&merged).run(Task::Check);
    let says = ["fusionnée avec celle d’une autre personne", "Défusionnez-la"];
    expect(&finished, &["X16 W Liste des RNE!F5"], &[], &says);
}

/// Handbook, scenario 11: a template that has "du" in its text, and a school that wants another contraction.
#[test]
fn g05_a_frozen_contraction() {
    let renamed =
        [("Établissements!A3", "\"9830004M\""), ("Établissements!B3", "\"École internationale Baudoux\"")];
    let campaign = Campaign::new(&edited(&renamed));
    let finished = campaign.run(Task::Generate);
    assert!(finished.verdict.findings.is_empty(), "{}", told(&finished.verdict.findings));
    for (written, says) in [
        (
            "du {{ etablissement.nom }}",
            "« du École internationale Baudoux » au lieu de « de l’École internationale Baudoux »",
        ),
        ("du {{ Établissement }}", "{{ etablissement.du }}"),
        ("au {{ Nom de l’établissement }}", "« au École internationale Baudoux »"),
    ] {
        let campaign = Campaign::new(&edited(&renamed));
        campaign.ask_for(written);
        for task in [Task::Check, Task::Generate] {
            expect(&campaign.run(task), &["G05 W Établissements!3"], &[], &[says]);
        }
    }
}

#[test]
fn g06_a_blank_left_in_the_template() {
    let campaign = Campaign::new(&ours::made(&[]));
    campaign.ask_for("Fait à ………, le {{ date }}");
    expect(&campaign.run(Task::Check), &["G06 W -"], &[], &["« Fait à ………, le 01/03/2027 »"]);
}

#[test]
fn g08_a_box_without_a_name_among_the_missions() {
    let control = "<w:p><w:sdt><w:sdtPr><w:id w:val=\"9\"/><w14:checkbox><w14:checked w14:val=\"0\"/></w14:checkbox></w:sdtPr>\
                   <w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t xml:space=\"preserve\"> Tenir le \
                   registre.</w:t></w:r></w:p>";
    let asks = |campaign: &Campaign, at: &str| {
        let template = fs::read(campaign.template()).unwrap();
        let asks = rewrite(&template, "word/document.xml", |xml| {
            let at = xml.find(at).unwrap();
            let at = if at == 0 { 0 } else { at + xml[at..].find("</w:p>").unwrap() + "</w:p>".len() };
            let declared = "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";
            let xml = format!("{}{control}{}", &xml[..at], &xml[at..]);
            if xml.contains("xmlns:w14=") {
                xml
            } else {
                xml.replacen("<w:document ", &format!("<w:document {declared} "), 1)
            }
        });
        fs::write(campaign.template(), asks).unwrap();
    };
    let campaign = Campaign::new(&ours::made(&[]));
    asks(&campaign, "1a-5");
    expect(&campaign.run(Task::Check), &["G08 W -"], &[], &["« Tenir le registre. »", "--numeroter"]);
    // far from the missions it is the reader's own
    let campaign = Campaign::new(&ours::made(&[]));
    asks(&campaign, "etablissement.du");
    assert!(campaign.run(Task::Check).verdict.findings.iter().all(|finding| finding.code != Code::G08));
}

#[test]
fn l01_a_letter_changed_by_hand_is_never_overwritten() {
    let campaign = Campaign::new(&ours::made(&[]));
    campaign.run(Task::Generate);
    campaign.edit_letter();
    let theirs = fs::read(campaign.letter()).unwrap();

    let finished = campaign.run(Task::Generate);
    expect(&finished, &["L01 W Référents!4"], &[], &["modifiée à la main", "gardée telle quelle"]);
    assert_eq!(finished.letters[0].fate, Fate::Kept);

    campaign.save(&edited(&[("Référents!S4", "empty")]));
    let finished = campaign.run(Task::Generate);
    expect(&finished, &["L01 W Référents!4"], &[], &["à côté", "(nouvelle version).docx"]);
    assert_eq!(fs::read(campaign.letter()).unwrap(), theirs);
    assert!(campaign.output.join(finished.letters[0].path()).is_file());
}

#[test]
fn l02_a_letter_that_no_row_asks_for_any_more() {
    let campaign = Campaign::new(&ours::made(&[]));
    campaign.run(Task::Generate);
    campaign.save(&edited(&[("Référents!E4", "\"Annaïg\"")]));
    let finished = campaign.run(Task::Generate);
    expect(&finished, &["L02 W -"], &[], &["LE GOFF Anaïs.docx", "pas été touchée"]);
    assert!(campaign.letter().is_file());
}

#[test]
fn l03_something_else_stands_where_the_letter_goes() {
    let campaign = Campaign::new(&ours::made(&[]));
    fs::create_dir_all(campaign.letter()).unwrap();
    let finished = campaign.run(Task::Generate);
    expect(&finished, &["L03 E Référents!4"], &[4], &["LE GOFF Anaïs.docx", "dossier"]);
    assert!(campaign.letter().is_dir());

    // as long as Word holds the letter that it has written, it can't be replaced
    let campaign = Campaign::new(&ours::made(&[]));
    campaign.run(Task::Generate);
    let name = campaign.letter().file_name().unwrap().to_str().unwrap().to_owned();
    let lock = format!("~${}", name.chars().skip(2).collect::<String>());
    fs::write(campaign.letter().with_file_name(lock), "").unwrap();
    campaign.save(&edited(&[("Référents!S4", "empty")]));
    expect(&campaign.run(Task::Generate), &["L03 E Référents!4"], &[4], &["Fermez-la dans Word"]);
}

#[test]
fn l04_a_path_too_long_for_word() {
    let mut campaign = Campaign::new(&ours::made(&[]));
    campaign.output = campaign.output.join("campagne".repeat(20));
    let finished = campaign.run(Task::Generate);
    expect(&finished, &["L04 W -"], &[], &["caractères", "racine du disque"]);
    assert!(campaign.letter().is_file());
    assert!(sentence(&finished.verdict.findings[0]).contains(".docx"));
}

/// A list of the template and a value that is none of its entries: a drop-down refuses it, a combo box takes it.
#[test]
fn g07_a_value_that_its_list_does_not_have() {
    let grade = |row: u32, cell: &str| edit(&format!("Liste des RNE!BN{row}"), cell);
    let edits: Vec<Edit> =
        [(3, "\"Grade\""), (4, "\"certifié\""), (5, "\"PLP\""), (6, "\"agrege\""), (7, "\"  plp \"")]
            .map(|(row, cell)| grade(row, cell))
            .into();
    let items = ["certifié", "agrégé", "PLP"]
        .map(|item| format!("<w:listItem w:displayText=\"{item}\" w:value=\"{item}\"/>"))
        .concat();
    for (kind, severity, set_aside, says) in [
        (
            "dropDownList",
            "E",
            &[6][..],
            "liste déroulante « Grade » du modèle ne propose que « certifié », « agrégé » ou « PLP » : « agrege » n’y est pas. Écrivez « agrégé »",
        ),
        ("comboBox", "W", &[], "La lettre est faite avec cette valeur."),
    ] {
        let campaign = Campaign::new(&super::foreign::made(&edits));
        campaign.ask_for(&format!(
            "</w:t></w:r><w:sdt><w:sdtPr><w:alias w:val=\"Grade\"/><w:showingPlcHdr/><w:{kind}><w:listItem w:value=\"Choisissez un élément.\"/>{items}</w:{kind}></w:sdtPr><w:sdtContent><w:r><w:t>Choisissez un élément.</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>"
        ));
        for task in [Task::Check, Task::Generate] {
            let finds = format!("G07 {severity} Liste des RNE!6");
            let finds = [&finds, "V01 I Liste des RNE!BN3"];
            expect(&campaign.run(task), &finds, set_aside, &[says]);
        }
        let finished = campaign.run(Task::Generate);
        let shown: Vec<&str> = finished
            .letters
            .iter()
            .map(|letter| {
                let letter = fs::read(campaign.output.join(letter.path())).unwrap();
                let xml = part(&letter, "word/document.xml");
                ["certifié", "agrege", "agrégé", "PLP"]
                    .into_iter()
                    .find(|grade| xml.contains(&format!(">{grade}</w:t>")))
                    .unwrap()
            })
            .collect();
        let expected: &[&str] = if set_aside.is_empty() {
            &["certifié", "PLP", "agrege", "PLP"]
        } else {
            &["certifié", "PLP", "PLP"]
        };
        assert_eq!(shown, expected, "{kind}");
    }
}
