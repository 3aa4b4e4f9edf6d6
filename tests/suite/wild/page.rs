//! A page that Word could have written, in which anybody has typed anything: tags of all sorts cut into runs, blocks
//! that open and close wherever, tables in tables, controls, fields of mail merge, text boxes, bookmarks, links.

use crate::word::Package;

use super::dice::Dice;

/// Deepest nesting of tables, controls and text boxes.
const DEEPEST: usize = 3;

/// Tags that print.
const PRINTED: [&str; 32] = [
    "{{ nom }}",
    "{{ prenom }}",
    "{{ x }}",
    "{{ vide }}",
    "{{- nom -}}",
    "{{ projets }}",
    "{{ x.nom }}",
    "{{ Nom d’usage }}",
    "{{ nom | upper }}",
    "{{ nom | default(“rien”) }}",
    "{{ case(\"1a-1\") }}",
    "{{ case(« 2-3 ») }}",
    "{{r nom }}",
    "{{ nom | rich }}",
    "{{ projets | paragraphs }}",
    "{{ nom | paragraphs }}",
    "{{ x | paragraphs }}",
    "{{ image(\"logo.png\") }}",
    "{{ image(\"logo.png\", width=\"3 cm\") }}",
    "{{ m(nom) }}",
    "{{ gens | map(attribute=\"nom\") | join(\", \") }}",
    "{{ loop.index }}",
    "{{ nom ~ \" & \" ~ nombre }}",
    "{{ oui }}",
    "{{ 'a<b' }}",
    "{{ nom | crier }}",
    "{# remarque #}",
    "{{ case(x) }}",
    "{{ item }}",
    "{{ nom[1:3] }}",
    "{{p nom }}",
    "{{ rne.nom if oui else nom }}",
];

/// Tags that begin a block, with what ends it.
const OPENED: [(&str, &str); 14] = [
    ("{% if oui %}", "{% endif %}"),
    ("{% if non %}", "{% endif %}"),
    ("{% for x in projets %}", "{% endfor %}"),
    ("{% for x in gens %}", "{% endfor %}"),
    ("{% for t in x.taches %}", "{% endfor %}"),
    ("{%- if non -%}", "{%- endif -%}"),
    ("{%p if non %}", "{%p endif %}"),
    ("{%tr for x in gens %}", "{%tr endfor %}"),
    ("{%tc for x in projets %}", "{%tc endfor %}"),
    ("{%r if oui %}", "{%r endif %}"),
    ("{% macro m(x) %}", "{% endmacro %}"),
    ("{% with y = nom %}", "{% endwith %}"),
    ("{% raw %}", "{% endraw %}"),
    ("{% for x in range(3) %}", "{% endfor %}"),
];

/// Tags in the middle of blocks, and those that are whole.
const LOOSE: [&str; 10] = [
    "{% else %}",
    "{% elif non %}",
    "{% set x = nom %}",
    "{% endif %}",
    "{% endfor %}",
    "{%p else %}",
    "{%tr else %}",
    "{% if oui %}",
    "{%-",
    "}}",
];

/// What people type around tags.
const TYPED: [&str; 12] =
    ["", " ", "Bonjour", "M. ", " ;", "&amp;", "é", "{", "}", "<w:tab/>", "{ a } 50 %", "\u{a0}:"];

/// What Word leaves between runs.
const LITTER: [&str; 6] = [
    "",
    "<w:proofErr w:type=\"spellStart\"/>",
    "<w:bookmarkStart w:id=\"ID\" w:name=\"bID\"/><w:bookmarkEnd w:id=\"ID\"/>",
    "<!-- vu -->",
    "<w:r><w:rPr><w:b/></w:rPr><w:lastRenderedPageBreak/></w:r>",
    "<w:del w:id=\"ID\" w:author=\"a\"><w:r><w:delText>{{ no }}</w:delText></w:r></w:del>",
];

/// What stands before and behind the first value of every page, in a paragraph of its own.
pub const EDGES: [&str; 2] = ["D:", ":F"];

