//! Finding the tags in a paragraph's characters: `{{ value }}`, `{% block %}`, `{# remark #}`.
//!
//! People type tags in Word, which makes quotes curly, puts no-break spaces before colons and inside
//! guillemets, and turns hyphens into dashes. All of that is forgiven here, and only here.

use std::ops::Range;

use super::text::Glyph;

/// The three sorts of tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// `{{ … }}`: prints a value.
    Value,
    /// `{% … %}`: condition, loop, assignment.
    Block,
    /// `{# … #}`: says nothing.
    Remark,
}

/// What docxtpl's `{%p`, `{%tr`, `{%tc`, `{%r` take away with the tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The whole paragraph.
    Paragraph,
    /// The whole table row.
    Row,
    /// The whole table cell.
    Cell,
    /// The run: what every tag of ours takes anyway.
    Run,
}

/// One tag of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    pub(super) sort: Sort,
    pub(super) reach: Option<Reach>,
    /// What stands between the braces, with Word's typography undone.
    pub(super) words: String,
    /// What stands between the braces as it was typed, but for spaces at its ends.
    pub(super) typed: String,
    /// The characters of the tag, braces included, and the white space that it takes with it (`{{- x -}}`).
    pub(super) glyphs: Range<usize>,
    /// `{%- … -%}`: the characters of the hyphens that stand before and behind the words.
    pub(super) hyphens: (Option<usize>, Option<usize>),
}

/// What is wrong with the braces of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Brace {
    /// Opened and not closed in the same paragraph; holds the beginning of what follows.
    Unclosed(String),
    /// Closed and never opened.
    Unopened(&'static str),
}

/// All tags of a paragraph, and what is wrong with its braces. A lone `{` or `}` is text.
pub(super) fn find(glyphs: &[Glyph]) -> (Vec<Tag>, Vec<Brace>) {
    let mut tags = Vec::new();
    let mut faults = Vec::new();
    let mut at = 0;
    while let Some(pair) = pair_at(glyphs, at) {
        match pair {
            ('{', second @ ('{' | '%' | '#')) => {
                let (sort, closer) = match second {
                    '{' => (Sort::Value, ('}', '}')),
                    '%' => (Sort::Block, ('%', '}')),
                    _ => (Sort::Remark, ('#', '}')),
                };
                // `{{{ x }}}`: the first brace is text
                let at_open =
                    if second == '{' && pair_at(glyphs, at + 1) == Some(('{', '{')) { at + 1 } else { at };
                if let Some(end) = closing(glyphs, at_open + 2, closer) {
                    let free = tags.last().map_or(0, |last: &Tag| last.glyphs.end);
                    let tag = tag(glyphs, sort, at_open..end, free);
                    at = tag.glyphs.end;
                    tags.push(tag);
                } else {
                    // the tag that follows is another one
                    let opens = |&next: &usize| matches!(pair_at(glyphs, next), Some(('{', '{' | '%' | '#')));
                    let next = (at_open + 2..glyphs.len()).find(opens).unwrap_or(glyphs.len());
                    let words: String = glyphs[at..next].iter().take(40).map(|glyph| glyph.ch).collect();
                    faults.push(Brace::Unclosed(words.trim_end().to_owned()));
                    at += 2;
                }
            }
            ('}', '}') => {
                faults.push(Brace::Unopened("}}"));
                at += 2;
            }
            ('%', '}') => {
                faults.push(Brace::Unopened("%}"));
                at += 2;
            }
            _ => at += 1,
        }
    }
    (tags, faults)
}

fn pair_at(glyphs: &[Glyph], at: usize) -> Option<(char, char)> {
    Some((glyphs.get(at)?.ch, glyphs.get(at + 1)?.ch))
}

/// Just behind the closing braces, unless another tag opens before.
fn closing(glyphs: &[Glyph], from: usize, closer: (char, char)) -> Option<usize> {
    let mut at = from;
    while let Some(pair) = pair_at(glyphs, at) {
        if pair == closer {
            return Some(at + 2);
        }
        if matches!(pair, ('{', '{' | '%' | '#')) {
            return None;
        }
        at += 1;
    }
    None
}

