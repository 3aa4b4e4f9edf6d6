//! Who watches a run: a progress bar, or nobody.

/// Is told how the letters go on, from any thread.
pub trait Watch: Sync {
    /// So many letters are about to be filled.
    fn begin(&self, letters: usize);
    /// One more is done.
    fn letter(&self);
    /// All are done.
    fn end(&self);
}

/// Nobody.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Watch for Silent {
    fn begin(&self, _: usize) {}
    fn letter(&self) {}
    fn end(&self) {}
}
