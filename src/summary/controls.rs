//! Controls of the overview: two ways to one sum, whose difference must be zero.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::facts::Facts;
use super::groups::Block;
use super::look::{self, Look, Mood, Style};
use super::overview::{Blocks, FIGURES, LAST, of_schools, of_teachers, put_block};
use super::put::{self, Value, all};
use crate::fr::summary::overview::{self as words, controls};
use crate::fr::summary::{columns as titles, names};

/// Columns of the block: the label over three, two sums, the difference, the verdict.
const LABEL: u16 = 4;
const ONE: u16 = 7;
const OTHER: u16 = 8;
const DIFFERENCE: u16 = 9;
const VERDICT: u16 = LAST;

/// A sum: its formula and its result.
type Sum = (String, f64);

/// A control.
struct Control {
    label: String,
    style: Style,
    one: Sum,
    other: Sum,
}

pub(super) fn put(
    sheet: &mut Worksheet,
    facts: &Facts<'_>,
    look: &Look,
    blocks: &Blocks,
) -> Result<(), XlsxError> {
    put_block(sheet, FIGURES, LABEL, VERDICT, words::CONTROLS)?;
    let header = FIGURES + 1;
    sheet.merge_range(header, LABEL, header, ONE - 1, words::CONTROL, &look::header())?;
    for (column, title) in [
        (ONE, words::ONE_SIDE),
        (OTHER, words::OTHER_SIDE),
        (DIFFERENCE, words::DIFFERENCE),
        (VERDICT, words::VERDICT),
    ] {
        put::text(sheet, (header, column), title, &look::header())?;
    }
    let controls = controls(facts, blocks);
    let first = header + 1;
    let mut row = first;
    let mut wrong = 0;
    for control in &controls {
        wrong += usize::from(!put_control(sheet, row, control, look)?);
        row += 1;
    }
    let last = row - 1;
    verdict(sheet, row, (first, last), wrong, look)?;
    let right = format!("{}=\"{}\"", put::at(first, VERDICT), words::RIGHT);
    look::colour(sheet, (first, VERDICT), (row, VERDICT), &right, look::mood(Mood::Good))?;
    let not_right = format!("{}=\"{}\"", put::at(first, VERDICT), words::WRONG);
    look::colour(sheet, (first, VERDICT), (row, VERDICT), &not_right, look::mood(Mood::Bad))
}

/// Writes one control; whether its difference is zero.
fn put_control(sheet: &mut Worksheet, row: u32, control: &Control, look: &Look) -> Result<bool, XlsxError> {
    let Control { label, style, one, other } = control;
    for column in LABEL..ONE {
        let text = if column == LABEL { label.as_str() } else { "" };
        put::text(sheet, (row, column), text, &look.cell(Style::Text))?;
    }
    for (column, (formula, result)) in [(ONE, one), (OTHER, other)] {
        put::formula(sheet, (row, column), formula, &Value::Number(*result), &look.cell(*style))?;
    }
    // sums of decimals: what is below a cent is no difference
    let difference = ((one.1 - other.1) * 100.0).round() / 100.0;
    let formula = format!("ROUND({}-{},2)", put::at(row, ONE), put::at(row, OTHER));
    let format = look.cell(if *style == Style::Count { Style::Count } else { Style::Gap }).set_bold();
    put::formula(sheet, (row, DIFFERENCE), &formula, &Value::Number(difference), &format)?;
    let is_right = difference == 0.0;
    put_verdict(sheet, row, is_right, look)?;
    Ok(is_right)
}

fn put_verdict(sheet: &mut Worksheet, row: u32, is_right: bool, look: &Look) -> Result<(), XlsxError> {
    let formula = format!("IF({}=0,\"{}\",\"{}\")", put::at(row, DIFFERENCE), words::RIGHT, words::WRONG);
    let word = if is_right { words::RIGHT } else { words::WRONG };
    put::formula(sheet, (row, VERDICT), &formula, &Value::Text(word), &look.cell(Style::Centred).set_bold())
}

