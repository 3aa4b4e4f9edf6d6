//! Columns that are none of ours, behind our own: those of an older workbook, and those that the template asks for.

use rust_xlsxwriter::Worksheet;

use super::carried::Slot;
use super::cells::note;
use super::content::Typed;
use super::error::Error;
use super::looks::Looks;
use super::table::Table;
use crate::fr::kit::workbook as words;

/// Width of such a column, in letters.
const WIDTH: u16 = 20;

impl Table<'_> {
    /// Their band and their titles.
    pub(super) fn write_extra_titles(&self, sheet: &mut Worksheet, looks: &Looks) -> Result<(), Error> {
        let (row, first) = (self.title_row(), self.first_extra());
        let Some(last) = self.beside.extras.len().checked_sub(1) else { return Ok(()) };
        let last = first.saturating_add(u16::try_from(last).unwrap_or(0));
        if row == 1 && first == last {
            sheet.write_string_with_format(0, first, words::EXTRAS_BAND, &looks.band)?;
        } else {
            sheet.merge_range(0, first, row - 1, last, words::EXTRAS_BAND, &looks.band)?;
        }
        for (extra, column) in self.beside.extras.iter().zip(first..) {
            let (format, help) = if extra.is_new {
                (looks.optional.clone().set_background_color(super::looks::NOVEL), words::EXTRA_ASKED)
            } else {
                (looks.optional.clone(), words::EXTRA_CARRIED)
            };
            sheet.set_column_width(column, WIDTH)?.set_column_format(column, &looks.wrapped)?;
            sheet.write_string_with_format(row, column, &extra.title, &format)?;
            sheet.insert_note(row, column, &note(help))?;
        }
        Ok(())
    }

    /// Their cells in one row.
    pub(super) fn write_extra_cells(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        index: usize,
        looks: &Looks,
    ) -> Result<(), Error> {
        for ((extra, column), at) in self.beside.extras.iter().zip(self.first_extra()..).zip(0..) {
            let typed = extra.cells.get(&index).unwrap_or(&Typed::Empty);
            self.write_cell(sheet, (row, column), (index, Slot::Extra(at)), typed, &looks.wrapped)?;
        }
        Ok(())
    }
}
