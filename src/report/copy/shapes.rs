//! The shapes of notes, in the old drawing language that Excel still keeps them in (ECMA-376 part 4, 19).

use std::fmt::Write as _;

use super::notes::Paragraph;
use super::odd::Odd;
use super::refs::Cell;

const SPACES: [(&str, &str); 3] = [
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
];
/// The shape of a text box.
const BOX: &str = "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">\
                   <v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";
/// Numbers of shapes come in blocks of so many.
const BLOCK: u32 = 1024;
/// Width of a note, in pixels.
const WIDTH: u32 = 340;
/// Letters of nine points in such a line, and the height of the line.
const LETTERS: usize = 52;
const LINE: usize = 15;

/// Width and height of a note, in pixels: all of its text can be seen.
pub(super) fn size(paragraphs: &[Paragraph]) -> (u32, u32) {
    let of_text = |text: &str| text.split('\n').map(|line| line.chars().count() / LETTERS + 1).sum::<usize>();
    let lines: usize = paragraphs.iter().map(|(head, rest)| of_text(head) + of_text(rest) + 1).sum();
    (WIDTH, u32::try_from(lines.clamp(3, 60) * LINE + 8).unwrap_or(0))
}

/// A drawing of these notes alone.
pub(super) fn drawing(shapes: &[(Cell, String)]) -> String {
    let last = BLOCK + u32::try_from(shapes.len()).unwrap_or(0);
    let blocks: Vec<String> = (1..=last / BLOCK).map(|block| block.to_string()).collect();
    let mut drawing = String::from("<xml");
    for (prefix, space) in SPACES {
        let _ = write!(drawing, " xmlns:{prefix}=\"{space}\"");
    }
    let _ = write!(
        drawing,
        "><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{}\"/></o:shapelayout>{BOX}",
        blocks.join(",")
    );
    for (number, shape) in (BLOCK + 1..).zip(shapes) {
        one(&mut drawing, number, shape, "");
    }
    drawing.push_str("</xml>");
    drawing
}

/// The same notes in a drawing that is there. It may be no sound XML: Excel's own are not always.
pub(super) fn append(drawing: Vec<u8>, shapes: &[(Cell, String)]) -> Result<Vec<u8>, Odd> {
    let text = String::from_utf8_lossy(&drawing);
    // what a shape declares holds for that shape only
    let head = text.find("<xml").and_then(|at| text[at..].split('>').next()).unwrap_or_default();
    let mut spaces = String::new();
    for (prefix, space) in SPACES {
        if !["\"", "'"].iter().any(|quote| head.contains(&format!("xmlns:{prefix}={quote}{space}{quote}"))) {
            let _ = write!(spaces, " xmlns:{prefix}=\"{space}\"");
        }
    }
    let mut more = String::new();
    if !text.contains("_x0000_t202") {
        more += &BOX.replacen("<v:shapetype", &format!("<v:shapetype{spaces}"), 1);
    }
    let taken = text.match_indices("_x0000_s").filter_map(|(at, found)| {
        let digits = text[at + found.len()..].split(|ch: char| !ch.is_ascii_digit()).next()?;
        // #shape-of-a-great-number: one that leaves no room for ours is nobody's
        digits.parse::<u32>().ok().filter(|number| *number < u32::MAX / 2)
    });
    let first = taken.max().unwrap_or(BLOCK).max(BLOCK).saturating_add(1);
    for (number, shape) in (first..).zip(shapes) {
        one(&mut more, number, shape, &spaces);
    }
    let end =
        drawing.windows(6).rposition(|window| window.eq_ignore_ascii_case(b"</xml>")).ok_or(Odd::Built)?;
    let mut edited = drawing;
    edited.splice(end..end, more.into_bytes());
    Ok(edited)
}

fn one(drawing: &mut String, number: u32, ((row, column), anchor): &(Cell, String), spaces: &str) {
    let (row, column) = (row - 1, column - 1);
    let _ = write!(
        drawing,
        "<v:shape{spaces} id=\"_x0000_s{number}\" type=\"#_x0000_t202\" style=\"position:absolute;visibility:hidden\" \
         fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" \
         obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\">\
         <div style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/>\
         <x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>\
         <x:Column>{column}</x:Column></x:ClientData></v:shape>"
    );
}
