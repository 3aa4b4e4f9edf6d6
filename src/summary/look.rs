//! How the sheets look: formats, colours, and the set-up for printing.

use rust_xlsxwriter::{
    ConditionalFormatFormula, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError,
};

use super::facts::Facts;
use super::put;
use crate::fr::summary as words;

/// Dark blue of titles and headers.
pub(super) const NAVY: u32 = 0x001F_3864;
/// Blue of what is attributed.
pub(super) const BLUE: u32 = 0x002F_6DB5;
/// Pale blue of bands and of envelopes.
pub(super) const PALE: u32 = 0x00DD_E7F3;
/// Grey blue of envelopes in charts.
pub(super) const MIST: u32 = 0x00A9_BCD6;
const LINE: u32 = 0x00C9_D1DC;
const FADED: u32 = 0x0066_7085;
/// Fill and ink of what is right, doubtful, wrong.
const GOOD: (u32, u32) = (0x00D9_F2E0, 0x0011_5E2B);
const DOUBT: (u32, u32) = (0x00FF_F1CC, 0x007A_4B00);
const BAD: (u32, u32) = (0x00FB_D9D9, 0x0098_1B1B);
const CALM: (u32, u32) = (PALE, NAVY);

/// What a cell holds, and so how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Short text.
    Text,
    /// Text that may need several lines.
    Wrapped,
    /// A code or a word, in the middle.
    Centred,
    /// What nobody needs to read.
    Faded,
    /// A count.
    Count,
    /// IMP, with two decimals.
    Imp,
    /// A difference of IMP, with its sign.
    Gap,
    /// Euros.
    Euros,
    /// The local currency.
    Local,
    /// Hours.
    Hours,
    /// A share.
    Percent,
    /// A date.
    Date,
}

/// How good something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    Calm,
    Good,
    Doubt,
    Bad,
}

/// The formats of one workbook.
pub(super) struct Look {
    local: String,
}

impl Look {
    pub(super) fn of(facts: &Facts<'_>) -> Self {
        let unit = facts.currency.as_deref().map(words::unit).unwrap_or_default();
        Self { local: format!("#,##0\"\u{a0}{unit}\"_ ") }
    }

    /// A cell of a table.
    pub(super) fn cell(&self, style: Style) -> Format {
        let format = self.bare(style).set_border_bottom(FormatBorder::Thin).set_border_color(LINE);
        if style == Style::Wrapped { format.set_text_wrap() } else { format }
    }

    /// A cell of a row of totals.
    pub(super) fn total(&self, style: Style) -> Format {
        let format = self.bare(style).set_bold().set_background_color(PALE);
        format.set_border_top(FormatBorder::Thin).set_border_bottom(FormatBorder::Thin).set_border_color(NAVY)
    }

    fn bare(&self, style: Style) -> Format {
        let format = Format::new().set_font_size(10).set_align(FormatAlign::VerticalCenter);
        let number = |code: &str| format.clone().set_num_format(code).set_align(FormatAlign::Right);
        match style {
            Style::Text | Style::Wrapped => format.set_align(FormatAlign::Left),
            Style::Centred => format.set_align(FormatAlign::Center),
            Style::Faded => format.set_align(FormatAlign::Left).set_font_color(FADED),
            Style::Count => number("#,##0_ "),
            Style::Imp => number("#,##0.00_ "),
            Style::Gap => number("+#,##0.00_ ;[Red]-#,##0.00_ ;0.00_ "),
            Style::Euros => number("#,##0.00\"\u{a0}€\"_ "),
            Style::Local => number(&self.local),
            Style::Hours => number("#,##0.00\"\u{a0}h\"_ "),
            Style::Percent => number("0\\ %_ "),
            Style::Date => format.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
        }
    }
}

/// A sheet's title.
pub(super) fn title() -> Format {
    Format::new().set_font_size(16).set_bold().set_font_color(NAVY)
}

/// A line under it.
pub(super) fn note() -> Format {
    Format::new().set_font_size(10).set_font_color(FADED)
}

