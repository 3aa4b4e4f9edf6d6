//! A reader of workbooks of its own: what stands in the file, and nothing of the code that wrote it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// Attributes of a tag, and the text inside its element.
pub struct Found {
    pub attributes: BTreeMap<String, String>,
    pub text: String,
}

impl Found {
    pub fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

fn attributes(tag: &BytesStart<'_>) -> BTreeMap<String, String> {
    tag.attributes()
        .map(Result::unwrap)
        .map(|it| {
            let value = quick_xml::escape::unescape(&it.value).unwrap().into_owned();
            (it.key.local_name().into_inner().to_owned(), value)
        })
        .collect()
}

/// All elements of a name, without their namespaces.
pub fn all(xml: &str, local: &str) -> Vec<Found> {
    let xml = xml.trim_start_matches('\u{feff}');
    let mut reader = Reader::from_str(xml);
    let mut found: Vec<Found> = Vec::new();
    let mut open = false;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {xml}")) {
            Event::Start(tag) if tag.local_name().into_inner() == local => {
                found.push(Found { attributes: attributes(&tag), text: String::new() });
                open = true;
            }
            Event::Empty(tag) if tag.local_name().into_inner() == local => {
                found.push(Found { attributes: attributes(&tag), text: String::new() });
            }
            Event::End(tag) if tag.local_name().into_inner() == local => open = false,
            Event::Text(text) if open => found.last_mut().unwrap().text += &text,
            Event::GeneralRef(name) if open => {
                let ch = match &*name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    _ => name.resolve_char_ref().unwrap().unwrap(),
                };
                found.last_mut().unwrap().text.push(ch);
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// A row of the list: its texts, and sheet and cell that its link leads to.
pub type Listed = (Vec<String>, Option<(String, String)>);

/// A workbook, unpacked.
pub struct Opened {
    pub parts: BTreeMap<String, Vec<u8>>,
    /// The same, compressed as they lie.
    pub raw: BTreeMap<String, Vec<u8>>,
}

impl Opened {
    pub fn of(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let (mut parts, mut raw) = (BTreeMap::new(), BTreeMap::new());
        for index in 0..archive.len() {
            let read = |mut file: zip::read::ZipFile<'_, _>| {
                let mut content = Vec::new();
                file.read_to_end(&mut content).unwrap();
                (file.name().unwrap().into_owned(), content)
            };
            parts.extend([read(archive.by_index(index).unwrap())]);
            raw.extend([read(archive.by_index_raw(index).unwrap())]);
        }
        Self { parts, raw }
    }

    pub fn text(&self, part: &str) -> &str {
        let bytes = self.parts.get(part).unwrap_or_else(|| panic!("no part {part}"));
        std::str::from_utf8(bytes).unwrap()
    }

    /// Id, end of the type, target of the relationships of a part.
    pub fn related(&self, part: &str) -> Vec<(String, String, String)> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let Some(xml) = self.parts.get(name.trim_start_matches('/')) else { return Vec::new() };
        let target = |target: &str| {
            if let Some(target) = target.strip_prefix('/') {
                target.to_owned()
            } else {
                let ups = target.matches("../").count();
                let folder: Vec<&str> = folder.split('/').collect();
                let folder = folder[..folder.len() - ups].join("/");
                format!("{folder}/{}", target.replace("../", "")).trim_start_matches('/').to_owned()
            }
        };
        let kind = |kind: &str| kind.rsplit('/').next().unwrap().to_owned();
        all(std::str::from_utf8(xml).unwrap(), "Relationship")
            .iter()
            .map(|it| (it.get("Id").to_owned(), kind(it.get("Type")), target(it.get("Target"))))
            .collect()
    }

    pub fn target(&self, part: &str, kind: &str) -> Option<String> {
        self.related(part).into_iter().find(|(_, it, _)| it == kind).map(|(.., target)| target)
    }

    /// Name and part of each sheet, in order.
    pub fn sheets(&self) -> Vec<(String, String)> {
        let workbook = self.target("", "officeDocument").unwrap();
        let related = self.related(&workbook);
        all(self.text(&workbook), "sheet")
            .iter()
            .map(|sheet| {
                let part = related.iter().find(|(id, ..)| id == sheet.get("id")).unwrap();
                (sheet.get("name").to_owned(), part.2.clone())
            })
            .collect()
    }

    /// Cells of a sheet by their names, with their format.
    pub fn formats(&self, part: &str) -> BTreeMap<String, usize> {
        let cells = all(self.text(part), "c");
        let named = cells.iter().map(|cell| (cell.get("r").to_owned(), cell.get("s").parse().unwrap_or(0)));
        let map: BTreeMap<String, usize> = named.collect();
        assert_eq!(map.len(), cells.len(), "a cell twice in {part}");
        map
    }

