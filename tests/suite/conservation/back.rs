//! What a run has left on the disk, read back without the product's own account of it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, DataType, Reader, Xlsx};
use lettres_rne::docx::Reading;
use lettres_rne::fr::letter;
use lettres_rne::fr::summary::overview::figures;
use lettres_rne::fr::summary::{columns as titles, sheets};
use serde_json::Value;

/// What one letter says, whoever says it. IMP are in quarters, euros in cents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    pub uai: String,
    pub surname: String,
    pub first: String,
    pub imp: u32,
    pub relief: u32,
    pub cents: u64,
    pub local: u64,
    pub shared: bool,
    /// Codes of the ticked missions; only their number where that is all that is said.
    pub missions: Missions,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missions {
    Codes(BTreeSet<String>),
    /// By chapter.
    Counts([usize; 3]),
}

impl Said {
    /// The amounts of what is paid: 1,250 EUR an IMP, 1,000 XPF for 8.38 EUR, rounded once, half up.
    pub fn amounts(paid: u32) -> (u64, u64) {
        let cents = u64::from(paid) * 31_250;
        (cents, (cents * 2_000 + 838) / (2 * 838))
    }

    /// The same with numbers of missions only.
    pub fn counted(mut self) -> Self {
        if let Missions::Codes(codes) = &self.missions {
            let count = |chapter: char| codes.iter().filter(|code| code.starts_with(chapter)).count();
            self.missions = Missions::Counts(['1', '2', '3'].map(count));
        }
        self
    }
}