/// A template of these bytes. What they are too few for is left out.
pub fn page(dice: &mut Dice<'_>) -> Package {
    page_with(dice, None)
}

/// The same with `stranger`, a paragraph or table, behind the piece of that rank: somewhere between two others, not in a control.
pub fn page_with(dice: &mut Dice<'_>, stranger: Option<(usize, &'static str)>) -> Package {
    let mut writer = Writer { dice, open: Vec::new(), ids: 0, ranges: Vec::new(), stranger, controls: 0 };
    let [before, behind] = EDGES;
    let mut body = format!("<w:p>{}</w:p>", run("", &format!("{before}{{{{ nom }}}}{behind}")));
    body += &writer.story(0);
    body += &writer.rest();
    body += "<w:sectPr><w:pgSz w:w=\"1\" w:h=\"2\"/></w:sectPr>";
    let mut package = Package::new(&body);
    for (kind, element) in [("header", "hdr"), ("footer", "ftr")] {
        if writer.dice.is_rare(3) {
            let mut margin = writer.story(DEEPEST - 1);
            margin += &writer.rest();
            package = package.margin(kind, element, &margin);
        }
    }
    package
}

struct Writer<'d, 'b> {
    dice: &'d mut Dice<'b>,
    /// What will end the blocks that are open.
    open: Vec<&'static str>,
    ids: usize,
    /// Bookmarks that have begun.
    ranges: Vec<usize>,
    /// What stands behind a piece, and behind how many more.
    stranger: Option<(usize, &'static str)>,
    /// How many controls are around.
    controls: usize,
}

impl Writer<'_, '_> {
    fn id(&mut self) -> usize {
        self.ids += 1;
        self.ids
    }

    /// What ends everything that is open, in a paragraph of its own each.
    fn rest(&mut self) -> String {
        let mut rest = String::new();
        while let Some(closer) = self.open.pop() {
            rest += &format!("<w:p>{}</w:p>", run("", closer));
        }
        for id in std::mem::take(&mut self.ranges) {
            rest += &format!("<w:p><w:bookmarkEnd w:id=\"{id}\"/></w:p>");
        }
        rest
    }

    /// Paragraphs and tables, ending in a paragraph.
    fn story(&mut self, depth: usize) -> String {
        let mut story = String::new();
        for _ in 0..=self.dice.below(if depth == 0 { 12 } else { 3 }) {
            if self.dice.is_empty() {
                break;
            }
            story += &match self.dice.below(8) {
                6 if depth < DEEPEST => self.table(depth + 1),
                7 if depth < DEEPEST => self.control(depth + 1),
                _ => self.paragraph(depth),
            };
            if self.controls == 0 {
                match &mut self.stranger {
                    Some((0, stranger)) => {
                        story += stranger;
                        self.stranger = None;
                    }
                    Some((left, _)) => *left -= 1,
                    None => {}
                }
            }
        }
        story + &self.paragraph(depth)
    }

    fn table(&mut self, depth: usize) -> String {
        let mut table = "<w:tbl><w:tblPr/><w:tblGrid/>".to_owned();
        for _ in 0..=self.dice.below(3) {
            table += "<w:tr>";
            if self.dice.is_rare(4) {
                table += "<w:trPr><w:cantSplit/></w:trPr>";
            }
            for _ in 0..=self.dice.below(3) {
                let inner = self.story(depth);
                table += &format!("<w:tc><w:tcPr><w:tcW w:w=\"1\" w:type=\"dxa\"/></w:tcPr>{inner}</w:tc>");
            }
            table += "</w:tr>";
        }
        table + "</w:tbl>"
    }

    /// A control around paragraphs.
    fn control(&mut self, depth: usize) -> String {
        let properties = self.control_properties();
        self.controls += 1;
        let inner = if properties.contains("repeatingSection/>") {
            let member = self.story(depth);
            let id = self.id();
            format!(
                "<w:sdt><w:sdtPr><w:id w:val=\"{id}\"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>{member}</w:sdtContent></w:sdt>"
            )
        } else {
            self.story(depth)
        };
        self.controls -= 1;
        format!("<w:sdt>{properties}<w:sdtContent>{inner}</w:sdtContent></w:sdt>")
    }

