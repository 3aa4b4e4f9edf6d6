//! The campaign: year, date, service, and the rules of its money.
//!
//! Each value comes from the settings file, else from the workbook's sheet of parameters, else from a default; where
//! it came from is kept, because the summary prints it.

use jiff::civil::Date;

use super::imp::{self, Imp};
use crate::findings::{Code, Finding, Place, Scope};
use crate::fr::columns::{self as titles, Heading};
use crate::fr::findings::budget as words;
use crate::fr::spellings::{self, Tick};
use crate::fr::text::{clean, fold};
use crate::fr::{dates, kit as defaults};
use crate::settings::{Overrides, Settings};
use crate::workbook::{Cell, Parameter, Value};

/// Where a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The product's default.
    Default,
    /// The workbook's sheet of parameters.
    Workbook,
    /// The settings file.
    Settings,
}

/// A value and where it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub origin: Origin,
}

/// The rules of money: what one IMP is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// Value of one IMP a year, in euro cents. Divisible by four: a quarter has whole cents.
    pub imp_cents: u32,
    /// The local currency, where there is one.
    pub local: Option<Currency>,
}

/// A currency without cents, at a fixed parity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
    /// Its name: `XPF`.
    pub name: String,
    /// Euro cents for 1,000 units: 838 (IEOM: 1,000 XPF are exactly 8.38 EUR).
    pub cents_per_thousand: u32,
}

impl Default for Money {
    fn default() -> Self {
        Self { imp_cents: 125_000, local: Some(Currency { name: "XPF".to_owned(), cents_per_thousand: 838 }) }
    }
}

impl Money {
    /// Euro cents of a number of IMP.
    pub fn cents(&self, imp: Imp) -> u64 {
        u64::from(imp.as_quarters()) * u64::from(self.imp_cents) / 4
    }

    /// Units of the local currency, rounded once, half up, from the exact amount in euros.
    pub fn local(&self, imp: Imp) -> Option<u64> {
        let parity = u64::from(self.local.as_ref()?.cents_per_thousand);
        Some((self.cents(imp) * 1000 * 2 + parity) / (parity * 2))
    }

    /// The number of IMP that an amount of a single rate stands for.
    pub fn as_count(&self, number: f64) -> Option<Imp> {
        [1, 2, 3, 4, 6, 8, 12].map(Imp::quarters).into_iter().find(|&imp| {
            #[expect(clippy::cast_precision_loss, reason = "amounts of one person are small")]
            let (euros, local) =
                (self.cents(imp) as f64 / 100.0, self.local(imp).map(|amount| amount as f64));
            // a count of IMP never reaches the value of one quarter in euros
            (euros > 20.0 && (number - euros).abs() < 0.01)
                || local.is_some_and(|local| local > 20.0 && (number - local).abs() <= 1.0)
        })
    }
}

/// The school year, as its label says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolYear {
    /// `2027`, or `2026-2027`.
    pub label: String,
    /// First civil year.
    pub first: i16,
    /// Last civil year.
    pub last: i16,
}

impl SchoolYear {
    /// Reads a label: one year, or two that follow each other.
    pub fn new(text: &str) -> Option<Self> {
        let cleaned = clean(text);
        let years: Vec<i16> = cleaned
            .split(|ch: char| !ch.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok().filter(|year| (2000..2100).contains(year)))
            .collect::<Option<_>>()?;
        let (first, last) = match years[..] {
            [year] => (year, year),
            [first, last] if last == first + 1 => (first, last),
            _ => return None,
        };
        let label = if first == last { first.to_string() } else { format!("{first}-{last}") };
        Some(Self { label, first, last })
    }

    /// Whether a letter may be dated so: in the year, or in the two months before it (handbook, section 4.4).
    pub fn allows(&self, date: Date) -> bool {
        if self.first == self.last {
            return date.year() == self.first || date.year() == self.first - 1 && date.month() >= 11;
        }
        let from = (self.first, 6);
        let to = (self.last, 8);
        let month = (date.year(), date.month());
        from <= month && month <= to
    }
}

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
}

