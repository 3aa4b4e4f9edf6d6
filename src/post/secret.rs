//! A password or a token: from the environment or from a person, never from a file or an argument, and never printed.

use std::env;

use secrecy::{ExposeSecret, SecretString};

use crate::settings::{Login, PASSWORD, TOKEN};

/// A password or a token. It has no way to text but `expose`, which stays in this room.
#[derive(Clone, Debug)]
pub struct Secret(SecretString);

impl Secret {
    /// From what a person or a script gave; nothing where that is empty.
    pub fn new(mut typed: String) -> Option<Self> {
        // `export X="$(cat file)"` and pasted text end with a line break; a space may be part of a password
        typed.truncate(typed.trim_end_matches(['\r', '\n']).len());
        (!typed.is_empty()).then(|| Self(SecretString::from(typed)))
    }

    /// From the environment, else from the caller's question; nothing where none is needed or given.
    ///
    /// # Errors
    /// The caller's own: there is nobody to ask.
    pub fn find<E>(
        login: Login,
        ask: impl FnOnce(Login) -> Result<Option<String>, E>,
    ) -> Result<Option<Self>, E> {
        Self::look(login, |name| env::var(name).ok(), ask)
    }

    fn look<E>(
        login: Login,
        variable: impl FnOnce(&str) -> Option<String>,
        ask: impl FnOnce(Login) -> Result<Option<String>, E>,
    ) -> Result<Option<Self>, E> {
        let name = match login {
            Login::None => return Ok(None),
            Login::Password => PASSWORD,
            Login::Token => TOKEN,
        };
        match variable(name).and_then(Self::new) {
            Some(secret) => Ok(Some(secret)),
            None => Ok(ask(login)?.and_then(Self::new)),
        }
    }

    /// The secret itself, for the server alone.
    pub(super) fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_found_and_never_shown() {
        let none = |_: Login| Ok::<_, ()>(None);
        let secret = Secret::new("S3cret été\r\n".to_owned()).unwrap();
        assert_eq!(secret.expose(), "S3cret été");
        assert!(!format!("{secret:?} {:?}", Some(&secret)).contains("S3cret"));
        let from = |wanted: &'static str| move |name: &str| (name == wanted).then(|| format!("of {wanted}"));
        let found = |login, variable| Secret::look(login, from(variable), none).unwrap();
        assert_eq!(found(Login::Password, PASSWORD).unwrap().expose(), "of LETTRES_RNE_MOT_DE_PASSE");
        assert_eq!(found(Login::Token, TOKEN).unwrap().expose(), "of LETTRES_RNE_JETON");
        assert!(found(Login::Token, PASSWORD).is_none(), "a password is no token");
        assert!(found(Login::None, PASSWORD).is_none(), "nothing is asked for nothing");
        let typed = |_: Login| Ok::<_, ()>(Some("typed".to_owned()));
        let empty = |_: &str| Some(String::new());
        assert_eq!(Secret::look(Login::Password, empty, typed).unwrap().unwrap().expose(), "typed");
        assert_eq!(Secret::look(Login::Password, |_| None, |_| Err("no screen")).unwrap_err(), "no screen");
    }
}
