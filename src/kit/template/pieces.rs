//! Paragraphs and runs: how a line of the official text, with its tags, becomes Word's.

use docx_rs::{NumPages, PageNum, Paragraph, Run};

use super::styles;
use crate::fr::letter;

/// A paragraph in `style` that says `text`; `\t` becomes Word's tab.
pub(super) fn line(style: &str, text: &str) -> Paragraph {
    runs(Paragraph::new().style(style), text, |tag| tag)
}

/// The same, with what fills the tags in bold.
pub(super) fn line_with_bold_values(style: &str, text: &str) -> Paragraph {
    runs(Paragraph::new().style(style), text, Run::bold)
}

/// A line with a box before it. `key` is the argument of `case(…)`: a quoted code, or an expression.
pub(super) fn ticked(style: &str, key: &str, text: &str) -> Paragraph {
    line(style, &format!("{{{{ case({key}) }}}}\t{text}"))
}

/// The foot of each page: whose letter, and which of how many pages.
pub(super) fn foot() -> Paragraph {
    let [before, between] = letter::PAGE;
    line(styles::FOOT, &format!("{}\t{before}", letter::FOOT))
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(between))
        .add_num_pages(NumPages::new())
}

/// Each tag is a run of its own: whoever edits the text around it in Word does not cut it.
fn runs(mut paragraph: Paragraph, text: &str, tagged: fn(Run) -> Run) -> Paragraph {
    let mut rest = text;
    while let Some((before, from)) = rest.find("{{").map(|at| rest.split_at(at)) {
        let (tag, behind) = from.split_at(from.find("}}").map_or(from.len(), |end| end + 2));
        paragraph = plain(paragraph, before).add_run(tagged(Run::new().add_text(tag)));
        rest = behind;
    }
    plain(paragraph, rest)
}

fn plain(paragraph: Paragraph, text: &str) -> Paragraph {
    if text.is_empty() {
        return paragraph;
    }
    let mut run = Run::new();
    for (index, piece) in text.split('\t').enumerate() {
        if index > 0 {
            run = run.add_tab();
        }
        if !piece.is_empty() {
            run = run.add_text(piece);
        }
    }
    paragraph.add_run(run)
}
