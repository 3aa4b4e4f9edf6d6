//! Every sort of tag, cut at every possible place: Word cuts a text into runs wherever a spelling mark, a bookmark, a
//! language or a hand falls, and no letter may show it.

mod cases;

use std::sync::{Arc, LazyLock};

use lettres_rne::docx::{DateForms, Draft, Identity, NoPicture, Vocabulary};
use proptest::prelude::*;

use crate::corpus::tree::Element;
use crate::corpus::{letters, reader, sound};
use crate::word::{Fields, Package, Words};
use cases::{CASES, Case};

/// The words of the engine's tests, and what the cases need besides.
struct Split;

impl Vocabulary for Split {
    fn heading(&self, typed: &str) -> Option<String> {
        Words.heading(typed)
    }

    fn knows(&self, path: &str) -> bool {
        path == "riche" || Words.knows(path)
    }

    fn nearest(&self, name: &str) -> Option<String> {
        Words.nearest(name)
    }

    fn nearest_word(&self, typed: &str, known: &[&str]) -> Option<String> {
        Words.nearest_word(typed, known)
    }

    fn date(&self, path: &str) -> Option<DateForms> {
        Words.date(path)
    }

    fn box_code(&self, typed: &str) -> Option<String> {
        Words.box_code(typed)
    }

    fn picture(&self, name: &str) -> Result<Arc<[u8]>, NoPicture> {
        let head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x60\0\0\0\x30\x08\x02\0\0\0....";
        (name == "logo d'ici.png").then(|| head[..].into()).ok_or(NoPicture::Missing)
    }
}

/// What stands between two pieces, and how the second is written.
#[derive(Clone, Copy, Debug, Default)]
struct Litter {
    /// What stands before the piece: nothing, a proofing mark, both halves of a bookmark, a half of one.
    mark: u8,
    /// The properties of its run, which no reader of ours shows.
    look: u8,
    /// `xml:space`, and its value.
    space: u8,
    /// Whether the piece stays in the run of the one before, in a text of its own.
    same_run: bool,
    /// Whether its braces are written as character references.
    referred: bool,
}

/// A text as runs; `cuts` are the places where it is cut, with what Word leaves there.
fn runs(text: &str, element: &str, cuts: &[(usize, Litter)]) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut xml = String::new();
    let mut open_bookmarks = Vec::new();
    let ends = cuts.iter().skip(1).map(|&(at, _)| at).chain([chars.len()]);
    for (number, (&(from, litter), to)) in cuts.iter().zip(ends).enumerate() {
        let piece: String = chars[from..to].iter().collect();
        let mut written = piece.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        if litter.referred {
            written = written.replace('{', "&#123;").replace('}', "&#x7D;").replace('%', "&#37;");
        }
        let space = match litter.space {
            _ if piece.trim() != piece => " xml:space=\"preserve\"",
            0 => "",
            1 => " xml:space=\"default\"",
            _ => " xml:space=\"preserve\"",
        };
        let text = format!("<w:{element}{space}>{written}</w:{element}>");
        if litter.same_run && number > 0 {
            xml.truncate(xml.len() - "</w:r>".len());
            xml += &format!("{text}</w:r>");
            continue;
        }
        match litter.mark {
            1 => xml += "<w:proofErr w:type=\"spellStart\"/>",
            2 => {
                xml += &format!(
                    "<w:bookmarkStart w:id=\"{number}\" w:name=\"b{number}\"/><w:bookmarkEnd w:id=\"{number}\"/>"
                );
            }
            3 => {
                xml += &format!("<w:bookmarkStart w:id=\"{number}\" w:name=\"b{number}\"/>");
                open_bookmarks.push(number);
            }
            4 => xml += "<w:proofErr w:type=\"gramEnd\"/><w:proofErr w:type=\"spellEnd\"/>",
            _ => {}
        }
        let look = match litter.look {
            0 => String::new(),
            1 => "<w:rPr><w:lang w:val=\"en-GB\"/></w:rPr>".to_owned(),
            look => format!("<w:rPr><w:color w:val=\"FF0000\"/><w:sz w:val=\"{}\"/></w:rPr>", 20 + look),
        };
        xml += &format!("<w:r w:rsidR=\"00A9{number:04X}\">{look}{text}</w:r>");
    }
    for id in open_bookmarks.into_iter().rev() {
        xml += &format!("<w:bookmarkEnd w:id=\"{id}\"/>");
    }
    xml
}

