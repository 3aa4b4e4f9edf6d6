//! A text of many lines with tags, without Word: the template's language for what a message says.
//!
//! A tag ends on the line on which it begins. A line that holds only block tags and remarks disappears with them.

use std::error::Error as _;

use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, HtmlEscape, Output};

use super::Value;
use super::cause::Cause;
use super::expression::{self, Printed};
use super::faults::Trouble;
use super::filter::Refusal;
use super::names::{self, Names, Scope};
use super::program::{self, Marks};
use super::statement::{self, Block};
use super::vocabulary::Vocabulary;

/// The only template of its environment.
const TEXT: &str = "text";
/// Most blocks that may be open at once, and most branches of one: each is one level of the library's stack.
const DEEPEST: usize = 50;

/// Steps that a text may take, and for each 64 bytes that it makes one more: no message is larger than 8 MiB.
const FUEL: u64 = 1 << 17;

/// What a text becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prosody {
    /// Text: values are written as they are.
    Plain,
    /// HTML: values are escaped, their lines broken.
    Html,
}

/// A trouble and the line that has it, from 1.
pub type OfLine = (usize, Trouble);
/// For each line of the program: the line of the source behind it, and what that line says.
type Lines = Vec<(usize, String)>;
/// A program: its text, its lines, the marks around its tags.
type Program = (String, Lines, Marks);

/// A compiled text.
#[derive(Debug)]
pub struct Prose {
    language: Environment<'static>,
    /// The line of the source behind each line of the program, and what that line says.
    lines: Lines,
}

impl Prose {
    /// Compiles a text; lines end with `\n`.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn new(text: &str, prosody: Prosody, vocabulary: &dyn Vocabulary) -> Result<Self, Vec<OfLine>> {
        let mut reader = Reader {
            vocabulary,
            marks: Marks::absent_from(text),
            code: String::with_capacity(text.len()),
            lines: Vec::new(),
            troubles: Vec::new(),
            open: Vec::new(),
            globals: Scope::new(),
            is_raw: false,
            eats_space: false,
        };
        for (line, words) in (1..).zip(text.split_inclusive('\n')) {
            reader.line(line, words);
        }
        let (code, lines, marks) = reader.finish()?;
        let internal = |error: Error| vec![(1, Trouble::Internal(error.to_string()))];
        let mut language = program::language(vocabulary.filters());
        language.set_fuel(Some(FUEL));
        language.set_syntax(marks.syntax().map_err(internal)?);
        if prosody == Prosody::Html {
            // only for what a macro has written, which is not escaped twice
            language.set_auto_escape_callback(|_| AutoEscape::Html);
        }
        language.set_formatter(move |out, _, value| format(out, prosody, value));
        language.add_template_owned(TEXT, code).map_err(internal)?;
        Ok(Self { language, lines })
    }

    /// The text with these values. Nothing that a value holds is a tag.
    ///
    /// # Errors
    /// The line whose tag can't be worked out, and why.
    pub fn fill(&self, fields: &Value) -> Result<String, OfLine> {
        let template = self.language.get_template(TEXT).map_err(|error| self.told(&error))?;
        template.render(fields.clone()).map_err(|error| self.told(&error))
    }

    fn told(&self, error: &Error) -> OfLine {
        let known = error.line().and_then(|line| self.lines.get(line.saturating_sub(1)));
        let (line, words) = known.cloned().unwrap_or((1, String::new()));
        let refusal = error.source().and_then(|source| source.downcast_ref::<Refusal>());
        (
            line,
            match refusal {
                Some(Refusal(why)) => Trouble::Refused { words, why: why.clone() },
                None => Trouble::Broken { words, cause: Cause::from(error) },
            },
        )
    }
}

/// A block that waits for its end.
struct Waiting {
    line: usize,
    words: String,
    closer: &'static str,
    binds: Scope,
    branches: usize,
    has_else: bool,
}

struct Reader<'v> {
    vocabulary: &'v dyn Vocabulary,
    marks: Marks,
    code: String,
    lines: Lines,
    troubles: Vec<OfLine>,
    open: Vec<Waiting>,
    /// Names that `set` and `macro` bind for what follows.
    globals: Scope,
    is_raw: bool,
    /// `-}}`: the space behind the tag goes.
    eats_space: bool,
}

/// A piece of a line.
enum Piece<'l> {
    Text(&'l str),
    Tag { opener: &'static str, words: &'l str },
    Unclosed(&'l str),
}

const TAGS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];

