//! The sorts of tag, each in a paragraph, and what becomes of it.

use crate::word::p;

/// One sort of tag.
pub struct Case {
    /// The text that is cut.
    pub text: &'static str,
    /// The body around the runs of that text.
    pub frame: fn(&str) -> String,
    /// Whether the text is the instruction of a field.
    pub is_instruction: bool,
    /// The letter as `corpus::reader` reads it, lines parted by ` / `.
    pub says: &'static str,
}

const fn text(text: &'static str, frame: fn(&str) -> String, says: &'static str) -> Case {
    Case { text, frame, is_instruction: false, says }
}

const fn instruction(text: &'static str, frame: fn(&str) -> String, says: &'static str) -> Case {
    Case { text, frame, is_instruction: true, says }
}

/// A paragraph of its own.
fn alone(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn open(runs: &str) -> String {
    [alone(runs), p("· {{ x }}"), p("{% endfor %}"), p("fin")].concat()
}

fn close(runs: &str) -> String {
    [p("{% for x in projets %}"), p("· {{ x }}"), alone(runs), p("fin")].concat()
}

fn choice(runs: &str) -> String {
    [p("{% if faux %}"), p("non"), alone(runs), p("oui"), p("{% endif %}")].concat()
}

fn joined(runs: &str) -> String {
    [p("avant"), alone(runs), p(" milieu"), p("{%- endif -%}"), p(" après")].concat()
}

fn written(runs: &str) -> String {
    [alone(runs), p("[{{ a }}]"), p("{% endmacro %}"), p("{{ m(nom) }}"), p("fin")].concat()
}

fn called(runs: &str) -> String {
    [p("{% macro m(a) %}"), p("[{{ a }}]"), p("{% endmacro %}"), alone(runs), p("fin")].concat()
}

fn table(rows: &str) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>{}", p("fin"))
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|inner| format!("<w:tc>{inner}</w:tc>")).collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn row_open(runs: &str) -> String {
    table(
        &[
            row(&[&alone(runs), "<w:p/>"]),
            row(&[&p("{{ x }}"), &p("z")]),
            row(&[&p("{%tr endfor %}"), "<w:p/>"]),
        ]
        .concat(),
    )
}

fn row_close(runs: &str) -> String {
    table(&[row(&[&p("{%tr for x in projets %}")]), row(&[&p("{{ x }}")]), row(&[&alone(runs)])].concat())
}

fn first_cell(runs: &str) -> String {
    table(&row(&[&alone(runs), &p("{{ nom }}{% endfor %}")]))
}

fn last_cell(runs: &str) -> String {
    table(&row(&[&p("{% for x in projets %}{{ x }}"), &alone(runs)]))
}

/// Alone in its paragraph of the first cell.
fn first_of_cell(runs: &str) -> String {
    let first = alone(runs) + &p("{{ x }}");
    table(&row(&[&first, &(p("z") + &p("{% endfor %}"))]))
}

fn cell_open(runs: &str) -> String {
    table(&row(&[&p("a"), &alone(runs), &p("{{ x }}"), &p("{%tc endfor %}")]))
}

fn in_link(runs: &str) -> String {
    format!(
        "<w:p><w:r><w:t xml:space=\"preserve\">voir </w:t></w:r><w:hyperlink w:anchor=\"z\">{runs}</w:hyperlink></w:p>"
    )
}

fn in_control(runs: &str) -> String {
    format!(
        "<w:sdt><w:sdtPr><w:id w:val=\"7\"/></w:sdtPr><w:sdtContent><w:p>{runs}</w:p></w:sdtContent></w:sdt>"
    )
}

fn in_box(runs: &str) -> String {
    let inner = format!("<w:txbxContent><w:p>{runs}</w:p></w:txbxContent>");
    format!("<w:p><w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r></w:p>")
}

fn mark(kind: &str) -> String {
    format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>")
}

/// A complex field, whose instruction is cut.
fn field(runs: &str) -> String {
    let result = "<w:r><w:rPr><w:b/></w:rPr><w:t>«x»</w:t></w:r>";
    format!("<w:p>{}{runs}{}{result}{}</w:p>", mark("begin"), mark("separate"), mark("end"))
}

/// A simple field, whose result is cut.
fn simple(runs: &str) -> String {
    format!("<w:p><w:fldSimple w:instr=\" MERGEFIELD nom \\* Upper \">{runs}</w:fldSimple></w:p>")
}

/// The second half of a condition, with a merge field before it.
fn condition(runs: &str) -> String {
    let words = |text: &str| format!("<w:r><w:instrText xml:space=\"preserve\">{text}</w:instrText></w:r>");
    let inner = [mark("begin"), words(" MERGEFIELD nom "), mark("separate"), words(""), mark("end")].concat();
    let result = "<w:r><w:t>x</w:t></w:r>";
    format!(
        "<w:p>{}{}{inner}{runs}{}{result}{}</w:p>",
        mark("begin"),
        words(" IF "),
        mark("separate"),
        mark("end")
    )
}

