//! Addresses: C01 to C04.

use lettres_rne::findings::Code;
use lettres_rne::workbook::Column;

use super::super::dice::Dice;
use super::super::draft::{Draft, Who};
use super::super::truth::{CLOSED, DOMAIN};
use super::Family;
use crate::sheets::text;

pub(super) const FAMILY: Family = &[
    ("C01 no address", |draft, dice| {
        let school = draft.school(dice)?;
        draft.truth.schools[school].head.mails.clear();
        draft.at_cell(Code::C01, Who::School(school), Column::HeadMail);
        Some(())
    }),
    ("C01 a comma for a point", |draft, dice| unreadable(draft, dice, |mail| mail.replace('.', ","))),
    ("C01 a blank for a point", |draft, dice| unreadable(draft, dice, |mail| mail.replacen('.', " ", 1))),
    ("C01 no sign", |draft, dice| unreadable(draft, dice, |mail| mail.replace('@', " à "))),
    ("C01 an underscore in the domain", |draft, dice| {
        unreadable(draft, dice, |mail| mail.replace("ac-noumea", "ac_noumea"))
    }),
    ("C01 an accent", |draft, dice| unreadable(draft, dice, |mail| mail.replace("noumea", "nouméa"))),
    ("C01 a link", |draft, dice| cleaned(draft, dice, |mail| format!("mailto:{mail}"))),
    ("C01 a name before it", |draft, dice| {
        cleaned(draft, dice, |mail| format!("Collège de Là-bas <{mail}>"))
    }),
    ("C01 a point behind it", |draft, dice| cleaned(draft, dice, |mail| format!("{mail}."))),
    ("C01 a teacher's", |draft, dice| {
        let row = draft.anybody(dice)?;
        draft.truth.teachers[row].person.mails.clear();
        draft.typed(Who::Teacher(row), Column::TeacherMail, text("voir le secrétariat"));
        draft.at_cell(Code::C01, Who::Teacher(row), Column::TeacherMail);
        Some(())
    }),
    ("C02 the code of another school in it", |draft, dice| {
        let school = draft.school(dice)?;
        draft.truth.schools[school].head.mails = vec![format!("ce.{}@{DOMAIN}", CLOSED.to_lowercase())];
        draft.at_cell(Code::C02, Who::School(school), Column::HeadMail);
        Some(())
    }),
    ("C03 a private provider", |draft, dice| {
        let school = draft.school(dice)?;
        draft.truth.schools[school].head.mails = vec!["secretariat@mls.nc".to_owned()];
        draft.at_cell(Code::C03, Who::School(school), Column::HeadMail);
        Some(())
    }),
    ("C04 two schools with one address", |draft, dice| {
        let schools = [draft.school(dice)?, draft.school(dice)?];
        for school in schools {
            draft.truth.schools[school].head.mails = vec![format!("contact@{DOMAIN}")];
        }
        draft.at_cell(Code::C04, Who::School(schools[0].max(schools[1])), Column::HeadMail);
        Some(())
    }),
    ("two addresses, a semicolon behind them", |draft, dice| {
        let school = draft.school(dice)?;
        let mails = &mut draft.truth.schools[school].head.mails;
        mails.push(format!("secretariat.{school}@{DOMAIN}"));
        let typed = format!(" {} ;{};", mails[0], mails[1]);
        draft.typed(Who::School(school), Column::HeadMail, text(typed));
        Some(())
    }),
];

/// An address that is no address: it is told once, and not as missing besides.
fn unreadable(draft: &mut Draft, dice: &mut Dice, typed: fn(&str) -> String) -> Option<()> {
    let school = draft.school(dice)?;
    let mail = std::mem::take(&mut draft.truth.schools[school].head.mails).remove(0);
    draft.typed(Who::School(school), Column::HeadMail, text(typed(&mail)));
    draft.at_cell(Code::C01, Who::School(school), Column::HeadMail);
    Some(())
}

/// An address with something around it.
fn cleaned(draft: &mut Draft, dice: &mut Dice, typed: fn(&str) -> String) -> Option<()> {
    let school = draft.school(dice)?;
    let mail = draft.truth.schools[school].head.mails[0].clone();
    draft.typed(Who::School(school), Column::HeadMail, text(typed(&mail)));
    draft.at_cell(Code::C01, Who::School(school), Column::HeadMail);
    Some(())
}
