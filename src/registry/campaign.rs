//! The campaign: year, date, service, and the rules of its money.
//!
//! Each value comes from the settings file, else from the workbook's sheet of parameters, else from a default; where
//! it came from is kept, because the summary prints it.

use jiff::civil::Date;

use super::day;
use super::imp::Imp;
use super::money::{Currency, Money};
use super::quantity;
use super::settled::{Origin, Reader, Settled, place_of};
use super::year::SchoolYear;
use crate::findings::{Code, Finding, Place, Severity};
use crate::fr::columns::{self as titles};
use crate::fr::findings::budget as words;
use crate::fr::spellings::{self, Tick};
use crate::fr::text::clean;
use crate::fr::{dates, kit as defaults};
use crate::settings::Settings;
use crate::workbook::{Cell, Parameter, Value};

/// A settled campaign.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// School year.
    pub year: Settled<SchoolYear>,
    /// Date of the letters.
    pub date: Settled<Date>,
    /// Academy.
    pub academy: Settled<String>,
    /// The service that issues the letters.
    pub service: Settled<String>,
    /// Money.
    pub money: Money,
    /// Where the value of an IMP, the currency and the parity came from.
    pub money_origin: [Origin; 3],
    /// Allowed single rates, ascending.
    pub rates: Settled<Vec<Imp>>,
    /// Total envelope of the academy, if one is given.
    pub ceiling: Settled<Option<Imp>>,
    /// Weekly hours that one IMP is worth.
    pub hours_per_imp: Settled<f64>,
    /// Whether a décharge counts in the envelope.
    pub relief_counts: Settled<bool>,
    /// Whether the envelopes pay other missions too.
    pub covers_all: Settled<bool>,
}

/// Reads the campaign from the settings and the sheet of parameters.
pub fn read(parameters: &[Parameter], settings: &Settings) -> (Campaign, Vec<Finding>) {
    let mut reader = Reader::new(parameters, &settings.campaign);
    let month_first = |cell: &Cell| day::read(cell).is_none().then(|| day::swapped(&cell.text())).flatten();
    let read = |cell: &Cell| day::read(cell).or_else(|| month_first(cell));
    let date = reader.value(&titles::LETTER_DATE, |o| &o.date, read, settings.today, |&day| shown(day));
    if let Some((cell, origin)) = reader.typed(&titles::LETTER_DATE, |o| &o.date)
        && let Some(date) = month_first(&cell)
    {
        let told = words::date_month_first(&cell.text(), &shown(date));
        let mut finding = Finding::of_campaign(Code::A02, told).with_severity(Severity::Info);
        finding.place = (origin == Origin::Workbook).then_some(cell.place);
        reader.findings.push(finding);
    }
    // the date says the year, unless it may be one of the two months before it
    let says_year = date.origin != Origin::Default && date.value.month() < 11;
    let usual = if says_year { date.value.year() } else { settings.today.year() };
    let year_by_default = SchoolYear::new(&usual.to_string()).unwrap_or(SchoolYear {
        label: usual.to_string(),
        first: usual,
        last: usual,
    });
    let year = reader.value(
        &titles::YEAR,
        |o| &o.year,
        |cell| SchoolYear::new(&cell.text()),
        year_by_default,
        |year| year.label.clone(),
    );
    let text = |cell: &Cell| match &cell.value {
        Value::Error(_) => None,
        _ => Some(clean(&cell.text())).filter(|text| !text.is_empty()),
    };
    let academy =
        reader.value(&titles::ACADEMY, |o| &o.academy, text, defaults::ACADEMY.to_owned(), String::clone);
    let service =
        reader.value(&titles::SERVICE, |o| &o.service, text, defaults::SERVICE.to_owned(), String::clone);
    let usual = Money::default();
    let imp_value = reader.value(
        &titles::IMP_VALUE,
        |o| &o.imp_value,
        |cell| cents(cell).filter(|cents| cents % 4 == 0 && *cents >= 400),
        usual.imp_cents,
        |&cents| crate::fr::numbers::euros(u64::from(cents)),
    );
    let parity = reader.value(
        &titles::PARITY,
        |o| &o.parity,
        |cell| cents(cell).filter(|&cents| cents > 0),
        838,
        |&cents| crate::fr::numbers::euros(u64::from(cents)),
    );
    let currency = reader.value(
        &titles::CURRENCY,
        |o| &o.currency,
        |cell| text(cell).map(|name| name.to_uppercase()),
        "XPF".to_owned(),
        String::clone,
    );
    let euro = ["EUR", "EURO", "EUROS", "€", "NON", "AUCUNE", "-"].contains(&currency.value.as_str());
    let local = (!euro).then(|| Currency { name: currency.value.clone(), cents_per_thousand: parity.value });
    let money = Money { imp_cents: imp_value.value, local };
    let rates = reader.value(
        &titles::RATES,
        |o| &o.rates,
        rates,
        [1, 2, 4, 8, 12].map(Imp::quarters).to_vec(),
        |rates| rates.iter().map(|rate| rate.bare()).collect::<Vec<_>>().join(" ; "),
    );
    let ceiling = reader.value(
        &titles::CEILING,
        |o| &o.ceiling,
        |cell| quantity::read_total(cell).map(Some),
        None,
        |_| defaults::NO_CEILING.to_owned(),
    );
    let hours_per_imp = reader.value(
        &titles::HOURS,
        |o| &o.hours,
        |cell| quantity::decimal(cell).filter(|hours| *hours > 0.0 && *hours < 100.0),
        1.0,
        |&hours| quantity::shown(hours),
    );
    let relief_counts = reader.value(
        &titles::RELIEF_COUNTS,
        |o| &o.relief_counts,
        |cell| match &cell.value {
            Value::Bool(yes) => Some(*yes),
            _ => spellings::tick(&cell.text()).map(|tick| tick == Tick::Yes),
        },
        true,
        |&yes| if yes { defaults::YES } else { defaults::NO }.to_owned(),
    );
    let covers_all = reader.value(
        &titles::PERIMETER,
        |o| &o.perimeter,
        |cell| titles::covers_all(&cell.text()),
        false,
        |&all| titles::PERIMETERS[usize::from(all)].to_owned(),
    );
    reader.tell_unread();
    let is_dated = reader.typed(&titles::LETTER_DATE, |o| &o.date).is_some();
    let has_year = says_year || reader.typed(&titles::YEAR, |o| &o.year).is_some();
    let mut findings = reader.findings;
    let (label, day) = (&year.value.label, shown(date.value));
    let missing = match (has_year, is_dated) {
        (true, true) => None,
        (true, false) => Some(words::date_missing(&day)),
        (false, true) => Some(words::year_missing(label)),
        (false, false) => Some(words::year_and_date_missing(label, &day)),
    };
    findings.extend(missing.map(|told| Finding::of_campaign(Code::A03, told)));
    if !year.value.allows(date.value) {
        let told = words::date_outside_year(&shown(date.value), &year.value.label);
        let mut finding = Finding::of_campaign(Code::A01, told);
        finding.place = place_of(parameters, &titles::LETTER_DATE);
        findings.push(finding);
    }
    let money_origin = [imp_value.origin, currency.origin, parity.origin];
    let campaign = Campaign {
        year,
        date,
        academy,
        service,
        money,
        money_origin,
        rates,
        ceiling,
        hours_per_imp,
        relief_counts,
        covers_all,
    };
    (campaign, findings)
}

