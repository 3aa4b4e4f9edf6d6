//! Replacing ranges of a text: the only way in which a template is ever changed.

use std::ops::Range;

/// Replacements waiting to be made. Several may stand at one place; they come out by their turn, and in the order given.
#[derive(Debug, Default)]
pub struct Splice {
    edits: Vec<Edit>,
    /// Those that take everything inside with them.
    major: Vec<Edit>,
    /// Those that give way to any edit around them.
    minor: Vec<Edit>,
}

#[derive(Debug)]
struct Edit {
    range: Range<usize>,
    turn: Turn,
    text: String,
}

/// Which of the insertions at one place comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// It belongs to the element that ends here.
    Element,
    /// It ends what stands before.
    End,
    /// Anything else.
    Plain,
}

/// Two replacements want the same bytes: a fault of the program, never of the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap(pub Range<usize>);

impl Splice {
    /// Puts `text` in the place of the bytes in `range`.
    pub fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.edits.push(Edit { range, turn: Turn::Plain, text: text.into() });
    }

    /// Puts `text` before the byte `at`.
    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Puts `text` before the byte `at`, where it ends what stands before: in front of all that begins there.
    /// #ends-before-beginnings: the end of a condition stood behind the beginning of the section that follows.
    pub fn end(&mut self, at: usize, text: impl Into<String>) {
        self.edits.push(Edit { range: at..at, turn: Turn::End, text: text.into() });
    }

    /// Puts `text` before the byte `at`, next to the element that ends there: inside of whatever ends there too.
    pub fn end_element(&mut self, at: usize, text: impl Into<String>) {
        self.edits.push(Edit { range: at..at, turn: Turn::Element, text: text.into() });
    }

    /// Takes the bytes in `range` away.
    pub fn delete(&mut self, range: Range<usize>) {
        self.replace(range, String::new());
    }

    /// Puts `text` in the place of the bytes in `range`, unless they go with something larger.
    pub fn replace_if_there(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.minor.push(Edit { range, turn: Turn::Plain, text: text.into() });
    }

    /// Puts `text` in the place of the bytes in `range`, whatever else was to be done inside.
    pub fn replace_whole(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.major.push(Edit { range, turn: Turn::Plain, text: text.into() });
    }

    /// Whether nothing is to be changed.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty() && self.minor.is_empty() && self.major.is_empty()
    }

    /// The text with all replacements made.
    ///
    /// # Errors
    /// [`Overlap`] when two replacements touch the same bytes.
    pub fn apply(mut self, text: &str) -> Result<String, Overlap> {
        let minor = std::mem::take(&mut self.minor);
        let major = Reaches::of(&self.major);
        self.edits.retain(|edit| !major.go_around(&edit.range, false));
        self.edits.append(&mut self.major);
        let (edits, minors) = (Reaches::of(&self.edits), Reaches::of(&minor));
        let stands =
            |edit: &Edit| !edits.go_around(&edit.range, false) && !minors.go_around(&edit.range, true);
        self.edits.extend(minor.into_iter().filter(stands));
        // stable: edits at one place keep their order; an insertion stands before a removal that starts there
        self.edits.sort_by_key(|edit| (edit.range.start, edit.range.end, edit.turn));
        let added: usize = self.edits.iter().map(|edit| edit.text.len()).sum();
        let mut result = String::with_capacity(text.len() + added);
        let mut at = 0;
        for Edit { range, text: new, .. } in self.edits {
            if range.start < at {
                return Err(Overlap(range));
            }
            result.push_str(&text[at..range.start]);
            result.push_str(&new);
            at = range.end;
        }
        result.push_str(&text[at..]);
        Ok(result)
    }
}

/// How far the ranges reach that begin at or before a place: who asks for each of a hundred thousand can't look at all.
struct Reaches(Vec<(usize, usize)>);

impl Reaches {
    fn of(edits: &[Edit]) -> Self {
        let ranges = edits.iter().map(|edit| &edit.range);
        let mut found: Vec<(usize, usize)> =
            ranges.filter(|range| !range.is_empty()).map(|range| (range.start, range.end)).collect();
        found.sort_unstable();
        let mut reach = 0;
        for (_, end) in &mut found {
            reach = reach.max(*end);
            *end = reach;
        }
        Self(found)
    }

    /// The furthest end of those that begin before `start`.
    fn before(&self, start: usize) -> usize {
        self.0.partition_point(|&(begin, _)| begin < start).checked_sub(1).map_or(0, |at| self.0[at].1)
    }

    /// Whether one of them, a `larger` one if need be, has `range` in it. An insertion at an edge is outside.
    fn go_around(&self, range: &Range<usize>, larger: bool) -> bool {
        let before = self.before(range.start);
        if range.is_empty() {
            return before > range.end;
        }
        before >= range.end || self.before(range.start + 1) >= range.end + usize::from(larger)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_in_order_and_never_twice() {
        let mut splice = Splice::default();
        splice.replace(4..5, "X");
        splice.insert(2, "a");
        splice.insert(2, "b");
        splice.delete(2..3);
        assert_eq!(splice.apply("012345").unwrap(), "01ab3X5");

        let mut within = Splice::default();
        within.replace_if_there(3..4, "gone");
        within.replace_if_there(1..2, "X");
        within.delete(2..5);
        assert_eq!(within.apply("012345").unwrap(), "0X5");

        let mut whole = Splice::default();
        whole.replace(3..4, "gone");
        whole.insert(2, "a");
        whole.replace_whole(2..5, "b");
        assert_eq!(whole.apply("012345").unwrap(), "01ab5");

        let mut ends = Splice::default();
        ends.insert(2, "begin");
        ends.end(2, "</inner>");
        ends.end(2, "</outer>");
        ends.end_element(2, "<>");
        assert_eq!(ends.apply("01 23").unwrap(), "01<></inner></outer>begin 23");

        let mut clash = Splice::default();
        clash.replace(1..4, "");
        clash.replace(3..5, "");
        assert_eq!(clash.apply("012345"), Err(Overlap(3..5)));
    }
}
