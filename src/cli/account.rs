//! `compte`: the account tried on the screen, without sending anything.

use std::io::{self, IsTerminal as _};

use lettres_rne::fr::mail::account as words;
use lettres_rne::fr::typography::bind;
use lettres_rne::outbox;
use lettres_rne::post::{self, Account, Checked, Secret, StepOutcome};
use lettres_rne::settings::{Login, Server, Settings};

use super::wrap::wrap;
use super::{Failure, say};

/// Tries one of the accounts.
type Check = fn(&Account) -> Checked;

/// Column where what a step has shown begins.
const SHOWN: usize = 15;

/// Tries the accounts of the settings, telling what it does before a server is waited for: whether all holds.
pub(crate) fn checked(settings: &Settings) -> Result<bool, Failure> {
    let mail = &settings.mail;
    if mail.smtp.host.is_none() && mail.imap.host.is_none() {
        return Err(bind(words::NOTHING).into());
    }
    let sender = outbox::sender(mail)?;
    let address = &sender.from.address;
    let mut holds = true;
    let services: [(&str, &str, &Server, [u16; 3], Check); 2] = [
        (words::SENDING, "smtp", &mail.smtp, [465, 587, 25], post::check_smtp),
        (words::MAILBOX, "imap", &mail.imap, [993, 143, 143], post::check_imap),
    ];
    let mut known: Vec<(Login, String, Option<Secret>)> = Vec::new();
    for (title, section, server, ports, check) in services {
        let Some(place) = post::place(server, ports) else {
            say(&wrap("", 0, &format!("{title}\u{a0}: {}", words::not_set(section))));
            continue;
        };
        say(&wrap("", 0, &format!("{title}\u{a0}: {place}")));
        let user = server.user.as_deref().unwrap_or(address.as_str());
        let of = |(login, name, _): &&(Login, String, Option<Secret>)| *login == server.login && name == user;
        // one password opens both, where both are one account's
        let secret = match known.iter().find(of) {
            Some((_, _, secret)) => secret.clone(),
            None => Secret::find(server.login, |login| ask(login, user))?,
        };
        known.push((server.login, user.to_owned(), secret.clone()));
        for (step, outcome) in check(&Account { server, address, secret: secret.as_ref() }) {
            let shown = match outcome {
                StepOutcome::Holds(shown) | StepOutcome::Missing(shown) => shown,
                StepOutcome::Fails(sentence) => {
                    holds = false;
                    words::failure(&sentence)
                }
            };
            say(&wrap(&format!("  {}", step.name()), SHOWN, &bind(&shown)));
        }
    }
    let end = if holds { words::ALL_HOLDS } else { words::SOMETHING_FAILS };
    say(&format!("\n{}", wrap("", 0, &bind(end))));
    Ok(holds)
}

/// Asks for a password or a token, unseen; nothing where nobody is there to type it.
pub(crate) fn ask(login: Login, user: &str) -> io::Result<Option<String>> {
    if !io::stdin().is_terminal() {
        return Ok(None);
    }
    rpassword::prompt_password(words::question(login == Login::Token, user)).map(Some)
}
