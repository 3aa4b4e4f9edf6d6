//! The letter from top to bottom.

use docx_rs::{Docx, Paragraph};

use super::{pieces, styles, tables};
use crate::fr::letter;

/// Writes the whole letter.
pub(super) fn fill(docx: Docx) -> Docx {
    let docx = docx
        .add_table(tables::letterhead())
        .add_paragraph(pieces::line(styles::TITLE, letter::TITLE))
        .add_paragraph(pieces::line(styles::SUBTITLE, letter::YEAR));
    let docx = projects(missions(preamble(docx)));
    // Word wants a paragraph behind the last table
    docx.add_paragraph(pieces::line(styles::CLOSING, letter::CLOSING))
        .add_table(tables::signatures())
        .add_paragraph(Paragraph::new().style(styles::TAG))
}

/// The parties, the law, what is attributed and how.
fn preamble(docx: Docx) -> Docx {
    let docx = letter::PARTIES.iter().fold(docx, |docx, text| {
        let is_person = text.contains("nom_complet");
        let line = if is_person { pieces::line_with_bold_values } else { pieces::line };
        docx.add_paragraph(line(styles::PARTY, text))
    });
    let docx = docx
        .add_paragraph(pieces::line(styles::TEXT, letter::LAW))
        .add_paragraph(pieces::line_with_bold_values(styles::LEAD, letter::ATTRIBUTION));
    let docx = letter::OPTIONS.iter().fold(docx, |docx, (code, text)| {
        docx.add_paragraph(pieces::ticked(styles::OPTION, &quoted(code), text))
    });
    docx.add_paragraph(pieces::line(styles::FOOTNOTE, letter::FOOTNOTE))
        .add_paragraph(pieces::line(styles::LEAD, letter::MISSIONS))
}

/// The chapters with their sections and missions.
fn missions(mut docx: Docx) -> Docx {
    let mut codes = letter::missions().map(|(code, ..)| code);
    for chapter in &letter::CHAPTERS {
        docx = docx.add_paragraph(pieces::line(styles::CHAPTER, chapter.title));
        for section in chapter.sections {
            if let Some((_, title)) = section.heading {
                docx = docx.add_paragraph(pieces::line(styles::SECTION, title));
            }
            for (text, code) in section.missions.iter().zip(&mut codes) {
                docx = docx.add_paragraph(pieces::ticked(styles::MISSION, &quoted(&code), text));
            }
        }
    }
    docx
}

/// The free projects: one line each, or a word that says that there is none.
fn projects(docx: Docx) -> Docx {
    docx.add_paragraph(pieces::line(styles::SECTION, letter::PROJECTS.1))
        .add_paragraph(pieces::line(styles::TAG, "{% for projet in projets %}"))
        .add_paragraph(pieces::ticked(styles::MISSION, "projet.code", "{{ projet.texte }}{{ projet.fin }}"))
        .add_paragraph(pieces::line(styles::TAG, "{% else %}"))
        .add_paragraph(pieces::line(styles::MISSION, letter::NO_PROJECT))
        .add_paragraph(pieces::line(styles::TAG, "{% endfor %}"))
}

fn quoted(code: &str) -> String {
    format!("\"{code}\"")
}
