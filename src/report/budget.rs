//! The budget as numbers by province, and as a picture by school.

use std::fmt::{self, Write};

use super::bars;
use super::figures::{Amounts, Province};
use super::markup::{prose, text};
use super::page::View;
use crate::fr::report::{blocks as words, budget};
use crate::fr::{numbers, typography};
use crate::registry::{Imp, Money};

pub(super) fn write(page: &mut String, view: &View<'_>) -> fmt::Result {
    by_province(page, view)?;
    notes(page, view)?;
    by_school(page, view)
}

fn by_province(page: &mut String, view: &View<'_>) -> fmt::Result {
    let money = &view.outcome.registry.campaign.money;
    write!(page, "<div class=\"wide\"><table class=\"provinces\">\n<caption>{}</caption>\n<thead><tr>", {
        text(budget::BY_PROVINCE)
    })?;
    write!(page, "<th scope=\"col\">{}</th>", text(budget::PROVINCE))?;
    let currency = money.local.as_ref().map(|currency| budget::in_currency(&currency.name));
    let columns = [
        words::LETTERS,
        budget::ENVELOPE,
        budget::ATTRIBUTED,
        words::RELIEF,
        budget::PAID,
        budget::GAP,
        budget::EUROS,
    ];
    for title in columns.into_iter().chain(currency.as_deref()) {
        write!(page, "<th scope=\"col\" class=\"n\">{}</th>", text(title))?;
    }
    page.write_str("</tr></thead>\n<tbody>\n")?;
    for province in view.figures.provinces.iter().filter(|province| !province.sum.is_idle()) {
        province_row(page, province_name(province), &province.sum, money)?;
    }
    page.write_str("</tbody>\n<tfoot>\n")?;
    province_row(page, budget::TOTAL, &view.figures.total, money)?;
    page.write_str("</tfoot>\n</table></div>\n")
}

fn province_row(page: &mut String, name: &str, amounts: &Amounts, money: &Money) -> fmt::Result {
    write!(page, "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td>", text(name), amounts.letters)?;
    counts(page, amounts, &[amounts.attributed, amounts.relief, amounts.paid])?;
    gap(page, amounts)?;
    write!(page, "<td class=\"n\">{}</td>", text(&numbers::euros(money.cents(amounts.paid))))?;
    if let Some(local) = amounts.paid_local {
        write!(page, "<td class=\"n\">{}</td>", text(&typography::grouped(local)))?;
    }
    page.write_str("</tr>\n")
}

/// The envelope, then numbers of IMP.
fn counts(page: &mut String, amounts: &Amounts, imps: &[Imp]) -> fmt::Result {
    let envelope = amounts.envelope.map(Imp::bare);
    write!(page, "<td class=\"n\">{}</td>", text(envelope.as_deref().unwrap_or(words::NOTHING)))?;
    imps.iter().try_for_each(|imp| write!(page, "<td class=\"n\">{}</td>", text(&imp.bare())))
}

/// The difference in words: a sign alone would be read both ways.
fn gap(page: &mut String, amounts: &Amounts) -> fmt::Result {
    let (class, words) = match amounts.gap() {
        None if amounts.consumed == Imp::ZERO => ("", words::NOTHING.to_owned()),
        None => ("exceeded", budget::NO_ENVELOPE.to_owned()),
        Some(quarters) if quarters < 0 => ("exceeded", budget::gap(quarters)),
        Some(0) => ("even", budget::gap(0)),
        Some(quarters) => ("left", budget::gap(quarters)),
    };
    write!(page, "<td class=\"n gap {class}\">{}</td>", text(&words))
}