/// The texts and tags of a line.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = line;
    loop {
        let next = TAGS.iter().filter_map(|tag| Some((rest.find(tag.0)?, tag))).min_by_key(|(at, _)| *at);
        let Some((at, (opener, closer))) = next else {
            found.push(Piece::Text(rest));
            return found;
        };
        found.push(Piece::Text(&rest[..at]));
        let inside = &rest[at + opener.len()..];
        let Some(end) = inside.find(closer) else {
            found.push(Piece::Unclosed(rest[at..].trim_end()));
            return found;
        };
        found.push(Piece::Tag { opener, words: &inside[..end] });
        rest = &inside[end + closer.len()..];
    }
}

impl Reader<'_> {
    fn line(&mut self, line: usize, words: &str) {
        let begins = self.code.len();
        let pieces = pieces(words);
        let is_bare = |piece: &Piece<'_>| match piece {
            Piece::Text(text) => text.trim().is_empty(),
            Piece::Tag { opener, .. } => *opener != "{{",
            Piece::Unclosed(_) => false,
        };
        let has_block = pieces.iter().any(|piece| matches!(piece, Piece::Tag { .. }));
        let disappears = has_block && !self.is_raw && pieces.iter().all(is_bare);
        for piece in pieces {
            match piece {
                Piece::Text(_) if disappears => {}
                Piece::Text(text) => self.text(text),
                Piece::Unclosed(text) if self.is_raw => self.text(text),
                Piece::Unclosed(text) => {
                    let start: String = text.chars().take(names::LONGEST / 10).collect();
                    self.troubles.push((line, Trouble::Unclosed(start)));
                }
                Piece::Tag { opener, words } => self.tag(line, opener, words),
            }
        }
        let quoted = words.trim().chars().take(names::LONGEST / 10).collect::<String>();
        let ended = self.code[begins..].matches('\n').count();
        self.lines
            .extend(std::iter::repeat_n((line, quoted), ended.max(usize::from(!words.ends_with('\n')))));
    }

    fn text(&mut self, text: &str) {
        let kept = if self.eats_space { text.trim_start() } else { text };
        self.eats_space &= kept.is_empty();
        self.code.push_str(kept);
    }

    fn tag(&mut self, line: usize, opener: &'static str, typed: &str) {
        let words = typed.strip_prefix(['-', '+']).unwrap_or(typed);
        let words = words.strip_suffix(['-', '+']).unwrap_or(words);
        let words = &plain(words);
        if self.is_raw {
            if opener == "{%" && words == "endraw" {
                self.is_raw = false;
            } else {
                let (_, closer) = TAGS.iter().find(|tag| tag.0 == opener).unwrap_or(&TAGS[0]);
                self.text(&format!("{opener}{typed}{closer}"));
            }
            return;
        }
        if typed.starts_with('-') {
            self.code.truncate(self.code.trim_end().len());
        }
        self.eats_space = false;
        match opener {
            "{{" => self.value(line, words),
            "{%" => self.block(line, words),
            _ => {}
        }
        self.eats_space = typed.ends_with('-');
    }

    fn fault(&mut self, line: usize, troubles: impl IntoIterator<Item = Trouble>) {
        self.troubles.extend(troubles.into_iter().map(|trouble| (line, trouble)));
    }

    fn value(&mut self, line: usize, words: &str) {
        let read = {
            let scope = names_of(&self.globals, &self.open);
            expression::printed(words, words, false, &scope, self.vocabulary)
        };
        match read {
            Ok(Printed::Value(code)) => self.code.push_str(&self.marks.value(&code)),
            Ok(_) => self.fault(line, [Trouble::Unreadable(words.to_owned())]),
            Err(troubles) => self.fault(line, troubles),
        }
    }

    fn block(&mut self, line: usize, words: &str) {
        if words == "raw" {
            self.is_raw = true;
            return;
        }
        let read = statement::block(words, &names_of(&self.globals, &self.open), self.vocabulary);
        let unopened = || [Trouble::BlockUnopened(words.to_owned())];
        match read {
            Ok(Block::Single { code, binds }) => {
                self.globals.extend(binds);
                self.code.push_str(&self.marks.block(&code));
            }
            Ok(Block::Open { code, closer, binds }) => {
                if self.open.len() >= DEEPEST {
                    return self.fault(line, [Trouble::Unreadable(words.to_owned())]);
                }
                if closer == "endmacro" {
                    let name = words["macro".len()..].split('(').next().unwrap_or_default().trim();
                    self.globals.insert(name.to_owned(), None);
                }
                self.code.push_str(&self.marks.block(&code));
                self.waits(line, words, closer, binds);
            }
            Ok(Block::Middle { code, is_else }) => match self.open.last_mut() {
                Some(waiting)
                    if !waiting.has_else
                        && waiting.branches < DEEPEST
                        && (waiting.closer == "endif" || is_else && waiting.closer == "endfor") =>
                {
                    waiting.branches += 1;
                    waiting.has_else = is_else;
                    self.code.push_str(&self.marks.block(&code));
                }
                _ => self.fault(line, unopened()),
            },
            Ok(Block::Close(closer)) => match self.open.last() {
                Some(waiting) if waiting.closer == closer => {
                    self.open.pop();
                    self.code.push_str(&self.marks.block(closer));
                }
                _ => self.fault(line, unopened()),
            },
            Err(troubles) => {
                self.fault(line, troubles);
                // what is wrong in its words is still a block: its end, and the names that it binds, are no second fault
                let mut parts = words.split_whitespace();
                let closer = match parts.next() {
                    Some("if") => "endif",
                    Some("for") => "endfor",
                    Some("with") => "endwith",
                    Some("macro") => "endmacro",
                    keyword => {
                        if keyword == Some("set")
                            && let Some(name) = parts.next()
                        {
                            self.globals.insert(name.to_owned(), None);
                        }
                        return;
                    }
                };
                let bound = [parts.next().unwrap_or_default(), "loop"];
                let binds = bound.map(|name| (name.split('(').next().unwrap_or(name).to_owned(), None));
                self.waits(line, words, closer, binds.into());
            }
        }
    }

    fn waits(&mut self, line: usize, words: &str, closer: &'static str, binds: Scope) {
        let words = words.to_owned();
        self.open.push(Waiting { line, words, closer, binds, branches: 0, has_else: false });
    }

    fn finish(mut self) -> Result<Program, Vec<OfLine>> {
        for waiting in std::mem::take(&mut self.open) {
            self.fault(waiting.line, [Trouble::BlockUnclosed(waiting.words)]);
        }
        if self.troubles.is_empty() {
            return Ok((self.code, self.lines, self.marks));
        }
        self.troubles.sort_by_key(|(line, _)| *line);
        Err(self.troubles)
    }
}