/// The tag in `range`; what stands before `free` belongs to the one before it. #space-between-hyphens: both take it.
fn tag(glyphs: &[Glyph], sort: Sort, range: Range<usize>, free: usize) -> Tag {
    let inner: String = glyphs[range.start + 2..range.end - 2].iter().map(|glyph| glyph.ch).collect();
    // Jinja's whitespace control; Word makes dashes of its hyphens
    let is_hyphen = |at: usize| matches!(glyphs[at].ch, '-' | '–');
    let has_words = range.len() > 5;
    let hyphens = (
        Some(range.start + 2).filter(|&at| has_words && is_hyphen(at)),
        Some(range.end - 3).filter(|&at| has_words && is_hyphen(at)),
    );
    let typed = inner.trim_matches(|c: char| c.is_whitespace() || c == '\u{202f}');
    let typed = typed.trim_start_matches(['-', '+', '–']).trim_end_matches(['-', '+', '–']);
    let (reach, typed) = reach(sort, &inner, typed);
    let typed = typed.trim().to_owned();
    let is_space = |at: &usize| glyphs[*at].ch.is_whitespace();
    let (mut from, mut to) = (range.start, range.end);
    if hyphens.0.is_some() {
        from = (free..from).rev().take_while(is_space).last().unwrap_or(from);
    }
    if hyphens.1.is_some() {
        to = (to..glyphs.len()).take_while(is_space).last().map_or(to, |last| last + 1);
    }
    Tag { sort, reach, words: plain(&typed, only_prints(sort, &typed)), typed, glyphs: from..to, hyphens }
}

/// docxtpl's prefix, which stands directly behind the brace: `{%tr for …`, `{{r value }}`.
fn reach<'t>(sort: Sort, inner: &str, typed: &'t str) -> (Option<Reach>, &'t str) {
    if sort == Sort::Remark || inner.starts_with(char::is_whitespace) {
        return (None, typed);
    }
    for (prefix, reach) in
        [("tr", Reach::Row), ("tc", Reach::Cell), ("p", Reach::Paragraph), ("r", Reach::Run)]
    {
        if let Some(rest) = typed.strip_prefix(prefix)
            && rest.starts_with(|c: char| c.is_whitespace() || c == '\u{a0}')
        {
            return (Some(reach), rest);
        }
    }
    (None, typed)
}

/// The quote that a text inside a tag has been opened with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quote {
    /// `"`, `“`, `„`.
    Double,
    /// `«`, with the spaces of French typography inside.
    Guillemet,
    /// `'`: only its like closes it.
    Straight,
    /// `‘`, `’`: closed by whatever is no apostrophe.
    Curly,
}

/// Undoes Word's typography: curly quotes and guillemets become straight, every kind of space an ordinary one. What stands
/// between two quotes may hold apostrophes (`‘l’an’`), and quotes of another kind. With `prints`, a text in quotes keeps its
/// apostrophes and no-break spaces: it is one that the letter will show.
fn plain(typed: &str, prints: bool) -> String {
    let mut words = String::with_capacity(typed.len());
    let mut quote = None;
    let mut before = ' ';
    let mut letters = typed.chars().peekable();
    while let Some(typed) = letters.next() {
        let is_apostrophe = before.is_alphanumeric()
            && (quote.is_none() || letters.peek().is_some_and(|ch| ch.is_alphanumeric()));
        let is_escaped = std::mem::replace(&mut before, typed) == '\\';
        let is_kept = prints && quote.is_some();
        let ch = match typed {
            '\u{a0}' | '\u{202f}'
                if is_kept && !(words.ends_with('"') && quote == Some(Quote::Guillemet)) =>
            {
                typed
            }
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' | '\n' => ' ',
            '\u{2011}' => '-',
            '\u{200b}' | '\u{feff}' | '\u{ad}' => continue,
            other => other,
        };
        match (ch, quote) {
            ('"' | '\'', Some(_)) if is_escaped => words.push(ch),
            // the spaces inside guillemets are not in the text
            (' ', Some(Quote::Guillemet)) if words.ends_with('"') => {}
            ('"' | '“' | '”' | '„' | '»', Some(Quote::Guillemet)) => {
                words.truncate(words.trim_end().len());
                words.push('"');
                quote = None;
            }
            ('"' | '“' | '”' | '„', Some(Quote::Double)) => {
                words.push('"');
                quote = None;
            }
            ('«' | '»', Some(_)) => words.push(ch),
            ('"' | '“' | '”' | '„' | '«' | '»', _) => {
                words.push('"');
                let opened = if ch == '«' { Quote::Guillemet } else { Quote::Double };
                quote = quote.or(Some(opened));
            }
            ('\'', Some(Quote::Straight)) => {
                words.push('\'');
                quote = None;
            }
            ('’', Some(Quote::Double | Quote::Guillemet)) if is_kept => words.push(ch),
            ('’', Some(Quote::Straight | Quote::Curly)) if is_kept && is_apostrophe => words.push(ch),
            ('\'' | '‘' | '’' | '‚' | '‛', Some(Quote::Straight | Quote::Curly)) if is_apostrophe => {
                words.push_str("\\'");
            }
            ('\'' | '‘' | '’' | '‚' | '‛', Some(Quote::Straight | Quote::Curly)) => {
                words.push('\'');
                quote = None;
            }
            ('\'' | '‘' | '’' | '‚' | '‛', _) => {
                words.push('\'');
                let opened = if ch == '\'' { Quote::Straight } else { Quote::Curly };
                quote = quote.or(Some(opened).filter(|_| !is_apostrophe));
            }
            _ => words.push(ch),
        }
    }
    words
}

