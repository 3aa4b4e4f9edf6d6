//! Where everything came from: a print must be traceable.

use std::fmt::{self, Write};

use super::markup::{prose, text};
use super::page::View;
use crate::fr::columns::{self as titles, Heading};
use crate::fr::report::blocks as words;
use crate::fr::{dates, kit, numbers};
use crate::registry::{Campaign, Origin};

pub(super) fn write(page: &mut String, view: &View<'_>) -> fmt::Result {
    let from = view.outcome.provenance;
    page.write_str("<dl class=\"provenance\">\n")?;
    for (label, file, hash) in [
        (words::WORKBOOK, &from.workbook, &from.workbook_hash),
        (words::TEMPLATE, &from.template, &from.template_hash),
    ] {
        writeln!(
            page,
            "<div><dt>{}</dt><dd>{} <small class=\"hash\">{}</small></dd></div>",
            text(label),
            text(file),
            prose(&words::fingerprint(hash))
        )?;
    }
    let day = dates::long(from.today.year(), from.today.month(), from.today.day());
    let product = format!("{} {}", env!("CARGO_PKG_NAME"), from.version);
    for (label, value) in [(words::DAY, day), (words::PRODUCT, product)] {
        writeln!(page, "<div><dt>{}</dt><dd>{}</dd></div>", text(label), text(&value))?;
    }
    page.write_str("</dl>\n")?;
    write!(
        page,
        "<table class=\"parameters\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>\
         <th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        text(words::PARAMETERS),
        text(titles::PARAMETERS),
        text(words::VALUE),
        text(words::ORIGIN)
    )?;
    for (heading, value, origin) in parameters(&view.outcome.registry.campaign) {
        let origin = match origin {
            Origin::Default => words::ORIGINS[0],
            Origin::Workbook => words::ORIGINS[1],
            Origin::Settings => words::ORIGINS[2],
        };
        writeln!(
            page,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
            text(heading.title),
            text(&value),
            text(origin)
        )?;
    }
    page.write_str("</tbody>\n</table>\n")
}

/// The campaign's parameters as they were used.
fn parameters(campaign: &Campaign) -> Vec<(&'static Heading, String, Origin)> {
    let date = campaign.date.value;
    let rates: Vec<String> = campaign.rates.value.iter().map(|rate| rate.bare()).collect();
    let relief = if campaign.relief_counts.value { kit::YES } else { kit::NO };
    let [value_origin, currency_origin, parity_origin] = campaign.money_origin;
    let mut parameters = vec![
        (&titles::YEAR, campaign.year.value.label.clone(), campaign.year.origin),
        (&titles::LETTER_DATE, dates::long(date.year(), date.month(), date.day()), campaign.date.origin),
        (&titles::ACADEMY, campaign.academy.value.clone(), campaign.academy.origin),
        (&titles::SERVICE, campaign.service.value.clone(), campaign.service.origin),
        (&titles::IMP_VALUE, numbers::euros(u64::from(campaign.money.imp_cents)), value_origin),
    ];
    if let Some(currency) = &campaign.money.local {
        let parity = numbers::euros(u64::from(currency.cents_per_thousand));
        parameters.push((&titles::CURRENCY, currency.name.clone(), currency_origin));
        parameters.push((&titles::PARITY, parity, parity_origin));
    }
    let ceiling = campaign.ceiling.value;
    parameters.extend([
        (&titles::RATES, rates.join(" ; "), campaign.rates.origin),
        (
            &titles::CEILING,
            ceiling.map_or_else(|| kit::NO_CEILING.to_owned(), |ceiling| ceiling.to_string()),
            campaign.ceiling.origin,
        ),
        (
            &titles::HOURS,
            campaign.hours_per_imp.value.to_string().replace('.', ","),
            campaign.hours_per_imp.origin,
        ),
        (&titles::RELIEF_COUNTS, relief.to_owned(), campaign.relief_counts.origin),
        (
            &titles::PERIMETER,
            titles::PERIMETERS[usize::from(campaign.covers_all.value)].to_owned(),
            campaign.covers_all.origin,
        ),
    ]);
    parameters
}