pub const CASES: &[Case] = &[
    text("M. {{ nom }}, né", alone, "M. LE GOFF, né"),
    text("{{nom}}{{prenom}}", alone, "LE GOFFAnaïs"),
    text("{{{nom}}} { et }", alone, "{LE GOFF} { et }"),
    text("é{{ Nombre d’IMP }} &<", alone, "é0,5 &<"),
    text("{{ nom | replace(\"LE\", 'l’a {\"b\"}') | lower }}", alone, "l'a {\"b\"} goff"),
    text("{{ vide | default(«\u{a0}à venir\u{a0}») }}.", alone, "à venir."),
    text("{{ “R&D <x> %” ~ nom }}", alone, "R&D <x> %LE GOFF"),
    text("{{ 'a' if faux }}{{ 'b' if vrai else 'c' }}", alone, "b"),
    text("a   {{- nom -}}   b", alone, "aLE GOFFb"),
    text("a {{r riche }} b", alone, "a un **deux** //trois// b"),
    text("a {{ riche | rich }}", alone, "a un **deux** //trois//"),
    text("[{{ projets | paragraphs }}]", alone, "[Webradio / Fab-lab]"),
    text("{{ case(“1a-1”) }} Impulser ;", alone, "⟨1a-1[x]: ☒⟩ Impulser ;"),
    text("{{ case( 1a-2 ) }} Participer", alone, "⟨1a-2[ ]: ☐⟩ Participer"),
    text("a{{ image(“logo d’ici.png”, width=\"2 cm\") }}b", alone, "a[picture 2.0×1.0 cm]b"),
    text("{# une remarque, l’an {dernier} #}fin", alone, "fin"),
    text("{# seule #}", |runs| [p("a"), alone(runs), p("b")].concat(), "a / b"),
    text("{% if faux %}a & b{% elif nom == “LE GOFF” %}c{% else %}d{% endif %} e", alone, "c e"),
    text("{%if vrai%}oui{%endif%}", alone, "oui"),
    text("a {%- if vrai -%} b {%- endif %} c", alone, "ab c"),
    text("{%r if vrai %}oui{%r else %}non{%r endif %}", alone, "oui"),
    text(
        "{% for x in projets if x != ‘z’ %}{{ loop.index }}.{{ x }}{% if not loop.last %}, {% endif %}{% else %}rien{% endfor %}",
        alone,
        "1.Webradio, 2.Fab-lab",
    ),
    text("{% set y = nom ~ \"}\" %}{{ y }}", alone, "LE GOFF}"),
    text("{% with a = nom, b = 'x, y' %}{{ a }}{{ b }}{% endwith %}", alone, "LE GOFFx, y"),
    text("{% raw %}{{ nom }} {% if %}{% endraw %}", alone, "{{ nom }} {% if %}"),
    text(
        "{% macro m(a, b=', ') %}{{ a }}{{ b }}{% endmacro %}",
        |runs| [alone(runs), p("{{ m(nom) }}fin")].concat(),
        "LE GOFF, fin",
    ),
    text("{% for x in projets %}", open, "· Webradio / · Fab-lab / fin"),
    text("{%p for x in projets %}", open, "· Webradio / · Fab-lab / fin"),
    text("{% endfor %}", close, "· Webradio / · Fab-lab / fin"),
    text("{%p endfor %}", close, "· Webradio / · Fab-lab / fin"),
    text("{%p elif vrai %}", choice, "oui"),
    text("{% else %}", choice, "oui"),
    text("{%- if vrai -%}", joined, "avant milieu après"),
    text("{%p macro m(a) %}", written, "[LE GOFF] / fin"),
    text("{{ m(“b, c”) }}", called, "[b, c] / fin"),
    text("{%tr for x in projets %}", row_open, "| Webradio | z | / | Fab-lab | z | / fin"),
    text("{% for x in projets %}", row_open, "| Webradio | z | / | Fab-lab | z | / fin"),
    text("{%tr endfor %}", row_close, "| Webradio | / | Fab-lab | / fin"),
    text("{% for x in projets %}{{ x }}", first_cell, "| Webradio | LE GOFF | / | Fab-lab | LE GOFF | / fin"),
    text("{{ nom }}{% endfor %}", last_cell, "| Webradio | LE GOFF | / | Fab-lab | LE GOFF | / fin"),
    text("{% for x in projets %}", first_of_cell, "| Webradio | z | / | Fab-lab | z | / fin"),
    text("{%tc for x in projets %}", cell_open, "| a | Webradio | Fab-lab | / fin"),
    text("M. {{ nom }}{% if vrai %}, oui{% endif %}", in_link, "voir ⟪M. LE GOFF, oui⟫"),
    text("M. {{ nom }}{% if faux %}, oui{% endif %}", in_control, "⟨: / M. LE GOFF / ⟩"),
    text("{{ nom }}{% if vrai %} !{% endif %}", in_box, "¶ / □ LE GOFF !"),
    text("«Nom»", simple, "LE GOFF"),
    instruction(" MERGEFIELD  “Nombre d'IMP” \\* Upper \\b \"pour \" ", field, "**pour 0,5**"),
    instruction(" MERGEFIELD nom \\* FirstCap \\* MERGEFORMAT ", field, "**LE GOFF**"),
    instruction(" = \"LE GOFF\" \"oui, c’est lui\" \"non\" ", condition, "oui, c’est lui"),
    instruction(
        " HYPERLINK \"mailto:{{ nom | lower }}\" ",
        field,
        "⟦ HYPERLINK \"mailto:le goff\" ⟧**«x»**⟧",
    ),
];
