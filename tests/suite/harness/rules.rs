//! What every text on the screen keeps to: eighty columns, no English, French spaces.

/// Words that no sentence of ours has; French knows none of them.
const ENGLISH: [&str; 22] = [
    "the",
    "error",
    "failed",
    "cannot",
    "found",
    "expected",
    "unexpected",
    "panicked",
    "directory",
    "denied",
    "warning",
    "unknown",
    "file",
    "such",
    "line",
    "missing",
    "thread",
    "with",
    "please",
    "argument:",
    "subcommand",
    "none",
];

/// The text with ordinary spaces, and the separator of paths that the tests write.
pub fn plain(text: &str) -> String {
    let text = text.replace(['\u{a0}', '\u{202f}'], " ");
    if cfg!(windows) { text.replace('\\', "/") } else { text }
}

/// The words of a text, wherever its lines break.
pub fn words(text: &str) -> String {
    // rows of dots are as long as the longest name above or below wants
    let words = plain(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let shown = words
        .iter()
        .map(|word| if word.len() > 2 && word.bytes().all(|byte| byte == b'.') { "..." } else { word });
    shown.collect::<Vec<_>>().join(" ")
}

/// Eighty columns, no English, French spaces. What goes to scripts has no columns.
#[track_caller]
pub fn keeps_the_rules(text: &str, all: &str) {
    if text.starts_with('{') {
        return;
    }
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "more than 80 columns: {line}\n{all}");
        let letters: Vec<char> = line.chars().collect();
        for pair in letters.windows(2) {
            let wrong = pair[0] == ' ' && ":;!?»".contains(pair[1]) || pair == ['«', ' '];
            assert!(!wrong, "a space that breaks: {line}\n{all}");
        }
    }
    let lower = text.to_lowercase();
    for word in lower.split(|ch: char| !ch.is_alphanumeric() && ch != ':') {
        assert!(!ENGLISH.contains(&word), "English: {word}\n{all}");
    }
}

#[test]
#[should_panic(expected = "more than 80 columns")]
fn a_long_line_breaks_the_rules() {
    keeps_the_rules(&"é".repeat(81), "");
}

#[test]
#[should_panic(expected = "English: denied")]
fn english_breaks_the_rules() {
    keeps_the_rules("Impossible\u{a0}: permission denied", "");
}

#[test]
#[should_panic(expected = "a space that breaks")]
fn a_space_that_breaks_breaks_the_rules() {
    keeps_the_rules("Impossible : non", "");
}
