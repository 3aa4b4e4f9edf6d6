//! How cells look: discreet, printable, the same on all sheets.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Slate, for what must be filled.
const DARK: Color = Color::RGB(0x0034_4A63);
/// Its lighter shades, for what may be filled and for bands.
const MIDDLE: Color = Color::RGB(0x00DC_E3EB);
const LIGHT: Color = Color::RGB(0x00EE_F2F6);
const LINE: Color = Color::RGB(0x00B8_C2CC);
const TEXT: Color = Color::RGB(0x0022_2E3A);
const QUIET: Color = Color::RGB(0x005F_6B78);

/// What is new, and what is to be looked at.
pub(super) const NOVEL: Color = Color::RGB(0x00CF_E8CF);
pub(super) const DOUBT: Color = Color::RGB(0x00FF_E3B3);
const ALARM: Color = Color::RGB(0x009C_2A10);

/// A cell to look at: it stands out on paper too.
pub(super) fn doubt(format: &Format) -> Format {
    format.clone().set_background_color(DOUBT).set_font_color(ALARM).set_bold()
}

/// Day, month, year.
pub(super) const DATE: &str = "dd/mm/yyyy";

/// The formats of all cells. Numbers of IMP have Excel's own format: `0.##` would show one as `1,`.
pub(super) struct Looks {
    /// Title of a sheet of prose.
    pub(super) heading: Format,
    /// A point of the instructions: its number, its name, and what it says.
    pub(super) rank: Format,
    pub(super) point: Format,
    pub(super) prose: Format,
    /// Title of a column that must be filled, and of one that may be.
    pub(super) title: Format,
    pub(super) optional: Format,
    /// Band over several columns, and the lower one of sections.
    pub(super) band: Format,
    pub(super) section: Format,
    /// Title of a mission, read from bottom to top.
    pub(super) mission: Format,
    /// The same of a mission that is new, and of one whose text is.
    pub(super) novel: Format,
    pub(super) reworded: Format,
    /// The narrow column that stays of a folded chapter.
    pub(super) spine: Format,
    /// A cell of a table: text, centred mark or number, long text, date.
    pub(super) text: Format,
    pub(super) centred: Format,
    pub(super) wrapped: Format,
    pub(super) date: Format,
    /// A parameter: its name, and its value as text or plain number, date, amount.
    pub(super) name: Format,
    pub(super) value: Format,
    pub(super) value_date: Format,
    pub(super) value_amount: Format,
    /// Explanation beside a value.
    pub(super) quiet: Format,
    /// What conditional formats lay over cells: a tick, and what does not add up.
    pub(super) ticked: Format,
    pub(super) doubtful: Format,
}

impl Looks {
    pub(super) fn new() -> Self {
        let base = || Format::new().set_font_color(TEXT).set_align(FormatAlign::VerticalCenter);
        let cell = || base().set_border(FormatBorder::Thin).set_border_color(LINE);
        let title = || cell().set_bold().set_text_wrap().set_align(FormatAlign::Center);
        let mission = || {
            cell()
                .set_background_color(MIDDLE)
                .set_font_size(8)
                .set_rotation(90)
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::Bottom)
        };
        let dark = |format: Format| format.set_background_color(DARK).set_font_color(Color::White);
        Self {
            heading: base().set_bold().set_font_size(16).set_font_color(DARK),
            rank: base().set_font_color(QUIET).set_align(FormatAlign::Top).set_align(FormatAlign::Left),
            point: base().set_bold().set_font_color(DARK).set_align(FormatAlign::Top),
            prose: base().set_text_wrap().set_align(FormatAlign::Top),
            title: dark(title()),
            optional: title().set_background_color(MIDDLE),
            band: title().set_background_color(LIGHT).set_font_color(DARK),
            section: title().set_background_color(LIGHT).set_font_size(9).unset_bold(),
            mission: mission(),
            novel: mission().set_background_color(NOVEL).set_bold(),
            reworded: mission().set_background_color(DOUBT),
            spine: title().set_background_color(LIGHT).set_font_size(9).set_rotation(90),
            text: cell(),
            centred: cell().set_align(FormatAlign::Center),
            wrapped: cell().set_text_wrap(),
            date: cell().set_align(FormatAlign::Center).set_num_format(DATE),
            name: cell().set_bold().set_background_color(LIGHT),
            value: cell().set_align(FormatAlign::Left),
            value_date: cell().set_align(FormatAlign::Left).set_num_format(DATE),
            value_amount: cell().set_align(FormatAlign::Left).set_num_format("#,##0.00"),
            quiet: cell().set_text_wrap().set_font_color(QUIET),
            ticked: Format::new().set_background_color(Color::RGB(0x00D5_E3F0)),
            doubtful: Format::new().set_background_color(DOUBT),
        }
    }
}