/// What a letter of the case says and how it is built, where its text is written as `runs`.
fn letter(case: &Case, runs: &str) -> Result<Vec<String>, String> {
    let package = Package::new(&(case.frame)(runs));
    let template =
        Draft::read(package.bytes()).unwrap().compile(&Split).map_err(|faults| format!("{faults:#?}"))?;
    let fields = Fields::new().set("riche", "un **deux** *trois*");
    let letter = template.press().letter(&fields.value(), &Identity::default()).unwrap().to_vec();
    let parts = letters::parts(&letter);
    let faults = sound::faults(&parts);
    if !faults.is_empty() {
        return Err(format!("{faults:#?}"));
    }
    let root = Element::read(std::str::from_utf8(&parts["word/document.xml"]).unwrap())?;
    Ok(reader::lines(&root))
}

fn element(case: &Case) -> &'static str {
    if case.is_instruction { "instrText" } else { "t" }
}

/// The letter of each case in one run.
static WHOLE: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let whole = |case: &Case| {
        let lines = letter(case, &runs(case.text, element(case), &[(0, Litter::default())]));
        lines.unwrap_or_else(|faults| panic!("{}: {faults}", case.text))
    };
    CASES.iter().map(whole).collect()
});

#[test]
fn every_case_says_what_its_table_says() {
    for (case, whole) in CASES.iter().zip(&*WHOLE) {
        assert_eq!(whole.join(" / "), case.says, "{}", case.text);
    }
}

/// #split-run-in-placeholder: Word may cut a tag anywhere.
#[test]
fn a_tag_cut_at_any_place_fills_alike() {
    for (case, whole) in CASES.iter().zip(&*WHOLE) {
        let expected = Ok(whole.clone());
        let length = case.text.chars().count();
        let plain = Litter::default();
        for at in 1..length {
            for mark in [0, 2] {
                let cuts = [(0, plain), (at, Litter { mark, look: mark, ..plain })];
                let runs = runs(case.text, element(case), &cuts);
                assert_eq!(letter(case, &runs), expected, "{} cut at {at}: {runs}", case.text);
            }
        }
        let each: Vec<(usize, Litter)> = (0..length).map(|at| (at, plain)).collect();
        assert_eq!(letter(case, &runs(case.text, element(case), &each)), expected, "{}", case.text);
    }
}

/// What the property below has found: texts of one run, a text that is left empty, half of a bookmark behind a macro's head.
#[test]
fn cuts_that_once_left_something_behind_or_took_too_much() {
    let plain = Litter::default();
    let again = Litter { same_run: true, ..plain };
    let half = Litter { mark: 3, ..plain };
    for (text, cuts) in [
        ("M. {{ nom }}, né", vec![(0, plain), (3, plain), (5, again), (12, plain)]),
        ("{%- if vrai -%}", vec![(0, plain), (12, plain), (13, again)]),
        ("{% macro m(a, b=', ') %}{{ a }}{{ b }}{% endmacro %}", vec![(0, plain), (24, half)]),
        ("{% macro m(a, b=', ') %}{{ a }}{{ b }}{% endmacro %}", vec![(0, half), (30, plain)]),
        ("{% for x in projets %}", vec![(0, plain), (4, half)]),
    ] {
        for (case, whole) in CASES.iter().zip(&*WHOLE).filter(|(case, _)| case.text == text) {
            let runs = runs(text, element(case), &cuts);
            assert_eq!(letter(case, &runs), Ok(whole.clone()), "{runs}");
        }
    }
}

prop_compose! {
    fn litter()(mark in 0_u8..5, look in 0_u8..4, space in 0_u8..3, same_run in any::<bool>(), referred in any::<bool>()) -> Litter {
        Litter { mark, look, space, same_run, referred }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_tag_cut_at_many_places_with_words_litter_fills_alike(
        index in 0..CASES.len(),
        first in litter(),
        cuts in proptest::collection::btree_map(1_usize..120, litter(), 1..12),
    ) {
        let (case, whole) = (&CASES[index], &WHOLE[index]);
        let length = case.text.chars().count();
        let mut cuts: Vec<(usize, Litter)> = [(0, Litter { same_run: false, ..first })]
            .into_iter()
            .chain(cuts.into_iter().map(|(at, litter)| (at % length, litter)).filter(|&(at, _)| at > 0))
            .collect();
        cuts.sort_by_key(|&(at, _)| at);
        cuts.dedup_by_key(|&mut (at, _)| at);
        let runs = runs(case.text, element(case), &cuts);
        prop_assert_eq!(letter(case, &runs), Ok(whole.clone()), "{}", runs);
    }
}