    fn control_properties(&mut self) -> String {
        let id = self.id();
        let kind = self.dice.pick(&[
            "<w:tag w:val=\"autre\"/>",
            "<w:tag w:val=\"nom\"/><w:text/>",
            "<w:tag w:val=\"prenom\"/><w:text w:multiLine=\"1\"/>",
            "<w:tag w:val=\"1a-2\"/><w14:checkbox><w14:checked w14:val=\"0\"/></w14:checkbox>",
            "<w:tag w:val=\"date\"/><w:showingPlcHdr/><w:date><w:dateFormat w:val=\"dd/MM/yyyy\"/></w:date>",
            "<w:alias w:val=\"Nom d’usage\"/>",
            "<w:tag w:val=\"nom\"/><w:dropDownList><w:listItem w:displayText=\"LE GOFF\" w:value=\"1\"/></w:dropDownList>",
            "<w:tag w:val=\"projets\"/><w15:repeatingSection/>",
            "<w:tag w:val=\"gens\"/><w15:repeatingSection/>",
        ]);
        format!("<w:sdtPr>{kind}<w:id w:val=\"{id}\"/></w:sdtPr>")
    }

    fn paragraph(&mut self, depth: usize) -> String {
        let id = self.id();
        let mut inner = String::new();
        if self.dice.is_rare(6) {
            inner += "<w:pPr><w:keepNext/></w:pPr>";
        }
        for _ in 0..self.dice.below(6) {
            inner += &self.piece(depth);
        }
        let tag = if self.dice.is_rare(3) { format!(" w14:paraId=\"{id:08X}\"") } else { String::new() };
        format!("<w:p{tag}>{inner}</w:p>")
    }

    fn piece(&mut self, depth: usize) -> String {
        match self.dice.below(20) {
            0..=4 => {
                let tag = self.dice.pick(&PRINTED);
                self.typed(tag)
            }
            5..=7 => {
                let (open, close) = OPENED[self.dice.below(OPENED.len())];
                self.open.push(close);
                self.typed(open)
            }
            8..=10 => {
                let tag = self.open.pop().unwrap_or("{{ nom }}");
                self.typed(tag)
            }
            11 => {
                let tag = self.dice.pick(&LOOSE);
                self.typed(tag)
            }
            12..=13 => {
                let text = self.dice.pick(&TYPED);
                self.typed(text)
            }
            14 => self.merge_field(),
            15 => self.link(depth),
            16 if depth < DEEPEST => self.text_box(depth + 1),
            17 => {
                let id = self.id();
                if self.dice.below(2) == 0 {
                    self.ranges.push(id);
                    format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"b{id}\"/>")
                } else {
                    self.ranges.pop().map_or_else(String::new, |id| format!("<w:bookmarkEnd w:id=\"{id}\"/>"))
                }
            }
            18 => {
                let inside = self.dice.pick(&PRINTED);
                let (properties, inner) = (self.control_properties(), self.typed(inside));
                format!("<w:sdt>{properties}<w:sdtContent>{inner}</w:sdtContent></w:sdt>")
            }
            _ => self
                .dice
                .pick(&[
                    "<w:r><w:tab/></w:r>",
                    "<w:r><w:br/></w:r>",
                    "<w:r><w:br w:type=\"page\"/></w:r>",
                    "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r>",
                    "<w:r><w:footnoteReference w:id=\"2\"/></w:r>",
                ])
                .to_owned(),
        }
    }

