//! Whose turn it is: those that were put off when their time has come, then those that were never tried, in their order.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// What to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Try this one, which has been tried so often.
    Try(usize, usize),
    /// Nothing until then.
    Wait(Timestamp),
}

/// The turns of a run.
pub(super) struct Queue {
    fresh: std::ops::Range<usize>,
    /// When, which, how often it was tried.
    later: Vec<(Timestamp, usize, usize)>,
}

impl Queue {
    pub(super) fn new(count: usize) -> Self {
        Self { fresh: 0..count, later: Vec::new() }
    }

    /// The next turn; nothing at the end.
    pub(super) fn next(&mut self, now: Timestamp) -> Option<Turn> {
        let first = (0..self.later.len()).min_by_key(|&index| self.later.get(index).copied());
        if let Some(first) = first.filter(|&first| self.later.get(first).is_some_and(|(at, ..)| *at <= now)) {
            let (_, index, tried) = self.later.swap_remove(first);
            return Some(Turn::Try(index, tried));
        }
        if let Some(index) = self.fresh.next() {
            return Some(Turn::Try(index, 0));
        }
        self.later.iter().map(|(at, ..)| *at).min().map(Turn::Wait)
    }

    /// Once more, after a while.
    pub(super) fn again(&mut self, index: usize, tried: usize, now: Timestamp, wait: Duration) {
        self.later.push((after(now, wait), index, tried));
    }
}

/// An instant some time after another.
pub(super) fn after(now: Timestamp, wait: Duration) -> Timestamp {
    let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::MAX);
    now.checked_add(wait).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_put_off_come_between_the_others_when_their_time_has_come() {
        let second = |second| Timestamp::from_second(second).unwrap();
        let mut queue = Queue::new(3);
        assert_eq!(queue.next(second(0)), Some(Turn::Try(0, 0)));
        queue.again(0, 1, second(0), Duration::from_secs(10));
        assert_eq!(queue.next(second(1)), Some(Turn::Try(1, 0)));
        queue.again(1, 1, second(1), Duration::from_secs(5));
        assert_eq!(queue.next(second(7)), Some(Turn::Try(1, 1)), "its time has come");
        assert_eq!(queue.next(second(8)), Some(Turn::Try(2, 0)), "nobody's time");
        assert_eq!(queue.next(second(8)), Some(Turn::Wait(second(10))));
        assert_eq!(queue.next(second(10)), Some(Turn::Try(0, 1)));
        assert_eq!(queue.next(second(10)), None);
    }
}
