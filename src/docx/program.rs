//! The compiled text of one part: XML with expressions, run once per letter by minijinja.
//!
//! The program's delimiters are characters of Unicode's private use area, so that a brace in the text is only a
//! brace. Values are escaped by the formatter; nothing that a value holds can become a tag, or XML.

use std::collections::BTreeSet;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};

use super::escape;
use super::filter::{self, Filter};
use super::helpers::{self, Gathered, Known, Lost, Stranger};
use super::mend;
use super::notes::Again;

/// First of the six private characters used as delimiters, unless the part has them.
const PRIVATE: std::ops::RangeInclusive<u32> = 0xE100..=0xF8F0;
/// Steps that one part of one letter may take, and for each 64 bytes that it makes one more: a letter of a hundred boxes
/// takes some thousands, and nothing can become larger than 64 MiB.
const FUEL: u64 = 1 << 20;
/// Depth of calls and includes; ours has none.
const RECURSION: usize = 50;

/// The filters that a template may use.
pub(super) fn filters() -> &'static [&'static str] {
    &[
        "upper",
        "lower",
        "title",
        "capitalize",
        "trim",
        "replace",
        "default",
        "d",
        "length",
        "count",
        "join",
        "first",
        "last",
        "reverse",
        "sort",
        "unique",
        "list",
        "abs",
        "round",
        "int",
        "float",
        "string",
        "lines",
        "select",
        "reject",
        "selectattr",
        "rejectattr",
        "groupby",
        "dictsort",
        "items",
        "map",
        "batch",
        "slice",
        "sum",
        "min",
        "max",
    ]
}

/// The language of expressions, without a template.
pub(super) fn language(filters: &'static [Filter]) -> Environment<'static> {
    let mut language = Environment::new();
    language.set_undefined_behavior(UndefinedBehavior::Strict);
    language.set_auto_escape_callback(|_| AutoEscape::None);
    language.set_recursion_limit(RECURSION);
    language.set_fuel(Some(FUEL));
    // values never become XML
    for filter in ["safe", "escape", "e"] {
        language.remove_filter(filter);
    }
    language.add_filter("default", default);
    language.add_filter("d", default);
    language.add_filter("first_cap", first_cap);
    language.add_filter("caps", caps);
    filter::install(&mut language, filters);
    language
}

/// `{{ x | default("sans") }}`: an empty cell is as good as none, which is what people mean.
/// `default("sans", true)` is how Jinja says the same.
fn default(value: &Value, other: Option<Value>, _also_empty: Option<bool>) -> Value {
    let is_missing =
        value.is_undefined() || value.is_none() || value.as_str().is_some_and(|text| text.trim().is_empty());
    if is_missing { other.unwrap_or_else(|| Value::from("")) } else { value.clone() }
}

/// Word's `\\* FirstCap`: the first letter, and nothing else.
fn first_cap(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Word's `\\* Caps`: the first letter of each word.
fn caps(text: &str) -> String {
    text.split_inclusive(char::is_whitespace).map(first_cap).collect()
}

/// The six characters that stand around values, blocks and remarks of a program.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marks {
    first: u32,
}

impl Marks {
    /// Characters that `text` does not hold, as they are or as references: what a field's switches say is read and
    /// written again.
    pub(super) fn absent_from(text: &str) -> Self {
        let referred = text.match_indices("&#").filter_map(|(at, _)| {
            let (reference, _) = text[at..].split_once(';')?;
            quick_xml::escape::unescape(&text[at..=at + reference.len()]).ok()?.chars().next()
        });
        let taken: BTreeSet<u32> =
            text.chars().chain(referred).map(u32::from).filter(|code| PRIVATE.contains(code)).collect();
        let free = PRIVATE.step_by(6).find(|&first| taken.range(first..first + 6).next().is_none());
        Self { first: free.unwrap_or(*PRIVATE.start()) }
    }

    /// `value` as the program prints it.
    pub(super) fn value(self, value: &str) -> String {
        format!("{} {value} {}", private(self.first), private(self.first + 1))
    }

    /// `code` as the program runs it.
    pub(super) fn block(self, code: &str) -> String {
        format!("{} {code} {}", private(self.first + 2), private(self.first + 3))
    }

    pub(super) fn syntax(self) -> Result<SyntaxConfig, Error> {
        let mark = |offset: u32| private(self.first + offset).to_string();
        SyntaxConfig::builder()
            .variable_delimiters(mark(0), mark(1))
            .block_delimiters(mark(2), mark(3))
            .comment_delimiters(mark(4), mark(5))
            .keep_trailing_newline(true)
            .build()
    }
}

fn private(code: u32) -> char {
    char::from_u32(code).unwrap_or('\u{e100}')
}

/// How the values of a part are written.
#[derive(Clone, Debug)]
pub(super) enum Writing {
    /// Into runs, whose elements have this prefix (with its colon).
    Runs(String),
    /// Where only text may stand: the data behind a control.
    Plain,
}

/// One compiled part.
#[derive(Debug)]
pub(super) struct Program {
    environment: Environment<'static>,
    writing: Writing,
}

/// The only template of its environment.
const PART: &str = "part";

/// What a run of a program has made.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub(super) text: String,
    /// How many values were printed that are empty: each may be a hole in the letter.
    pub(super) holes: usize,
    /// Values that are no entry of their list.
    pub(super) strangers: Vec<Stranger>,
    /// Characters that were left out.
    pub(super) lost: Vec<Lost>,
    /// Marks of notes that have been printed more than once.
    pub(super) again: Vec<Again>,
}

