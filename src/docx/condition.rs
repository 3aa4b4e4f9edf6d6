//! The `IF` field of a mail merge: `{ IF { MERGEFIELD Civilite } = "Mme" "chère" "cher" }`, with fields in its branches
//! (ECMA-376 part 1, 17.16.5.26).

use super::codes::{Field, Piece};
use super::compare::OPERATORS;
use super::escape;
use super::faults::Trouble;
use super::helpers;
use super::map::NodeId;
use super::merge::{Shown, style, words};
use super::program::Marks;
use super::source::Source;
use super::vocabulary::Vocabulary;

/// Most fields in the instruction of one condition, and its greatest length in characters.
const MOST_FIELDS: usize = 50;
const LONGEST: usize = 10_000;

/// A condition with its two texts.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    left: Vec<Bit>,
    operator: &'static str,
    right: Vec<Bit>,
    yes: Vec<Bit>,
    no: Vec<Bit>,
    /// `\* MERGEFORMAT`: the run whose style the result keeps.
    style: Option<NodeId>,
}

/// A stretch of an operand or of a text, with the run whose style it has.
#[derive(Clone, Debug)]
enum Bit {
    Text(String, NodeId),
    Value(Shown, Option<NodeId>),
    If(Box<Condition>),
}

/// Reads the instruction of an `IF`; nothing where it can't be read, or holds another sort of field.
pub(super) fn read(field: &Field) -> Option<Condition> {
    let mut rest = field.instruction.as_slice();
    // each piece of an operand is one more level of an expression
    let pieces = field.instruction.iter().filter(|piece| char_of(piece).is_none()).count();
    if pieces > MOST_FIELDS || field.instruction.len() > LONGEST {
        return None;
    }
    skip(&mut rest);
    // the keyword
    rest = rest.get(2..)?;
    let left = operand(&mut rest, true)?;
    skip(&mut rest);
    let written: String = rest.iter().take(2).map_while(char_of).collect();
    let operator = OPERATORS.into_iter().find(|operator| written.starts_with(operator))?;
    rest = rest.get(operator.len()..)?;
    let right = operand(&mut rest, false)?;
    let yes = operand(&mut rest, false).unwrap_or_default();
    let no = operand(&mut rest, false).unwrap_or_default();
    let behind: String = rest.iter().map_while(char_of).collect();
    let keeps = match words(&behind).iter().map(|word| word.to_lowercase()).collect::<Vec<_>>().as_slice() {
        [] => false,
        [switch, format] if switch == "\\*" && format == "mergeformat" => true,
        [switch, format] if switch == "\\*" && format == "charformat" => false,
        _ => return None,
    };
    Some(Condition { left, operator, right, yes, no, style: field.style.filter(|_| keeps) })
}

fn char_of(piece: &Piece) -> Option<char> {
    match piece {
        Piece::Char(ch, _) => Some(*ch),
        Piece::Field(_) => None,
    }
}

fn is_quote(ch: char) -> bool {
    matches!(ch, '"' | '“' | '”')
}

fn skip(rest: &mut &[Piece]) {
    while let Some((Piece::Char(ch, _), behind)) = rest.split_first()
        && ch.is_whitespace()
    {
        *rest = behind;
    }
}

/// The next operand: in quotes, or up to a space, an operator or a switch. Nothing at the end, and where a field can't
/// be read.
fn operand(rest: &mut &[Piece], before_operator: bool) -> Option<Vec<Bit>> {
    skip(rest);
    let mut bits = Vec::new();
    let mut quoted = false;
    let (first, _) = rest.split_first()?;
    if char_of(first) == Some('\\') {
        return None;
    }
    if char_of(first).is_some_and(is_quote) {
        quoted = true;
        *rest = &rest[1..];
    }
    while let Some((piece, behind)) = rest.split_first() {
        match piece {
            Piece::Char(ch, _) if quoted && is_quote(*ch) => {
                *rest = behind;
                return Some(bits);
            }
            Piece::Char(ch, _) if !quoted && ch.is_whitespace() => return Some(bits),
            Piece::Char(ch, _) if !quoted && before_operator && matches!(ch, '=' | '<' | '>') => {
                return Some(bits);
            }
            Piece::Char(ch, run) => match bits.last_mut() {
                Some(Bit::Text(text, last)) if last == run => text.push(*ch),
                _ => bits.push(Bit::Text(ch.to_string(), *run)),
            },
            Piece::Field(field) => bits.push(match field.keyword().as_str() {
                "MERGEFIELD" => Bit::Value(Shown::read(field)?, field.style),
                "IF" => Bit::If(Box::new(read(field)?)),
                _ => return None,
            }),
        }
        *rest = behind;
    }
    // a quote that nobody closes ends with the field
    Some(bits)
}

