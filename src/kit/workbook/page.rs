//! Print set-up: A4, margins, what stands at the top and at the foot.

use rust_xlsxwriter::Worksheet;

use super::content::Content;
use super::error::Error;
use crate::fr::columns as titles;
use crate::fr::kit::workbook as words;

/// Excel's number of A4.
const A4: u8 = 9;

/// What all sheets have in common on paper.
pub(super) struct Page {
    academy: String,
    year: String,
}

impl Page {
    pub(super) fn of(content: &Content) -> Self {
        Self { academy: content.shown(&titles::ACADEMY), year: content.shown(&titles::YEAR) }
    }

    /// Sets a sheet up: landscape, as wide as the page.
    pub(super) fn set_up(&self, sheet: &mut Worksheet, name: &str) -> Result<(), Error> {
        // an ampersand begins one of Excel's own marks
        let top = words::print_title(name, &self.academy, &self.year).replace('&', "&&");
        sheet
            .set_name(name)?
            .set_paper_size(A4)
            .set_landscape()
            .set_print_fit_to_pages(1, 0)
            .set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3)
            .set_header(format!("&L&9{top}"))
            .set_footer(format!("&R&9{}", words::PRINT_PAGES));
        Ok(())
    }
}