/// Reads the campaign from the settings and the sheet of parameters.
pub fn read(parameters: &[Parameter], settings: &Settings) -> (Campaign, Vec<Finding>) {
    let mut reader =
        Reader { parameters, overrides: &settings.campaign, findings: Vec::new(), known: Vec::new() };
    let year_by_default = SchoolYear::new(&settings.today.year().to_string()).unwrap_or(SchoolYear {
        label: settings.today.year().to_string(),
        first: settings.today.year(),
        last: settings.today.year(),
    });
    let year = reader.value(
        &titles::YEAR,
        |o| &o.year,
        |cell| SchoolYear::new(&cell.text()),
        year_by_default,
        |year| year.label.clone(),
    );
    let date = reader.value(&titles::LETTER_DATE, |o| &o.date, date, settings.today, |&day| shown(day));
    let text = |cell: &Cell| Some(clean(&cell.text())).filter(|text| !text.is_empty());
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
        |cell| Some(clean(&cell.text()).to_uppercase()),
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
        |cell| imp::read_optional(Some(cell), &money, Code::A02, words::envelope_unreadable).value.map(Some),
        None,
        |_| defaults::NO_CEILING.to_owned(),
    );
    let hours_per_imp = reader.value(
        &titles::HOURS,
        |o| &o.hours,
        |cell| imp::decimal(cell).filter(|hours| *hours > 0.0),
        1.0,
        |&hours| imp::shown(hours),
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
    reader.tell_unknown();
    let mut findings = reader.findings;
    if date.origin == Origin::Default {
        findings.push(Finding::of_campaign(Code::A03, words::date_missing(&shown(date.value))));
    }
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
    };
    (campaign, findings)
}

struct Reader<'p> {
    parameters: &'p [Parameter],
    overrides: &'p Overrides,
    findings: Vec<Finding>,
    known: Vec<&'static Heading>,
}

impl Reader<'_> {
    /// One value: from the settings file, else the sheet, else the default. What can't be read is told, and the
    /// default is used.
    fn value<T>(
        &mut self,
        heading: &'static Heading,
        overridden: impl Fn(&Overrides) -> &Option<String>,
        read: impl Fn(&Cell) -> Option<T>,
        default: T,
        show: impl Fn(&T) -> String,
    ) -> Settled<T> {
        self.known.push(heading);
        let nowhere = Place::row(&"".into(), 0);
        let typed =
            overridden(self.overrides).clone().map(|text| Cell { value: Value::Text(text), place: nowhere });
        let sheet = self.parameters.iter().find(|parameter| means(heading, &parameter.name));
        let (cell, origin, place) = match (&typed, sheet.and_then(|parameter| parameter.value.as_ref())) {
            (Some(cell), _) => (cell, Origin::Settings, None),
            (None, Some(cell)) => (cell, Origin::Workbook, Some(cell.place.clone())),
            (None, None) => return Settled { value: default, origin: Origin::Default },
        };
        if let Some(value) = read(cell) {
            Settled { value, origin }
        } else {
            let (title, typed, used) = (heading.title, cell.text(), show(&default));
            let finding = if let Some(place) = place {
                let told = words::parameter_unreadable(title, &typed, &used);
                crate::findings::Note::new(Code::A02, told).at(place, Scope::Campaign)
            } else {
                Finding::of_campaign(Code::A02, words::setting_unreadable(title, &typed, &used))
            };
            self.findings.push(finding);
            Settled { value: default, origin: Origin::Default }
        }
    }

    fn tell_unknown(&mut self) {
        let titles: Vec<&str> = self.known.iter().map(|heading| heading.title).collect();
        for parameter in self.parameters {
            if parameter.value.is_some() && !self.known.iter().any(|heading| means(heading, &parameter.name))
            {
                let told = words::parameter_unknown(&parameter.name, &titles);
                self.findings.push(
                    crate::findings::Note::new(Code::A04, told).at(parameter.place.clone(), Scope::Campaign),
                );
            }
        }
    }
}

fn means(heading: &Heading, name: &str) -> bool {
    let name = fold(name);
    fold(heading.title) == name || heading.others.iter().any(|other| fold(other) == name)
}

/// Place of a parameter's value, for findings about it.
fn place_of(parameters: &[Parameter], heading: &Heading) -> Option<Place> {
    let parameter = parameters.iter().find(|parameter| means(heading, &parameter.name))?;
    Some(parameter.value.as_ref().map_or_else(|| parameter.place.clone(), |cell| cell.place.clone()))
}

