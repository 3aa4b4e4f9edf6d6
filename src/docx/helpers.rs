//! Functions that a compiled program calls and that no template can name: identities in repetitions, entries of
//! lists, comparisons of merge fields. Each stands here twice: how it is written, and what it does.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::value::{Rest, Value, ValueKind};
use minijinja::{Environment, State};

use super::escape;
use super::notes::Again;

/// Begins the names of all of them: two underscores, which no field of a vocabulary begins with.
const OWN: &str = "__";

/// A text as a literal of the template language.
pub fn literal(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for ch in text.chars() {
        match ch {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(ch);
            }
            '\n' => quoted.push_str("\\n"),
            ch if ch.is_control() => {}
            ch => quoted.push(ch),
        }
    }
    quoted.push('"');
    quoted
}

/// A number that nothing else in the letter has as its identity.
pub(super) fn fresh() -> String {
    format!("{OWN}fresh()")
}

/// The same as the identity of a paragraph: eight hexadecimal digits below 80000000 (\[MS-DOCX\] 2.6.2.3).
pub(super) fn fresh_paragraph() -> String {
    format!("{OWN}paragraph()")
}

/// The number of a range that begins here; `key` is the template's.
pub(super) fn opened(key: &str) -> String {
    format!("{OWN}opened({})", if key.is_empty() { "\"\"" } else { key })
}

/// The number of the same range where it ends.
pub(super) fn closed(key: &str) -> String {
    format!("{OWN}closed({})", if key.is_empty() { "\"\"" } else { key })
}

/// A bookmark's name: the template's the first time, then with a number behind it.
pub(super) fn named(name: &str) -> String {
    format!("{OWN}named({})", if name.is_empty() { "\"\"" } else { name })
}

/// The name that was last made of this one.
pub(super) fn named_last(name: &str) -> String {
    format!("{OWN}named_last({})", if name.is_empty() { "\"\"" } else { name })
}

/// Whether this is the first time that the program asks with this key.
pub(super) fn first_time(key: usize) -> String {
    format!("{OWN}first({key})")
}

/// The number of a note's mark: the template's the first time, then one of its own.
pub(super) fn noted(mark: &str, number: &str) -> String {
    format!("{OWN}noted({}, {})", literal(mark), if number.is_empty() { "\"\"" } else { number })
}

/// What a macro has written: XML of the template, with its values escaped already.
pub(super) fn markup(code: &str) -> String {
    format!("{OWN}markup({code})")
}

/// An expression for a stretch where only one line of plain text may stand, such as a field's instruction in quotes.
pub(super) fn in_field(code: &str) -> String {
    format!("{OWN}in_field({code})")
}

/// One line: what a control for plain text can hold.
pub(super) fn one_line(code: &str) -> String {
    format!("{OWN}one_line({code})")
}

/// The comparison of a merge field's condition.
pub(super) fn compare(left: &str, operator: &str, right: &str) -> String {
    format!("{OWN}compare({left}, \"{operator}\", {right})")
}

/// The pieces of a value that become paragraphs of their own.
pub(super) fn pieces(code: &str) -> String {
    format!("{OWN}pieces({code})")
}

/// A value with its bold and italic stretches as runs; `style` is the place of the runs' styles in the program.
pub(super) fn rich(code: &str, style: usize) -> String {
    format!("{OWN}rich({code}, {style})")
}

/// What a list shows for a value, its place or what it stores; see [`Entry`].
pub(super) fn entry(part: Entry, list: usize, code: &str) -> String {
    let part = match part {
        Entry::Shown => "shown",
        Entry::Stored => "stored",
        Entry::Rank => "rank",
    };
    format!("{OWN}{part}({list}, {code})")
}

/// What is asked of the entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// The words that the reader sees. A value that is no entry is shown as it is, and told.
    Shown,
    /// What the document keeps.
    Stored,
    /// Its place from 0, for old form fields.
    Rank,
}

/// The choices of a drop-down or combo box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choices {
    /// The control's name, for messages.
    pub(super) name: String,
    /// Shown and stored text of each entry.
    pub(super) entries: Vec<(String, String)>,
    /// Whether Word lets a reader type something else.
    pub(super) is_open: bool,
}

/// A value that is no entry of its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// The control's tag or title.
    pub control: String,
    /// The value.
    pub value: String,
    /// Whether Word lets a reader type something else into this list.
    pub is_open: bool,
    /// The entries, as a reader sees them.
    pub entries: Vec<String>,
}

/// A character that was left out of a letter, for no Word file can hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The value that has it, whole.
    pub value: String,
    /// The first such character in it.
    pub character: char,
}

