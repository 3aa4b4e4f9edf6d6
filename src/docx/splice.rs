//! Replacing ranges of a text: the only way in which a template is ever changed.

use std::ops::Range;

/// Replacements waiting to be made. Several may stand at one place; they come out in the order given.
#[derive(Debug, Default)]
pub struct Splice {
    edits: Vec<(Range<usize>, String)>,
    /// Those that give way to any edit around them.
    minor: Vec<(Range<usize>, String)>,
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

    /// Puts `text` in the place of the bytes in `range`, unless they go with something larger.
    pub fn replace_if_there(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.minor.push((range, text.into()));
    }

    /// Whether nothing is to be changed.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty() && self.minor.is_empty()
    }

    /// The text with all replacements made.
    ///
    /// # Errors
    /// [`Overlap`] when two replacements touch the same bytes.
    pub fn apply(mut self, text: &str) -> Result<String, Overlap> {
        let minor = std::mem::take(&mut self.minor);
        let goes = |range: &Range<usize>| {
            let around = |other: &Range<usize>| {
                if range.is_empty() {
                    other.start < range.start && range.end < other.end
                } else {
                    !other.is_empty() && other.start <= range.start && range.end <= other.end
                }
            };
            let larger = |other: &Range<usize>| around(other) && other.len() > range.len();
            self.edits.iter().any(|(other, _)| around(other)) || minor.iter().any(|(other, _)| larger(other))
        };
        let staying: Vec<_> = minor.iter().filter(|(range, _)| !goes(range)).cloned().collect();
        self.edits.extend(staying);
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

        let mut within = Splice::default();
        within.replace_if_there(3..4, "gone");
        within.replace_if_there(1..2, "X");
        within.delete(2..5);
        assert_eq!(within.apply("012345").unwrap(), "0X5");

        let mut clash = Splice::default();
        clash.replace(1..4, "");
        clash.replace(3..5, "");
        assert_eq!(clash.apply("012345"), Err(Overlap(3..5)));
    }
}