/// Place of the ceiling, for the check of the sum.
pub fn place_of_ceiling(parameters: &[Parameter]) -> Option<Place> {
    place_of(parameters, &titles::CEILING)
}

fn shown(date: Date) -> String {
    dates::short(date.year(), date.month(), date.day())
}

fn cents(cell: &Cell) -> Option<u32> {
    let euros = imp::decimal(cell)?;
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
            imp::read(Some(&cell), &usual).value.filter(|rate| *rate > Imp::ZERO)
        })
        .collect::<Option<_>>()?;
    rates.sort_unstable();
    rates.dedup();
    (!rates.is_empty()).then_some(rates)
}

/// A date as a cell holds it: Excel's own, or a text in French or in ISO order.
pub(super) fn date(cell: &Cell) -> Option<Date> {
    let text = match &cell.value {
        Value::Date(year, month, day) => return Date::new(*year, *month, *day).ok(),
        Value::Text(text) => fold(text),
        _ => return None,
    };
    let words: Vec<&str> = text.split(' ').collect();
    let words = words.strip_prefix(&["le"]).unwrap_or(&words);
    let [a, b, c] = words else { return None };
    let number = |word: &str| word.trim_end_matches("er").parse::<i16>().ok();
    let (year, month, day) = match dates::month(b) {
        Some(month) => (number(c)?, month, number(a)?),
        None if a.len() == 4 => (number(a)?, i8::try_from(number(b)?).ok()?, number(c)?),
        None => (number(c)?, i8::try_from(number(b)?).ok()?, number(a)?),
    };
    let year = if year < 100 { 2000 + year } else { year };
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_exact() {
        let money = Money::default();
        for (quarters, cents, xpf) in [
            (1, 31_250, 37_291),
            (2, 62_500, 74_582),
            (4, 125_000, 149_165),
            (8, 250_000, 298_329),
            (12, 375_000, 447_494),
        ] {
            assert_eq!(money.cents(Imp::quarters(quarters)), cents);
            assert_eq!(money.local(Imp::quarters(quarters)), Some(xpf));
        }
        assert_eq!(money.as_count(625.0), Some(Imp::quarters(2)));
        assert_eq!(money.as_count(447_494.0), Some(Imp::quarters(12)));
        assert_eq!(money.as_count(3.0), None);
        assert_eq!(money.as_count(1000.0), None);
    }

    #[test]
    fn years_and_dates() {
        assert_eq!(SchoolYear::new("2027").unwrap().label, "2027");
        assert_eq!(SchoolYear::new("2026 / 2027").unwrap().label, "2026-2027");
        assert!(SchoolYear::new("2026-2028").is_none() && SchoolYear::new("27").is_none());
        let year = SchoolYear::new("2027").unwrap();
        assert!(year.allows(Date::constant(2027, 3, 1)) && year.allows(Date::constant(2026, 11, 2)));
        assert!(!year.allows(Date::constant(2026, 10, 31)) && !year.allows(Date::constant(2028, 1, 1)));
        let cell =
            |text: &str| Cell { value: Value::Text(text.into()), place: Place::cell(&"S".into(), 1, 1) };
        for text in ["01/03/2027", "1er mars 2027", "Le 1er mars 2027", "2027-03-01", "1.3.27", "1 MARS 2027"]
        {
            assert_eq!(date(&cell(text)), Some(Date::constant(2027, 3, 1)), "{text}");
        }
        for text in ["31/02/2027", "mars 2027", "", "../../202."] {
            assert_eq!(date(&cell(text)), None, "{text}");
        }
    }

    #[test]
    fn rates_are_separated_by_semicolons() {
        let cell =
            |text: &str| Cell { value: Value::Text(text.into()), place: Place::cell(&"S".into(), 1, 1) };
        assert_eq!(rates(&cell("0,25 ; 0,5 ; 1 ; 2 ; 3")).unwrap().len(), 5);
        assert_eq!(rates(&cell("1 0,5")).unwrap(), [2, 4].map(Imp::quarters));
        assert_eq!(rates(&cell("1 ; beaucoup")), None);
    }
}