/// What one run of a program has gathered.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// How many values were printed empty: each may be a hole in the letter.
    pub(super) holes: usize,
    pub(super) strangers: Vec<Stranger>,
    pub(super) lost: Vec<Lost>,
    /// Marks of notes that have been printed more than once.
    pub(super) again: Vec<Again>,
    noted: BTreeSet<(String, String)>,
    given: u32,
    ranges: BTreeMap<String, u32>,
    names: BTreeMap<String, usize>,
    seen: BTreeSet<usize>,
}

/// The gathering of the run under way.
pub(super) fn gathered<'s>(state: &'s mut State<'_, '_>) -> &'s mut Gathered {
    state.get_or_insert_extension_with(Gathered::default)
}

/// Notes the characters of a value that are left out.
pub(super) fn note_lost(state: &mut State<'_, '_>, text: &str) {
    if let Some(character) = text.chars().find(|&ch| escape::is_unwritable(ch)) {
        let lost = Lost { value: text.to_owned(), character };
        let gathered = gathered(state);
        // one value may be printed in many places
        if !gathered.lost.contains(&lost) {
            gathered.lost.push(lost);
        }
    }
}

/// What the functions of one program know: the first identity that it gives, its lists, its runs' styles.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) first_id: u32,
    /// The first number that no note has; those of notes stay small, as Word's own do.
    pub(super) first_note: usize,
    pub(super) choices: Vec<Choices>,
    pub(super) styles: Vec<super::rich::Styles>,
    /// Prefix of the part's elements, with its colon.
    pub(super) prefix: String,
}

/// Gives the functions to a program.
pub(super) fn install(environment: &mut Environment<'static>, known: &Known) {
    let mut add = |name: &str, function: Function| {
        let known = known.clone();
        environment.add_function(
            format!("{OWN}{name}"),
            move |state: &mut State<'_, '_>, arguments: Rest<Value>| function(state, &known, &arguments),
        );
    };
    add("fresh", |state, known, _| Value::from(given(state, known)));
    add("paragraph", |state, known, _| Value::from(format!("{:08X}", given(state, known) & 0x7fff_ffff)));
    add("opened", |state, known, arguments| {
        let number = given(state, known);
        gathered(state).ranges.insert(text(arguments, 0), number);
        Value::from(number)
    });
    add("closed", |state, known, arguments| {
        let key = text(arguments, 0);
        let number = gathered(state).ranges.get(&key).copied();
        Value::from(number.unwrap_or_else(|| given(state, known)))
    });
    add("named", |state, _, arguments| {
        let name = text(arguments, 0);
        let times = gathered(state).names.entry(name.clone()).or_default();
        *times += 1;
        Value::from(numbered(&name, *times))
    });
    add("named_last", |state, _, arguments| {
        let name = text(arguments, 0);
        let times = gathered(state).names.get(&name).copied().unwrap_or(1);
        Value::from(numbered(&name, times))
    });
    add("first", |state, _, arguments| {
        let key = arguments.first().and_then(|key| usize::try_from(key.clone()).ok());
        Value::from(gathered(state).seen.insert(key.unwrap_or_default()))
    });
    add("noted", |state, known, arguments| {
        let (mark, note) = (text(arguments, 0), text(arguments, 1));
        if gathered(state).noted.insert((mark.clone(), note.clone())) {
            return Value::from(note);
        }
        let number = (known.first_note + gathered(state).again.len()).to_string();
        gathered(state).again.push(Again { mark, note, number: number.clone() });
        Value::from(number)
    });
    add("markup", |_, _, arguments| Value::from_safe_string(text(arguments, 0)));
    add("in_field", |state, _, arguments| {
        note_lost(state, &text(arguments, 0));
        let line = text(arguments, 0).replace('"', "'").replace('\\', "\\\\");
        Value::from(flat(&line))
    });
    add("one_line", |state, _, arguments| match arguments.first() {
        Some(value) if value.as_str().is_some_and(|text| text.contains(is_special)) => {
            note_lost(state, &text(arguments, 0));
            Value::from(flat(&text(arguments, 0)))
        }
        Some(list) if matches!(list.kind(), ValueKind::Seq | ValueKind::Iterable) => {
            let members = list.try_iter().into_iter().flatten().map(|member| flat(&member.to_string()));
            Value::from(members.collect::<Vec<_>>().join(", "))
        }
        value => value.cloned().unwrap_or_default(),
    });
    add("compare", |_, _, arguments| {
        Value::from(super::compare::holds(&text(arguments, 0), &text(arguments, 1), &text(arguments, 2)))
    });
    add("pieces", |_, _, arguments| pieces_of(arguments.first()));
    add("rich", |state, known, arguments| {
        let words = text(arguments, 0);
        if words.trim().is_empty() {
            gathered(state).holes += 1;
        }
        note_lost(state, &words);
        let style = arguments.get(1).and_then(|at| known.styles.get(usize::try_from(at.clone()).ok()?));
        let runs = style.map(|style| super::rich::runs(&words, style, &known.prefix));
        Value::from_safe_string(runs.unwrap_or_default())
    });
    add("shown", |state, known, arguments| chosen(state, known, arguments, Entry::Shown));
    add("stored", |state, known, arguments| chosen(state, known, arguments, Entry::Stored));
    add("rank", |state, known, arguments| chosen(state, known, arguments, Entry::Rank));
}

