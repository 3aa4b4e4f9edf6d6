//! The templates of the corpus that docx-rs writes.

use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, BreakType, Comment, Delete, Docx, Footer, Footnote, Header, Hyperlink, HyperlinkType,
    IndentLevel, Insert, Level, LevelJc, LevelText, NumberFormat, Numbering, NumberingId, Paragraph, Run,
    Start, StructuredDataTag, Table, TableCell, TableRow,
};

/// A paragraph of one run.
fn p(text: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(text))
}

fn cell(text: &str) -> TableCell {
    TableCell::new().add_paragraph(p(text))
}

fn row(texts: &[&str]) -> TableRow {
    TableRow::new(texts.iter().map(|text| cell(text)).collect())
}

fn item(text: &str) -> Paragraph {
    p(text).numbering(NumberingId::new(2), IndentLevel::new(0))
}

fn written(docx: Docx) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).unwrap();
    bytes.into_inner()
}

/// A letter: runs, tables in tables, a list, headers and footers.
pub fn letter() -> Vec<u8> {
    let inner =
        Table::new(vec![row(&["{%tr for n in e.notes %}"]), row(&["{{ n }}"]), row(&["{%tr endfor %}"])]);
    let numbers = AbstractNumbering::new(2).add_level(Level::new(
        0,
        Start::new(1),
        NumberFormat::new("decimal"),
        LevelText::new("%1."),
        LevelJc::new("left"),
    ));
    let docx = Docx::new()
        .add_abstract_numbering(numbers)
        .add_numbering(Numbering::new(2, 2))
        .header(Header::new().add_paragraph(p("{{ école }} – {{ date }}")))
        .first_header(Header::new().add_paragraph(p("{% if date %}le {{ date }}{% endif %}")))
        .footer(Footer::new().add_paragraph(p("{{ école | upper }}")))
        .add_paragraph(
            Paragraph::new()
                .add_run(Run::new().add_text("Bulletin de {{ "))
                .add_run(Run::new().add_text("nom").bold())
                .add_run(Run::new().add_text(" }} {{ ").italic())
                .add_run(Run::new().add_text("prénom }}")),
        )
        .add_paragraph(p("{%p for m in mentions %}"))
        .add_paragraph(item("{{ m }}"))
        .add_paragraph(p("{%p endfor %}"))
        .add_table(Table::new(vec![
            row(&["Matière", "Notes"]),
            row(&["{%tr for e in épreuves %}", ""]),
            TableRow::new(vec![cell("{{ e.nom }}"), TableCell::new().add_table(inner).add_paragraph(p(""))]),
            row(&["{%tr endfor %}", ""]),
        ]))
        .add_paragraph(
            Paragraph::new()
                .add_run(Run::new().add_text("fin{").add_break(BreakType::Page))
                .add_run(Run::new().add_text("{{"))
                .add_run(Run::new().add_text(" école }}")),
        );
    written(docx)
}

/// Marks: a comment, revisions, a bookmark, a control, a link, a footnote.
pub fn marks() -> Vec<u8> {
    let comment =
        Comment::new(1).author("Anaïs").date("2027-01-04T08:00:00Z").add_paragraph(p("À relire : {{ nom }}"));
    let control = StructuredDataTag::new().alias("nom").add_run(Run::new().add_text("Cliquez ici"));
    let docx = Docx::new()
        .add_paragraph(
            Paragraph::new()
                .add_run(Run::new().add_text("Bonjour "))
                .add_comment_start(comment)
                .add_run(Run::new().add_text("{{ nom }}"))
                .add_comment_end(1)
                .add_run(Run::new().add_text(" et {{ pre"))
                .add_bookmark_start(7, "ici")
                .add_run(Run::new().add_text("nom }}"))
                .add_bookmark_end(7),
        )
        .add_paragraph(p("{% for l in lignes %}"))
        .add_paragraph(
            Paragraph::new()
                .add_insert(
                    Insert::new(Run::new().add_text("ajouté {{ l }}"))
                        .author("A")
                        .date("2027-01-04T08:00:00Z"),
                )
                .add_delete(
                    Delete::new()
                        .add_run(Run::new().add_delete_text("{{ ôté }}"))
                        .author("A")
                        .date("2027-01-04T08:00:00Z"),
                )
                .add_bookmark_start(8, "ligne")
                .add_run(Run::new().add_text(" n° {{ loop.index }}"))
                .add_bookmark_end(8),
        )
        .add_paragraph(p("{% endfor %}"))
        .add_paragraph(
            Paragraph::new().add_structured_data_tag(control).add_run(Run::new().add_text(", par contrôle")),
        )
        .add_paragraph(
            Paragraph::new()
                .add_hyperlink(
                    Hyperlink::new("ici", HyperlinkType::Anchor)
                        .add_run(Run::new().add_text("lien de {{ nom }}")),
                )
                .add_run(
                    Run::new()
                        .add_text(" et note")
                        .add_footnote_reference(Footnote::new().add_content(p("Note de {{ prenom }}"))),
                ),
        );
    written(docx)
}
