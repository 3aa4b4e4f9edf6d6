//! The default template, `templates/lettre-mission-rne.docx`: the official letter word for word, with tags where
//! it has blanks, authored with docx-rs and then finished.
//!
//! docx-rs writes no language, no title and no default style, and puts elements in an order that the schema
//! forbids (ECMA-376 part 1, annex A): the finishing pass mends that. Same program, same bytes: no clock, no random id.

mod body;
mod finish;
mod numbering;
mod pieces;
mod styles;
mod tables;

use docx_rs::{Docx, Footer, PageMargin};

/// A4 in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
/// Left and right margin: 2 cm.
const SIDE: usize = 1_134;
/// Width of the text between the margins.
const WIDTH: usize = 9_638;

/// Why the template could not be made: a fault of the program. The words are the libraries', for developers.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A part that docx-rs wrote can't be read back.
    #[error("{part}: {cause}")]
    Xml {
        /// Name of the part.
        part: &'static str,
        /// What quick-xml says.
        cause: quick_xml::Error,
    },
    /// The archive can't be written.
    #[error(transparent)]
    Zip(#[from] zip::result::ZipError),
    /// The last part can't be written.
    #[error(transparent)]
    Write(#[from] std::io::Error),
}

/// The default template, as the bytes of a Word file: always the same.
///
/// # Errors
/// [`Error`], which only a fault of the program can cause.
pub fn template() -> Result<Vec<u8>, Error> {
    finish::finish(&document().build())
}

fn document() -> Docx {
    let side = i32::try_from(SIDE).unwrap_or(i32::MAX);
    let margins =
        PageMargin::new().top(964).bottom(1_134).left(side).right(side).header(567).footer(510).gutter(0);
    let mut docx = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(margins)
        .default_tab_stop(709)
        .add_abstract_numbering(numbering::headings())
        .add_numbering(numbering::list())
        .footer(Footer::new().add_paragraph(pieces::foot()));
    // docx-rs looks for numbered paragraphs only; ours are numbered by their styles
    docx.document_rels.has_numberings = true;
    body::fill(styles::declare(docx))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_program_gives_the_same_bytes() {
        assert_eq!(template().unwrap(), template().unwrap());
    }
}
