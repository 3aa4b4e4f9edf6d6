//! The default template: the file in the repository, and the letters that are made from it.

mod sample;

use std::path::Path;

use lettres_rne::docx::Reading;
use lettres_rne::fr::letter;
use lettres_rne::kit::template::template;

use crate::official::{assert_says, ticked};
use crate::word::part;
use sample::{PROJECTS, Sample, compiled};

/// Where the repository keeps it.
const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/lettre-mission-rne.docx");
/// Everything that a letter can hold, and the least.
fn letters() -> [(Sample, Vec<u8>); 2] {
    let full = Sample { projects: &PROJECTS, relief: "0,25" };
    let plain = Sample { projects: &[], relief: "0" };
    [full, plain].map(|sample| {
        let letter = sample.fill();
        (sample, letter)
    })
}

#[test]
fn the_file_in_the_repository_is_what_the_program_makes() {
    let made = template().unwrap();
    if std::env::var_os("LETTRES_RNE_BLESS").is_some() {
        std::fs::write(PATH, &made).unwrap();
    }
    let kept = std::fs::read(PATH).unwrap();
    assert!(kept == made, "run this test with LETTRES_RNE_BLESS=1, look at the file, and commit it");
}

#[test]
fn a_letter_is_the_official_one_with_its_blanks_filled() {
    for (sample, letter) in letters() {
        // kept in the folder of the tests' files, to be looked at
        let name = format!("lettre-{}-projets.docx", sample.projects.len());
        std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), &letter).unwrap();
        assert_says(&Reading::of(letter).unwrap(), &sample.blanks());
    }
}

#[test]
fn exactly_the_ticked_boxes_are_ticked() {
    for (sample, letter) in letters() {
        let reading = Reading::of(letter).unwrap();
        let boxes: Vec<(String, bool)> =
            reading.boxes.iter().map(|found| (found.tag.clone(), found.ticked)).collect();
        assert_eq!(boxes, sample.boxes());
        assert_eq!(boxes.len(), 58 + sample.projects.len());
        let expected = boxes.into_iter().filter(|(_, ticked)| *ticked).map(|(code, _)| code);
        assert_eq!(ticked(&reading), expected.collect::<Vec<_>>());
        assert!(reading.untouched);
    }
}

#[test]
fn the_template_is_the_catalogue_of_the_missions() {
    let template = compiled();
    let found: Vec<(String, Vec<String>, String)> = template
        .boxes()
        .iter()
        .skip(letter::OPTIONS.len())
        .map(|line| (line.code.clone(), line.headings.clone(), line.text.clone()))
        .collect();
    let expected: Vec<(String, Vec<String>, String)> =
        letter::missions().map(|(code, headings, text)| (code, headings, text.to_owned())).collect();
    assert_eq!(found, expected);
}

/// A reader that is not ours, of the library that authored the template.
#[test]
fn another_reader_finds_the_same_text() {
    for (sample, letter) in letters() {
        let docx = docx_rs::read_docx(&letter).unwrap();
        let said: Vec<String> = docx
            .document
            .children
            .iter()
            .filter_map(|child| match child {
                docx_rs::DocumentChild::Paragraph(paragraph) => Some(paragraph.raw_text()),
                _ => None,
            })
            .collect();
        for line in sample.blanks().official() {
            let words = line.trim_start_matches("· ");
            assert!(said.iter().any(|said| said.ends_with(words)), "{words}\n{said:#?}");
        }
    }
}

#[test]
fn the_template_says_what_it_is_in_french_and_keeps_together_what_belongs_together() {
    let template = template().unwrap();
    let core = part(&template, "docProps/core.xml");
    for (element, says) in [
        ("dc:title", "Lettre de mission du référent numérique de l’établissement"),
        ("dc:creator", "DANE"),
        ("dc:language", "fr-FR"),
    ] {
        assert!(core.contains(&format!("<{element}>{says}</{element}>")), "{core}");
    }
    let styles = part(&template, "word/styles.xml");
    assert!(styles.contains("<w:lang w:val=\"fr-FR\""), "{styles}");
    assert_eq!(styles.matches("w:styleId=\"Normal\"").count(), 1);
    assert!(part(&template, "word/settings.xml").contains("<w:themeFontLang w:val=\"fr-FR\"/>"));
    let footer = part(&template, "word/footer1.xml");
    assert!(footer.contains(">PAGE<") && footer.contains(">NUMPAGES<"), "{footer}");
    for heading in ["Heading1", "Heading2"] {
        let style =
            styles.split("<w:style ").find(|style| style.contains(&format!("\"{heading}\""))).unwrap();
        assert!(style.contains("<w:keepNext/>") && style.contains("<w:numPr>"), "{style}");
    }
    assert_eq!(part(&template, "word/document.xml").matches("<w:cantSplit/>").count(), 2);
}