/// Whether a tag only shows what it says: a comparison must find the data, and a name its box or picture, however their
/// apostrophes are typed.
fn only_prints(sort: Sort, typed: &str) -> bool {
    const LOOKED_UP: [&str; 9] = ["==", "!=", "<", ">", " in ", " is ", "replace", "image", "case"];
    sort == Sort::Value && !LOOKED_UP.iter().any(|sign| typed.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(text: &str) -> Vec<Glyph> {
        text.char_indices().map(|(at, ch)| Glyph { ch, bytes: at..at + ch.len_utf8(), segment: 0 }).collect()
    }

    fn words(text: &str) -> Vec<String> {
        find(&glyphs(text)).0.into_iter().map(|tag| tag.words).collect()
    }

    #[test]
    fn words_typography_is_forgiven() {
        for (text, expected) in [
            ("{{nom}} {{ nom }}", vec!["nom", "nom"]),
            ("{{\u{a0}rne.nom\u{202f}}}", vec!["rne.nom"]),
            ("{{ case(“1a-1”) }}", vec!["case(\"1a-1\")"]),
            ("{{ case(«\u{a0}1a-1\u{a0}») }}", vec!["case(\"1a-1\")"]),
            ("{% if x == ‘a’ %}", vec!["if x == 'a'"]),
            ("{% if x in (‘l’an’, 'l’été', \"d’ici\") %}", vec![r#"if x in ('l\'an', 'l\'été', "d'ici")"#]),
            ("{{ x | d(\"«\u{a0}vide\u{a0}»\") }}", vec!["x | d(\"«\u{a0}vide\u{a0}»\")"]),
            ("{{ x | d('dit “oui”') ~ «\u{a0}l’an\u{202f}» }}", vec!["x | d('dit \"oui\"') ~ \"l’an\""]),
            ("{{ x | d(“l’an\u{202f}?”) if x == ‘l’an’ }}", vec![r#"x | d("l'an ?") if x == 'l\'an'"#]),
            (
                "{{ x | accord(‘chargé d’étude’, ‘chargée d’étude’) }}",
                vec!["x | accord('chargé d’étude', 'chargée d’étude')"],
            ),
            (r#"{{ x | d("a \" b") }}"#, vec![r#"x | d("a \" b")"#]),
            ("{%- if x -%} {%– endif –%}", vec!["if x", "endif"]),
            ("{%p if x %}{%tr endif %}{{r y }}", vec!["if x", "endif", "y"]),
            ("{{ Nombre d’IMP }}", vec!["Nombre d'IMP"]),
            ("une { accolade } seule, {# une remarque #}", vec!["une remarque"]),
            ("{{{nom}}}", vec!["nom"]),
            ("{{ prénom }} et {{ pays }}", vec!["prénom", "pays"]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
        assert_eq!(find(&glyphs("{%tr for x in y %}")).0[0].reach, Some(Reach::Row));
        assert_eq!(find(&glyphs("{% p %}")).0[0].reach, None);
        assert_eq!(find(&glyphs("{{ Nombre d’IMP }}")).0[0].typed, "Nombre d’IMP");
    }

    #[test]
    fn braces_that_do_not_match_are_told() {
        for (text, expected) in [
            ("{{ nom", vec![Brace::Unclosed("{{ nom".into())]),
            ("{{ nom {{ prenom }}", vec![Brace::Unclosed("{{ nom".into())]),
            ("{% if x }} y", vec![Brace::Unclosed("{% if x }} y".into()), Brace::Unopened("}}")]),
            ("nom }} %}", vec![Brace::Unopened("}}"), Brace::Unopened("%}")]),
            ("{ } {a} 50 %", vec![]),
        ] {
            assert_eq!(find(&glyphs(text)).1, expected, "{text}");
        }
    }
}
