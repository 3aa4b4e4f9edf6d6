//! Controls where nobody would put them: whatever a file holds, a letter is made of it or its faults are told, and no edit
//! ever meets another one.

use lettres_rne::docx::{Identity, Reading, Trouble};

use super::{compile, fields, r, sdt};
use crate::word::{Package, p, part};

/// Numbers without a source of chance: the same trees in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<'t>(&mut self, among: &[&'t str]) -> &'t str {
        among[usize::try_from(self.roll(among.len() as u64)).unwrap()]
    }

    fn properties(&mut self) -> String {
        let names = [
            "nom",
            "lignes",
            "grade",
            "date",
            "1a-1",
            "equipes",
            "projets",
            "chef",
            "autre",
            "signature.png",
            "",
        ];
        let kinds = [
            "",
            "<w:text/>",
            "<w:text w:multiLine=\"1\"/>",
            "<w:date/>",
            "<w:date w:fullDate=\"2001-01-01T00:00:00Z\"/>",
            "<w:comboBox w:lastValue=\"x\"/>",
            "<w14:checkbox/>",
            "<w14:checkbox><w14:checkedState w14:val=\"00FE\" w14:font=\"Wingdings\"/></w14:checkbox>",
            "<w:picture/>",
            "<w:group/>",
            "<w15:repeatingSection xmlns:w15=\"u\"/>",
            "<w15:repeatingSectionItem xmlns:w15=\"u\"/>",
        ];
        let others = [
            "",
            "<w:temporary/>",
            "<w:showingPlcHdr/>",
            "<w:id w:val=\"5\"/>",
            "<w:dataBinding w:xpath=\"/l/m[1]/c\"/>",
            "<w:dataBinding w:xpath=\"/l/m\"/>",
            "<w:rPr><w:b/></w:rPr>",
        ];
        let name = self.pick(&names);
        let local = self.pick(&["tag", "alias"]);
        [&format!("<w:{local} w:val=\"{name}\"/>"), self.pick(&others), self.pick(&others), self.pick(&kinds)]
            .concat()
    }

    /// The tags of a block; now and then they do not match.
    fn block(&mut self) -> [&'static str; 2] {
        match self.roll(40) {
            0 => ["{% if vrai %}", "a"],
            1 => ["{% if vrai %}", "{% endfor %}"],
            2..14 => ["{% if vrai %}", "{% endif %}"],
            14..26 => ["{% if faux %}", "{% endif %}"],
            _ => ["{% for x in projets %}", "{% endfor %}"],
        }
    }

    /// What stands in a paragraph.
    fn runs(&mut self, depth: u64) -> String {
        let mut made = String::new();
        for _ in 0..self.roll(4) {
            let piece = match self.roll(if depth == 0 { 5 } else { 8 }) {
                0 => r(self.pick(
                    &["a", "", "{{ nom }}", "{{ imp }}", "{{ item.chef }}"]
                        [..if self.0.is_multiple_of(8) { 5 } else { 4 }],
                )),
                1 => {
                    let block = self.block();
                    [r(block[0]), if depth == 0 { String::new() } else { self.runs(depth - 1) }, r(block[1])]
                        .concat()
                }
                2 => "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>".to_owned(),
                3 => "<w:bookmarkEnd w:id=\"1\"/>".to_owned(),
                4 => format!(
                    "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"{}\"/>{}</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
                    self.pick(&["nom", "m_1a_2", "x"]),
                    self.pick(&["<w:textInput/>", "<w:checkBox/>", "<w:ddList/>"]),
                    self.pick(&["", "<w:r><w:t>{{ nom }}</w:t></w:r>", "<w:r/>"])
                ),
                5 => format!("<w:hyperlink w:anchor=\"x\">{}</w:hyperlink>", self.runs(depth - 1)),
                6 => format!(
                    "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>",
                    self.blocks(depth - 1)
                ),
                _ => {
                    let properties = self.properties();
                    sdt(&properties, &self.runs(depth - 1))
                }
            };
            made += &piece;
        }
        made
    }

    /// What stands in a body, a cell or a text box.
    fn blocks(&mut self, depth: u64) -> String {
        let mut made = String::new();
        for _ in 0..=self.roll(3) {
            let piece = match self.roll(if depth == 0 { 2 } else { 5 }) {
                0 => {
                    let block = self.block();
                    [
                        p(block[0]),
                        if depth == 0 { String::new() } else { self.blocks(depth - 1) },
                        p(block[1]),
                    ]
                    .concat()
                }
                1 => format!("<w:p>{}</w:p>", self.runs(depth.saturating_sub(1))),
                2 => {
                    let cell = format!("<w:tc>{}<w:p/></w:tc>", self.blocks(depth - 1));
                    let (level, properties) = (self.roll(3), self.properties());
                    let row = match level {
                        0 => format!("<w:tr>{cell}</w:tr>"),
                        1 => format!("<w:tr>{}</w:tr>", sdt(&properties, &cell)),
                        _ => sdt(&properties, &format!("<w:tr>{cell}</w:tr>")),
                    };
                    format!("<w:tbl>{row}</w:tbl>")
                }
                _ => {
                    let properties = self.properties();
                    sdt(&properties, &self.blocks(depth - 1))
                }
            };
            made += &piece;
        }
        made
    }
}

