//! Our own input workbook: blank, as a sample, or from what is known. Plain cells, no macro, no protection.
//!
//! The layout is that of the design's section 4; titles and help come from `fr::columns`, so that what is written here
//! is what [`crate::workbook`] reads. Same content, same bytes.

mod bands;
mod carried;
mod cells;
mod content;
mod error;
mod extras;
mod lists;
mod looks;
mod missions;
mod page;
mod prose;
mod remarks;
mod rules;
mod table;

pub use carried::{Beside, Carried, Extra, Fate, Novelty, Remark, Slot};
pub use content::{Content, SchoolLine, Setting, TeacherLine, Typed, parameters};
pub use error::Error;

use rust_xlsxwriter::{DocProperties, Workbook, Worksheet};

use crate::fr::columns as titles;
use crate::fr::kit::workbook as words;
use crate::registry::Mission;
use crate::workbook::Kind;

/// Makes a workbook. The columns of ticks are those of `missions`, in their order.
///
/// # Errors
/// [`Error`] when a value fits in no cell.
pub fn write(content: &Content, missions: &[Mission]) -> Result<Vec<u8>, Error> {
    let looks = looks::Looks::new();
    let page = page::Page::of(content);
    let schools = table::Table::schools(content);
    let teachers = table::Table::teachers(content, missions);
    let lists = lists::Lists::new(&schools);

    let mut book = Workbook::new();
    let mut add = |mut sheet: Worksheet, name: &str| -> Result<(), Error> {
        page.set_up(&mut sheet, name)?;
        book.push_worksheet(sheet);
        Ok(())
    };
    let carried = &content.carried;
    add(prose::read_me(carried, &looks)?, titles::READ_ME)?;
    add(prose::parameters(&content.parameters, &looks)?, titles::PARAMETERS)?;
    add(schools.write(&looks, &lists)?, Kind::Schools.sheet())?;
    add(teachers.write(&looks, &lists)?, Kind::Teachers.sheet())?;
    add(missions::write(missions, &looks)?, titles::MISSIONS)?;
    if !carried.remarks.is_empty() {
        add(remarks::write(&carried.remarks, &looks)?, titles::CARRIED)?;
    }
    book.push_worksheet(lists::write()?);
    // more columns than one page holds, so pages are cut where chapters begin
    teachers.break_pages(book.worksheet_from_name(Kind::Teachers.sheet())?)?;
    let properties = DocProperties::new()
        .set_title(words::title(&content.shown(&titles::YEAR)))
        .set_subject(words::SUBJECT)
        .set_author(content.shown(&titles::SERVICE))
        .set_company(content.shown(&titles::ACADEMY))
        .set_creation_datetime(&cells::excel_date(content.created)?);
    book.set_properties(&properties);
    Ok(book.save_to_buffer()?)
}
