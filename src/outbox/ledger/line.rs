//! A line of the journal: a sum over the line before and its own words, so that a changed, lost or swapped line shows.

use std::path::Path;

use super::error::{Damage, LedgerError};
use super::event::{Body, Event, FORMAT};
use super::history::History;
use crate::disk;

/// What every line begins with; the sum follows, 64 digits, then [`BEHIND`].
const BEFORE: &str = r#"{"sum":""#;
const BEHIND: &str = r#"","#;
const DIGITS: usize = 64;

/// What a file says.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) history: History,
    pub(super) bodies: Vec<Body>,
    /// Sum of its last line.
    pub(super) last: String,
    pub(super) lines: u64,
    /// Length of its whole lines, in bytes.
    pub(super) whole: usize,
    pub(super) tail: Tail,
}

/// How a file ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// With the end of a line.
    Clean,
    /// With a line that lacks nothing but its end.
    Unended,
    /// With a line that was never whole: what it tells of had not begun.
    Torn,
}

/// The line, with its end, and its sum.
pub(super) fn seal(previous: &str, body: &Body) -> Result<(String, String), LedgerError> {
    let json = serde_json::to_string(body).map_err(|cause| LedgerError::Fault(cause.to_string()))?;
    let rest = &json[1..];
    let sum = sum(previous, rest);
    Ok((format!("{BEFORE}{sum}{BEHIND}{rest}\n"), sum))
}

fn sum(previous: &str, rest: &str) -> String {
    disk::fingerprint(format!("{previous}\n{rest}").as_bytes())
}

/// Reads a whole file.
pub(super) fn read(path: &Path, bytes: &[u8]) -> Result<Read, LedgerError> {
    let mut read = Read {
        history: History::default(),
        bodies: Vec::new(),
        last: String::new(),
        lines: 0,
        whole: 0,
        tail: Tail::Clean,
    };
    for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
        let number = read.lines + 1;
        let damaged = |damage| LedgerError::Damaged { path: path.to_owned(), line: number, damage };
        let line = piece.strip_suffix(b"\n");
        match unsealed(&read.last, line.unwrap_or(piece)) {
            Ok((body, sum)) => {
                check(path, number, &body)?;
                read.history.apply(&body).map_err(|_| damaged(Damage::Contradiction))?;
                read.bodies.push(body);
                read.last = sum;
                read.lines = number;
                if line.is_some() {
                    read.whole += piece.len();
                } else {
                    read.tail = Tail::Unended;
                }
            }
            Err(damage) => {
                if number == 1
                    && let Some(format) = newer(piece)
                {
                    return Err(LedgerError::Newer { path: path.to_owned(), format });
                }
                // the first line is made with the file, whole; and a line whose last byte alone is wrong was whole
                let spoilt = piece.split_last().is_some_and(|(_, rest)| unsealed(&read.last, rest).is_ok());
                if line.is_some() || number == 1 || spoilt {
                    return Err(damaged(damage));
                }
                read.tail = Tail::Torn;
            }
        }
    }
    if read.lines == 0 && read.tail == Tail::Clean {
        return Err(LedgerError::Damaged { path: path.to_owned(), line: 1, damage: Damage::Empty });
    }
    Ok(read)
}

/// The words of a line, if they are those that were written behind the line before.
fn unsealed(previous: &str, line: &[u8]) -> Result<(Body, String), Damage> {
    let text = std::str::from_utf8(line).map_err(|_| Damage::Sum)?;
    let (said, rest) =
        text.strip_prefix(BEFORE).and_then(|text| text.split_at_checked(DIGITS)).ok_or(Damage::Sum)?;
    let rest = rest.strip_prefix(BEHIND).ok_or(Damage::Sum)?;
    if sum(previous, rest) != said {
        return Err(Damage::Sum);
    }
    let json = format!("{{{rest}");
    // words that we would not write so are those of another version, or of another hand
    let body: Body = serde_json::from_str(&json).map_err(|_| Damage::Words)?;
    match serde_json::to_string(&body) {
        Ok(again) if again == json => Ok((body, said.to_owned())),
        _ => Err(Damage::Words),
    }
}

/// The first line opens the journal, and no other does; lines are numbered.
fn check(path: &Path, number: u64, body: &Body) -> Result<(), LedgerError> {
    match &body.event {
        Event::Opened { format, .. } if number == 1 && *format > FORMAT => {
            return Err(LedgerError::Newer { path: path.to_owned(), format: *format });
        }
        _ => {}
    }
    let opens = matches!(body.event, Event::Opened { format: FORMAT, .. });
    if opens != (number == 1) || body.line != number || body.instant().is_none() {
        let damage = Damage::Contradiction;
        return Err(LedgerError::Damaged { path: path.to_owned(), line: number, damage });
    }
    Ok(())
}

/// A newer version may seal its lines otherwise, but says which it is.
fn newer(line: &[u8]) -> Option<u32> {
    let value: serde_json::Value = serde_json::from_slice(line).ok()?;
    let format = u32::try_from(value.get("format")?.as_u64()?).ok()?;
    (format > FORMAT).then_some(format)
}
