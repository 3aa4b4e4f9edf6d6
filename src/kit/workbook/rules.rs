//! What a table does while it is filled: drop-down lists, and the colours that help the eye.

use rust_xlsxwriter::{ConditionalFormatFormula, Formula, Worksheet};

use super::error::Error;
use super::lists::Lists;
use super::looks::Looks;
use super::table::Table;
use crate::findings::column_letters;
use crate::fr::kit::workbook as words;
use crate::workbook::{Column, Kind};

impl Table<'_> {
    /// Adds the rules of all columns, down to the last spare row.
    pub(super) fn add_rules(&self, sheet: &mut Worksheet, looks: &Looks, lists: &Lists) -> Result<(), Error> {
        let (first, last) = self.rows();
        for (&column, number) in self.kind.columns().iter().zip(0..) {
            if let Some(rule) = lists.rule(column, self.kind)? {
                sheet.add_data_validation(first, number, last, number, &rule)?;
            }
        }
        if self.kind == Kind::Teachers {
            self.colour_doubts(sheet, looks, &lists.codes)?;
        }
        if let Some(chapter) = self.chapters.first() {
            let (from, to) = (chapter.columns().0, self.last_mission());
            // one rule for all ticks: a thousand rules make Excel slow, and are a thousand chances to differ
            sheet.add_data_validation(first, from, last, to, &Lists::tick()?)?;
            let cell = format!("{}{}", column_letters(from + 1), first + 1);
            let no: Vec<String> = words::NO_MARKS.iter().map(|mark| format!("{cell}<>\"{mark}\"")).collect();
            let rule = format!("AND({cell}<>\"\",{cell}<>FALSE,{cell}<>0,{})", no.join(","));
            let ticked =
                ConditionalFormatFormula::new().set_rule(Formula::new(rule)).set_format(&looks.ticked);
            sheet.add_conditional_format(first, from, last, to, &ticked)?;
        }
        Ok(())
    }

    /// Colours what does not add up: a code that is not in the sheet of schools, more IMP off than attributed.
    fn colour_doubts(&self, sheet: &mut Worksheet, looks: &Looks, codes: &str) -> Result<(), Error> {
        let (first, last) = self.rows();
        let cell = |column| format!("${}{}", column_letters(self.number(column) + 1), first + 1);
        let (uai, imp, relief) = (cell(Column::Uai), cell(Column::Imp), cell(Column::Relief));
        for (column, rule) in [
            (Column::Uai, format!("AND({uai}<>\"\",COUNTIF({codes},{uai})=0)")),
            (Column::Relief, format!("AND(ISNUMBER({relief}),ISNUMBER({imp}),{relief}>{imp})")),
        ] {
            let rule =
                ConditionalFormatFormula::new().set_rule(Formula::new(rule)).set_format(&looks.doubtful);
            let number = self.number(column);
            sheet.add_conditional_format(first, number, last, number, &rule)?;
        }
        Ok(())
    }
}