/// What the numbers mean, and what they leave out.
fn notes(page: &mut String, view: &View<'_>) -> fmt::Result {
    let campaign = &view.outcome.registry.campaign;
    let total = &view.figures.total;
    let one = Imp::quarters(4);
    let mut notes = vec![budget::about_amounts(&numbers::euros(campaign.money.cents(one)))];
    if let Some(currency) = &campaign.money.local {
        let thousand = numbers::whole_money(1000, &currency.name);
        notes.push(budget::about_parity(&thousand, &numbers::euros(u64::from(currency.cents_per_thousand))));
    }
    if !campaign.relief_counts.value {
        notes.push(budget::RELIEF_IS_FREE.to_owned());
    }
    if total.rows_aside > 0 {
        notes.push(budget::aside_not_counted(total.rows_aside, &total.aside.to_string()));
    }
    if let Some(ceiling) = campaign.ceiling.value {
        let sum = total.envelope.unwrap_or_default();
        notes.push(budget::ceiling(&sum.to_string(), &ceiling.to_string(), sum == ceiling));
    }
    page.write_str("<ul class=\"notes\">\n")?;
    for note in notes {
        writeln!(page, "<li>{}</li>", prose(&note))?;
    }
    page.write_str("</ul>\n")
}

fn by_school(page: &mut String, view: &View<'_>) -> fmt::Result {
    let schools = &view.figures.schools;
    let whole = schools.iter().map(Amounts::extent).max().unwrap_or_default();
    let idle = schools.iter().filter(|amounts| amounts.is_idle()).count();
    if whole > 0 {
        legend(page)?;
        write!(
            page,
            "<table class=\"schools\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th>",
            text(budget::BUDGET_BY_SCHOOL),
            text(words::SCHOOL)
        )?;
        for title in [budget::ENVELOPE, budget::ATTRIBUTED, words::RELIEF, budget::GAP] {
            write!(page, "<th scope=\"col\" class=\"n\">{}</th>", text(title))?;
        }
        writeln!(page, "<th scope=\"col\" class=\"picture\">{}</th></tr></thead>", text(budget::PICTURE))?;
        for province in view.figures.provinces.iter().filter(|province| !province.sum.is_idle()) {
            write!(
                page,
                "<tbody>\n<tr class=\"band\"><th scope=\"rowgroup\" colspan=\"6\">{}</th></tr>\n",
                text(province_name(province))
            )?;
            for &index in province.schools.iter().filter(|&&index| !schools[index].is_idle()) {
                school_row(page, view, index, whole)?;
            }
            page.write_str("</tbody>\n")?;
        }
        page.write_str("</table>\n")?;
    }
    if idle > 0 {
        writeln!(page, "<p class=\"notes\">{}</p>", prose(&budget::schools_left_out(idle)))?;
    }
    Ok(())
}

fn legend(page: &mut String) -> fmt::Result {
    page.write_str("<ul class=\"legend\">\n")?;
    for (class, label) in [
        ("envelope", budget::LEGEND_ENVELOPE),
        ("attributed", budget::LEGEND_ATTRIBUTED),
        ("over", budget::LEGEND_OVER),
        ("aside", budget::LEGEND_ASIDE),
    ] {
        page.write_str("<li>")?;
        bars::sample(page, class)?;
        writeln!(page, " {}</li>", text(label))?;
    }
    page.write_str("</ul>\n")
}

fn school_row(page: &mut String, view: &View<'_>, index: usize, whole: u32) -> fmt::Result {
    let school = &view.outcome.registry.schools[index];
    let amounts = &view.figures.schools[index];
    write!(
        page,
        "<tr><th scope=\"row\">{} <span class=\"uai\">{}</span>",
        text(&school.name),
        text(school.uai.as_str())
    )?;
    if amounts.rows_aside > 0 {
        write!(
            page,
            " <small class=\"exceeded\">{}</small>",
            text(&budget::rows_waiting(amounts.rows_aside))
        )?;
    }
    page.write_str("</th>")?;
    counts(page, amounts, &[amounts.attributed, amounts.relief])?;
    gap(page, amounts)?;
    page.write_str("<td class=\"picture\">")?;
    bars::budget(page, amounts, whole)?;
    page.write_str("</td></tr>\n")
}

fn province_name(province: &Province) -> &str {
    if province.name.is_empty() { budget::NO_PROVINCE } else { &province.name }
}
