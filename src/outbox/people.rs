//! Mailboxes of the settings: who sends, where answers go, who gets copies.

use std::fmt;

use super::parcel::{Mailbox, Sender};
use crate::fr::mail::people as words;
use crate::fr::text::clean;
use crate::registry::Email;
use crate::settings::Mail;

/// Mailboxes that the settings do not say, or say wrongly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoMailbox {
    /// Nobody sends.
    NoSender,
    /// What is written is no address: the key and what stands there.
    NotOne(&'static str, String),
}

impl fmt::Display for NoMailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::NoSender => words::no_sender(),
            Self::NotOne(key, typed) => words::not_an_address(key, typed),
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

/// Who gets a copy of every message.
///
/// # Errors
/// [`NoMailbox`] for what is no address.
pub fn copies(mail: &Mail) -> Result<Vec<Mailbox>, NoMailbox> {
    mail.copies.iter().map(|typed| mailbox("courriel.copie", typed)).collect()
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