/// The title of a block.
pub(super) fn block() -> Format {
    let format = Format::new().set_font_size(12).set_bold().set_font_color(NAVY);
    format.set_border_bottom(FormatBorder::Medium).set_border_color(NAVY)
}

/// The titles of columns.
pub(super) fn header() -> Format {
    let format = Format::new().set_font_size(10).set_bold().set_font_color(0x00FF_FFFF_u32);
    let format = format.set_background_color(NAVY).set_text_wrap().set_align(FormatAlign::Center);
    format.set_align(FormatAlign::VerticalCenter).set_border(FormatBorder::Thin).set_border_color(LINE)
}

/// A link.
pub(super) fn link(format: Format) -> Format {
    format
        .set_font_color(0x0005_63C1_u32)
        .set_underline(rust_xlsxwriter::FormatUnderline::Single)
        .set_align(FormatAlign::Center)
}

/// Height of a row, in points, whose texts need so many lines: wrapped rows grow by themselves in Excel only.
pub(super) fn height(lines: usize) -> f64 {
    // Excel's limit is 409
    (13.0 * put::count(lines) + 3.0).clamp(16.0, 405.0)
}

/// Breadth of a sign at 10 points, in digits at 11, in which widths are counted; rather more than less.
fn breadth(ch: char) -> f64 {
    if ch.is_uppercase() { 1.05 } else { 0.8 }
}

/// Lines that a text needs in a column of this width, in signs.
pub(super) fn lines(text: &str, width: f64) -> usize {
    let mut lines = 0;
    for line in text.split('\n') {
        let mut used = f64::INFINITY;
        for word in line.split(' ') {
            let mut length: f64 = word.chars().map(breadth).sum();
            if used + 1.0 + length <= width {
                used += 1.0 + length;
                continue;
            }
            lines += 1;
            while length > width {
                lines += 1;
                length -= width;
            }
            used = length;
        }
    }
    lines
}

/// The colours of a mood.
pub(super) fn mood(mood: Mood) -> Format {
    let (fill, ink) = match mood {
        Mood::Calm => CALM,
        Mood::Good => GOOD,
        Mood::Doubt => DOUBT,
        Mood::Bad => BAD,
    };
    Format::new().set_background_color(fill).set_font_color(ink)
}

/// Colours the cells of a range for which a formula, written for the first of them, holds.
pub(super) fn colour(
    sheet: &mut Worksheet,
    (first_row, first_column): (u32, u16),
    (last_row, last_column): (u32, u16),
    formula: &str,
    format: Format,
) -> Result<(), XlsxError> {
    let rule = ConditionalFormatFormula::new().set_rule(Formula::new(formula)).set_format(format);
    sheet.add_conditional_format(first_row, first_column, last_row, last_column, &rule)?;
    Ok(())
}

/// Paper, margins, footer. `repeated` are the rows at the head of every page.
pub(super) fn page(
    sheet: &mut Worksheet,
    facts: &Facts<'_>,
    repeated: Option<(u32, u32)>,
) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_print_center_horizontally(true);
    sheet.set_screen_gridlines(false);
    let hash: String = facts.outcome.provenance.workbook_hash.chars().take(12).collect();
    // the size is set before a code, not before a digit that would join it
    let page = words::PAGE;
    sheet.set_footer(format!("&L&8&F – &A&C&8SHA-256 {hash}&R&8{page} &P / &N"));
    if let Some((first, last)) = repeated {
        sheet.set_repeat_rows(first, last)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_by_words() {
        for (text, width, expected) in [
            ("", 10.0, 1),
            ("un", 10.0, 1),
            ("deux mots longs", 10.0, 2),
            ("anticonstitutionnellement vrai", 10.0, 3),
            ("BOUQUET DES CHAUX", 10.0, 2),
            ("un\ndeux", 10.0, 2),
            ("un deux trois quatre cinq", 9.0, 3),
        ] {
            assert_eq!(lines(text, width), expected, "{text}");
        }
    }
}
