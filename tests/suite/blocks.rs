//! Blocks that can't break the file: containers, repetition, identities, macros, joined paragraphs.

use std::collections::BTreeSet;

use lettres_rne::docx::{Reading, Trouble};

use crate::word::{Fields, Package, p, part};

fn cell(inner: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"1\" w:type=\"dxa\"/></w:tcPr>{inner}</w:tc>")
}

fn row(cells: &[&str]) -> String {
    format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(&p(text))).collect::<String>())
}

fn table(rows: &str) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>{}", p("fin"))
}

fn xml(package: &Package) -> String {
    part(&package.fill(&Fields::new()), "word/document.xml")
}

fn trouble(body: &str) -> Trouble {
    Package::new(body).compile().unwrap_err().remove(0).trouble
}

#[test]
fn a_block_from_the_first_cell_to_the_last_means_the_row() {
    for (rows, expected) in [
        (
            row(&["{% for x in projets %}{{ x }}", "{{ nom }}{% endfor %}"]),
            "Webradio\nLE GOFF\nFab-lab\nLE GOFF\nfin",
        ),
        (row(&["{% for x in aucun %}{{ x }}", "{{ nom }}{% endfor %}"]) + &row(&["a", "b"]), "a\nb\nfin"),
        (row(&["a", "{% if faux %}b", "c{% endif %}"]), "a\nfin"),
        (row(&["{% if vrai %}a"]) + &row(&["b{% endif %}"]), "a\nb\nfin"),
        (row(&["{% if faux %}a"]) + &row(&["b{% else %}"]) + &row(&["c{% endif %}"]), "c\nfin"),
    ] {
        assert_eq!(Package::new(&table(&rows)).says(&Fields::new()), expected, "{rows}");
    }
    // a tag in the middle of a text: nobody can know what is meant
    let across = trouble(&table(&row(&["avant {% if vrai %}a", "b{% endif %}"])));
    assert!(
        matches!(&across, Trouble::BlockAcross { opened, .. } if opened.words == "avant {% if vrai %}a"),
        "{across:?}"
    );
}

#[test]
fn a_table_without_rows_goes_and_a_row_without_cells() {
    let rows = |list: &str| {
        row(&[&format!("{{% for x in {list} %}}")]) + &row(&["{{ x }}"]) + &row(&["{% endfor %}"])
    };
    let gone = xml(&Package::new(&table(&rows("aucun"))));
    assert!(!gone.contains("w:tbl") && gone.contains("fin"), "{gone}");
    assert_eq!(xml(&Package::new(&table(&rows("projets")))).matches("<w:tr>").count(), 2);
    let cells = |list: &str| {
        let cells = [format!("{{%tc for x in {list} %}}"), "{{ x }}".into(), "{%tc endfor %}".into()];
        table(&(row(&["seule"]) + &row(&cells.iter().map(String::as_str).collect::<Vec<_>>())))
    };
    assert_eq!(Package::new(&cells("projets")).says(&Fields::new()), "seule\nWebradio\nFab-lab\nfin");
    assert_eq!(xml(&Package::new(&cells("aucun"))).matches("<w:tr>").count(), 1);
    // a table in a cell: the cell that loses it keeps a paragraph
    let nested = format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows("aucun"));
    let outer = table(&format!("<w:tr>{}</w:tr>", cell(&(nested + &p("{# rien #}")))));
    assert!(xml(&Package::new(&outer)).contains("</w:tcPr><w:p/></w:tc>"), "{}", xml(&Package::new(&outer)));
}

/// #table-at-the-very-start: the marks around a table and around what it stands in are put at one place.
#[test]
fn a_table_that_a_story_begins_with_takes_nothing_else_away() {
    for (list, expected) in [("projets", vec!["Webradio", "Fab-lab", "suite"]), ("aucun", vec!["suite"])] {
        let rows = row(&[&format!("{{% for x in {list} %}}")]) + &row(&["{{ x }}"]) + &row(&["{% endfor %}"]);
        let inner = format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>{}", p("suite"));
        let cell =
            format!("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>{}", p("fin"));
        let package = Package::new(&cell).margin("header", "hdr", &inner);
        let reading = Reading::of(package.fill(&Fields::new())).unwrap();
        assert_eq!(reading.margins, expected, "{list}");
        assert_eq!(reading.paragraphs, [&expected[..], &["fin"]].concat(), "{list}");
    }
}

