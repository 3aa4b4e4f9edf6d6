//! Mailboxes of the settings: who sends, where answers go, who gets copies.

use std::fmt;

use super::parcel::{Mailbox, Sender};
use crate::checks::uai_in;
use crate::fr::mail::people as words;
use crate::fr::text::clean;
use crate::registry::{Email, Registry, SchoolKind, Uai, known};
use crate::settings::Mail;

/// Mailboxes that the settings do not say, or say wrongly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoMailbox {
    /// Nobody sends.
    NoSender,
    /// What is written is no address: the key and what stands there.
    NotOne(&'static str, String),
    /// A copy of everything would go to a school: the address, and whose it is.
    CopyOfSchool(Email, String),
    /// A trial would go to somebody of the campaign: the address, and whose it is.
    TrialOf(Email, String),
}

impl fmt::Display for NoMailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::NoSender => words::no_sender(),
            Self::NotOne(key, typed) => words::not_an_address(key, typed),
            Self::CopyOfSchool(address, whose) => words::copy_of_school(address.as_str(), whose),
            Self::TrialOf(address, whose) => words::trial_of(address.as_str(), whose),
        })
    }
}

impl std::error::Error for NoMailbox {}

/// Who sends, by the settings.
///
/// # Errors
/// [`NoMailbox`] where they do not say it, or what they say is no address.
pub fn sender(mail: &Mail) -> Result<Sender, NoMailbox> {
    let from = mail.from.as_deref().ok_or(NoMailbox::NoSender)?;
    let reply_to = mail.reply_to.as_deref().map(|typed| mailbox("courriel.repondre_a", typed)).transpose()?;
    Ok(Sender { from: mailbox("courriel.expediteur", from)?, reply_to })
}

/// Who gets a copy of every message: nobody who may read the letters of one school only.
///
/// # Errors
/// [`NoMailbox`] for what is no address, and for that of a school.
pub fn copies(mail: &Mail, registry: &Registry) -> Result<Vec<Mailbox>, NoMailbox> {
    let copies: Vec<Mailbox> =
        mail.copies.iter().map(|typed| mailbox("courriel.copie", typed)).collect::<Result<_, _>>()?;
    for Mailbox { address, .. } in &copies {
        let school = school_of(address, registry).filter(|_| !is_ours(address, mail));
        if let Some(whose) = school {
            return Err(NoMailbox::CopyOfSchool(address.clone(), whose));
        }
    }
    Ok(copies)
}

/// Whether a trial may go to this address: it carries the letters of several schools, so to none of them, and to no teacher.
///
/// # Errors
/// [`NoMailbox`] where the address is another's.
pub fn may_try(to: &Email, mail: &Mail, registry: &Registry) -> Result<(), NoMailbox> {
    // a school that is neither in the workbook nor known is a school all the same
    let whose = school_of(to, registry)
        .or_else(|| uai_in(to.local()).map(|uai| words::school(&uai.to_string(), None)))
        .or_else(|| teacher_of(to, registry));
    match whose.filter(|_| !is_ours(to, mail)) {
        Some(whose) => Err(NoMailbox::TrialOf(to.clone(), whose)),
        None => Ok(()),
    }
}

/// Whether it is the sender's own address: all of it has been there before, whosever it is besides.
fn is_ours(address: &Email, mail: &Mail) -> bool {
    sender(mail).is_ok_and(|sender| sender.from.address.key() == address.key())
}

/// The school that an address belongs to: by the workbook, or by a code in it.
fn school_of(address: &Email, registry: &Registry) -> Option<String> {
    let is_its = |email: &Email| email.key() == address.key();
    let named = uai_in(address.local());
    let by_workbook = registry
        .schools
        .iter()
        .find(|school| school.head.emails.iter().any(is_its) || named == Some(school.uai))
        .map(|school| words::school(school.uai.as_str(), Some(&school.name)));
    by_workbook.or_else(|| known_school(named?))
}

/// A known school; services have codes too, and are none.
fn known_school(uai: Uai) -> Option<String> {
    let school = known::by_code(uai).find(|known| SchoolKind::of(&known.kind) != SchoolKind::Other)?;
    Some(words::school(uai.as_str(), Some(&school.name)))
}

/// The teacher that an address belongs to.
fn teacher_of(address: &Email, registry: &Registry) -> Option<String> {
    let teachers = registry.rows.iter().filter_map(|row| row.teacher.as_ref());
    let is_its = |email: &Email| email.key() == address.key();
    let found = teachers.into_iter().find(|teacher| teacher.emails.iter().any(is_its))?;
    Some(words::teacher(&found.list_name()))
}

/// `DANE <dane@ac-noumea.nc>`, or the address alone.
///
/// # Errors
/// [`NoMailbox`] for what is no address.
pub fn mailbox(key: &'static str, typed: &str) -> Result<Mailbox, NoMailbox> {
    let one_line = clean(typed);
    let (name, address) = match one_line.split_once('<') {
        Some((name, rest)) => (name.trim().trim_matches('"'), rest.trim_end_matches('>')),
        None => ("", one_line.as_str()),
    };
    let address = Email::new(address.trim()).ok_or_else(|| NoMailbox::NotOne(key, typed.to_owned()))?;
    Ok(Mailbox { name: name.to_owned(), address })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mailboxes_are_written_as_people_do() {
        for (typed, name, address) in [
            ("dane@ac-noumea.nc", "", "dane@ac-noumea.nc"),
            (" DANE  <dane@ac-noumea.nc> ", "DANE", "dane@ac-noumea.nc"),
            ("\"DANE, Nouméa\" <dane@ac-noumea.nc>", "DANE, Nouméa", "dane@ac-noumea.nc"),
        ] {
            let mailbox = mailbox("courriel.expediteur", typed).unwrap();
            assert_eq!((mailbox.name.as_str(), mailbox.address.as_str()), (name, address), "{typed}");
        }
        for typed in ["", "DANE", "DANE <>", "a@b, c@d.nc", "x\r\nBcc: a@b.nc", "a@b.nc\r\nBcc: c@d.nc"] {
            assert!(mailbox("courriel.expediteur", typed).is_err(), "{typed:?}");
        }
    }
}