#[test]
fn any_tree_of_controls_gives_a_letter_or_its_faults() {
    let (mut letters, mut refused) = (0, 0);
    for seed in 0..1_000 {
        let mut dice = Dice(seed);
        let body = dice.blocks(4);
        let package = Package::new(&body)
            .related("customXml", "../customXml/item1.xml")
            .entry("customXml/item1.xml", "<l><m><c>x</c></m><m><c>y</c></m></l>");
        let template = match compile(&package) {
            Ok(template) => template,
            Err(faults) => {
                let internal = faults.iter().find(|fault| matches!(fault.trouble, Trouble::Internal(_)));
                assert!(internal.is_none(), "{seed}: {internal:?}\n{body}");
                refused += 1;
                continue;
            }
        };
        let mut press = template.press();
        let letter = press.letter(&fields().value(), &Identity::default());
        let letter = letter.unwrap_or_else(|error| panic!("{seed}: {error}\n{body}")).to_vec();
        let xml = part(&letter, "word/document.xml");
        assert!(!xml.contains(['\u{1}', '\u{2}', '\u{e100}']), "{seed}: {body}");
        assert!(!xml.contains("</w:p></w:p>") && !xml.contains("<w:tc></w:tc>"), "{seed}: {body}\n{xml}");
        // every part is read again, as Word would: well-formed, and whole
        Reading::of(letter).unwrap_or_else(|error| panic!("{seed}: {error}\n{body}\n{xml}"));
        letters += 1;
    }
    assert!(letters > 300 && refused > 50, "{letters} letters, {refused} refused");
}

/// What stands beside a block's tag without a text of its own is no reason to take it away with the tag.
#[test]
fn an_empty_control_beside_a_block() {
    let control = sdt("<w:tag w:val=\"nom\"/><w:text/>", "");
    let row =
        |cell: &str| format!("<w:tr><w:tc>{}</w:tc><w:tc>{cell}<w:p/></w:tc></w:tr>", p("{% if vrai %}"));
    let end = format!("<w:tr><w:tc>{}</w:tc></w:tr>", p("{% endif %}"));
    for (body, says) in [
        (format!("<w:p>{}{control}{}</w:p>", r("{% if vrai %}"), r("{% endif %}")), "LE GOFF"),
        (format!("<w:tbl>{}{end}</w:tbl>", row(&sdt("<w:tag w:val=\"nom\"/>", "<w:p/>"))), "|LE GOFF|"),
        (format!("<w:tbl>{}{end}</w:tbl>", row("<w:p/>")), ""),
    ] {
        assert_eq!(super::says(&Package::new(&body), &fields()).join("|"), says, "{body}");
    }
}
