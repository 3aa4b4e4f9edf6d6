//! What a server answers, and what its refusals mean.

use crate::fr::mail::{mailbox as words, replies};
use crate::fr::text::clean;
use crate::post::fault::Stage;

/// How an answer ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// Done.
    Ok,
    /// Not done.
    No,
    /// Not understood.
    Bad,
}

/// A whole answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: Status,
    /// What is said beside it.
    pub(super) text: String,
    /// Data that came before, without the star.
    pub(super) lines: Vec<String>,
}

/// A refusal: where in the talk, and the server's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Where in the talk.
    pub stage: Stage,
    /// The word in square brackets, in capitals: `AUTHENTICATIONFAILED`, `OVERQUOTA`.
    pub code: Option<String>,
    /// The rest.
    pub text: String,
}

/// Longest text of a server that is shown, in characters.
const SHOWN: usize = 300;

impl Said {
    /// From what stands behind the word of refusal.
    pub(super) fn new(stage: Stage, said: &str) -> Self {
        let (code, text) = match said.trim().strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((code, text)) => (code.split(' ').next().map(str::to_ascii_uppercase), text),
            None => (None, said),
        };
        Self { stage, code, text: clean(text).chars().take(SHOWN).collect() }
    }

    /// What it means and what to do, with the server's words.
    pub fn sentence(&self) -> String {
        let code = self.code.as_deref().unwrap_or_default();
        let meant = match code {
            "AUTHENTICATIONFAILED" | "AUTHORIZATIONFAILED" => words::BAD_LOGIN,
            "EXPIRED" => words::EXPIRED,
            "PRIVACYREQUIRED" => words::NO_START_TLS,
            "UNAVAILABLE" | "INUSE" | "SERVERBUG" => words::LATER,
            "CONTACTADMIN" => words::ASK,
            "OVERQUOTA" => words::FULL,
            "NOPERM" => words::NOT_ALLOWED,
            "TOOBIG" | "LIMIT" => replies::TOO_LARGE,
            "TRYCREATE" | "NONEXISTENT" => words::NO_DRAFTS,
            _ if self.stage == Stage::Login => words::BAD_LOGIN,
            _ if self.text.to_lowercase().contains("quota") => words::FULL,
            _ if self.stage == Stage::Greeting => words::LATER,
            _ => words::REFUSED,
        };
        let mut said = String::new();
        for part in [code, &self.text] {
            if !part.is_empty() {
                said.push_str(if said.is_empty() { "" } else { " " });
                said.push_str(part);
            }
        }
        replies::with_words(meant, &said)
    }
}

/// The end of an answer, behind its tag.
pub(super) fn tagged(answer: &str) -> Option<(Status, String)> {
    let (word, text) = answer.split_once(' ').unwrap_or((answer, ""));
    let status = match word.to_ascii_uppercase().as_str() {
        "OK" => Status::Ok,
        "NO" => Status::No,
        "BAD" => Status::Bad,
        _ => return None,
    };
    Some((status, text.to_owned()))
}

/// What a server can do, in capitals.
pub(super) fn abilities(lines: &[String]) -> Vec<String> {
    let own = lines.iter().filter_map(|line| {
        let (word, rest) = line.split_once(' ')?;
        word.eq_ignore_ascii_case("CAPABILITY").then_some(rest)
    });
    own.flat_map(str::split_whitespace).map(str::to_ascii_uppercase).collect()
}

/// Whether a search has found something.
pub(super) fn has_numbers(lines: &[String]) -> bool {
    lines.iter().any(|line| {
        let mut words = line.split_whitespace();
        words.next().is_some_and(|word| word.eq_ignore_ascii_case("SEARCH"))
            && words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// What stands before a literal, and how long it is.
pub(super) fn literal(line: &str) -> Option<(&str, usize)> {
    let (before, length) = line.strip_suffix('}')?.rsplit_once('{')?;
    Some((before, length.strip_suffix('+').unwrap_or(length).parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read() {
        assert_eq!(tagged("NO [OVERQUOTA] full"), Some((Status::No, "[OVERQUOTA] full".to_owned())));
        assert_eq!(tagged("ok"), Some((Status::Ok, String::new())));
        assert_eq!(tagged("PERHAPS later"), None);
        for (line, found) in [
            ("SEARCH 3 5", true),
            ("search 1", true),
            ("SEARCH", false),
            ("3 EXISTS", false),
            ("SEARCH x", false),
        ] {
            assert_eq!(has_numbers(&[line.to_owned()]), found, "{line}");
        }
        assert_eq!(literal("LIST () \"/\" {12}"), Some(("LIST () \"/\" ", 12)));
        assert_eq!(literal("LIST () \"/\" {12+}").map(|(_, length)| length), Some(12));
        for none in ["LIST () \"/\" x", "OK {x}", "}", "{99999999999999999999999}"] {
            assert_eq!(literal(none), None, "{none}");
        }
    }

    #[test]
    fn refusals_are_told_with_their_remedy() {
        for (stage, said, start) in [
            (Stage::Login, "[AUTHENTICATIONFAILED] Authentication failed.", words::BAD_LOGIN),
            (Stage::Login, "LOGIN failed", words::BAD_LOGIN),
            (Stage::Login, "[UNAVAILABLE] Temporary failure", words::LATER),
            (Stage::Verdict, "[OVERQUOTA] Quota exceeded", words::FULL),
            (Stage::Verdict, "mailbox over quota", words::FULL),
            (Stage::Verdict, "[TOOBIG]", replies::TOO_LARGE),
            (Stage::Data, "[NOPERM] no", words::NOT_ALLOWED),
            (Stage::Data, "what?", words::REFUSED),
        ] {
            let told = Said::new(stage, said).sentence();
            assert!(told.starts_with(&crate::fr::typography::bind(start)), "{said}: {told}");
        }
        let long = Said::new(Stage::Login, &"é\u{7}".repeat(5000));
        assert!(long.text.chars().count() <= 300 && !long.text.contains('\u{7}'));
    }
}