#[test]
fn a_cell_that_holds_only_a_remark_keeps_a_paragraph() {
    let kept =
        xml(&Package::new(&table(&format!("<w:tr>{}{}</w:tr>", cell(&p("{# note #}")), cell(&p("b"))))));
    assert!(kept.contains("</w:tcPr><w:p/></w:tc>"), "{kept}");
}

#[test]
fn what_is_repeated_has_an_identity_of_its_own() {
    let body = [
        p("{% for x in projets %}"),
        "<w:p w14:paraId=\"00AA00AA\"><w:bookmarkStart w:id=\"4\" w:name=\"ici\"/><w:r><w:t>{{ x }}</w:t></w:r><w:bookmarkEnd \
         w:id=\"4\"/><w:sdt><w:sdtPr><w:id w:val=\"77\"/></w:sdtPr><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt>\
         <w:r><w:drawing><wp:inline xmlns:wp=\"urn:wp\"><wp:docPr id=\"9\" name=\"I\"/></wp:inline></w:drawing></w:r>\
         <w:commentRangeStart w:id=\"0\"/><w:r><w:t>d</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"
            .to_owned(),
        p("{% endfor %}"),
    ]
    .concat();
    let xml = xml(&Package::new(&body));
    for (before, count) in [
        ("w14:paraId=\"", 2),
        ("<w:bookmarkStart w:id=\"", 2),
        ("<w:bookmarkEnd w:id=\"", 2),
        ("w:name=\"ici", 2),
        ("<w:id w:val=\"", 2),
        ("<wp:docPr id=\"", 2),
        ("<w:commentRangeStart", 1),
        ("<w:commentRangeEnd", 1),
        ("<w:commentReference", 1),
    ] {
        let values: Vec<&str> =
            xml.split(before).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(values.len(), count, "{before}: {xml}");
        assert_eq!(values.iter().collect::<BTreeSet<_>>().len(), count, "{before}: {values:?}");
    }
    let ends = |name: &str| -> Vec<String> {
        xml.split(name).skip(1).map(|rest| rest.split('"').nth(1).unwrap().to_owned()).collect()
    };
    assert_eq!(ends("<w:bookmarkStart"), ends("<w:bookmarkEnd"));
}