/// A name as it is the first time, then with a number behind it. The name of a bookmark has 40 characters at most.
fn numbered(name: &str, times: usize) -> String {
    if times == 1 {
        return name.to_owned();
    }
    format!("{}_{times}", name.chars().take(34).collect::<String>())
}

type Function = fn(&mut State<'_, '_>, &Known, &[Value]) -> Value;

fn given(state: &mut State<'_, '_>, known: &Known) -> u32 {
    let gathered = gathered(state);
    gathered.given += 1;
    known.first_id + gathered.given - 1
}

/// An argument as it would be printed; none is nothing.
fn text(arguments: &[Value], at: usize) -> String {
    match arguments.get(at) {
        Some(value) if !value.is_none() && !value.is_undefined() => value.to_string(),
        _ => String::new(),
    }
}

/// Line breaks and tabs as spaces, and nothing that can't be written.
fn flat(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for ch in text.replace("\r\n", "\n").chars().filter(|&ch| !escape::is_unwritable(ch)) {
        line.push(if is_special(ch) { ' ' } else { ch });
    }
    line
}

/// What is more than a character of a line.
fn is_special(ch: char) -> bool {
    ch.is_control() || matches!(ch, '\u{2028}' | '\u{2029}')
}

/// The members of a list, or the lines of a text.
fn pieces_of(value: Option<&Value>) -> Value {
    let Some(value) = value else { return Value::from(Vec::<Value>::new()) };
    if let Some(text) = value.as_str() {
        return text.lines().map(Value::from).collect();
    }
    value.try_iter().map_or_else(|_| Value::from(vec![value.clone()]), Iterator::collect)
}

/// Case, edges and kinds of space do not make another entry.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").trim().to_lowercase()
}

fn chosen(state: &mut State<'_, '_>, known: &Known, arguments: &[Value], part: Entry) -> Value {
    let list = arguments.first().and_then(|at| usize::try_from(at.clone()).ok());
    let Some(choices) = list.and_then(|at| known.choices.get(at)) else { return Value::from("") };
    let value = text(arguments, 1);
    let folded = plain(&value);
    let found =
        choices.entries.iter().position(|(shown, stored)| *shown == value || *stored == value).or_else(
            || {
                let same = |text: &String| plain(text) == folded;
                choices.entries.iter().position(|(shown, stored)| same(shown) || same(stored))
            },
        );
    match (found.map(|at| (at, &choices.entries[at])), part) {
        (Some((_, (shown, _))), Entry::Shown) => Value::from(shown.as_str()),
        (Some((_, (_, stored))), Entry::Stored) => Value::from(stored.as_str()),
        (Some((at, _)), Entry::Rank) => Value::from(at),
        (None, _) => {
            let stranger = Stranger {
                control: choices.name.clone(),
                value: value.clone(),
                is_open: choices.is_open,
                entries: choices.entries.iter().map(|(shown, _)| shown.clone()).collect(),
            };
            let strangers = &mut gathered(state).strangers;
            if !value.trim().is_empty() && !strangers.contains(&stranger) {
                strangers.push(stranger);
            }
            if part == Entry::Rank {
                // a number is printed, where there is nothing to print
                gathered(state).holes += usize::from(value.trim().is_empty());
                return Value::from(0);
            }
            Value::from(value)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::flat;

    #[test]
    fn one_line_of_any_text() {
        for (text, line) in [
            ("a\r\nb\rc\nd", "a b c d"),
            ("a\tb\u{b}c\u{c}d\u{85}e\u{2028}f\u{2029}g", "a b c d e f g"),
            ("a\u{0}b\u{1b}c", "abc"),
            ("é\u{a0}: …", "é\u{a0}: …"),
        ] {
            assert_eq!(flat(text), line, "{text:?}");
        }
    }
}
