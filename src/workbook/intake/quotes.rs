//! Quotation marks of a CSV that swallow lines: one that opens and never closes makes one cell of all that follows, and two
//! that stand alone make one of the rows between them. No reader minds, and people would be lost in silence. Those of a text that
//! are not doubled end its cell: what stands behind them is read as the reader pleases.

/// How the text is read here: as the `csv` crate reads it.
#[derive(Clone, Copy, PartialEq)]
enum State {
    /// Before a cell.
    Start,
    /// In a cell without quotation marks, or behind those that it began with.
    Cell,
    /// Between quotation marks.
    Quoted,
    /// Behind one that closes, or is the first half of a doubled one.
    Closed,
    /// Behind spaces that follow one that closes.
    Behind,
}

/// What is wrong with quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// One that opens on this line, from 1, swallows others.
    Swallows(u32),
    /// Text stands behind one that closes a cell on this line, from 1.
    Behind(u32),
}

/// The quotation marks under way.
#[derive(Clone, Copy, Default)]
struct Quote {
    /// Line where it opens, from 1.
    line: u32,
    /// Line breaks so far.
    breaks: u32,
    /// Whether the line where it opens has the separators of a whole row.
    is_row: bool,
}

/// What is wrong with the quotation marks of a text; one that swallows lines is the graver fault. `width` is the usual number of
/// cells.
pub(super) fn fault(text: &str, separator: u8, width: usize) -> Option<Fault> {
    let separators = width.saturating_sub(1);
    // a text in a cell may have a separator or two of its own
    let whole = if separators < 4 { separators.max(2) } else { separators - 1 };
    let is_row = |there: usize| separators > 1 && there >= separators;
    let bytes = text.as_bytes();
    let (mut state, mut quote) = (State::Start, Quote::default());
    let (mut line, mut there) = (1_u32, 0_usize);
    // a cell of several lines that ends on this one, and began on one as wide as a row
    let mut ended: Option<u32> = None;
    let mut behind: Option<u32> = None;
    for (at, &byte) in bytes.iter().enumerate() {
        let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        let is_break = matches!(byte, b'\r' | b'\n');
        there += usize::from(byte == separator);
        if ends_line {
            if is_row(there) && ended.is_some() {
                return ended.map(Fault::Swallows);
            }
            if state == State::Quoted {
                if quote.breaks == 0 {
                    quote.is_row = is_row(there);
                } else if separators > 1 && there >= whole {
                    return Some(Fault::Swallows(quote.line));
                }
                quote.breaks = quote.breaks.saturating_add(1);
            }
            (ended, there) = (None, 0);
            line = line.saturating_add(1);
        }
        state = match state {
            State::Start if byte == b'"' => {
                quote = Quote { line, ..Quote::default() };
                State::Quoted
            }
            State::Quoted if byte == b'"' => {
                ended = ended.or((quote.breaks > 0 && quote.is_row).then_some(quote.line));
                State::Closed
            }
            State::Closed if byte == b'"' => {
                ended = ended.filter(|line| *line != quote.line);
                State::Quoted
            }
            State::Quoted => State::Quoted,
            _ if byte == separator || is_break => State::Start,
            // programs write a separator behind a cell: this mark opens another one
            State::Closed if quote.breaks > 0 && byte != b' ' => return Some(Fault::Swallows(quote.line)),
            State::Closed | State::Behind if byte == b' ' => State::Behind,
            State::Closed | State::Behind => {
                behind = behind.or(Some(line));
                State::Cell
            }
            _ => State::Cell,
        };
    }
    if state == State::Quoted {
        return Some(Fault::Swallows(quote.line));
    }
    ended.filter(|_| is_row(there)).map(Fault::Swallows).or(behind.map(Fault::Behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    // #swallowed-rows
    fn found(text: &str) -> Option<Fault> {
        let separator = if text.contains(',') && !text.contains(';') { b',' } else { b';' };
        let width = text.split(['\n', '\r']).next().unwrap().split(char::from(separator)).count();
        fault(text, separator, width)
    }

    // #text-behind-a-quotation-mark
    #[test]
    fn text_behind_one_that_closes_is_found() {
        for (text, line) in [
            ("a;b;c\nd;\"e \"f ; g\" h\";i", Some(2)),
            ("a,b,c\nd,\"e\n\"\"f\"\"\",g\nh,\"i\" j,k", Some(4)),
            ("\"a\" b;c", Some(1)),
            ("a;\"b\" \n\"c\"  ;d", None),
            ("a;b \"c\" d;\"e \"\"f\"\" g\"", None),
        ] {
            assert_eq!(found(text), line.map(Fault::Behind), "{text:?}");
        }
    }

    #[test]
    fn quotation_marks_that_swallow_lines_are_found() {
        for (text, line) in [
            // one that never closes
            ("a;b;c\n\"d;e;f\ng;h;i\n", Some(2)),
            ("a;b;c\r\n\r\nd;e;\"f\r\ng;h;i", Some(3)),
            ("a;b;c\rd;\"", Some(2)),
            ("a;b;c\nd;\"e\"\"\n;f", Some(2)),
            // two that each stand before a cell
            ("a;b;c\nd;\"e;f\ng;\"h;i\n", Some(2)),
            ("a;b;c\nd;\"e;f\ng;h;i\nj;\"k;l\n", Some(2)),
            // one before a cell, one behind another
            ("a;b;c\n1;2;3\nd;\"e;f\ng;h\";i\n", Some(3)),
            ("a;b;c\nd;e;\"f\ng;h;i\"", Some(2)),
            ("a;b;c\nd;e;\"f\ng;h;i\nj\";k;l", Some(2)),
            ("a;b;c;d;e\nf;\"g;h;i;j\nk;l;m;n\no;p\";q", Some(2)),
            // cells as programs write them
            ("a;b;c\nd;e;\"f\n\ng\"\nh;i;j\n", None),
            ("a;b;c\n\"d\ne\";\"f\ng\";\"h\ni\"\n\"j\r\nk\";l;m", None),
            ("a;b;c;d\ne;\"f; \"\"g\"\"\r\n\"\"h\"\"; i\" ;j;k\n", None),
            ("a;b;c;d\ne;f;g;\"C1 ; C2\nC3 ; C4 ; C5\nC6\"\n", None),
            ("a,b,c,d\ne,\"Lyc\u{e9}e\n12, rue X, BP 3\nNoum\u{e9}a\",f,g\n", None),
            ("a;b\nc;\"d; e\nf; g\nh; i\"\n", None),
            // marks within cells, and on one line
            ("a;b;c\nd;e \"f;g\nh;i \"j\" k;l", None),
            ("a;b;c\nd;\"\";f\n\"\"\"g\"\"\";h;i", None),
            ("a;b;\"c\"", None),
            ("", None),
        ] {
            assert_eq!(found(text), line.map(Fault::Swallows), "{text:?}");
        }
    }
}