#[test]
fn shapes_that_are_repeated_have_names_of_their_own_and_their_type_once() {
    let body = [
        p("{% for x in projets %}"),
        "<w:p><w:r><w:object><v:shapetype id=\"_x0000_t75\" o:spt=\"75\" xmlns:o=\"urn:o\"/><v:shape id=\"_x0000_i1025\" \
         o:spid=\"_x0000_s9\" type=\"#_x0000_t75\" xmlns:o=\"urn:o\"/><o:OLEObject ShapeID=\"_x0000_i1025\" xmlns:o=\"urn:o\"/>\
         </w:object></w:r></w:p>"
            .to_owned(),
        p("{% endfor %}"),
    ]
    .concat();
    let xml = xml(&Package::new(&body));
    let all = |before: &str| -> Vec<String> {
        xml.split(before).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    assert_eq!(all("<v:shape id=\""), ["_x0000_i1025", "_x0000_i1025_2"]);
    assert_eq!(all("ShapeID=\""), all("<v:shape id=\""));
    assert_eq!(all("<v:shapetype id=\""), ["_x0000_t75"]);
    assert_ne!(all("o:spid=\"")[0], all("o:spid=\"")[1]);
}

#[test]
fn the_grid_of_a_table_follows_columns_that_come_and_go() {
    let body = |list: &str| {
        let cells = ["a", &format!("{{%tc for x in {list} %}}"), "{{ x }}", "{%tc endfor %}"]
            .map(|text| cell(&p(text)));
        let grid = "<w:gridCol w:w=\"1000\"/>".repeat(4);
        format!(
            "<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid><w:tr>{}</w:tr></w:tbl>{}",
            cells.concat(),
            p("fin")
        )
    };
    for (list, widths) in [("projets", vec!["1333"; 3]), ("aucun", vec!["4000"])] {
        let xml = xml(&Package::new(&body(list)));
        let columns: Vec<&str> =
            xml.split("<w:gridCol w:w=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(columns, widths, "{list}: {xml}");
        assert_eq!(xml.matches(&format!("<w:tcW w:w=\"{}\"", widths[0])).count(), widths.len(), "{xml}");
    }
}

#[test]
fn notes_go_and_come_again_with_their_marks() {
    let mark = |sort: &str, id: u32| format!("<w:r><w:{sort}Reference w:id=\"{id}\"/></w:r>");
    let note =
        |sort: &str, id: u32| format!("<w:{sort} w:id=\"{id}\">{}</w:{sort}>", p(&format!("{sort} {id}")));
    let all = |sort: &str| [1, 2, 5].map(|id| note(sort, id)).concat();
    let with = |tag: &str, inner: &str| {
        let end = tag.split(' ').next().unwrap();
        format!("<w:p><w:r><w:t>{{% {tag} %}}</w:t></w:r>{inner}<w:r><w:t>{{% end{end} %}}</w:t></w:r></w:p>")
    };
    let body = [
        format!("<w:p>{}</w:p>", mark("footnote", 5)),
        with("if faux", &[mark("footnote", 2), mark("comment", 2), mark("comment", 5)].concat()),
        with("for x in projets", &[mark("footnote", 1), mark("endnote", 1), mark("comment", 1)].concat()),
        with("for x in aucun", &[mark("endnote", 2), mark("endnote", 5)].concat()),
    ];
    let package =
        ["footnote", "endnote", "comment"].into_iter().fold(Package::new(&body.concat()), |package, sort| {
            package.margin(&format!("{sort}s"), &format!("{sort}s"), &all(sort))
        });
    let reading = Reading::of(package.fill(&Fields::new())).unwrap();
    assert_eq!(
        reading.margins,
        ["footnote 1", "footnote 1", "footnote 5", "endnote 1", "endnote 1", "comment 1"]
    );
    let document = xml(&package);
    assert!(document.contains("<w:footnoteReference w:id=\"6\"/>"), "{document}");
    // without blocks nothing is looked at
    let plain = Package::new(&p("{{ nom }}")).margin("footnotes", "footnotes", &all("footnote"));
    assert_eq!(Reading::of(plain.fill(&Fields::new())).unwrap().margins.len(), 3);
}

/// #orphan-halves: a bookmark that begins in a block and ends behind it.
#[test]
fn halves_of_bookmarks_leave_the_blocks_that_their_partners_are_not_in() {
    for condition in ["if faux", "if vrai", "for x in aucun", "for x in projets"] {
        let end = condition.split(' ').next().unwrap();
        let body = [
            p("avant"),
            p(&format!("{{% {condition} %}}")),
            "<w:p><w:r><w:t>a</w:t></w:r><w:bookmarkStart w:id=\"1\" w:name=\"b\"/></w:p>".to_owned(),
            format!(
                "<w:p><w:r><w:t>{{% end{end} %}}</w:t></w:r><w:bookmarkStart w:id=\"2\" w:name=\"c\"/></w:p>"
            ),
            "<w:p><w:bookmarkEnd w:id=\"1\"/><w:bookmarkEnd w:id=\"2\"/><w:r><w:t>b</w:t></w:r></w:p>"
                .to_owned(),
        ]
        .concat();
        let xml = xml(&Package::new(&body));
        for id in [1, 2] {
            assert_eq!(
                xml.matches(&format!("<w:bookmarkStart w:id=\"{id}\"")).count(),
                1,
                "{condition}: {xml}"
            );
            assert_eq!(
                xml.matches(&format!("<w:bookmarkEnd w:id=\"{id}\"")).count(),
                1,
                "{condition}: {xml}"
            );
        }
    }
}

#[test]
fn a_loop_over_a_section_break_is_refused() {
    let section = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>fin de section</w:t></w:r></w:p>";
    let body = |open: &str, close: &str| [&p(open), section, &p(close)].concat();
    assert_eq!(
        trouble(&body("{% for x in projets %}", "{% endfor %}")),
        Trouble::SectionRepeated("for x in projets".into())
    );
    assert!(Package::new(&body("{% if vrai %}", "{% endif %}")).compile().is_ok());
}

#[test]
fn a_run_that_is_begun_again_does_not_say_twice_how_it_has_changed() {
    let change =
        "<w:rPr><w:b/><w:rPrChange w:id=\"9\" w:author=\"A\"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>";
    for tag in ["{% if vrai %}b{% endif %}", "{{ case('2-3') }}", "{{r nom }}"] {
        let body = format!("<w:p><w:r>{change}<w:t>a {tag} c</w:t></w:r></w:p>");
        let xml = xml(&Package::new(&body));
        assert_eq!(xml.matches("rPrChange w:id").count(), 1, "{xml}");
        assert!(xml.matches("<w:b/>").count() > 1, "{xml}");
    }
    let body = format!(
        "<w:p><w:pPr><w:jc w:val=\"left\"/><w:rPr><w:ins w:id=\"7\" w:author=\"A\"/></w:rPr><w:pPrChange w:id=\"8\" \
         w:author=\"A\"><w:pPr/></w:pPrChange></w:pPr><w:r>{change}<w:t>{{{{ projets | paragraphs }}}}</w:t></w:r></w:p>"
    );
    let xml = xml(&Package::new(&body));
    for (element, count) in [("<w:jc ", 2), ("<w:ins ", 1), ("<w:pPrChange ", 1), ("<w:rPrChange ", 1)] {
        assert_eq!(xml.matches(element).count(), count, "{element}: {xml}");
    }
}

#[test]
fn an_insertion_that_a_block_cuts_has_two_numbers() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p><w:ins w:id=\"5\" w:author=\"A\">{}</w:ins>{}</w:p>",
        run("a{% if vrai %}b"),
        run("c{% endif %}")
    );
    let package = Package::new(&body);
    assert_eq!(package.says(&Fields::new()), "abc");
    let xml = xml(&package);
    assert_eq!((xml.matches("<w:ins w:id=").count(), xml.matches("w:id=\"5\"").count()), (2, 1), "{xml}");
}