/// The words of a tag as the language knows them, whatever an office program made of their spaces and quotes.
fn plain(words: &str) -> String {
    let mut quote = None;
    let plain = words.chars().map(|ch| match (ch, quote) {
        ('"' | '“' | '”', None | Some('"')) => {
            quote = if quote.is_none() { Some('"') } else { None };
            '"'
        }
        ('\'', None) => {
            quote = Some('\'');
            ch
        }
        ('\'', Some('\'')) => {
            quote = None;
            ch
        }
        ('\u{a0}' | '\u{202f}', None) => ' ',
        _ => ch,
    });
    plain.collect::<String>().trim().to_owned()
}

fn names_of<'s>(globals: &'s Scope, open: &'s [Waiting]) -> Names<'s> {
    Names(std::iter::once(globals).chain(open.iter().map(|waiting| &waiting.binds)).collect())
}

fn format(out: &mut Output<'_>, prosody: Prosody, value: &Value) -> Result<(), Error> {
    let broken = |_| Error::new(minijinja::ErrorKind::WriteFailure, "text");
    if value.is_undefined() || value.is_none() {
        return Ok(());
    }
    if value.is_safe() {
        return out.write_str(value.as_str().unwrap_or_default()).map_err(broken);
    }
    if matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable) {
        // a list printed as it is: a line for each
        for (index, member) in value.try_iter()?.enumerate() {
            if index > 0 {
                out.write_str(if prosody == Prosody::Html { "<br>\n" } else { "\n" }).map_err(broken)?;
            }
            format(out, prosody, &member)?;
        }
        return Ok(());
    }
    let text = value.to_string();
    match prosody {
        Prosody::Plain => out.write_str(&text).map_err(broken),
        Prosody::Html => {
            let escaped = HtmlEscape(&text).to_string();
            out.write_str(&escaped.replace('\n', "<br>\n")).map_err(broken)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::expression::tests::Words;
    use super::*;

    fn fields() -> Value {
        let project = |text: &str| Value::from_pairs([("texte", Value::from(text))]);
        Value::from_pairs([
            ("imp", Value::from("{{ rne.nom }} <b>&\n2")),
            ("rne", Value::from_pairs([("nom", Value::from("LE GOFF"))])),
            ("projets", Value::from(vec![project("un"), project("deux")])),
        ])
    }

    #[test]
    fn tags_are_filled_and_lines_of_blocks_disappear() {
        for (text, plain) in [
            ("{{ rne.nom }} a { et }\n", "LE GOFF a { et }\n"),
            ("a\n{% if rne.nom %}\nb\n{% endif %}\nc", "a\nb\nc"),
            (
                "{% for p in projets %}\n- {{ p.texte }}{% if not loop.last %},{% endif %}\n{% endfor %}\n",
                "- un,\n- deux\n",
            ),
            ("a {# remarque #}b\n{# seule #}\nc", "a b\nc"),
            ("{% raw %}{{ x }}{% endraw %} y", "{{ x }} y"),
            ("a  {{- rne.nom -}}  b", "aLE GOFFb"),
            ("{% set x = rne.nom %}{{ x }}", "LE GOFF"),
            ("{% macro m(a) %}[{{ a }}]{% endmacro %}{{ m(rne.nom) }}", "[LE GOFF]"),
            ("{{ imp }}", "{{ rne.nom }} <b>&\n2"),
            ("{{ projets | map(attribute='texte') | list }}", "un\ndeux"),
            ("{{ “l’an ” ~ rne.nom }}", "l’an LE GOFF"),
            ("{% if imp\u{a0}%}a{% endif %}", "a"),
            ("{{ Nombre d’IMP }}", "{{ rne.nom }} <b>&\n2"),
        ] {
            let prose = Prose::new(text, Prosody::Plain, &Words)
                .unwrap_or_else(|faults| panic!("{text}: {faults:?}"));
            assert_eq!(prose.fill(&fields()).unwrap(), plain, "{text}");
        }
        let html = |text: &str| Prose::new(text, Prosody::Html, &Words).unwrap().fill(&fields()).unwrap();
        assert_eq!(html("<p>{{ imp }}"), "<p>{{ rne.nom }} &lt;b&gt;&amp;<br>\n2");
        assert_eq!(html("{% macro m(a) %}<i>{{ a }}</i>{% endmacro %}{{ m('<') }}"), "<i>&lt;</i>");
    }

    #[test]
    fn everything_that_is_wrong_is_told_with_its_line() {
        let faults = |text: &str| Prose::new(text, Prosody::Plain, &Words).unwrap_err();
        let field = |name: &str, nearest: Option<&str>| Trouble::UnknownField {
            name: name.into(),
            nearest: nearest.map(str::to_owned),
        };
        assert_eq!(
            faults(
                "{{ rne.nmo }}\n{% for p in projets %}{{ p.titre }}\n{% if zut %}\n{{ imp\n{% endif %}{% endfor %}\n{% endif %}"
            ),
            [
                (1, field("rne.nmo", Some("rne.nom"))),
                (2, field("p.titre", None)),
                (3, field("zut", None)),
                (4, Trouble::Unclosed("{{ imp".into())),
                (6, Trouble::BlockUnopened("endif".into())),
            ]
        );
        assert_eq!(faults("\n{% if imp %}\n"), [(2, Trouble::BlockUnclosed("if imp".into()))]);
        assert_eq!(faults("{{ imp | uperr }}").len(), 1);
        assert!(matches!(faults("{{ case('1a') }}")[0], (1, Trouble::Unreadable(_))));
        assert!(matches!(faults("{% else %}")[0], (1, Trouble::BlockUnopened(_))));
        assert!(!faults(&"{% if imp %}".repeat(10_000)).is_empty());
    }

    #[test]
    fn what_cant_be_worked_out_is_told_with_its_line_and_ends() {
        let refused =
            |text: &str| Prose::new(text, Prosody::Plain, &Words).unwrap().fill(&fields()).unwrap_err();
        let told = refused("{% if imp %}\n\n{% endif %}\na\n{{ imp + 1 }}\n");
        assert_eq!(told, (5, Trouble::Broken { words: "{{ imp + 1 }}".into(), cause: Cause::WrongSort }));
        let endless = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
        assert!(matches!(refused(endless), (1, Trouble::Broken { cause: Cause::TooMuch, .. })));
        let long = format!("{{% for a in range(9999) %}}{}{{% endfor %}}", "x".repeat(5000));
        assert!(matches!(refused(&long), (1, Trouble::Broken { cause: Cause::TooMuch, .. })));
    }
}
