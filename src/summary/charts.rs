//! Two pictures: envelope and attribution by province, and how many have which rate.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, Worksheet,
    XlsxError,
};

use super::caches::Cache;
use super::facts::Facts;
use super::groups::{self, Block};
use super::overview::Blocks;
use super::tally::Tally;
use super::{look, put, rates};
use crate::fr::summary::overview as words;
use crate::fr::summary::{columns as titles, sheets};

/// Pixels of both pictures together: the width of the sheet.
const LEFT: u32 = 570;
const RIGHT: u32 = 555;
const HEIGHT: u32 = 305;
/// Column of the second picture.
const SECOND: u16 = 5;

/// Draws the charts; what they have to remember of cells that hold formulas.
pub(super) fn put(
    sheet: &mut Worksheet,
    row: u32,
    blocks: &Blocks,
    facts: &Facts<'_>,
) -> Result<Vec<Cache>, XlsxError> {
    let mut provinces = chart(words::CHART_PROVINCES, LEFT);
    for (column, name, colour) in [
        (groups::ENVELOPE, titles::ENVELOPE, look::MIST),
        (groups::ATTRIBUTED, titles::ATTRIBUTED, look::BLUE),
    ] {
        series(&mut provinces, &blocks.provinces, column, name, colour, "0.00");
    }
    provinces.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(9));
    let mut by_rate = chart(words::CHART_RATES, RIGHT);
    series(&mut by_rate, &blocks.rates, rates::TEACHERS, titles::TEACHERS, look::BLUE, "0");
    by_rate.legend().set_hidden();
    by_rate.x_axis().set_name(words::RATE).set_name_font(&font(9)).set_num_format("0.00");
    sheet.insert_chart(row, 0, &provinces)?;
    sheet.insert_chart(row, SECOND, &by_rate)?;
    let (provinces, by_rate) = (&blocks.provinces, &blocks.rates);
    let of = |block: &Block, column, number: fn(&Tally) -> f64| {
        Cache::numbers(column, block.first, block.tallies.iter().map(number))
    };
    let rates = facts.registry.campaign.rates.value.iter().map(|rate| rate.as_number().to_string());
    Ok(vec![
        of(provinces, groups::ENVELOPE, |tally| tally.envelope.as_number()),
        of(provinces, groups::ATTRIBUTED, |tally| tally.attributed.as_number()),
        of(by_rate, rates::TEACHERS, |tally| put::count(tally.letters)),
        Cache::new(0, by_rate.first, rates.chain([words::OTHER_RATES.to_owned()])),
    ])
}

fn chart(title: &str, width: u32) -> Chart {
    let mut chart = Chart::new_column();
    chart.title().set_name(title).set_font(font(12).set_bold());
    chart.set_width(width).set_height(HEIGHT).set_alt_text(title);
    let line = ChartLine::new().set_color(0x00E1_E6ED_u32).clone();
    chart.y_axis().set_major_gridlines_line(&line).set_font(&font(9)).set_min(0);
    chart.y_axis().set_format(ChartFormat::new().set_no_line());
    chart.x_axis().set_font(&font(9));
    chart.chart_area().set_format(ChartFormat::new().set_border(&line));
    chart
}

fn series(chart: &mut Chart, block: &Block, column: u16, name: &str, colour: u32, number: &str) {
    let (first, last) = (block.first, block.last);
    let mut label = ChartDataLabel::new();
    label.show_value().set_font(&font(9)).set_num_format(number);
    chart
        .add_series()
        .set_categories((sheets::OVERVIEW, first, 0, last, 0))
        .set_values((sheets::OVERVIEW, first, column, last, column))
        .set_name(name)
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour)))
        .set_data_label(&label)
        .set_gap(80);
}

fn font(size: u32) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_size(size).set_color(0x0034_4054_u32);
    font
}