impl Program {
    /// Compiles `text`, which uses `marks`.
    pub(super) fn new(
        text: String,
        marks: Marks,
        writing: Writing,
        known: &Known,
        filters: &'static [Filter],
    ) -> Result<Self, Error> {
        let mut environment = language(filters);
        environment.set_syntax(marks.syntax()?);
        let own = writing.clone();
        environment.set_formatter(move |out, state, value| format(out, state, &own, value));
        helpers::install(&mut environment, known);
        environment.add_template_owned(PART, text)?;
        Ok(Self { environment, writing })
    }

    /// Runs the program with the fields of one letter.
    pub(super) fn run(&self, fields: &Value) -> Result<Made, Error> {
        let run = self.environment.get_template(PART)?.render_captured(fields.clone())?;
        let gathered = run.state().get_extension::<Gathered>();
        let (holes, strangers, lost, again) = gathered
            .map(|it| (it.holes, it.strangers.clone(), it.lost.clone(), it.again.clone()))
            .unwrap_or_default();
        let text = match &self.writing {
            Writing::Runs(prefix) => mend::mended(run.into_output(), prefix),
            Writing::Plain => run.into_output(),
        };
        Ok(Made { text, holes, strangers, lost, again })
    }
}

fn format(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    writing: &Writing,
    value: &Value,
) -> Result<(), Error> {
    let broken = |_| Error::new(ErrorKind::WriteFailure, "text");
    // `{{ "x" if y }}`, and y is false: nothing, as its author wants; what is missing has been refused already
    if value.is_undefined() {
        return Ok(());
    }
    if value.is_none() || value.as_str().is_some_and(|text| text.trim().is_empty()) {
        // what a macro has written has counted its own values
        helpers::gathered(state).holes += usize::from(!value.is_safe());
    }
    if value.is_none() {
        return Ok(());
    }
    if value.is_safe() {
        return out.write_str(value.as_str().unwrap_or_default()).map_err(broken);
    }
    if matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable) {
        // a list printed as it is: a line for each
        for (index, member) in value.try_iter()?.enumerate() {
            if index > 0 {
                write(out, writing, "\n").map_err(broken)?;
            }
            if member.is_undefined() {
                return Err(Error::from(ErrorKind::UndefinedError));
            }
            format(out, state, writing, &member)?;
        }
        return Ok(());
    }
    let owned;
    let text = if let Some(text) = value.as_str() {
        text
    } else {
        owned = value.to_string();
        &owned
    };
    helpers::note_lost(state, text);
    write(out, writing, text).map_err(broken)
}

fn write(out: &mut Output<'_>, writing: &Writing, text: &str) -> std::fmt::Result {
    match writing {
        Writing::Runs(prefix) => escape::run(text, prefix, |piece| out.write_str(piece)),
        Writing::Plain => escape::data(text, |piece| out.write_str(piece)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_has_every_filter_that_is_promised() {
        let language = language(&[]);
        for filter in filters() {
            let code = format!("x | {filter}");
            let compiled = language.compile_expression_owned(code).unwrap();
            let error = compiled.eval(minijinja::context! { x => "a" }).err().map(|error| error.kind());
            assert_ne!(error, Some(ErrorKind::UnknownFilter), "{filter}");
        }
        assert!(language.render_str("{{ 'a' | safe }}", ()).is_err());
    }

    #[test]
    fn a_part_that_uses_private_characters_gets_others_as_marks() {
        assert_eq!(Marks::absent_from("&#xE100; &#57606; &#x; &#").first, 0xE10C);
        let text = "Symbol: \u{e100} \u{e107}";
        let marks = Marks::absent_from(text);
        let writing = Writing::Runs("w:".into());
        let program =
            Program::new(format!("{text}{}", marks.value("x")), marks, writing, &Known::default(), &[])
                .unwrap();
        let made = program.run(&minijinja::context! { x => "é<" }).unwrap();
        assert_eq!((made.text, made.holes), (format!("{text}é&lt;"), 0));
        let made = program.run(&minijinja::context! { x => " " }).unwrap();
        assert_eq!((made.text, made.holes), (format!("{text} "), 1));
    }

    #[test]
    fn a_condition_without_else_prints_nothing_and_a_missing_value_is_an_error() {
        let marks = Marks::absent_from("");
        let run = |code: &str| {
            let program =
                Program::new(marks.value(code), marks, Writing::Plain, &Known::default(), &[]).unwrap();
            let made = program.run(&minijinja::context! { x => "a", list => vec![1] });
            made.map(|made| (made.text, made.holes)).map_err(|error| error.kind())
        };
        assert_eq!(run("x if false"), Ok((String::new(), 0)));
        assert_eq!(run("'' | default('b', true)"), Ok(("b".to_owned(), 0)));
        assert_eq!(run("x if true"), Ok(("a".to_owned(), 0)));
        assert_eq!(run("y"), Err(ErrorKind::UndefinedError));
        assert_eq!(run("list | map(attribute='y')"), Err(ErrorKind::UndefinedError));
    }
}
