//! The command line: arguments in, sentences out, one table of exit codes.

mod account;
mod args;
mod bar;
mod mapping;
mod postman;
mod refusal;
mod renewed;
mod rules;
mod screen;
mod sending;
mod status;
mod template;
mod wrap;

use std::io::Write as _;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::ExitCode;

use clap::error::ErrorKind;
use lettres_rne::fr::cli::{screen as words, usage};
use lettres_rne::fr::errors;
use lettres_rne::kit;
use lettres_rne::report;
use lettres_rne::run::{self, Finished, Task};
use lettres_rne::settings::Settings;
use lettres_rne::settings::clock;
use lettres_rne::workbook::READER;

use args::{Asked, Format, Line};
use wrap::wrap;

/// What could not be done: every error of the library is one French sentence.
type Failure = Box<dyn std::error::Error>;

/// All done.
const DONE: u8 = 0;
/// Could not run: nothing half-written remains.
const COULD_NOT: u8 = 1;
/// Wrong usage.
const USAGE: u8 = 2;
/// Done, but errors are left, and rows without a letter: read the report.
const SOME_ASIDE: u8 = 3;

/// Reads the command line, does what it asks, says how it went.
pub(crate) fn run() -> ExitCode {
    let matches = match args::command().try_get_matches() {
        Ok(matches) => matches,
        // clap would name the command too
        Err(asked) if asked.kind() == ErrorKind::DisplayVersion => {
            say(concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"), "\n"));
            return ExitCode::from(DONE);
        }
        Err(asked) if !asked.use_stderr() => {
            say(&asked.to_string());
            return ExitCode::from(DONE);
        }
        Err(error) => return refused(&refusal::told(&error)),
    };
    let line = match args::settle(&matches) {
        Ok(line) => line,
        Err(sentence) => return refused(&sentence),
    };
    let format = line.format;
    match guarded(|| act(line)) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            if format == Format::Json {
                say(&report::json_error(&error.to_string()));
            }
            complain(&words::error(&error.to_string()));
            ExitCode::from(COULD_NOT)
        }
    }
}

/// A panic is a fault of ours: a sentence behind the technical words. That of the thread which reads workbooks is
/// none, and has a sentence already.
fn guarded(act: impl FnOnce() -> Result<u8, Failure>) -> Result<u8, Failure> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(move |told| {
        if std::thread::current().name() != Some(READER) {
            hook(told);
        }
    }));
    panic::catch_unwind(AssertUnwindSafe(act)).unwrap_or_else(|_| Err(errors::crash().into()))
}

fn act(line: Line) -> Result<u8, Failure> {
    match line.asked {
        Asked::Generate => campaign(line, Task::Generate),
        Asked::Check => campaign(line, Task::Check),
        Asked::Template => inspect(line),
        Asked::CopyTemplate { number, as_controls } => copy_template(line, number, as_controls),
        Asked::Workbook(ref wish) => {
            let wish = wish.clone();
            workbook(line, &wish)
        }
        Asked::Send(ref wish) => {
            let wish = wish.clone();
            let settings = Settings::settle(line.arguments)?;
            sending::run(&settings, &wish)
        }
        Asked::Status => status::show(line),
        Asked::Resolve(ref said) => {
            let said = said.clone();
            status::resolve(line, &said)
        }
        Asked::Search => status::search(line),
        Asked::Purge { sure } => status::purge(line, sure),
        Asked::Rules(codes) => {
            match line.format {
                Format::Text => say(&rules::told(&codes)),
                Format::Json => say(&report::json_rules(&codes)),
            }
            Ok(DONE)
        }
        Asked::Account => {
            let holds = account::checked(&Settings::settle(line.arguments)?)?;
            Ok(if holds { DONE } else { SOME_ASIDE })
        }
        Asked::Init(folder) => init(&folder, line.arguments.today.unwrap_or_else(clock::today)),
        Asked::Make(folder) => {
            for path in kit::make(&folder)? {
                say(&format!("{}\n", words::made(&path.display().to_string())));
            }
            Ok(DONE)
        }
    }
}

