//! The command line: clap's types stay here, the library sees settled arguments.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;
use lettres_rne::findings::Code;
use lettres_rne::fr::cli::help as words;
use lettres_rne::fr::mail::account;
use lettres_rne::kit::Wish;
use lettres_rne::outbox::{Decision, Word};
use lettres_rne::registry::{Email, SchoolYear};
use lettres_rne::settings::Arguments;

use super::rules;

/// What the user asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Letters, summary, report.
    Generate,
    /// Only the report.
    Check,
    /// What the template holds.
    Template,
    /// A copy of the template: with codes for lines that have none of their own, with controls for tags.
    CopyTemplate { number: bool, as_controls: bool },
    /// A workbook to be filled.
    Workbook(Wish),
    /// The messages.
    Send(Sending),
    /// Where the letters stand.
    Status,
    /// People's words on messages.
    Resolve(Vec<Word>),
    /// Addresses and answers out of the journal; whether without a question.
    Purge { sure: bool },
    /// Messages in doubt looked for in the mailbox.
    Search,
    /// What the codes of findings mean.
    Rules(Vec<Code>),
    /// The account of mail is tried.
    Account,
    /// A new campaign's folder.
    Init(PathBuf),
    /// The repository's own files.
    Make(PathBuf),
}

/// How the messages are to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sending {
    pub(crate) way: Way,
    /// No question before anything leaves.
    pub(crate) yes: bool,
    pub(crate) at_most: Option<usize>,
    /// What has changed since it was sent leaves again.
    pub(crate) resend: bool,
    /// What has a draft in the mailbox leaves all the same.
    pub(crate) despite_drafts: bool,
}

/// Where messages go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Files that a mail program opens.
    Files,
    /// The mailbox's folder of drafts.
    Mailbox,
    /// One address, to see.
    Trial(Email),
    /// Their recipients.
    Smtp,
}

/// What goes to the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// French sentences.
    Text,
    /// JSON, for scripts.
    Json,
}

/// A settled command line.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) asked: Asked,
    pub(crate) format: Format,
    pub(crate) arguments: Arguments,
}

/// The whole command, in French.
pub(crate) fn command() -> Command {
    let usage = |name: &str| format!("lettres-rne {name} [OPTIONS]");
    let sub = |(name, about): (&'static str, &'static str)| page(Command::new(name).about(about));
    let task = |(name, about)| sub((name, about)).override_usage(usage(name)).args(options());
    let folder = |(name, help): (&'static str, &'static str)| {
        Arg::new(name)
            .value_name(name)
            .help(help)
            .help_heading(words::ARGUMENTS)
            .required(true)
            .value_parser(value_parser!(PathBuf))
    };
    page(Command::new("lettres-rne"))
        .about(words::ABOUT)
        .override_usage(words::USAGE)
        .after_help(words::AFTER)
        .subcommand_help_heading(words::COMMANDS)
        .subcommand_value_name("COMMANDE")
        .disable_help_subcommand(true)
        .args(options())
        .subcommand(task(words::GENERATE))
        .subcommand(task(words::CHECK))
        .subcommand(task(words::TEMPLATE_COMMAND).args([words::NUMBER, words::BOXES].map(flag)))
        .subcommand(sub(words::WORKBOOK_COMMAND).override_usage(usage(words::WORKBOOK_COMMAND.0)).args([
            option(words::FROM).value_parser(value_parser!(PathBuf)),
            flag(words::WITH_IMP),
            option(words::FOR_YEAR),
            option(words::TO).short('o').value_parser(value_parser!(PathBuf)),
            option(words::FOLDER).value_parser(value_parser!(PathBuf)),
            option(words::TEMPLATE_OPTION).value_parser(value_parser!(PathBuf)),
            option(words::TODAY).hide(true),
        ]))
        .subcommand(sub(words::SEND).override_usage(usage(words::SEND.0)).args(options_of_sending()).args([
            flag(words::IMAP_DRAFTS),
            option(words::TRIAL),
            flag(words::SMTP),
            flag(words::YES),
            option(words::AT_MOST),
            flag(words::RESEND),
            flag(words::DESPITE_DRAFTS),
        ]))
        .subcommand(
            task(words::STATUS)
                .arg(option(words::RESOLVE).action(ArgAction::Append).value_delimiter(','))
                .args([words::SEARCH, words::PURGE, words::SURE].map(flag)),
        )
        .subcommand(
            sub(words::RULES)
                .override_usage(words::RULES_USAGE)
                .arg(
                    Arg::new(words::RULES_CODE.0)
                        .value_name(words::RULES_CODE.0)
                        .help(words::RULES_CODE.1)
                        .help_heading(words::ARGUMENTS)
                        .num_args(0..),
                )
                .arg(format()),
        )
        .subcommand(
            sub(account::COMMAND)
                .override_usage(usage(account::COMMAND.0))
                .arg(option(words::FOLDER).value_parser(value_parser!(PathBuf))),
        )
        .subcommand(
            sub(words::INIT)
                .override_usage(format!("lettres-rne {} {}", words::INIT.0, words::INIT_FOLDER.0))
                .arg(folder(words::INIT_FOLDER)),
        )
        .subcommand(sub(words::MAKE).hide(true).arg(folder(words::INIT_FOLDER)))
}

