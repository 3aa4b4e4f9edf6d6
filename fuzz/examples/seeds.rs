//! Writes the seeds of the targets `package`, `compile` and `workbook` again: `cargo run --example seeds`, in this folder.

use std::fs;
use std::path::Path;

use lettres_rne_fuzz::docx::{Draft, Identity};
use lettres_rne_fuzz::wild::dice::Dice;
use lettres_rne_fuzz::wild::words::{Rich, fields};
use lettres_rne_fuzz::word::{Package, W, p, part, rewrite};

fn main() -> std::io::Result<()> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let put = |target: &str, name: &str, bytes: &[u8]| {
        let folder = seeds.join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), bytes)
    };
    for (name, body) in bodies() {
        put("compile", name, body.as_bytes())?;
        put("package", &format!("{name}.docx"), &Package::new(&body).bytes())?;
    }
    let whole = part(&Package::new(&p("{{ nom }}")).bytes(), "word/document.xml");
    put("compile", "whole", whole.as_bytes())?;

    for (name, bytes) in lettres_rne_fuzz::target::seeds() {
        put("workbook", name, &bytes)?;
    }

    let xml = |root: &str, inner: &str| format!("<w:{root} xmlns:w=\"{W}\">{inner}</w:{root}>");
    let house = Package::new(&p("Bonjour {{ nom }}"))
        .margin("header", "hdr", &p("{{ prenom }}"))
        .margin("footnotes", "footnotes", &format!("<w:footnote w:id=\"2\">{}</w:footnote>", p("{{ nom }}")))
        .related("settings", "settings.xml")
        .related("styles", "styles.xml")
        .related("customXml", "../customXml/item1.xml")
        .entry(
            "word/settings.xml",
            &xml("settings", "<w:mailMerge/><w:documentProtection w:enforcement=\"1\"/>"),
        )
        .entry(
            "word/styles.xml",
            &xml("styles", "<w:style w:styleId=\"a\"><w:basedOn w:val=\"a\"/></w:style>"),
        )
        .entry("customXml/item1.xml", "<a><b/></a>")
        .bytes();
    put("package", "house.docx", &house)?;
    let odd =
        rewrite(&house, "_rels/.rels", |xml| xml.replace("word/document.xml", "/WORD/./x/../document.xml"));
    put("package", "odd-names.docx", &odd)?;
    let letter = Draft::read(house).ok().and_then(|draft| draft.compile(&Rich).ok()).and_then(|template| {
        let made =
            template.press().letter(&fields(&mut Dice::new(&[])), &Identity::default()).map(<[u8]>::to_vec);
        made.ok()
    });
    put("package", "letter.docx", &letter.unwrap_or_default())?;
    put("package", "ole.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")?;
    put("package", "empty.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")
}

/// A body for each thing that a template may hold.
fn bodies() -> Vec<(&'static str, String)> {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let row = |inner: &str| format!("<w:tr>{inner}</w:tr>");
    let table = |inner: &str| format!("<w:tbl>{inner}</w:tbl><w:p/>");
    let control = |properties: &str, inner: &str| {
        format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
    };
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let merge = [mark("begin"), code(" MERGEFIELD nom "), mark("separate"), run("x"), mark("end")].concat();
    let member = control("<w15:repeatingSectionItem/>", &p("{{ item.nom }}"));
    vec![
        ("value", p("Bonjour {{ nom }} !")),
        ("runs", format!("<w:p>{}<w:proofErr/>{}{}</w:p>", run("{"), run("{ nom"), run(" }}"))),
        ("condition", p("{% if oui %}a{% elif non %}b{% else %}c{% endif %}")),
        ("paragraphs", [p("{% for x in gens %}"), p("{{ x.nom }}"), p("{% endfor %}")].concat()),
        ("edges", p("{% if oui %}a") + &p("b{% endif %}")),
        ("row", table(&row(&(cell(&p("{% for x in gens %}")) + &cell(&p("{% endfor %}")))))),
        ("rows", table(&(row(&cell(&p("{%tr if non %}"))) + &row(&cell(&p("a"))) + &row(&cell(&p("{%tr endif %}")))))),
        ("cell", table(&row(&cell(&[p("{% if non %}"), p("a"), p("{% endif %}")].concat())))),
        ("hyphens", p("a {%- if oui -%}") + &p("b") + &p("{%- endif -%} c")),
        ("macro", [p("{% macro m(x) %}"), p("{{ x }}"), p("{% endmacro %}"), p("{{ m(nom) }}")].concat()),
        ("bindings", p("{% set y = nom %}{{ y }}{% with z = y %}{{ z }}{% endwith %}")),
        ("raw", p("{% raw %}{{ nom }}{% endraw %}")),
        ("pieces", p("{{ projets | paragraphs }}") + &p("{{r nom }}") + &p("{{ image(\"logo.png\") }}")),
        ("box", p("{{ case(\"1a-1\") }} Impulser") + &p("{% for x in projets %}{{ case(x) }}{% endfor %}")),
        ("control", control("<w:tag w:val=\"nom\"/><w:text/>", &p("x"))),
        ("tick", control("<w:tag w:val=\"1a-2\"/><w14:checkbox><w14:checked w14:val=\"0\"/></w14:checkbox>", &p("☐"))),
        ("date", control("<w:tag w:val=\"date\"/><w:date><w:dateFormat w:val=\"d/M\"/></w:date>", &p("x"))),
        ("list", control("<w:tag w:val=\"nom\"/><w:comboBox><w:listItem w:value=\"a\"/></w:comboBox>", &p("x"))),
        ("section", control("<w:tag w:val=\"gens\"/><w15:repeatingSection/>", &member.repeat(2))),
        ("bound", control("<w:tag w:val=\"nom\"/><w:dataBinding w:xpath=\"/a/b\" w:storeItemID=\"{1}\"/><w:text/>", &p("x"))),
        ("simple-field", format!("<w:p><w:fldSimple w:instr=\" MERGEFIELD nom \\* Upper \\b &quot;M. &quot; \">{}</w:fldSimple></w:p>", run("x"))),
        ("field", format!("<w:p>{merge}</w:p>")),
        ("if-field", format!("<w:p>{}{}{merge}{}{}</w:p>", mark("begin"), code(" IF "), code(" = \"a\" \"b\" \"c\" "), mark("end"))),
        ("link-field", format!("<w:p>{}{}{}{}{}</w:p>", mark("begin"), code(" HYPERLINK \"{{ nom }}\" "), mark("separate"), run("x"), mark("end"))),
        ("form", format!("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"nom\"/><w:textInput/></w:ffData></w:fldChar></w:r>{}{}{}</w:p>", mark("separate"), run("x"), mark("end"))),
        ("link", format!("<w:p><w:hyperlink>{}</w:hyperlink>{}</w:p>", run("{% if oui %}a"), run("b{% endif %}"))),
        ("text-box", format!("<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>", p("{{ nom }}"))),
        ("bookmarks", format!("<w:p><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>{}</w:p>{}<w:p>{}<w:bookmarkEnd w:id=\"1\"/></w:p>", run("{% for x in projets %}"), p("a"), run("{% endfor %}"))),
        ("litter", "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t><![CDATA[{{ nom }}]]>&amp;<!-- --></w:t><w:br/><w:tab/></w:r></w:p>".to_owned()),
    ]
}
