//! clap's refusals, told in French.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use lettres_rne::fr::cli::usage as words;

/// The sentence of a refusal, and the line that says where help is.
pub(crate) fn told(error: &clap::Error) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => texts.first().cloned(),
        _ => None,
    };
    let texts = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    };
    let argument = || text(ContextKind::InvalidArg).unwrap_or_default();
    let value = || text(ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => {
            words::unknown_argument(&argument(), text(ContextKind::SuggestedArg).as_deref())
        }
        ErrorKind::InvalidSubcommand => words::unknown_command(
            &text(ContextKind::InvalidSubcommand).unwrap_or_default(),
            // the name of a file is no misspelt command
            text(ContextKind::SuggestedSubcommand)
                .filter(|_| !text(ContextKind::InvalidSubcommand).is_some_and(|typed| typed.contains('.')))
                .as_deref(),
        ),
        // an option without its value is an empty value to clap
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues
            if value().is_empty() =>
        {
            words::value_missing(&argument())
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => words::wrong_value(
            &argument(),
            &value(),
            &texts(ContextKind::ValidValue),
            text(ContextKind::SuggestedValue).as_deref(),
        ),
        ErrorKind::MissingRequiredArgument => words::argument_missing(&texts(ContextKind::InvalidArg)),
        ErrorKind::TooManyValues => words::no_value(&argument()),
        ErrorKind::ArgumentConflict if text(ContextKind::PriorArg) == text(ContextKind::InvalidArg) => {
            words::twice(&argument())
        }
        ErrorKind::ArgumentConflict => words::conflict(&argument()),
        ErrorKind::InvalidUtf8 => words::not_text(),
        _ => words::other(text(ContextKind::InvalidArg).as_deref()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_french_and_say_what_was_meant() {
        for (line, sentence) in [
            (&["--strit"][..], "L’argument « --strit » n’existe pas. Vouliez-vous dire « --strict » ?"),
            (&["verifer"], "La commande « verifer » n’existe pas. Vouliez-vous dire « verifier » ?"),
            (
                &["--format", "jsn"],
                "L’option « --format <FORMAT> » ne prend pas la valeur « jsn », mais texte ou json. Vouliez-vous dire \
                 « json » ?",
            ),
            (&["--classeur"], "Il manque une valeur après « --classeur <FICHIER> »."),
            (&["init"], "Il manque <DOSSIER>."),
            (&["--sortie", "a", "--sortie", "b"], "« --sortie <DOSSIER> » est donné deux fois."),
        ] {
            let error = crate::cli::args::command()
                .try_get_matches_from(["lettres-rne"].iter().chain(line))
                .unwrap_err();
            let plain = told(&error).replace(['\u{a0}', '\u{202f}'], " ");
            assert_eq!(plain, sentence, "{line:?}");
        }
    }
}
