//! What becomes of a value, whatever it holds.

use lettres_rne::docx::{Identity, Lost};

use super::{body, body_with, run, template};
use crate::word::{Fields, Package, p};

/// What `[{{ nom }}]` becomes with this value: what stands in the run's text.
fn text_of(value: &str) -> String {
    let filled = body_with(&p("[{{ nom }}]"), &Fields::new().set("nom", value));
    let [head, foot] = ["<w:p><w:r><w:t xml:space=\"preserve\">[", "]</w:t></w:r></w:p>"];
    filled.strip_prefix(head).and_then(|text| text.strip_suffix(foot)).expect("one run").to_owned()
}

#[test]
fn every_value_as_it_is() {
    const LINE: &str = "</w:t><w:br/><w:t xml:space=\"preserve\">";
    const TAB: &str = "</w:t><w:tab/><w:t xml:space=\"preserve\">";
    for (column, value, expected) in [
        ("line feed", "ligne1\nligne2", format!("ligne1{LINE}ligne2")),
        ("line feed of Windows", "ligne1\r\nligne2\r\n", format!("ligne1{LINE}ligne2{LINE}")),
        ("line feed of old Macs", "ligne1\rligne2", format!("ligne1{LINE}ligne2")),
        ("two of them", "a\n\nb", format!("a{LINE}{LINE}b")),
        ("tab", "a\tb", format!("a{TAB}b")),
        ("tab and line feed in their order", "a\tb\nc\td", format!("a{TAB}b{LINE}c{TAB}d")),
        ("& and <", "R&D <b> \"q\" 'a'", "R&amp;D &lt;b&gt; &quot;q&quot; 'a'".into()),
        ("entity", "&amp; &#65;", "&amp;amp; &amp;#65;".into()),
        ("end of CDATA", "]]>", "]]&gt;".into()),
        ("U+000B is Word's own line break", "x\u{b}y", format!("x{LINE}y")),
        ("spaces at the ends", "  bord  ", "  bord  ".into()),
        ("emoji", "\u{1F600}", "\u{1F600}".into()),
        ("accents, decomposed too", "É e\u{301}", "É e\u{301}".into()),
        ("looks like a tag", "{{ prenom }}", "{{ prenom }}".into()),
        ("looks like a block", "{% if vrai %}{# x #}", "{% if vrai %}{# x #}".into()),
        ("half a tag", "{{ {%", "{{ {%".into()),
        ("braces of the program", "\u{e100} prenom \u{e101}", "\u{e100} prenom \u{e101}".into()),
        ("marks of the program", "\u{1}P\u{2}", "P".into()),
        ("a private use character", "\u{f0fe}", "\u{f0fe}".into()),
    ] {
        assert_eq!(text_of(value), expected, "{column}");
    }
    // values side by side make no tag either
    let fields = Fields::new().set("nom", "{").set("prenom", "{ imp }}");
    assert_eq!(body_with(&p("{{ nom }}{{ prenom }}"), &fields), p("{{ imp }}"));
}

/// An engine that refuses the letter names the character; here the letter is made, and says what it lost.
#[test]
fn control_character() {
    let package = Package::new(&[p("{{ nom }} {{ nom | lower }}"), p("{{ prenom }}")].concat());
    let template = template(&package.margin("header", "hdr", &p("{{ nom }}")));
    let mut press = template.press();
    let mut lost = |value: &str| {
        press.letter(&Fields::new().set("nom", value).value(), &Identity::default()).unwrap();
        press.lost().to_vec()
    };
    let told = |value: &str, character| vec![Lost { value: value.into(), character }];
    assert_eq!(lost("x\u{1}y"), told("x\u{1}y", '\u{1}'));
    assert_eq!(lost("\u{92}\u{0}"), told("\u{92}\u{0}", '\u{92}'));
    assert_eq!(lost("\u{ffff}"), told("\u{ffff}", '\u{ffff}'));
    // nothing is lost where there is a break for it
    for value in
        ["a\nb\r\nc", "a\tb", "x\u{b}y", "x\u{c}y", "x\u{85}y\u{2028}z\u{2029}", "É\u{a0}\u{202f}\u{1F600}"]
    {
        assert_eq!(lost(value), [], "{value:?}");
    }
    // and the letter is the one without the character
    assert_eq!(text_of("x\u{1}y"), "xy");
    // also where only one line of text may stand
    let instruction = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"{{ nom }}\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let control =
        "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"nom\"/><w:text/></w:sdtPr><w:sdtContent/></w:sdt></w:p>";
    for body in [instruction, control, &p("{{r nom }}")] {
        let template = super::template(&Package::new(body));
        let mut press = template.press();
        press.letter(&Fields::new().set("nom", "x\u{1}y").value(), &Identity::default()).unwrap();
        assert_eq!(press.lost(), told("x\u{1}y", '\u{1}'), "{body}");
    }
}

/// Nothing is printed, never `None` or `undefined`; and it is counted, for it may be a hole in the letter.
#[test]
fn null() {
    for (value, holes) in
        [(lettres_rne::docx::Value::from(()), 1), ("".into(), 1), (" \u{a0}".into(), 1), ("x".into(), 0)]
    {
        let template = template(&Package::new(&p("[{{ nom }}]")));
        let mut press = template.press();
        let fields = Fields::new().set("nom", value.clone());
        press.letter(&fields.value(), &Identity::default()).unwrap();
        assert_eq!(press.holes(), holes, "{value:?}");
        let shown = value.as_str().unwrap_or_default();
        assert_eq!(body_with(&p("[{{ nom }}]"), &fields), p(&format!("[{shown}]")));
    }
}

#[test]
fn tags_as_people_and_word_write_them() {
    for (column, tag) in [
        ("no-break space", "{{\u{a0}nom\u{a0}}}"),
        ("narrow no-break space", "{{\u{202f}nom\u{202f}}}"),
        ("no space", "{{nom}}"),
        ("heading with spaces and a curly apostrophe", "{{ Nombre d’IMP }}"),
        ("guillemets", "{{ vide | default(«\u{a0}LE GOFF\u{a0}») }}"),
        ("curly quotes", "{{ vide | default(“LE GOFF”) }}"),
    ] {
        let expected = if tag.contains("IMP") { "0,5" } else { "LE GOFF" };
        assert_eq!(body(&p(tag)), p(expected), "{column}");
    }
}

#[test]
fn text_that_is_no_tag() {
    for text in
        ["un { seul puis", "{normal} et }", "{ { nom } }", "100 % } #", "Projets &amp; &lt;missions&gt;"]
    {
        assert_eq!(body(&p(&format!("{text} {{{{ nom }}}}"))), p(&format!("{text} LE GOFF")), "{text}");
    }
}

/// The paragraph's properties and the run's own look stay as they are.
#[test]
fn look_is_kept() {
    let styled = |text: &str| {
        format!(
            "<w:p w:rsidR=\"00A77B3E\"><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r w:rsidRPr=\"00C51D8B\"><w:rPr><w:rStyle w:val=\"Emphase\"/><w:color w:val=\"FF0000\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>{}</w:p>",
            run(" fin", true)
        )
    };
    assert_eq!(body(&styled("{{ nom }}")), styled("LE GOFF"));
    // a text whose blanks did not count now holds a value whose blanks do
    assert_eq!(body("<w:p><w:r><w:t>{{ nom }}</w:t></w:r></w:p>"), p("LE GOFF"));
}