    /// A text in one run, or in several with Word's litter in between.
    fn typed(&mut self, text: &str) -> String {
        if text.starts_with('<') || text.starts_with("&amp;") {
            return format!(
                "<w:r><w:t xml:space=\"preserve\">a{}b</w:t></w:r>",
                &text.replace("<w:tab/>", "</w:t><w:tab/><w:t>")
            );
        }
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        let cuts = self.dice.below(6).saturating_sub(2);
        let style = |at: usize| {
            if at == 0 { String::new() } else { format!("<w:rPr><w:sz w:val=\"2{at}\"/></w:rPr>") }
        };
        let mut rest: Vec<char> = text.chars().collect();
        let mut runs = String::new();
        for at in 0..cuts {
            let cut = 1 + self.dice.below(8);
            if cut >= rest.len() || text.contains('&') {
                break;
            }
            let behind = rest.split_off(cut);
            runs += &run(&style(at), &rest.iter().collect::<String>());
            let id = self.id();
            runs += &self.dice.pick(&LITTER).replace("ID", &id.to_string());
            rest = behind;
        }
        runs + &run(&style(cuts), &rest.iter().collect::<String>())
    }

    fn merge_field(&mut self) -> String {
        let instruction = self.dice.pick(&[
            " MERGEFIELD nom ",
            " MERGEFIELD prenom \\* Upper \\b \"M. \" \\* MERGEFORMAT ",
            " MERGEFIELD \"Nom d'usage\" ",
            " MERGEREC ",
            " NEXT ",
            " HYPERLINK \"mailto:{{ nom }}\" ",
            " PAGE ",
            " MERGEFIELD inconnu ",
            " MERGEFIELD date \\@ \"d MMMM\" ",
        ]);
        let instruction = instruction.replace('"', "&quot;");
        let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
        let code =
            |text: &str| format!("<w:r><w:instrText xml:space=\"preserve\">{text}</w:instrText></w:r>");
        let result = run("<w:rPr><w:i/></w:rPr>", "«résultat»");
        match self.dice.below(6) {
            0 | 1 => format!("<w:fldSimple w:instr=\"{instruction}\">{result}</w:fldSimple>"),
            2..=4 => [mark("begin"), code(&instruction), mark("separate"), result, mark("end")].concat(),
            _ => {
                let operand =
                    [mark("begin"), code(" MERGEFIELD nom "), mark("separate"), result.clone(), mark("end")];
                let (before, behind) = (code(" IF "), code(" = \"LE GOFF\" \"oui &amp;\" \"non\" "));
                [mark("begin"), before, operand.concat(), behind, mark("separate"), result, mark("end")]
                    .concat()
            }
        }
    }

    fn link(&mut self, depth: usize) -> String {
        let id = self.id();
        let (open, close) = [
            ("<w:hyperlink w:anchor=\"b1\">".to_owned(), "</w:hyperlink>"),
            (format!("<w:ins w:id=\"{id}\" w:author=\"a\">"), "</w:ins>"),
            ("<w:smartTag w:uri=\"u\" w:element=\"e\">".to_owned(), "</w:smartTag>"),
        ][self.dice.below(3)]
        .clone();
        let mut inner = String::new();
        for _ in 0..=self.dice.below(3) {
            inner += &match self.dice.below(3) {
                0 => {
                    let tag = self.dice.pick(&PRINTED);
                    self.typed(tag)
                }
                1 => {
                    let tag = self.open.pop().unwrap_or("{% if oui %}");
                    self.typed(tag)
                }
                _ if depth < DEEPEST => {
                    let (open, close) = OPENED[self.dice.below(OPENED.len())];
                    self.open.push(close);
                    self.typed(open)
                }
                _ => run("", "lien"),
            };
        }
        format!("{open}{inner}{close}")
    }

    /// A text box, written twice as Word does, or a drawing.
    fn text_box(&mut self, depth: usize) -> String {
        let id = self.id();
        let drawing = |inner: &str| {
            format!(
                "<w:drawing><wp:inline xmlns:wp=\"urn:wp\"><wp:docPr id=\"{id}\" name=\"f{id}\"/>{inner}</wp:inline></w:drawing>"
            )
        };
        if self.dice.below(2) == 0 {
            return format!("<w:r>{}</w:r>", drawing(""));
        }
        let story = self.story(depth);
        let story = format!("<w:txbxContent>{story}</w:txbxContent>");
        format!(
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{}</mc:Choice></mc:AlternateContent></w:r>",
            drawing(&story)
        )
    }
}

fn run(style: &str, text: &str) -> String {
    format!("<w:r>{style}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}
