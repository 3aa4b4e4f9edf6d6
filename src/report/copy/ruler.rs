//! Where columns or rows begin, in pixels: added up once for all notes of a sheet, however many there are.

/// The columns or the rows of a sheet, from zero.
#[derive(Debug)]
pub(super) struct Ruler {
    /// Where each of them begins, and behind them the first of which nothing is told.
    starts: Vec<u64>,
    /// How large all others are.
    usual: u32,
    last: u32,
}

impl Ruler {
    /// Those of which something is told, in order, the usual size of all others, and the number of the last.
    pub(super) fn of(told: impl Iterator<Item = (u32, u32)>, usual: u32, last: u32) -> Self {
        let mut starts = vec![0];
        let mut end = 0;
        let mut add = |size: u32| {
            end += u64::from(size);
            starts.push(end);
        };
        let mut next = 0;
        for (number, size) in told.filter(|(number, _)| *number <= last) {
            if number >= next {
                (next..number).for_each(|_| add(usual));
                add(size);
                next = number + 1;
            }
        }
        Self { starts, usual, last }
    }

    fn start(&self, number: u32) -> u64 {
        let there = self.starts.get(number as usize).copied();
        there.unwrap_or_else(|| {
            let (told, end) = self.end();
            end + u64::from(number.saturating_sub(told)) * u64::from(self.usual)
        })
    }

    /// The first of which nothing is told, and where it begins.
    fn end(&self) -> (u32, u64) {
        let told = self.starts.len().saturating_sub(1);
        (u32::try_from(told).unwrap_or(u32::MAX), self.starts.last().copied().unwrap_or_default())
    }

    /// So many pixels on from the beginning of one of them: which one, and how far into it.
    pub(super) fn walk(&self, from: u32, pixels: u32) -> (u32, u32) {
        self.at(self.start(from.min(self.last)) + u64::from(pixels))
    }

    /// Where a length begins and ends that should begin so far into one of them: sooner, if there is no room behind.
    pub(super) fn fit(&self, from: (u32, u32), length: u32) -> ((u32, u32), (u32, u32)) {
        let begin = self.walk(from.0, from.1);
        let end = begin.1.saturating_add(length);
        let room = self.start(self.last.saturating_add(1));
        if self.start(begin.0) + u64::from(end) < room {
            return (begin, self.walk(begin.0, end));
        }
        // the last pixel that can be seen, and its end
        let (last, by) = self.at(room.saturating_sub(1));
        (self.at(room.saturating_sub(u64::from(length))), (last, by + 1))
    }

    /// The one that is so many pixels from the first, and how far into it that is.
    fn at(&self, target: u64) -> (u32, u32) {
        let (told, end) = self.end();
        let at = if target < end {
            let behind = self.starts.partition_point(|start| *start <= target);
            u32::try_from(behind.saturating_sub(1)).unwrap_or(u32::MAX)
        } else {
            let more = (target - end).checked_div(u64::from(self.usual));
            more.and_then(|more| u32::try_from(more).ok()).map_or(self.last, |more| told.saturating_add(more))
        };
        let at = at.min(self.last);
        (at, u32::try_from(target - self.start(at)).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same, step by step.
    fn slowly(sizes: &[u32], usual: u32, last: u32, from: u32, mut pixels: u32) -> (u32, u32) {
        let size = |at: u32| sizes.get(at as usize).copied().unwrap_or(usual);
        let mut at = from.min(last);
        while at < last && pixels >= size(at) {
            pixels -= size(at);
            at += 1;
        }
        (at, pixels)
    }

    #[test]
    fn a_ruler_ends_where_steps_end() {
        let sizes = [0, 5, 0, 0, 7, 3, 0];
        for usual in [0, 4] {
            for last in [0, 3, 6, 7, 9] {
                let told = || (0..).zip(sizes);
                let whole = Ruler::of(told(), usual, last);
                // those of the usual size need not be told
                let gaps = Ruler::of(told().filter(|(_, size)| *size != usual), usual, last);
                for from in 0..12 {
                    for pixels in 0..40 {
                        let slow = slowly(&sizes, usual, last, from, pixels);
                        let case = format!("usual {usual}, last {last}, from {from}, {pixels} pixels");
                        assert_eq!(whole.walk(from, pixels), slow, "{case}");
                        assert_eq!(gaps.walk(from, pixels), slow, "{case}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_length_without_room_behind_it_begins_sooner() {
        // rows 0, 1 and 3 are 10 high, all others are hidden
        let ruler = Ruler::of([(0, 10), (1, 10), (3, 10)].into_iter(), 0, 99);
        assert_eq!(ruler.fit((1, 2), 8), ((1, 2), (3, 0)));
        assert_eq!(ruler.fit((1, 2), 15), ((1, 2), (3, 7)));
        assert_eq!(ruler.fit((2, 5), 15), ((1, 5), (3, 10)));
        assert_eq!(ruler.fit((7, 5), 1), ((3, 9), (3, 10)));
        assert_eq!(ruler.fit((1, 2), 1000), ((0, 0), (3, 10)));
        let nothing = Ruler::of(std::iter::empty(), 0, 99);
        assert_eq!(nothing.fit((1, 2), 8), ((99, 0), (99, 1)));
    }
}
