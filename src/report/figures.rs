//! The money of the campaign, by school, by province and in all. The rules are those of `checks` and `registry`.

use super::homes::Homes;
use crate::checks::consumed;
use crate::fr::text::province_key;
use crate::letters::Outcome;
use crate::registry::{Imp, Registry};

/// Envelope and attributions of a school, a province or the campaign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Amounts {
    /// Schools that they are about.
    pub(super) schools: usize,
    /// Letters.
    pub(super) letters: usize,
    /// Envelope; nothing where none is given.
    pub(super) envelope: Option<Imp>,
    /// Attributed by the letters.
    pub(super) attributed: Imp,
    /// Of these, as hours off.
    pub(super) relief: Imp,
    /// Of these, paid.
    pub(super) paid: Imp,
    /// Of these, paid, in the local currency where there is one: each person is paid whole units, so a sum is that of
    /// rounded amounts, as in the summary.
    pub(super) paid_local: Option<u64>,
    /// What they take from the envelope.
    pub(super) consumed: Imp,
    /// What the rows set aside would take, as far as they can be read; counted nowhere else.
    pub(super) aside: Imp,
    /// How many rows are set aside.
    pub(super) rows_aside: usize,
}

impl Amounts {
    /// Envelope less what is taken from it, in quarters: below zero when it is exceeded.
    pub(super) fn gap(&self) -> Option<i64> {
        self.envelope.map(|envelope| envelope.gap(self.consumed))
    }

    /// The longest bar that they need, in quarters.
    pub(super) fn extent(&self) -> u32 {
        self.envelope.unwrap_or_default().max(self.consumed + self.aside).as_quarters()
    }

    /// Whether there is anything to see.
    pub(super) fn is_idle(&self) -> bool {
        self.letters == 0 && self.rows_aside == 0 && self.extent() == 0
    }

    fn add(&mut self, other: &Self) {
        self.schools += other.schools;
        self.letters += other.letters;
        self.envelope = match (self.envelope, other.envelope) {
            (Some(sum), Some(envelope)) => Some(sum + envelope),
            (sum, envelope) => sum.or(envelope),
        };
        self.attributed += other.attributed;
        self.relief += other.relief;
        self.paid += other.paid;
        self.paid_local = match (self.paid_local, other.paid_local) {
            (Some(sum), Some(paid)) => Some(sum + paid),
            (sum, paid) => sum.or(paid),
        };
        self.consumed += other.consumed;
        self.aside += other.aside;
        self.rows_aside += other.rows_aside;
    }
}

/// A province with its schools, by their index in the registry.
#[derive(Clone, Debug)]
pub(super) struct Province {
    /// Its name as the workbook first spells it; may be empty.
    pub(super) name: String,
    /// Its schools, in the order of the workbook.
    pub(super) schools: Vec<usize>,
    /// Their sum.
    pub(super) sum: Amounts,
}

/// All amounts.
#[derive(Clone, Debug)]
pub(super) struct Figures {
    /// One for each school of the registry, in its order.
    pub(super) schools: Vec<Amounts>,
    /// The provinces, in the order in which the workbook first names them.
    pub(super) provinces: Vec<Province>,
    /// The whole campaign; also what belongs to no school.
    pub(super) total: Amounts,
}

impl Figures {
    pub(super) fn of(outcome: &Outcome<'_>, homes: &Homes<'_>) -> Self {
        let registry = outcome.registry;
        let mut schools: Vec<Amounts> = registry
            .schools
            .iter()
            .map(|school| Amounts {
                schools: 1,
                envelope: school.envelope,
                paid_local: registry.campaign.money.local(Imp::ZERO),
                ..Amounts::default()
            })
            .collect();
        for (appointment, ..) in outcome.appointments() {
            schools[appointment.school].add(&Amounts {
                letters: 1,
                attributed: appointment.imp,
                relief: appointment.relief,
                paid: appointment.paid(),
                paid_local: registry.campaign.money.local(appointment.paid()),
                consumed: consumed(registry, appointment.imp, appointment.relief),
                ..Amounts::default()
            });
        }
        let mut homeless = Amounts::default();
        for aside in &outcome.verdict.aside {
            let row = homes.row(&aside.place);
            let taken = row
                .and_then(|row| Some(consumed(registry, row.imp?, row.relief.unwrap_or_default())))
                .unwrap_or_default();
            let home = row.and_then(|row| homes.of_row(row)).and_then(|school| schools.get_mut(school));
            home.unwrap_or(&mut homeless).add(&Amounts { aside: taken, rows_aside: 1, ..Amounts::default() });
        }
        let provinces = provinces(registry, &schools);
        let mut total = homeless;
        for province in &provinces {
            total.add(&province.sum);
        }
        Self { schools, provinces, total }
    }

    /// How many schools have at least one letter.
    pub(super) fn schools_with_letters(&self) -> usize {
        self.schools.iter().filter(|amounts| amounts.letters > 0).count()
    }
}

fn provinces(registry: &Registry, schools: &[Amounts]) -> Vec<Province> {
    let mut provinces: Vec<(String, Province)> = Vec::new();
    for (index, school) in registry.schools.iter().enumerate() {
        let key = province_key(&school.province);
        let at = provinces.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            let name = school.province.clone();
            provinces.push((key, Province { name, schools: Vec::new(), sum: Amounts::default() }));
            provinces.len() - 1
        });
        provinces[at].1.schools.push(index);
        provinces[at].1.sum.add(&schools[index]);
    }
    provinces.into_iter().map(|(_, province)| province).collect()
}
