//! Sums, exact: quarters of IMP, cents, whole units of the local currency.

use crate::checks::consumed;
use crate::registry::{Appointment, Imp, Registry, School};

/// Sums over letters and schools.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Schools.
    pub(super) schools: usize,
    /// Letters.
    pub(super) letters: usize,
    /// Envelopes; a school without one counts for nothing.
    pub(super) envelope: Imp,
    /// IMP attributed.
    pub(super) attributed: Imp,
    /// Of these, as hours off.
    pub(super) relief: Imp,
    /// Euro cents paid.
    pub(super) cents: u64,
    /// Units of the local currency paid: each person's amount is rounded once.
    pub(super) local: u64,
}

impl Tally {
    /// What a school brings by itself.
    pub(super) fn of_school(school: &School) -> Self {
        Self { schools: 1, envelope: school.envelope.unwrap_or_default(), ..Self::default() }
    }

    /// Adds a letter.
    pub(super) fn add_letter(&mut self, registry: &Registry, appointment: &Appointment) {
        let money = &registry.campaign.money;
        self.letters += 1;
        self.attributed += appointment.imp;
        self.relief += appointment.relief;
        self.cents += money.cents(appointment.paid());
        self.local += money.local(appointment.paid()).unwrap_or(0);
    }

    /// Adds other sums.
    pub(super) fn add(&mut self, other: &Self) {
        self.schools += other.schools;
        self.letters += other.letters;
        self.envelope += other.envelope;
        self.attributed += other.attributed;
        self.relief += other.relief;
        self.cents += other.cents;
        self.local += other.local;
    }

    /// IMP paid.
    pub(super) fn paid(&self) -> Imp {
        self.attributed.less(self.relief)
    }

    /// Envelope less what is taken from it, in quarters.
    pub(super) fn gap(&self, registry: &Registry) -> i64 {
        self.envelope.gap(consumed(registry, self.attributed, self.relief))
    }
}