/// Every file of the letters, by its path inside their folder.
pub fn files(output: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![output.join("lettres")];
    while let Some(folder) = folders.pop() {
        // nobody has a letter: no folder
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(output).unwrap().to_str().unwrap().to_owned();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// A letter as a person reads it.
pub struct LetterRead {
    pub uai: String,
    /// `Mme Anaïs LE GOFF`, as it stands above the date.
    pub person: String,
    /// `du collège Georges Baudoux`.
    pub school: String,
    pub imp: u32,
    pub relief: u32,
    /// Codes of all ticked boxes.
    pub ticked: BTreeSet<String>,
    pub projects: Vec<String>,
}

const HEAD_OF: &str = "Chef d’établissement ";

impl LetterRead {
    pub fn of(bytes: Vec<u8>) -> Self {
        let letter = Reading::of(bytes).unwrap();
        assert!(letter.untouched);
        let between = |before: &str, after: &str| -> String {
            let line = letter.paragraphs.iter().find(|line| line.contains(before));
            let line = line.unwrap_or_else(|| panic!("no {before:?}"));
            let rest = &line[line.find(before).unwrap() + before.len()..];
            rest[..rest.find(after).unwrap_or_else(|| panic!("no {after:?}"))].to_owned()
        };
        let at = |line: &str| letter.paragraphs.iter().position(|found| found.starts_with(line)).unwrap();
        let school = &letter.paragraphs[at(HEAD_OF)];
        let person = letter.paragraphs[at("Et ") + 1].strip_suffix('.').unwrap().to_owned();
        let missions: BTreeSet<String> = letter::missions().map(|(code, ..)| code).collect();
        let boxes: Vec<&str> = letter.boxes.iter().map(|found| found.tag.as_str()).collect();
        assert!(missions.iter().all(|code| boxes.contains(&code.as_str())));
        assert_eq!(boxes.iter().collect::<BTreeSet<_>>().len(), boxes.len(), "a box twice");
        let projects = &letter.paragraphs[at("Projets particuliers") + 1..at("Un compte-rendu")];
        Self {
            uai: letter.property("LettresRne.UAI").unwrap().to_owned(),
            school: school.strip_prefix(HEAD_OF).unwrap().to_owned(),
            person,
            imp: quarters(&between("se voit attribuer ", "\u{a0}IMP")),
            relief: quarters(&between("décharge horaire ( ", "\u{a0}IMP )")),
            ticked: crate::official::ticked(&letter).into_iter().collect(),
            projects: projects
                .iter()
                .filter_map(|line| line.strip_prefix("☒\t"))
                .map(str::to_owned)
                .collect(),
        }
    }

    /// The ticked missions, without options and projects.
    pub fn missions(&self) -> BTreeSet<String> {
        let is_mission =
            |code: &&String| !["decharge", "partage"].contains(&code.as_str()) && !code.starts_with("3f-");
        self.ticked.iter().filter(is_mission).cloned().collect()
    }
}

/// `2,75` in quarters.
fn quarters(text: &str) -> u32 {
    whole(text.replace(',', ".").parse::<f64>().unwrap() * 4.0)
}

/// A number that must be whole.
fn whole(number: f64) -> u32 {
    assert!((number - number.round()).abs() < 1e-9 && number >= 0.0, "{number}");
    number.round().to_string().parse().unwrap()
}

/// The summary workbook, read by another library.
pub struct Summary {
    /// One for each row of its table of teachers.
    pub rows: Vec<Said>,
    /// Its key figures, by their label.
    pub figures: BTreeMap<String, f64>,
    /// How many teachers have each mission, by its code.
    pub missions: BTreeMap<String, u32>,
}

impl Summary {
    pub fn read(path: &Path) -> Self {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
        let overview = book.worksheet_range(sheets::OVERVIEW).unwrap();
        let labelled =
            overview.rows().filter_map(|row| Some((row.first()?.as_string()?, row.get(2)?.get_float()?)));
        let mut figures = BTreeMap::new();
        for (label, number) in labelled {
            // the key figures come first; what follows has other columns
            figures.entry(label).or_insert(number);
        }
        let rows = table(&mut book, sheets::TEACHERS)
            .iter()
            .filter(|row| !row[titles::UAI].is_empty())
            .map(said)
            .collect();
        let missions = table(&mut book, sheets::MISSIONS)
            .iter()
            .map(|row| (row[titles::CODE].clone(), row))
            .filter(|(code, _)| code.contains('-'))
            .map(|(code, row)| (code, whole(row[titles::TEACHERS].parse().unwrap())))
            .collect();
        Self { rows, figures, missions }
    }

    /// A figure that counts IMP, in quarters.
    pub fn quarters(&self, label: &str) -> u32 {
        whole(self.figures[label] * 4.0)
    }

    /// A figure in whole units.
    pub fn count(&self, label: &str) -> u64 {
        whole(self.figures[label]).into()
    }

    pub fn cents(&self) -> u64 {
        whole((self.figures[figures::EUROS] * 100.0 * 1e4).round() / 1e4).into()
    }
}

type Row = BTreeMap<String, String>;

/// The rows below the titles, by title, until the row of totals. The cells' cached values are what is read.
fn table(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Row> {
    let range = book.worksheet_range(sheet).unwrap();
    let text = |cell: &Data| match cell {
        Data::Float(number) => number.to_string(),
        other => other.to_string(),
    };
    let rows: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(text).collect()).collect();
    let is_header = |row: &&Vec<String>| {
        [titles::UAI, titles::CODE].iter().any(|&title| row.iter().any(|cell| cell == title))
    };
    let header = rows.iter().find(is_header).unwrap();
    let at = rows.iter().position(|row| row == header).unwrap();
    rows[at + 1..]
        .iter()
        .take_while(|row| row[0] != lettres_rne::fr::summary::TOTAL)
        .map(|row| header.iter().cloned().zip(row.iter().cloned()).collect())
        .collect()
}

fn said(row: &Row) -> Said {
    let number = |title: &str| -> f64 { row[title].parse().unwrap_or_else(|_| panic!("{title}: {row:?}")) };
    let counts = [1, 2, 3].map(|chapter| whole(number(&titles::chapter(chapter))) as usize);
    assert_eq!(whole(number(titles::TICKS)) as usize, counts.iter().sum::<usize>());
    let (imp, relief) = (whole(number(titles::IMP) * 4.0), whole(number(titles::RELIEF) * 4.0));
    assert_eq!(whole(number(titles::PAID) * 4.0), imp - relief);
    Said {
        uai: row[titles::UAI].clone(),
        surname: row[titles::SURNAME].clone(),
        first: row[titles::FIRST].clone(),
        imp,
        relief,
        cents: whole(number(titles::EUROS) * 100.0).into(),
        local: whole(number(&titles::local("XPF"))).into(),
        shared: row[titles::SHARED] == "oui",
        missions: Missions::Counts(counts),
    }
}

/// The letters of the JSON report.
pub fn in_json(json: &Value) -> Vec<Said> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let imp = |value: &Value| whole(value.as_f64().unwrap() * 4.0);
    let letters = json["lettres"].as_array().unwrap().iter().map(|line| Said {
        uai: text(&line["uai"]),
        surname: text(&line["nom"]),
        first: text(&line["prenom"]),
        imp: imp(&line["imp"]),
        relief: imp(&line["decharge_imp"]),
        cents: line["paye_euros_centimes"].as_u64().unwrap(),
        local: line["paye_monnaie_locale"].as_u64().unwrap(),
        shared: line["partage"].as_bool().unwrap(),
        missions: Missions::Codes(line["missions"].as_array().unwrap().iter().map(text).collect()),
    });
    letters.collect()
}
