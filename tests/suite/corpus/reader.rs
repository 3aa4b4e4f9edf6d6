//! What a letter says and how it is built, a paragraph a line: the reader behind each `expected.txt`.
//!
//! | sign | means |
//! |---|---|
//! | `¶` `↵` `→` `⇟` `¬` `‑` | empty paragraph, line break, tab, page break, soft hyphen, no-break hyphen |
//! | `# ` | heading; `(2.0) ` an item of list 2 on its first level; `§` a section ends with the paragraph |
//! | `\| a \| b \|` | a row; paragraphs of a cell are parted by ` ¶ `, a table in a cell stands in braces |
//! | `**a**` `//a//` `__a__` | bold, italic, underlined |
//! | `⟨tag: a⟩` | a content control, `[x]` or `[ ]` behind the tag of a tick box |
//! | `⟦ PAGE ⟧1⟧` | a field and its result; `⟪a⟫` a link |
//! | `[+a+]` `[-a-]` `[>a>]` `[<a<]` | inserted, deleted, moved here, moved away |
//! | `[^1]` `[~1]` `[c1]` | marks of a footnote, an endnote, a comment |
//! | `□ ` `▫ ` | a paragraph of a text box, as Word 2010 and as older programs read it |

use super::tree::Element;

/// Roots of parts with text.
pub const STORIES: [&str; 6] = ["w:document", "w:hdr", "w:ftr", "w:footnotes", "w:endnotes", "w:comments"];

/// The lines of a part with text.
pub fn lines(root: &Element) -> Vec<String> {
    let mut lines = Vec::new();
    match root.name.as_str() {
        "w:document" => root.child("w:body").into_iter().for_each(|body| blocks(body, &mut lines)),
        "w:hdr" | "w:ftr" => blocks(root, &mut lines),
        _ => {
            for note in root.elements().filter(|note| note.attribute("type").is_none()) {
                let mut inside = Vec::new();
                blocks(note, &mut inside);
                let id = note.attribute("id").unwrap_or("?");
                lines.extend(inside.iter().map(|line| format!("[{id}] {line}")));
            }
        }
    }
    lines
}

/// Paragraphs, tables and what stands around them.
fn blocks(parent: &Element, lines: &mut Vec<String>) {
    for element in parent.elements() {
        match element.name.as_str() {
            "w:p" => paragraph(element, lines),
            "w:tbl" => table(element, lines),
            "w:sdt" => {
                lines.push(control(element).trim_end().to_owned());
                element.child("w:sdtContent").into_iter().for_each(|content| blocks(content, lines));
                lines.push("⟩".into());
            }
            "w:ins" | "w:moveTo" | "w:customXml" => blocks(element, lines),
            _ => {}
        }
    }
}

fn table(table: &Element, lines: &mut Vec<String>) {
    for row in table.elements() {
        match row.name.as_str() {
            "w:tr" => lines.push(format!("| {} |", cells(row).join(" | "))),
            "w:sdt" => {
                let mut inside = Vec::new();
                row.child("w:sdtContent").into_iter().for_each(|content| self::table(content, &mut inside));
                lines.extend(inside.iter().map(|line| format!("{}{line}⟩", control(row))));
            }
            _ => {}
        }
    }
}

fn cells(row: &Element) -> Vec<String> {
    let mut found = Vec::new();
    for cell in row.elements() {
        match cell.name.as_str() {
            "w:tc" => {
                let mut inside = Vec::new();
                for element in cell.elements() {
                    let mut lines = Vec::new();
                    match element.name.as_str() {
                        "w:tbl" => {
                            table(element, &mut lines);
                            inside.push(format!("{{{}}}", lines.join(" ")));
                        }
                        "w:p" => {
                            paragraph(element, &mut lines);
                            inside.append(&mut lines);
                        }
                        "w:sdt" => {
                            element.child("w:sdtContent").into_iter().for_each(|it| blocks(it, &mut lines));
                            inside.push(format!("{}{}⟩", control(element), lines.join(" ¶ ")));
                        }
                        _ => {}
                    }
                }
                found.push(inside.join(" ¶ "));
            }
            "w:sdt" => {
                let content = row_content(cell);
                found.extend(content.into_iter().map(|text| format!("{}{text}⟩", control(cell))));
            }
            _ => {}
        }
    }
    found
}

fn row_content(sdt: &Element) -> Vec<String> {
    sdt.child("w:sdtContent").map(cells).unwrap_or_default()
}

/// The opening of a control: its tag or title, and its state where it is a tick box.
fn control(sdt: &Element) -> String {
    let properties = sdt.child("w:sdtPr");
    let name =
        properties.and_then(|it| it.value("w:tag").or_else(|| it.value("w:alias"))).unwrap_or_default();
    let state = properties.and_then(|it| it.child("w14:checkbox")).map(|checkbox| {
        if matches!(checkbox.value("w14:checked"), Some("1" | "true")) { "[x]" } else { "[ ]" }
    });
    format!("⟨{name}{}: ", state.unwrap_or_default())
}

fn paragraph(element: &Element, lines: &mut Vec<String>) {
    let mut line = Line::default();
    line.gather(element);
    line.style("");
    let properties = element.child("w:pPr");
    let style = properties.and_then(|it| it.value("w:pStyle")).unwrap_or_default();
    let mut start = String::new();
    if ["Titre1", "Heading1", "Heading2", "Title"].contains(&style) {
        start += "# ";
    }
    if let Some(list) = properties.and_then(|it| it.child("w:numPr")) {
        let value = |name| list.value(name).unwrap_or("0");
        start += &format!("({}.{}) ", value("w:numId"), value("w:ilvl"));
    } else if style.starts_with("List") {
        start += &format!("({style}) ");
    }
    let end = if properties.is_some_and(|it| it.child("w:sectPr").is_some()) { " §" } else { "" };
    let text = if line.text.is_empty() { "¶" } else { line.text.as_str() };
    lines.push(format!("{start}{text}{end}"));
    lines.append(&mut line.boxes);
}