/// A page of help in French, and the version: clap's templates are not inherited.
fn page(command: Command) -> Command {
    let option = |long: &'static str, short, help: &'static str, action| {
        let arg = Arg::new(long).long(long).short(short).help(help);
        arg.help_heading(words::OPTIONS).action(action)
    };
    command
        .version(env!("CARGO_PKG_VERSION"))
        .max_term_width(80)
        .help_template(words::TEMPLATE)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(option(words::HELP.0, 'h', words::HELP.2, ArgAction::Help).alias(words::HELP.1))
        .arg(option(words::VERSION.0, 'V', words::VERSION.1, ArgAction::Version))
}

fn options() -> Vec<Arg> {
    let path = |option: Arg| option.value_parser(value_parser!(PathBuf));
    vec![
        path(option(words::FOLDER)),
        path(option(words::WORKBOOK)),
        path(option(words::TEMPLATE_OPTION)),
        path(option(words::OUTPUT)),
        option(words::ONLY).action(ArgAction::Append).value_delimiter(','),
        flag(words::STRICT),
        format(),
        // the one clock can be set: for tests, and for a run that must be repeated to the byte
        option(words::TODAY).hide(true),
    ]
}

/// Those of every task, but for what would change nothing here.
fn options_of_sending() -> Vec<Arg> {
    options()
        .into_iter()
        .filter(|arg| ![words::FORMAT.0, words::STRICT.0].contains(&arg.get_id().as_str()))
        .collect()
}

