//! Bytes as a row of small decisions. Where they end, every decision is the first and plainest one: shorter bytes
//! make simpler pages, which is what shrinking wants.

pub struct Dice<'b> {
    bytes: &'b [u8],
}

impl<'b> Dice<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes }
    }

    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        first
    }

    /// A number below `count`, which is at most 256.
    pub fn below(&mut self, count: usize) -> usize {
        usize::from(self.byte()) % count
    }

    /// Rarely so: once in `rarity` times.
    pub fn is_rare(&mut self, rarity: usize) -> bool {
        self.below(rarity) == rarity - 1
    }

    pub fn pick<'c, T: ?Sized>(&mut self, choices: &[&'c T]) -> &'c T {
        choices[self.below(choices.len())]
    }

    /// A few characters, any of them.
    pub fn text(&mut self) -> String {
        let length = self.below(24).min(self.bytes.len());
        let (own, rest) = self.bytes.split_at(length);
        self.bytes = rest;
        String::from_utf8_lossy(own).into_owned()
    }
}