/// docxtpl takes the picture away, and says nothing.
#[test]
fn a_tag_that_takes_its_paragraph_with_it_takes_no_picture() {
    let with = |tag: &str, seen: &str| {
        format!(
            "<w:p><w:r><w:t>{tag}</w:t></w:r><w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:bookmarkEnd w:id=\"1\"/>{seen}</w:p>"
        )
    };
    for seen in ["<w:drawing/>", "<w:pict/>", "<w:footnoteReference w:id=\"1\"/>", "<w:sym w:char=\"F0A8\"/>"]
    {
        let run = format!("<w:r>{seen}</w:r>");
        let lost = Trouble::SightLost("if vrai".into());
        assert_eq!(trouble(&(with("{%p if vrai %}", &run) + &p("a") + &p("{%p endif %}"))), lost, "{seen}");
        let rows = format!("<w:tr>{}</w:tr>", cell(&with("{%tr if vrai %}", &run)));
        assert_eq!(trouble(&table(&(rows + &row(&["a"]) + &row(&["{%tr endif %}"])))), lost, "{seen}");
    }
    let without =
        with("{%p if vrai %}", "<w:r><w:lastRenderedPageBreak/></w:r>") + &p("a") + &p("{%p endif %}");
    assert_eq!(Package::new(&without).says(&Fields::new()), "a");
}

#[test]
fn macros_write_runs_paragraphs_or_rows() {
    for (body, expected) in [
        (
            [
                p("{% macro salut(qui, mot=\"Bonjour\") %}{{ mot }} {{ qui }}{% endmacro %}"),
                p("[{{ salut(nom) }}], {{ salut(prenom, mot=\"R&amp;D\") }}"),
            ]
            .concat(),
            "[Bonjour LE GOFF], R&D Anaïs",
        ),
        (
            [
                p("{% macro deux(x) %}"),
                p("un {{ x }}"),
                p("deux"),
                p("{% endmacro %}"),
                p("{{ deux(nom) }}"),
                p("fin"),
            ]
            .concat(),
            "un LE GOFF\ndeux\nfin",
        ),
        (
            table(
                &(row(&["{%tr macro ligne(x) %}", ""])
                    + &row(&["{{ x }}", "z"])
                    + &row(&["{%tr endmacro %}", ""])
                    + &row(&["{{ ligne(nom) }}", ""])
                    + &row(&["{{ ligne(prenom) }}", ""])),
            ),
            "LE GOFF\nz\nAnaïs\nz\nfin",
        ),
    ] {
        assert_eq!(Package::new(&body).says(&Fields::new()), expected, "{body}");
    }
    let whole = [p("{% macro deux(x) %}"), p("un"), p("{% endmacro %}"), p("texte {{ deux(nom) }}")].concat();
    assert_eq!(trouble(&whole), Trouble::MacroMisplaced("deux(nom)".into()));
    let inside = p("{% if vrai %}{% macro m() %}x{% endmacro %}{% endif %}");
    assert_eq!(trouble(&inside), Trouble::MacroMisplaced("macro m()".into()));
    let unknown = [p("{% macro m(x) %}{{ x }}{% endmacro %}"), p("{{ m(nmo) }}")].concat();
    assert_eq!(trouble(&unknown), Trouble::UnknownField { name: "nmo".into(), nearest: Some("nom".into()) });
    // what a macro writes is counted: an empty value in it is a hole
    let body = [p("{% macro m(x) %}[{{ x }}]{% endmacro %}"), p("{{ m(vide) }}")].concat();
    let template = Package::new(&body).compile().unwrap();
    let mut press = template.press();
    press.letter(&Fields::new().value(), &lettres_rne::docx::Identity::default()).unwrap();
    assert_eq!(press.holes(), 1);
}