/// A line as it grows.
#[derive(Default)]
struct Line {
    text: String,
    /// The signs of bold, italic and underlined that are open.
    style: String,
    /// The paragraphs of its text boxes.
    boxes: Vec<String>,
    /// Whether we are in the second of two shapes of a text box.
    is_fallback: bool,
}

impl Line {
    fn put(&mut self, text: &str) {
        self.style("");
        self.text += text;
    }

    /// Closes the style that is open, and opens another one.
    fn style(&mut self, style: &str) {
        if self.style != style {
            self.text.extend(self.style.chars().rev());
            self.text += style;
            style.clone_into(&mut self.style);
        }
    }

    fn around(&mut self, open: &str, element: &Element, close: &str) {
        self.put(open);
        self.gather(element);
        self.put(close);
    }

    fn gather(&mut self, parent: &Element) {
        for element in parent.elements() {
            match element.name.as_str() {
                "w:pPr" | "w:sdtPr" | "w:rPr" => {}
                "w:r" => self.run(element),
                "w:ins" => self.around("[+", element, "+]"),
                "w:del" => self.around("[-", element, "-]"),
                "w:moveTo" => self.around("[>", element, ">]"),
                "w:moveFrom" => self.around("[<", element, "<]"),
                "w:hyperlink" => self.around("⟪", element, "⟫"),
                "w:sdt" => {
                    let open = control(element);
                    element.child("w:sdtContent").into_iter().for_each(|it| self.around(&open, it, "⟩"));
                }
                "w:fldSimple" => {
                    let open = format!("⟦{}⟧", element.attribute("instr").unwrap_or_default());
                    self.around(&open, element, "⟧");
                }
                "m:oMath" => self.put(&format!("[math {}]", element.text())),
                _ => self.gather(element),
            }
        }
    }

    fn run(&mut self, run: &Element) {
        let is_on = |name: &str| {
            let property = run.child("w:rPr").and_then(|it| it.child(name));
            property.is_some_and(|it| !matches!(it.attribute("val"), Some("0" | "false" | "none")))
        };
        let signs = [("w:b", "**"), ("w:i", "//"), ("w:u", "__")];
        let style: String = signs.into_iter().filter(|(name, _)| is_on(name)).map(|(_, sign)| sign).collect();
        for element in run.elements() {
            match element.name.as_str() {
                "w:t" | "w:delText" => {
                    let text = element.text();
                    let preserved = element.attribute("space") == Some("preserve");
                    let text =
                        if preserved { text.as_str() } else { text.trim_matches([' ', '\t', '\r', '\n']) };
                    if !text.is_empty() {
                        self.style(&style);
                        self.text += text;
                    }
                }
                "w:instrText" => self.put(&element.text()),
                "w:tab" => self.put("→"),
                "w:br" | "w:cr" => {
                    self.put(if element.attribute("type") == Some("page") { "⇟" } else { "↵" });
                }
                "w:noBreakHyphen" => self.put("\u{2011}"),
                "w:softHyphen" => self.put("¬"),
                "w:sym" => self.put(&format!("[sym {}]", element.attribute("char").unwrap_or_default())),
                "w:footnoteReference" => self.mark("^", element),
                "w:endnoteReference" => self.mark("~", element),
                "w:commentReference" => self.mark("c", element),
                "w:fldChar" => match element.attribute("fldCharType") {
                    Some("begin") => {
                        self.put("⟦");
                        self.form(element);
                    }
                    _ => self.put("⟧"),
                },
                "w:object" => self.put("[object]"),
                "w:drawing" | "w:pict" | "mc:AlternateContent" => self.drawn(element),
                _ => {}
            }
        }
    }

    fn mark(&mut self, sign: &str, element: &Element) {
        self.put(&format!("[{sign}{}]", element.attribute("id").unwrap_or_default()));
    }

    /// What an old form field keeps.
    fn form(&mut self, field: &Element) {
        let Some(data) = field.child("w:ffData") else { return };
        if let Some(checkbox) = data.child("w:checkBox") {
            let state = checkbox.child("w:checked").or_else(|| checkbox.child("w:default"));
            let on = state.is_some_and(|it| !matches!(it.attribute("val"), Some("0" | "false")));
            self.put(if on { "[x]" } else { "[ ]" });
        }
        if let Some(list) = data.child("w:ddList") {
            self.put(&format!("[{}]", list.value("w:result").unwrap_or("0")));
        }
    }

    fn drawn(&mut self, element: &Element) {
        for inner in element.elements() {
            match inner.name.as_str() {
                "mc:Fallback" => {
                    self.is_fallback = true;
                    self.drawn(inner);
                    self.is_fallback = false;
                }
                "w:txbxContent" => {
                    let mut lines = Vec::new();
                    blocks(inner, &mut lines);
                    let sign = if self.is_fallback { "▫" } else { "□" };
                    self.boxes.extend(lines.iter().map(|line| format!("{sign} {line}")));
                }
                "wp:extent" if !self.is_fallback => {
                    let side = |name| inner.attribute(name).and_then(|it| it.parse().ok()).unwrap_or(0.0_f64);
                    let (wide, high) = (side("cx") / 360_000.0, side("cy") / 360_000.0);
                    self.put(&format!("[picture {wide:.1}×{high:.1} cm]"));
                }
                _ => self.drawn(inner),
            }
        }
    }
}