impl Condition {
    /// All merge fields in it.
    pub(super) fn shown(&self) -> Vec<&Shown> {
        let bits = [&self.left, &self.right, &self.yes, &self.no].into_iter().flatten();
        bits.flat_map(|bit| match bit {
            Bit::Text(..) => Vec::new(),
            Bit::Value(shown, _) => vec![shown],
            Bit::If(condition) => condition.shown(),
        })
        .collect()
    }

    /// The runs of the text that holds.
    pub(super) fn code(
        &self,
        source: &Source,
        marks: Marks,
        vocabulary: &dyn Vocabulary,
        steps: usize,
    ) -> Result<String, Trouble> {
        let compared = helpers::compare(
            &expression(&self.left, vocabulary, steps)?,
            self.operator,
            &expression(&self.right, vocabulary, steps)?,
        );
        let branch = |bits: &[Bit]| -> Result<String, Trouble> {
            bits.iter().map(|bit| self.runs(bit, source, marks, vocabulary, steps)).collect()
        };
        let (yes, no) = (branch(&self.yes)?, branch(&self.no)?);
        let [condition, otherwise, end] =
            [format!("if {compared}"), "else".to_owned(), "endif".to_owned()].map(|code| marks.block(&code));
        Ok(format!("{condition}{yes}{otherwise}{no}{end}"))
    }

    fn runs(
        &self,
        bit: &Bit,
        source: &Source,
        marks: Marks,
        vocabulary: &dyn Vocabulary,
        steps: usize,
    ) -> Result<String, Trouble> {
        let w = source.prefix();
        let (text, run) = match bit {
            Bit::If(condition) => return condition.code(source, marks, vocabulary, steps),
            Bit::Value(shown, run) => (shown.text(marks, vocabulary, steps)?, *run),
            Bit::Text(text, run) => {
                let mut written = String::new();
                let done = escape::run(text, w, |piece| {
                    written.push_str(piece);
                    Ok(())
                });
                debug_assert!(done.is_ok(), "writing to a string can't fail");
                (written, Some(*run))
            }
        };
        let style = style(source, self.style.or(run));
        Ok(format!("<{w}r>{style}<{w}t xml:space=\"preserve\">{text}</{w}t></{w}r>"))
    }
}

/// An operand as an expression of the template language.
fn expression(bits: &[Bit], vocabulary: &dyn Vocabulary, steps: usize) -> Result<String, Trouble> {
    let parts: Result<Vec<String>, Trouble> = bits
        .iter()
        .map(|bit| match bit {
            Bit::Text(text, _) => Ok(helpers::literal(text)),
            Bit::Value(shown, _) => shown.code(vocabulary, steps).map(|code| format!("({code})")),
            Bit::If(condition) => {
                let compared = helpers::compare(
                    &expression(&condition.left, vocabulary, steps)?,
                    condition.operator,
                    &expression(&condition.right, vocabulary, steps)?,
                );
                let yes = expression(&condition.yes, vocabulary, steps)?;
                Ok(format!("({yes} if {compared} else {})", expression(&condition.no, vocabulary, steps)?))
            }
        })
        .collect();
    let parts = parts?;
    Ok(if parts.is_empty() { "\"\"".to_owned() } else { parts.join(" ~ ") })
}