fn campaign(line: Line, task: Task) -> Result<u8, Failure> {
    let settings = Settings::settle(line.arguments)?;
    let finished = run::campaign(&settings, task, &bar::Bar::default()).inspect_err(|error| {
        // who is refused for a title wants to see what was looked at
        if let run::Error::Workbook(error) = error
            && let Some(seen) = error.seen().filter(|_| task == Task::Check && line.format == Format::Text)
        {
            say(&mapping::refused(seen));
        }
    })?;
    match line.format {
        Format::Text => {
            // who checks wants to see what was understood; the result stands last, where the eye is
            if task == Task::Check {
                say(&mapping::told(&finished.registry.mapping));
            }
            say(&screen::told(&finished, task));
        }
        Format::Json => say(&report::json(&finished.outcome(), finished.copy().as_ref())),
    }
    Ok(code(&finished))
}

fn code(finished: &Finished) -> u8 {
    if finished.is_complete() { DONE } else { SOME_ASIDE }
}

fn inspect(line: Line) -> Result<u8, Failure> {
    let settings = Settings::settle(line.arguments)?;
    let inspected = run::inspect(&settings)?;
    match line.format {
        Format::Text => say(&template::told(&inspected)),
        Format::Json => say(&template::json(&inspected)),
    }
    match inspected.proved {
        Ok(_) => Ok(DONE),
        Err(faults) => {
            complain(&words::error(&faults.to_string()));
            Ok(COULD_NOT)
        }
    }
}

fn copy_template(line: Line, number: bool, as_controls: bool) -> Result<u8, Failure> {
    let settings = Settings::settle(line.arguments)?;
    let copy = run::copy_template(&settings, number, as_controls)?;
    match (line.format, copy) {
        (Format::Text, Some((path, copied))) => say(&template::copied(&path, &copied)),
        (Format::Text, None) => say(&template::nothing_to_change(number)),
        (Format::Json, copy) => say(&template::json_copied(copy.as_ref())),
    }
    Ok(DONE)
}

fn workbook(line: Line, wish: &kit::Wish) -> Result<u8, Failure> {
    let folder = line.arguments.folder.as_ref().map(|folder| folder.display().to_string());
    let settings = Settings::settle(line.arguments)?;
    let made = kit::renew(&settings, wish)?;
    say(&renewed::told(&made, folder.as_deref()));
    Ok(if made.is_complete() { DONE } else { SOME_ASIDE })
}

fn init(folder: &Path, today: jiff::civil::Date) -> Result<u8, Failure> {
    let made = kit::campaign(folder, today)?;
    let shown = |path: &Path| path.display().to_string();
    let mut text = wrap("", 0, &words::folder_made(&shown(folder)));
    let steps = words::next_steps(&shown(&made.workbook), &shown(&made.template), &shown(folder));
    for (number, step) in (1..).zip(steps) {
        text.push_str(&wrap(&format!("  {number}. "), 5, &step));
    }
    say(&text);
    Ok(DONE)
}

fn refused(sentence: &str) -> ExitCode {
    complain(&words::refusal(sentence));
    complain(&usage::hint(None));
    ExitCode::from(USAGE)
}

/// Writes to the standard output. A reader that has gone away (`| head`) is no fault.
fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Writes to the error stream, in lines of eighty columns.
fn complain(text: &str) {
    let text: String = text
        .split('\n')
        .map(|line| match line.strip_prefix("- ") {
            Some(item) => wrap("- ", 2, item),
            None => wrap("", line.len() - line.trim_start().len(), line.trim_start()),
        })
        .collect();
    let mut err = std::io::stderr().lock();
    let _ = err.write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_sentence() {
        assert_eq!(guarded(|| Ok(SOME_ASIDE)).unwrap(), SOME_ASIDE);
        let error = guarded(|| panic!("on purpose")).unwrap_err();
        assert_eq!(error.to_string(), errors::crash());
    }
}
