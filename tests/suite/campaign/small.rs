//! A small academy, typed as an office would: two schools, three referents, three missions.

use lettres_rne::kit;
use rust_xlsxwriter::Workbook;

use crate::harness::House;
use crate::word::{Package, p};

/// Its letters, in the order of the workbook.
pub const GEORGES: &str = "output/lettres/9830004M Collège Georges Baudoux";
pub const LE_GOFF: &str =
    "output/lettres/9830004M Collège Georges Baudoux/Lettre RNE 2027 - 9830004M - LE GOFF Anaïs.docx";
pub const DUPONT: &str =
    "output/lettres/9830004M Collège Georges Baudoux/Lettre RNE 2027 - 9830004M - DUPONT Jean-Luc.docx";
pub const WADRA: &str =
    "output/lettres/9830002K Lycée La Pérouse/Lettre RNE 2027 - 9830002K - WADRA Marie.docx";
pub const SUMMARY: &str = "output/synthese-2027.xlsx";
pub const REPORT: &str = "output/rapport.html";
/// Everything that a run on it makes.
pub const ALL: [&str; 5] = [LE_GOFF, DUPONT, WADRA, SUMMARY, REPORT];

/// Name of the sheet of schools.
pub const SCHOOLS: &str = "Établissements";
/// Name of the sheet of teachers.
pub const TEACHERS: &str = "Référents";

/// Sheets of texts; what reads as a number is one.
#[derive(Clone)]
pub struct Book(pub Vec<(String, Vec<Vec<String>>)>);

impl Book {
    /// The small academy: nothing to find in it.
    pub fn small() -> Self {
        let rows = |text: &str| -> Vec<Vec<String>> {
            let line = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect();
            text.lines().filter(|line| !line.trim().is_empty()).map(line).collect()
        };
        Self(vec![
            ("Paramètres".to_owned(), rows("Année scolaire | 2027\nDate de la lettre | 01/03/2027")),
            (
                SCHOOLS.to_owned(),
                rows("
UAI | Établissement | Type | Commune | Province | Civilité du chef | Nom du chef | Prénom du chef | Courriel | Dotation IMP
9830004M | Collège Georges Baudoux | collège | Nouméa | Sud | Mme | WAÏA | Élise | ce.9830004m@exemple.invalid | 2
9830002K | Lycée La Pérouse | lycée général et technologique | Nouméa | Sud | M. | MARTIN | Paul | ce.9830002k@exemple.invalid | 1
"),
            ),
            (
                TEACHERS.to_owned(),
                rows("
UAI | Civilité | Nom | Prénom | IMP | Mission partagée | Projet 1 | 1a-1 | 1a-2 | 2-1
9830004M | Mme | LE GOFF | Anaïs | 1 | x | Webradio | x | | x
9830004M | M. | DUPONT | Jean-Luc | 1 | x | | | x |
9830002K | Mme | WADRA | Marie | 1 | | | x | x |
"),
            ),
        ])
    }

    pub fn sheet(&mut self, name: &str) -> &mut Vec<Vec<String>> {
        &mut self.0.iter_mut().find(|(sheet, _)| sheet == name).unwrap().1
    }

    /// Types a value below a title; rows are counted as Excel shows them, the titles stand in row 1.
    pub fn set(mut self, sheet: &str, row: usize, title: &str, value: &str) -> Self {
        let sheet = self.sheet(sheet);
        let column = sheet[0].iter().position(|known| known == title).unwrap();
        value.clone_into(&mut sheet[row - 1][column]);
        self
    }

    /// Adds a column; one value per row.
    pub fn column(mut self, sheet: &str, title: &str, values: &[&str]) -> Self {
        for (row, value) in self.sheet(sheet).iter_mut().zip([title].iter().chain(values)) {
            row.push((*value).to_owned());
        }
        self
    }

    pub fn without_row(mut self, sheet: &str, row: usize) -> Self {
        self.sheet(sheet).remove(row - 1);
        self
    }

    pub fn without_column(mut self, sheet: &str, title: &str) -> Self {
        let column = self.sheet(sheet)[0].iter().position(|known| known == title).unwrap();
        for row in self.sheet(sheet) {
            row.remove(column);
        }
        self
    }

    pub fn without_sheet(mut self, name: &str) -> Self {
        self.0.retain(|(sheet, _)| sheet != name);
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        for (name, rows) in &self.0 {
            let sheet = book.add_worksheet();
            sheet.set_name(name).unwrap();
            for (row, cells) in (0..).zip(rows) {
                for (column, text) in (0..).zip(cells) {
                    match text.parse::<f64>() {
                        Ok(number) => sheet.write_number(row, column, number).unwrap(),
                        Err(_) if text.is_empty() => continue,
                        Err(_) => sheet.write_string(row, column, text).unwrap(),
                    };
                }
            }
        }
        book.save_to_buffer().unwrap()
    }
}

/// Body of the small template.
pub fn body() -> String {
    [
        p("Lettre de mission {{ annee }}, {{ date }}"),
        p("Entre {{ chef.nom_complet }}, {{ etablissement.du }}, et {{ rne.nom_complet }} : {{ imp }} IMP."),
        p("Accompagner"),
        p("{{ case(\"1a-1\") }} Impulser des pratiques ;"),
        p("{{ case(\"1a-2\") }} Participer à des projets."),
        p("Dépanner"),
        p("{{ case(\"2-1\") }} Réparer des machines."),
        p("{% for projet in projets %}"),
        p("Projet : {{ projet.texte }}{{ projet.fin }}"),
        p("{% endfor %}"),
    ]
    .concat()
}

/// The small template.
pub fn template() -> Vec<u8> {
    Package::new(&body()).bytes()
}

pub const WORKBOOK: &str = "input/petite.xlsx";
pub const TEMPLATE: &str = "templates/lettre-mission-rne.docx";

/// A folder with a workbook and the small template.
pub fn house(book: &Book) -> House {
    let house = House::empty();
    house.put(WORKBOOK, book.bytes()).put(TEMPLATE, template());
    house
}

/// A paragraph of the small letter that begins so.
pub fn paragraph(house: &House, letter: &str, start: &str) -> String {
    let reading = house.letter(letter);
    let found = reading.paragraphs.iter().find(|paragraph| paragraph.starts_with(start));
    found
        .unwrap_or_else(|| panic!("no {start} in {:?}", reading.paragraphs))
        .replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_small_academy_has_the_missions_of_its_template() {
    let missions = kit::missions(&template()).unwrap();
    assert_eq!(
        missions.iter().map(|mission| mission.code.to_string()).collect::<Vec<_>>(),
        ["1a-1", "1a-2", "2-1"]
    );
}
