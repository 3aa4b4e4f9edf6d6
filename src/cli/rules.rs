//! The catalogue of findings on the screen: for who has only a code.

use lettres_rne::findings::{Code, Severity};
use lettres_rne::fr::cli::rules as words;
use lettres_rne::fr::cli::usage;
use lettres_rne::fr::rules;
use lettres_rne::fr::text::nearest;
use lettres_rne::fr::typography::{NBSP, bind};

use super::wrap::wrap;

/// Column where the texts begin.
const TEXTS: usize = 6;

/// The codes that are asked for, each once, in the order of the catalogue's families; all when none is. Letters alone are
/// those of a family.
pub(crate) fn asked(typed: &[String]) -> Result<Vec<Code>, String> {
    let all = || rules::codes().filter_map(Code::of);
    let family = |code: &str| code.trim_end_matches(|ch: char| ch.is_ascii_digit()).to_owned();
    let mut wanted = Vec::new();
    for typed in typed {
        let of_typed = |code: &Code| {
            code.text().eq_ignore_ascii_case(typed.trim())
                || family(code.text()).eq_ignore_ascii_case(typed.trim())
        };
        let before = wanted.len();
        wanted.extend(all().filter(of_typed));
        if wanted.len() == before {
            return Err(usage::unknown_code(typed, nearest(typed, rules::codes())));
        }
    }
    Ok(all().filter(|code| typed.is_empty() || wanted.contains(code)).collect())
}

/// What there is to say of these codes, by family.
pub(crate) fn told(codes: &[Code]) -> String {
    let mut text = String::new();
    let is_whole = codes.len() == rules::codes().count();
    for (title, family) in rules::families() {
        let of_family = |code: &&Code| family.iter().any(|rule| rule.code == code.text());
        let codes: Vec<&Code> = codes.iter().filter(of_family).collect();
        if codes.is_empty() {
            continue;
        }
        if is_whole {
            text.push_str(&wrap("", 0, &title.to_uppercase()));
            text.push('\n');
        }
        for code in codes {
            text.push_str(&one(*code));
            text.push('\n');
        }
    }
    if is_whole {
        text.push_str(&wrap("", 0, &bind(words::HINT)));
    } else {
        text.pop();
    }
    text
}

fn one(code: Code) -> String {
    let title = format!("{} ({})", code.title(), code.severity().name().0);
    let mut text = wrap(code.text(), TEXTS, &title);
    let Some(rule) = rules::of(code.text()) else { return text };
    let mut add = |label: &str, prose: &str| {
        text.push_str(&wrap("", TEXTS, &bind(&format!("{label}{NBSP}: {prose}"))));
    };
    add(words::MEANING, rule.meaning);
    add(words::REMEDY, rule.remedy);
    add(words::EXAMPLE, rule.example);
    for key in rule.settings {
        add(words::SETTINGS, &rules::setting(key));
    }
    if code.severity() != Severity::Error && !matches!(code, Code::A05 | Code::A06) {
        add(words::ACCEPT, &words::accept(code.text(), is_of_school(code)));
    }
    text
}

/// Whether the findings of a code are about a school or a person of it, not about the workbook or the template.
fn is_of_school(code: Code) -> bool {
    match code.text().as_bytes() {
        [b'A' | b'G' | b'V' | b'L', ..] => code == Code::L01,
        [b'X', ..] => code == Code::X03,
        _ => true,
    }
}
