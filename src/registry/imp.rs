//! Numbers of IMP, in whole quarters.
//!
//! An IMP (indemnité pour mission particulière) is counted in quarters: 0.25, 0.5, 1, 2, 3 are the legal single
//! rates (handbook, section 1.2). Money is derived from it, never read.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use crate::fr::numbers;

/// A number of IMP, in quarters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Imp(u32);

impl Imp {
    /// No IMP.
    pub const ZERO: Self = Self(0);
    /// The triple rate, the highest for one person.
    pub const TRIPLE: Self = Self(12);

    /// A count of quarters.
    pub const fn quarters(quarters: u32) -> Self {
        Self(quarters)
    }

    /// The count of quarters.
    pub const fn as_quarters(self) -> u32 {
        self.0
    }

    /// What is left when `other` is taken away; nothing below zero.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The difference to `other`, in quarters, signed.
    pub fn gap(self, other: Self) -> i64 {
        i64::from(self.0) - i64::from(other.0)
    }

    /// The number as a float, for a cell of a workbook: exact, because quarters are.
    pub fn as_number(self) -> f64 {
        f64::from(self.0) / 4.0
    }

    /// `0,5`.
    pub fn bare(self) -> String {
        numbers::quarters(self.0)
    }
}

/// `0,5 IMP`.
impl fmt::Display for Imp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&numbers::imp(self.0))
    }
}

impl Add for Imp {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Imp {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Imp {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::ZERO, Add::add)
    }
}
