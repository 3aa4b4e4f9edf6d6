//! Replacing ranges of a text: the only way in which a template is ever changed.

use std::ops::Range;

/// Replacements waiting to be made. Several may stand at one place; they come out in the order given.
#[derive(Debug, Default)]
pub struct Splice {
    edits: Vec<(Range<usize>, String)>,
}

/// Two replacements want the same bytes: a fault of the program, never of the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap(pub Range<usize>);

impl Splice {
    /// Puts `text` in the place of the bytes in `range`.
    pub fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.edits.push((range, text.into()));
    }

    /// Puts `text` before the byte `at`.
    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Takes the bytes in `range` away.
    pub fn delete(&mut self, range: Range<usize>) {
        self.replace(range, String::new());
    }

    /// Whether nothing is to be changed.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The text with all replacements made.
    ///
    /// # Errors
    /// [`Overlap`] when two replacements touch the same bytes.
    pub fn apply(mut self, text: &str) -> Result<String, Overlap> {
        // stable: edits at one place keep their order; an insertion stands before a removal that starts there
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        let added: usize = self.edits.iter().map(|(_, new)| new.len()).sum();
        let mut result = String::with_capacity(text.len() + added);
        let mut at = 0;
        for (range, new) in self.edits {
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

        let mut clash = Splice::default();
        clash.replace(1..4, "");
        clash.replace(3..5, "");
        assert_eq!(clash.apply("012345"), Err(Overlap(3..5)));
    }
}