    /// The colour of each format's fill, empty where it has none.
    pub fn fills(&self) -> Vec<String> {
        let workbook = self.target("", "officeDocument").unwrap();
        let styles = self.text(&self.target(&workbook, "styles").unwrap());
        let inside = |name: &str| {
            let from = styles.find(&format!("{name} ")).or_else(|| styles.find(&format!("{name}>"))).unwrap();
            &styles[from..from + styles[from..].find(&format!("{name}>")).unwrap()]
        };
        let fills: Vec<String> = inside("fills")
            .split("<patternFill")
            .skip(1)
            .map(|fill| fill.split("fgColor rgb=\"").nth(1).map_or("", |rgb| &rgb[..8]).to_owned())
            .collect();
        let formats = inside("cellXfs").split("xf ").skip(1);
        formats
            .map(|format| {
                let id = format.split("fillId=\"").nth(1).map_or("0", |id| id.split('"').next().unwrap());
                fills[id.parse::<usize>().unwrap()].clone()
            })
            .collect()
    }

    /// The notes of a sheet, each with a shape in its drawing.
    pub fn notes(&self, part: &str) -> BTreeMap<String, String> {
        let Some(comments) = self.target(part, "comments") else { return BTreeMap::new() };
        let xml = self.text(&comments);
        let texts = xml.split("comment ref=\"").skip(1).map(|comment| {
            let text: String =
                all(&format!("<a><b {}", tail(comment)), "t").iter().map(|t| t.text.as_str()).collect();
            (comment.split('"').next().unwrap().to_owned(), text)
        });
        texts.collect()
    }

    /// Cells that have a shape of a note.
    pub fn shapes(&self, part: &str) -> Vec<String> {
        let sheet = self.text(part);
        let drawing = all(sheet, "legacyDrawing");
        let [only] = &drawing[..] else { panic!("{} drawings of notes in {part}", drawing.len()) };
        let related = self.related(part);
        let target = &related.iter().find(|(id, ..)| id == only.get("id")).unwrap().2;
        let xml = self.text(target);
        let ids = all(xml, "shape");
        // LibreOffice calls all of its own by one name
        let mut names: Vec<&str> =
            ids.iter().map(|shape| shape.get("id")).filter(|id| *id != "shape_0").collect();
        let ids: Vec<&str> = names.clone();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ids.len(), "two shapes of one name in {target}");
        let notes = xml.split("ObjectType=\"Note\"").skip(1);
        notes
            .map(|note| {
                let number =
                    |name: &str| note.split(&format!("{name}>")).nth(1).unwrap().split('<').next().unwrap();
                let column: u16 = number("Column").parse().unwrap();
                let row: u32 = number("Row").parse().unwrap();
                format!("{}{}", lettres_rne::findings::column_letters(column + 1), row + 1)
            })
            .collect()
    }

    /// The list: the texts of each row below the titles, and where its link leads.
    pub fn list(&self) -> Vec<Listed> {
        let (_, part) = &self.sheets()[0];
        let xml = self.text(part);
        let links = all(xml, "hyperlink");
        let links: BTreeMap<&str, &Found> = links.iter().map(|link| (link.get("ref"), link)).collect();
        xml.split("<row ")
            .skip(5)
            .map(|row| {
                let number = row.split('"').nth(1).unwrap();
                let cells = row.split("<c r=").skip(1).map(|cell| {
                    let cell = cell.split("</c>").next().unwrap();
                    all(
                        &format!(
                            "<a>{}</a>",
                            cell.split_once("<is>").map_or("", |(_, text)| text.trim_end_matches("</is>"))
                        ),
                        "t",
                    )
                    .pop()
                    .map_or(String::new(), |t| t.text)
                });
                let link = links.get(format!("C{number}").as_str());
                let target = link.map(|link| {
                    let (sheet, cell) = link.get("location").rsplit_once('!').unwrap();
                    let sheet = sheet.strip_prefix('\'').unwrap().strip_suffix('\'').unwrap();
                    (sheet.replace("''", "'"), cell.to_owned())
                });
                (cells.collect(), target)
            })
            .collect()
    }
}

/// One comment as a little document of its own.
fn tail(comment: &str) -> String {
    let end = comment.find("comment>").unwrap();
    let end = comment[..end].rfind("</").unwrap();
    format!("ref=\"{}</b></a>", &comment[..end]).replace("x:", "")
}
