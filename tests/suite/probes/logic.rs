//! Conditions and loops: what is left of them in the letter is nothing.

use super::body;
use crate::word::p;

#[test]
fn inline_if() {
    for (text, expected) in [
        ("a{% if vrai %}OUI{% endif %}b", "aOUIb"),
        ("a{% if faux %}OUI{% endif %}b", "ab"),
        ("a{% if vrai %}☒{% else %}☐{% endif %}b", "a☒b"),
        ("a{% if faux %}☒{% else %}☐{% endif %}b", "a☐b"),
        ("{% if vide %}x{% elif nom == 'LE GOFF' and not faux %}y{% else %}z{% endif %}", "y"),
    ] {
        // the run is cut where the block begins and ends: what is read is what counts
        let read = |xml: &str| -> String {
            let texts = xml.split("<w:t xml:space=\"preserve\">").skip(1);
            texts.map(|rest| rest.split_once("</w:t>").unwrap().0).collect()
        };
        let filled = body(&p(text));
        assert_eq!(read(&filled), expected, "{filled}");
        assert_eq!(filled.matches("<w:p>").count(), 1, "{filled}");
    }
}

#[test]
fn paragraph_if_leaves_nothing() {
    let around = |middle: &str| [p("avant"), middle.to_owned(), p("après")].concat();
    for (open, close) in [("{% if @ %}", "{% endif %}"), ("{%p if @ %}", "{%p endif %}")] {
        let template =
            |condition: &str| around(&[p(&open.replace('@', condition)), p("MONTRÉ"), p(close)].concat());
        assert_eq!(body(&template("vrai")), around(&p("MONTRÉ")), "{open}");
        assert_eq!(body(&template("faux")), around(""), "{open}");
    }
}

/// Tags at both ends of a line, or of several lines, as people write them.
#[test]
fn condition_around_a_paragraph_leaves_nothing() {
    let around = |middle: &str| [p("avant"), middle.to_owned(), p("après")].concat();
    let styled = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr/></w:pPr>{}</w:p>",
            ["", text, " "].map(|text| super::run(text, true)).concat()
        )
    };
    for (text, shown) in
        [("{% if @ %}MONTRÉ{% endif %}", "MONTRÉ"), ("{% if @ %}à {{ nom }}{% endif %}", "à LE GOFF")]
    {
        assert_eq!(body(&around(&styled(&text.replace('@', "faux")))), around(""), "{text}");
        assert_eq!(body(&around(&styled(&text.replace('@', "vrai")))), around(&styled(shown)), "{text}");
    }
    assert_eq!(body(&around(&[p("{% if faux %}un"), p("deux{% endif %}")].concat())), around(""));
    // a line that says something else stays, and so does one that must: the end of a section, the only line of a cell,
    // and a loop's, which stays one line
    let section = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{% if faux %}x{% endif %}</w:t></w:r></w:p>";
    assert!(body(&around(section)).contains("<w:sectPr/>"));
    for line in [
        "{% if faux %}x{% endif %}.",
        "- {% if faux %}x{% endif %}",
        "{% for x in aucun %}{{ x }}{% endfor %}",
    ] {
        assert_eq!(body(&around(&p(line))).matches("<w:p>").count(), 3, "{line}");
    }
    let picture = p("{% if faux %}x{% endif %}").replace("</w:p>", "<w:r><w:drawing/></w:r></w:p>");
    assert!(body(&around(&picture)).contains("<w:drawing/>"));
    let cell = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>{}",
        styled("{% if faux %}x{% endif %}"),
        p("fin")
    );
    assert!(body(&cell).contains("<w:tc><w:p><w:pPr><w:numPr/></w:pPr>"));
    // bookmarks that began or end in it are none the worse
    let half = "<w:p><w:bookmarkStart w:id=\"3\" w:name=\"b\"/><w:r><w:t>{% if faux %}x{% endif %}</w:t></w:r></w:p>";
    let other = "<w:p><w:r><w:t>fin</w:t></w:r><w:bookmarkEnd w:id=\"3\"/></w:p>";
    let filled = body(&around(&[half, other].concat()));
    assert_eq!((filled.matches("w:id=\"3\"").count(), filled.matches("<w:p>").count()), (2, 3), "{filled}");
}

fn row(cells: [&str; 2]) -> String {
    let cell =
        |text: &str| format!("<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>", p(text));
    format!("<w:tr>{}</w:tr>", cells.map(cell).concat())
}

fn table(rows: &[[&str; 2]]) -> String {
    let rows: String = rows.iter().map(|&cells| row(cells)).collect();
    format!("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/></w:tblGrid>{rows}</w:tbl>{}", p("fin"))
}

#[test]
fn table_row_loop() {
    let expected = table(&[["tête", "x"], ["Webradio", "z"], ["Fab-lab", "z"]]);
    for rows in [
        &[["tête", "x"], ["{%tr for x in projets %}", ""], ["{{ x }}", "z"], ["{%tr endfor %}", ""]][..],
        &[["tête", "x"], ["{% for x in projets %}", ""], ["{{ x }}", "z"], ["{% endfor %}", ""]],
        &[["tête", "x"], ["{% for x in projets %}{{ x }}", "z{% endfor %}"]],
    ] {
        assert_eq!(body(&table(rows)), expected, "{rows:?}");
    }
    // a table that has lost all its rows would not open in Word
    assert_eq!(body(&table(&[["{% for x in aucun %}{{ x }}", "z{% endfor %}"]])), p("fin"));
}