/// The row that sums the controls up.
fn verdict(
    sheet: &mut Worksheet,
    row: u32,
    (first, last): (u32, u32),
    wrong: usize,
    look: &Look,
) -> Result<(), XlsxError> {
    for column in LABEL..=VERDICT {
        let text = if column == LABEL { words::NOT_ZERO } else { "" };
        put::text(sheet, (row, column), text, &look.total(Style::Text))?;
    }
    let range = put::range((first, DIFFERENCE), (last, DIFFERENCE));
    let formula = format!("SUMPRODUCT(--({range}<>0))");
    put::formula(sheet, (row, DIFFERENCE), &formula, &Value::count(wrong), &look.total(Style::Count))?;
    let formula = format!("IF({}=0,\"{}\",\"{}\")", put::at(row, DIFFERENCE), words::RIGHT, words::WRONG);
    let word = if wrong == 0 { words::RIGHT } else { words::WRONG };
    put::formula(sheet, (row, VERDICT), &formula, &Value::Text(word), &look.total(Style::Centred))
}

fn controls(facts: &Facts<'_>, blocks: &Blocks) -> Vec<Control> {
    let total = &facts.total;
    let letters = facts.sum(|_| true);
    let control =
        |label: &str, style, one: Sum, other: Sum| Control { label: label.to_owned(), style, one, other };
    let count = put::count;
    let teachers = || format!("COUNTA({})", all(names::TEACHERS, titles::UAI));
    let column =
        |block: &Block, column| format!("SUM({})", put::range((block.first, column), (block.last, column)));
    let set_aside = blocks
        .aside
        .map_or_else(String::new, |(first, last)| format!("+COUNTA({})", put::range((first, 0), (last, 0))));
    let attributed = total.attributed.as_number();
    let mut controls = vec![
        control(
            controls::ROWS,
            Style::Count,
            (names::ROWS.to_owned(), count(facts.registry.rows.len())),
            (format!("{}{set_aside}", teachers()), count(facts.letters.len() + facts.aside.len())),
        ),
        control(
            controls::TEACHERS,
            Style::Count,
            (teachers(), count(letters.letters)),
            (of_schools(titles::TEACHERS), count(total.letters)),
        ),
        control(
            controls::IMP,
            Style::Imp,
            (of_teachers(titles::IMP), letters.attributed.as_number()),
            (of_schools(titles::ATTRIBUTED), attributed),
        ),
        control(
            controls::RELIEF,
            Style::Imp,
            (of_teachers(titles::RELIEF), letters.relief.as_number()),
            (of_schools(titles::RELIEF), total.relief.as_number()),
        ),
        control(
            controls::PARTS,
            Style::Imp,
            (
                format!("{}+{}", of_schools(titles::PAID), of_schools(titles::RELIEF)),
                (total.paid() + total.relief).as_number(),
            ),
            (of_schools(titles::ATTRIBUTED), attributed),
        ),
        control(
            controls::EUROS,
            Style::Euros,
            (of_teachers(titles::EUROS), put::euros(letters.cents)),
            (of_schools(titles::EUROS), put::euros(total.cents)),
        ),
    ];
    if let Some(currency) = &facts.currency {
        let title = titles::local(currency);
        controls.push(control(
            &controls::local(currency),
            Style::Local,
            (of_teachers(&title), put::whole(letters.local)),
            (of_schools(&title), put::whole(total.local)),
        ));
    }
    for (label, block) in [
        (controls::PROVINCES, &blocks.provinces),
        (controls::KINDS, &blocks.kinds),
        (controls::RATES, &blocks.rates),
    ] {
        controls.push(control(
            label,
            Style::Imp,
            (column(block, block.imp), block.sum().as_number()),
            (of_teachers(titles::IMP), letters.attributed.as_number()),
        ));
    }
    let ticks: usize = facts.letters.iter().map(|letter| letter.appointment.ticks.len()).sum();
    controls.push(control(
        controls::TICKS,
        Style::Count,
        (names::TICKS.to_owned(), count(ticks)),
        (of_teachers(titles::TICKS), count(ticks)),
    ));
    if let Some(ceiling) = facts.registry.campaign.ceiling.value {
        controls.push(control(
            controls::CEILING,
            Style::Imp,
            (of_schools(titles::ENVELOPE), total.envelope.as_number()),
            (names::CEILING.to_owned(), ceiling.as_number()),
        ));
    }
    controls
}
