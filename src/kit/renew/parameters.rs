//! The parameters: those of the settings or of the older workbook, for another year.

use jiff::civil::Date;

use crate::fr::columns::{self as titles, Heading};
use crate::fr::kit as words;
use crate::kit::workbook::{Setting, Typed, parameters};
use crate::registry::{Campaign, Imp, Origin, SchoolYear, Settled};

/// What stands for a currency where there is none but the euro.
const EURO: &str = "EUR";

/// The parameters of a campaign for this year. `date` is that of its letters, where it may be kept; the envelope is decided
/// anew each year, unless `with_imp`.
pub(super) fn of(
    campaign: &Campaign,
    year: &SchoolYear,
    date: Option<&Settled<Date>>,
    with_imp: bool,
) -> Vec<Setting> {
    let date = date.filter(|date| date.origin != Origin::Default).map(|date| date.value);
    let ceiling = campaign.ceiling.value.filter(|_| with_imp);
    let mut list = parameters(year, date, ceiling);
    let mut set = |heading: &Heading, value: Typed| {
        if let Some(setting) = list.iter_mut().find(|setting| setting.heading.title == heading.title) {
            setting.value = value;
        }
    };
    let euros = |cents: u32| Typed::Number(f64::from(cents) / 100.0);
    let money = &campaign.money;
    let rates: Vec<String> = campaign.rates.value.iter().map(|rate: &Imp| rate.bare()).collect();
    set(&titles::ACADEMY, Typed::text(&campaign.academy.value));
    set(&titles::SERVICE, Typed::text(&campaign.service.value));
    set(&titles::IMP_VALUE, euros(money.imp_cents));
    match &money.local {
        Some(local) => {
            set(&titles::CURRENCY, Typed::text(&local.name));
            set(&titles::PARITY, euros(local.cents_per_thousand));
        }
        None => set(&titles::CURRENCY, Typed::text(EURO)),
    }
    set(&titles::RATES, Typed::Text(rates.join(" ; ")));
    set(&titles::HOURS, Typed::Number(campaign.hours_per_imp.value));
    let counts = if campaign.relief_counts.value { words::YES } else { words::NO };
    set(&titles::RELIEF_COUNTS, Typed::text(counts));
    set(&titles::PERIMETER, Typed::text(titles::PERIMETERS[usize::from(campaign.covers_all.value)]));
    list
}