fn option((name, value, help): (&'static str, &'static str, &'static str)) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help).help_heading(words::OPTIONS)
}

fn format() -> Arg {
    let (name, value, help) = words::FORMAT;
    Arg::new(name)
        .long(name)
        .value_name(value)
        .help(help)
        .help_heading(words::OPTIONS)
        .value_parser(PossibleValuesParser::new(words::FORMATS))
        .hide_possible_values(true)
}

fn flag((name, help): (&'static str, &'static str)) -> Arg {
    Arg::new(name).long(name).help(help).help_heading(words::OPTIONS).action(ArgAction::SetTrue)
}

/// Settles what clap has read; the sentence says what is wrong with a value that clap does not know.
pub(crate) fn settle(matches: &ArgMatches) -> Result<Line, String> {
    let (name, inner) = matches.subcommand().unwrap_or((words::GENERATE.0, matches));
    let folder = || inner.get_one::<PathBuf>(words::INIT_FOLDER.0).cloned().unwrap_or_default();
    let asked = match name {
        name if name == words::CHECK.0 => Asked::Check,
        name if name == words::TEMPLATE_COMMAND.0 => {
            match (inner.get_flag(words::NUMBER.0), inner.get_flag(words::BOXES.0)) {
                (false, false) => Asked::Template,
                (number, as_controls) => Asked::CopyTemplate { number, as_controls },
            }
        }
        name if name == words::WORKBOOK_COMMAND.0 => {
            let typed = inner.get_one::<String>(words::FOR_YEAR.0);
            let year = typed
                .map(|typed| SchoolYear::new(typed).ok_or_else(|| words::not_a_year(typed)))
                .transpose()?;
            let from = value::<PathBuf>(inner, words::FROM.0).cloned();
            let with_imp = inner.get_flag(words::WITH_IMP.0);
            if with_imp && from.is_none() {
                return Err(words::IMP_FROM_NOTHING.to_owned());
            }
            Asked::Workbook(Wish {
                from,
                with_imp,
                year,
                // before the command, the option has the same name
                to: value::<PathBuf>(inner, words::TO.0).or_else(|| value(matches, words::OUTPUT.0)).cloned(),
            })
        }
        name if name == words::SEND.0 => Asked::Send(sending(inner)?),
        name if name == words::STATUS.0 => {
            let said = inner.get_many::<String>(words::RESOLVE.0).into_iter().flatten();
            let said = said.map(|typed| word(typed)).collect::<Result<Vec<_>, _>>()?;
            match (inner.get_flag(words::PURGE.0), said.is_empty()) {
                (true, _) => Asked::Purge { sure: inner.get_flag(words::SURE.0) },
                (false, true) if inner.get_flag(words::SEARCH.0) => Asked::Search,
                (false, true) => Asked::Status,
                (false, false) => Asked::Resolve(said),
            }
        }
        name if name == words::RULES.0 => {
            let typed = inner.get_many::<String>(words::RULES_CODE.0).into_iter().flatten();
            Asked::Rules(rules::asked(&typed.cloned().collect::<Vec<_>>())?)
        }
        name if name == account::COMMAND.0 => Asked::Account,
        name if name == words::INIT.0 => Asked::Init(folder()),
        name if name == words::MAKE.0 => Asked::Make(folder()),
        _ => Asked::Generate,
    };
    // options may stand before the command too; behind it they win
    let path = |name: &str| value::<PathBuf>(inner, name).or_else(|| value(matches, name)).cloned();
    let text = |name: &str| value::<String>(inner, name).or_else(|| value(matches, name)).map(String::as_str);
    let flag = |name: &str| [inner, matches].iter().any(|line| value(line, name) == Some(&true));
    let lines: &[&ArgMatches] = if std::ptr::eq(matches, inner) { &[inner] } else { &[matches, inner] };
    let only = lines.iter().filter_map(|line| line.try_get_many::<String>(words::ONLY.0).ok()?).flatten();
    let today = match text(words::TODAY.0) {
        Some(typed) => {
            Some(typed.parse::<Date>().map_err(|_| lettres_rne::fr::cli::usage::not_a_day(typed))?)
        }
        None => None,
    };
    Ok(Line {
        asked,
        format: if text(words::FORMAT.0) == Some(words::FORMATS[1]) { Format::Json } else { Format::Text },
        arguments: Arguments {
            folder: path(words::FOLDER.0),
            workbook: path(words::WORKBOOK.0),
            template: path(words::TEMPLATE_OPTION.0),
            output: path(words::OUTPUT.0),
            strict: flag(words::STRICT.0),
            only: only.cloned().collect(),
            today,
        },
    })
}

fn sending(line: &ArgMatches) -> Result<Sending, String> {
    let text = |(name, ..): (&str, &str, &str)| line.get_one::<String>(name);
    let flag = |(name, _): (&str, &str)| line.get_flag(name);
    let trial = text(words::TRIAL)
        .map(|typed| Email::new(typed.trim()).ok_or_else(|| words::not_an_address(typed)))
        .transpose()?;
    let way = match (flag(words::IMAP_DRAFTS), trial, flag(words::SMTP)) {
        (false, None, false) => Way::Files,
        (true, None, false) => Way::Mailbox,
        (false, Some(address), false) => Way::Trial(address),
        (false, None, true) => Way::Smtp,
        _ => return Err(words::ONE_WAY.to_owned()),
    };
    let at_most = text(words::AT_MOST)
        .map(|typed| {
            let number = typed.trim().parse::<usize>().ok().filter(|&number| number > 0);
            number.ok_or_else(|| words::not_a_number(typed))
        })
        .transpose()?;
    Ok(Sending {
        way,
        yes: flag(words::YES),
        at_most,
        resend: flag(words::RESEND),
        despite_drafts: flag(words::DESPITE_DRAFTS),
    })
}

/// A person's word on a message: `9830004M=recu`.
fn word(typed: &str) -> Result<Word, String> {
    let refused = || words::not_a_decision(typed);
    let (what, said) = typed.split_once('=').ok_or_else(refused)?;
    let said = said.trim().to_lowercase();
    let all = [Decision::Received, Decision::Again, Decision::Abandon];
    let known = all.into_iter().zip(words::DECISIONS).find(|(_, names)| names.contains(&said.as_str()));
    let decision = known.ok_or_else(refused)?.0;
    Ok(Word { what: what.trim().to_owned(), decision })
}

/// The value of an argument, where the command has such an argument.
fn value<'m, T: Clone + Send + Sync + 'static>(matches: &'m ArgMatches, name: &str) -> Option<&'m T> {
    matches.try_get_one::<T>(name).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn options_may_stand_before_or_behind_the_command() {
        for line in [["verifier", "--strict"], ["--strict", "verifier"]] {
            let matches = command().try_get_matches_from(["lettres-rne"].iter().chain(&line)).unwrap();
            let line = settle(&matches).unwrap();
            assert_eq!((line.asked, line.arguments.strict), (Asked::Check, true));
        }
        let matches = command()
            .try_get_matches_from(["x", "--seulement", "9830004M,9830277J", "--seulement", "9830002K"])
            .unwrap();
        assert_eq!(settle(&matches).unwrap().arguments.only.len(), 3);
    }

    /// All that clap prints by itself is French.
    #[test]
    fn help_pages_hold_no_word_of_english() {
        let mut command = command();
        let mut pages = vec![command.render_long_help().to_string()];
        for sub in command.get_subcommands_mut() {
            pages.push(sub.render_long_help().to_string());
        }
        for page in pages {
            for english in
                ["Usage", "Options:", "Commands", "Print", "[default", "possible values", "help for"]
            {
                assert!(!page.contains(english), "{english} in {page}");
            }
            assert!(page.contains("Utilisation\u{a0}:"), "{page}");
        }
    }
}
