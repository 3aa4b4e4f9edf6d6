//! The heading: how it went in one sentence, and the key figures.

use std::fmt::{self, Write};

use super::markup::{prose, text};
use super::page::View;
use crate::findings::Severity;
use crate::fr::numbers;
use crate::fr::report::budget::gap;
use crate::fr::report::headline::{self as words, State, Tally};
use crate::letters::{Fate, Outcome};

/// Counts what the headline says.
pub(super) fn tally(outcome: &Outcome<'_>) -> Tally {
    let mut tally = Tally {
        aside: outcome.verdict.aside.len(),
        errors: outcome.verdict.count(Severity::Error),
        warnings: outcome.verdict.count(Severity::Warning),
        infos: outcome.verdict.count(Severity::Info),
        accepted: outcome.verdict.count(Severity::Accepted),
        ..Tally::default()
    };
    for letter in outcome.letters {
        *match letter.fate {
            Fate::Planned => &mut tally.planned,
            Fate::Made => &mut tally.made,
            Fate::Unchanged => &mut tally.unchanged,
            Fate::Kept => &mut tally.kept,
            Fate::Beside(_) => &mut tally.beside,
        } += 1;
    }
    tally
}

pub(super) fn write(page: &mut String, view: &View<'_>) -> fmt::Result {
    let campaign = &view.outcome.registry.campaign;
    let kind = if view.tally.is_check() { words::KIND_OF_CHECK } else { words::KIND };
    write!(
        page,
        "<header>\n<p class=\"service\">{} \u{b7} {}</p>\n<p class=\"kind\">{}</p>\n<h1>{}</h1>\n",
        text(&campaign.academy.value),
        text(&campaign.service.value),
        prose(kind),
        text(&words::heading(&campaign.year.value.label))
    )?;
    let (state, meaning) = view.tally.state().words();
    let class = match view.tally.state() {
        State::ToCorrect => "error",
        State::ToReview => "warning",
        State::Clean => "clean",
    };
    write!(
        page,
        "<div class=\"verdict {class}\">\n<p class=\"headline\"><span class=\"state\">{}</span> {}</p>\n\
         <p>{}</p>\n</div>\n<dl class=\"figures\">\n",
        text(state),
        text(&view.tally.sentence()),
        prose(meaning)
    )?;
    figures(page, view)?;
    page.write_str("</dl>\n</header>\n")
}

fn figures(page: &mut String, view: &View<'_>) -> fmt::Result {
    let total = &view.figures.total;
    let money = &view.outcome.registry.campaign.money;
    let mut figure = |label: &str, value: &str, note: &str| {
        write!(page, "<div><dt>{}</dt><dd>{}", text(label), text(value))?;
        if !note.is_empty() {
            write!(page, " <small>{}</small>", text(note))?;
        }
        page.write_str("</dd></div>\n")
    };
    let served = view.figures.schools_with_letters();
    figure(words::LETTERS, &view.tally.letters().to_string(), "")?;
    let schools = view.outcome.registry.schools.len();
    figure(words::SCHOOLS, &served.to_string(), &words::out_of(&schools.to_string()))?;
    figure(words::ATTRIBUTED, &total.attributed.bare(), "")?;
    if let (Some(envelope), Some(quarters)) = (total.envelope, total.gap()) {
        figure(words::GAP, &envelope.bare(), &gap(quarters))?;
    }
    figure(words::RELIEF, &total.relief.bare(), "")?;
    let local = money.local.as_ref().zip(total.paid_local);
    let local = local.map(|(currency, amount)| numbers::whole_money(amount, &currency.name));
    figure(words::TO_PAY, &numbers::euros(money.cents(total.paid)), &local.unwrap_or_default())
}