#[test]
fn hyphens_join_paragraphs_as_docxtpl_does() {
    let five = |condition: &str| {
        [
            p("Ma maison est"),
            p(&format!("{{%- if {condition} -%}}")),
            p(" en ville"),
            p("{%- else -%}"),
            p(" à la campagne"),
            p("{%- endif -%}"),
            p(" et je l’aime."),
            p("fin {{ nmo }}"),
        ]
    };
    let paragraphs = |condition: &str| five(condition)[..7].concat();
    assert_eq!(
        Package::new(&paragraphs("vrai")).says(&Fields::new()),
        "Ma maison est en ville et je l’aime."
    );
    assert_eq!(
        Package::new(&paragraphs("faux")).says(&Fields::new()),
        "Ma maison est à la campagne et je l’aime."
    );
    // inside a paragraph: Jinja's own meaning
    assert_eq!(Package::new(&p("a   {{- nom -}}   b")).says(&Fields::new()), "aLE GOFFb");
    assert_eq!(Package::new(&p("a {%- if vrai -%} b {%- endif %} c")).says(&Fields::new()), "ab c");
    // faults count paragraphs as their author sees them
    let faults = Package::new(&five("vrai").concat()).compile().unwrap_err();
    assert_eq!((faults[0].spot.paragraph, faults[0].spot.words.as_str()), (8, "fin {{ nmo }}"));
}

#[test]
fn tags_between_raw_and_endraw_are_text() {
    let body = p("{% raw %}{{ nom }} {% if %}{% endraw %} {{ nom }}");
    assert_eq!(Package::new(&body).says(&Fields::new()), "{{ nom }} {% if %} LE GOFF");
}

#[test]
fn a_tag_in_the_instruction_of_a_field_is_filled() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let field = |instruction: &str| {
        format!(
            "<w:p>{}<w:r><w:instrText xml:space=\"preserve\">{instruction}</w:instrText></w:r>{}<w:r><w:t>lien {{{{ nom }}}}</w:t></w:r>{}</w:p>",
            mark("begin"),
            mark("separate"),
            mark("end")
        )
    };
    let fields = Fields::new().set("imp", "a\"b\\ c\nd");
    let package = Package::new(&field(" HYPERLINK \"http://x/{{ imp }}\" "));
    let filled = package.fill(&fields);
    let xml = part(&filled, "word/document.xml");
    assert!(xml.contains("> HYPERLINK \"http://x/a'b\\\\ c d\" <"), "{xml}");
    assert_eq!(Reading::of(filled).unwrap().paragraphs, ["lien LE GOFF"]);
    for inside in ["{% if vrai %}x{% endif %}", "{{ case(\"1a-1\") }}"] {
        assert!(matches!(trouble(&field(inside)), Trouble::InInstruction(_)), "{inside}");
    }
}