/// Place of the ceiling, for the check of the sum.
pub fn place_of_ceiling(parameters: &[Parameter]) -> Option<Place> {
    place_of(parameters, &titles::CEILING)
}

fn shown(date: Date) -> String {
    dates::short(date.year(), date.month(), date.day())
}

fn cents(cell: &Cell) -> Option<u32> {
    let euros = quantity::decimal(cell)?;
    let cents = (euros * 100.0).round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be a small amount"
    )]
    let whole = (0.0..1e9).contains(&cents).then_some(cents as u32)?;
    ((euros * 100.0 - cents).abs() < 1e-6).then_some(whole)
}

fn rates(cell: &Cell) -> Option<Vec<Imp>> {
    let text = cell.text();
    // a comma is a decimal sign here, so rates are separated by semicolons, or by spaces
    let parts: Vec<&str> =
        if text.contains(';') { text.split(';').collect() } else { text.split_whitespace().collect() };
    let usual = Money::default();
    let mut rates: Vec<Imp> = parts
        .into_iter()
        .map(|part| {
            let cell = Cell { value: Value::Text(clean(part)), place: cell.place.clone() };
            quantity::read(Some(&cell), &usual).value.filter(|rate| *rate > Imp::ZERO)
        })
        .collect::<Option<_>>()?;
    rates.sort_unstable();
    rates.dedup();
    (!rates.is_empty()).then_some(rates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_separated_by_semicolons() {
        let cell =
            |text: &str| Cell { value: Value::Text(text.into()), place: Place::cell(&"S".into(), 1, 1) };
        assert_eq!(rates(&cell("0,25 ; 0,5 ; 1 ; 2 ; 3")).unwrap().len(), 5);
        assert_eq!(rates(&cell("1 0,5")).unwrap(), [2, 4].map(Imp::quarters));
        assert_eq!(rates(&cell("1 ; beaucoup")), None);
    }
}
