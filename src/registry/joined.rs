//! What stands behind the code of a mission in a cell, and around its text: another code, the text of the mission, or words and signs that
//! say something else. #glued-codes: nothing is passed over, for it may say the opposite (`1a-1=non`) or more (`2-3/4`).

use super::mission::{MissionCode, begins_alike};
use crate::fr::text::fold;

/// Words that stand between two codes, folded.
const BETWEEN: [&str; 3] = ["et", "puis", "plus"];
/// Signs that stand between two codes.
const SIGNS: [char; 3] = ['+', '&', '/'];
/// Dashes, which make a list or a range.
const DASHES: [char; 4] = ['-', '–', '—', '\u{2011}'];
/// Signs of a box that is not ticked, or of which nobody knows.
const UNTICKED: [&str; 8] = ["☐", "□", "❌", "✗", "✘", "✖", "?", "[ ]"];
/// Signs by which somebody doubts, or adds something.
const DOUBTS: [char; 2] = ['?', '*'];

/// What stands behind a code.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Behind<'t> {
    /// Nothing.
    End,
    /// Another code begins here.
    Code(&'t str),
    /// The same, behind a dash.
    Dash(&'t str),
    /// Words begin here.
    Words(&'t str),
}

/// What stands behind a code, up to the end of its answer.
pub(super) fn behind(rest: &str) -> Behind<'_> {
    let mut open = rest.trim_start();
    if open.trim_end_matches(|ch: char| ch.is_whitespace() || ['.', ')'].contains(&ch)).is_empty() {
        return Behind::End;
    }
    let is_code = |text: &str| MissionCode::at_start(text).is_some();
    if let Some(next) = open.strip_prefix(DASHES).map(str::trim_start).filter(|next| is_code(next)) {
        return Behind::Dash(next);
    }
    let mut is_apart = open.len() < rest.len();
    if let Some(next) = open.strip_prefix(SIGNS) {
        (open, is_apart) = (next.trim_start(), true);
    }
    while is_apart
        && let Some((word, next)) = open.split_once(char::is_whitespace)
        && BETWEEN.contains(&fold(word).as_str())
    {
        open = next.trim_start();
    }
    if is_apart && is_code(open) {
        return Behind::Code(open);
    }
    let words = rest.trim_start_matches(|ch: char| {
        ch.is_whitespace() || DASHES.contains(&ch) || [':', '·', '.', ')'].contains(&ch)
    });
    Behind::Words(words)
}

/// Whether codes with dashes between them may be the ends of a range: `1a-1-1a-4`, unless all of them are so joined. `dashes` says of each
/// code but the first whether a dash stands before it.
pub(super) fn is_range(codes: &[&MissionCode], dashes: &[bool]) -> bool {
    let is_list = codes.len() > 2 && dashes.iter().all(|dash| *dash);
    let are_apart =
        |two: &[&MissionCode]| two[0].home() == two[1].home() && two[0].rank().abs_diff(two[1].rank()) != 1;
    !is_list && codes.windows(2).zip(dashes).any(|(two, dash)| *dash && are_apart(two))
}

/// Whether an answer says the text of a mission, whole or cut short, and nothing else.
pub(super) fn says(label: &str, answer: &str) -> bool {
    (fold(label) == fold(answer) || begins_alike(label, answer)) && !is_doubted(label, answer)
}

/// Whether an answer has signs of doubt that the text of its mission has not.
pub(super) fn is_doubted(label: &str, answer: &str) -> bool {
    answer.matches(DOUBTS).count() > label.matches(DOUBTS).count()
}

/// Whether signs before the first letter of an answer say that it is not ticked, or that nobody knows.
pub(super) fn is_unticked(answer: &str) -> bool {
    let head = answer.find(char::is_alphanumeric).map_or(answer, |at| &answer[..at]);
    UNTICKED.iter().any(|sign| head.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_code_is_never_passed_over() {
        for (rest, found) in [
            ("", Behind::End),
            (" .", Behind::End),
            ("/1a-2", Behind::Code("1a-2")),
            (" + 1a-2", Behind::Code("1a-2")),
            (" et puis 1a-2", Behind::Code("1a-2")),
            (" 1a-2", Behind::Code("1a-2")),
            (" - 1a-2", Behind::Dash("1a-2")),
            ("-4", Behind::Words("4")),
            ("/4", Behind::Words("/4")),
            ("…1a-4", Behind::Words("…1a-4")),
            ("->1a-4", Behind::Words(">1a-4")),
            (":non", Behind::Words("non")),
            (" ?", Behind::Words("?")),
            (" : Conseiller", Behind::Words("Conseiller")),
        ] {
            assert_eq!(behind(rest), found, "{rest:?}");
        }
    }
}