#[test]
fn lists_pages_and_rich_values() {
    let says = |text: &str| Package::new(&p(text)).says(&Fields::new().set("nom", "un **deux**\ntrois"));
    assert_eq!(says("{{ projets }}"), "Webradio\nFab-lab");
    assert_eq!(says("[{{ projets | paragraphs }}]"), "[Webradio\nFab-lab]");
    assert_eq!(says("{{ nom | paragraphs }}"), "un **deux**\ntrois");
    assert_eq!(says("a {{ nom | rich }} b"), "a un deux\ntrois b");
    assert_eq!(says("{{r nom }}"), "un deux\ntrois");
    let body = "<w:p w14:paraId=\"00000001\" w14:textId=\"7\" w:rsidR=\"1\"><w:pPr><w:numPr/></w:pPr><w:r><w:rPr><w:i/></w:rPr>\
                <w:t>{{ projets | paragraphs }}</w:t></w:r></w:p>";
    let xml = xml(&Package::new(body));
    assert!(
        xml.contains("</w:p><w:p w:rsidR=\"1\"><w:pPr><w:numPr/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t"),
        "{xml}"
    );
    let page =
        part(&Package::new(&p("{{ nom }}")).fill(&Fields::new().set("nom", "a\u{c}b")), "word/document.xml");
    assert!(page.contains("<w:br w:type=\"page\"/>"), "{page}");
    let link = "<w:p><w:hyperlink w:anchor=\"z\"><w:r><w:t>{{ projets | paragraphs }}</w:t></w:r></w:hyperlink></w:p>";
    assert_eq!(trouble(link), Trouble::NotHere("projets | paragraphs".into()));
}

/// A bullet in front of nothing is no list; what shares the paragraph with the list stays.
#[test]
fn a_list_without_members_leaves_no_paragraph() {
    let says = |body: &str| Package::new(body).says(&Fields::new());
    let list = p("{{ aucun | paragraphs }}");
    assert_eq!(says(&[p("a"), list.clone(), p("b")].concat()), "a\nb");
    assert_eq!(says(&[p("a"), p("Projets : {{ aucun | paragraphs }}"), p("b")].concat()), "a\nProjets : \nb");
    let in_cell = xml(&Package::new(&table(&format!("<w:tr>{}{}</w:tr>", cell(&list), cell(&p("x"))))));
    assert!(in_cell.contains("</w:tcPr><w:p/></w:tc>"), "{in_cell}");
    // a bookmark that begins here and ends elsewhere keeps its paragraph
    let marked = list.replacen("<w:p>", "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"m\"/>", 1);
    let behind = p("b").replacen("<w:p>", "<w:p><w:bookmarkEnd w:id=\"1\"/>", 1);
    let kept = xml(&Package::new(&[marked, behind].concat()));
    assert!(kept.contains("bookmarkStart") && kept.contains("bookmarkEnd"), "{kept}");
}

#[test]
fn the_word_loop_means_something_in_loops_only() {
    for (body, name) in [
        (p("{{ loop.index }}"), "loop.index"),
        (p("{% for x in projets %}{{ x }}{% endfor %}{{ loop.last }}"), "loop.last"),
    ] {
        assert!(
            matches!(trouble(&body), Trouble::UnknownField { name: found, .. } if found == name),
            "{body}"
        );
    }
    let counted = p("{% for x in projets %}{{ loop.index }}{{ x }} {% endfor %}");
    assert_eq!(Package::new(&counted).says(&Fields::new()), "1Webradio 2Fab-lab ");
}

#[test]
fn what_a_branch_sets_holds_behind_the_condition() {
    let says = |body: &str| Package::new(body).says(&Fields::new());
    assert_eq!(
        says(&p("{% if vrai %}{% set t = \"a\" %}{% else %}{% set t = nom %}{% endif %}[{{ t }}]")),
        "[a]"
    );
    let spread = [
        p("{% if faux %}"),
        p("{% set t = \"a\" %}"),
        p("{% else %}"),
        p("{% set t = nom %}"),
        p("{% endif %}"),
    ];
    assert_eq!(says(&[spread.concat(), p("[{{ t }}]")].concat()), "[LE GOFF]");
    // a loop keeps what is set in it
    let kept = p("{% for x in projets %}{% set t = x %}{% endfor %}{{ t }}");
    assert!(matches!(trouble(&kept), Trouble::UnknownField { name, .. } if name == "t"));
}

/// What is set beside the beginning of a block that takes whole paragraphs would be set inside it only.
#[test]
fn what_is_set_beside_a_lifted_block_is_told() {
    let body = p("{% set n = projets %}{% for x in n %}{{ x }}") + &p("b{% endfor %}");
    assert!(matches!(trouble(&body), Trouble::BlockAcross { .. }), "{body}");
    let apart = [p("{% set n = projets %}"), p("{% for x in n %}{{ x }}"), p("b{% endfor %}")].concat();
    assert_eq!(Package::new(&apart).says(&Fields::new()), "Webradio\nb\nFab-lab\nb");
}
