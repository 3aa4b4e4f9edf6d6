//! Stretches of a text that are asked for again and again: whether a byte stands in one of them.

use std::ops::Range;

/// Stretches, joined where they touch.
#[derive(Debug, Default)]
pub(super) struct Spans(Vec<Range<usize>>);

impl Spans {
    pub(super) fn of(stretches: impl Iterator<Item = Range<usize>>) -> Self {
        let mut sorted: Vec<Range<usize>> = stretches.filter(|stretch| !stretch.is_empty()).collect();
        sorted.sort_unstable_by_key(|stretch| stretch.start);
        let mut joined: Vec<Range<usize>> = Vec::new();
        for stretch in sorted {
            match joined.last_mut() {
                Some(last) if stretch.start <= last.end => last.end = last.end.max(stretch.end),
                _ => joined.push(stretch),
            }
        }
        Self(joined)
    }

    pub(super) fn contain(&self, at: usize) -> bool {
        let behind = self.0.partition_point(|stretch| stretch.start <= at);
        behind.checked_sub(1).is_some_and(|index| self.0[index].contains(&at))
    }

    /// Whether something of them stands in `stretch`.
    pub(super) fn touch(&self, stretch: &Range<usize>) -> bool {
        let behind = self.0.partition_point(|other| other.end <= stretch.start);
        self.0.get(behind).is_some_and(|other| other.start < stretch.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_stands_in_a_stretch_or_between_two() {
        let spans = Spans::of([7..9, 1..3, 2..5, 6..6].into_iter());
        let inside: Vec<usize> = (0..10).filter(|&at| spans.contain(at)).collect();
        assert_eq!(inside, [1, 2, 3, 4, 7, 8]);
        assert!(spans.touch(&(0..2)) && spans.touch(&(8..20)) && spans.touch(&(0..20)));
        assert!(!spans.touch(&(5..7)) && !spans.touch(&(0..1)) && !spans.touch(&(9..12)));
    }
}
