//! What each column of the workbook was taken for, for scripts.

use super::shape::{ColumnLine, TableLine};
use crate::findings::column_letters;
use crate::registry::{Mapped, MappedTable, Sense};

pub(super) fn table(table: &MappedTable) -> TableLine<'_> {
    TableLine {
        feuille: &table.sheet,
        tableau: table.kind.sheet(),
        ligne_titres: table.header_row,
        lignes: table.rows,
        colonnes: table.columns.iter().map(column).collect(),
    }
}

fn column(column: &Mapped) -> ColumnLine<'_> {
    let (sens, valeur) = match &column.sense {
        Sense::Field(title) => ("champ", Some((*title).to_owned())),
        Sense::Mission(code) => ("mission", Some(code.to_string())),
        Sense::Missions => ("missions", None),
        Sense::Extra => ("champ_du_modele", None),
        Sense::OfSchool => ("etablissement", None),
        Sense::Repeated(number) => ("doublon", Some(column_letters(*number))),
        Sense::Secret => ("secret", None),
        Sense::Dismissed => ("ecartee", None),
        Sense::Nothing => ("non_lue", None),
    };
    ColumnLine {
        colonne: column.place.column.map(column_letters).unwrap_or_default(),
        titre: &column.title,
        au_dessus: column.over.as_deref(),
        sens,
        valeur,
    }
}
