//! Putting a value into a control: its content, its state, and the data that stand behind it.

use super::bond::{Holder, Stored};
use super::kind::{Kind, List};
use super::tick::key;
use super::{Control, Filling, Ranks};
use crate::docx::expression::BoxKey;
use crate::docx::helpers::{self, Entry};
use crate::docx::map::Space;
use crate::docx::site::Site;
use crate::docx::source::Source;
use crate::docx::splice::Splice;
use crate::docx::vocabulary::Vocabulary;
use crate::docx::write::Writer;

impl Control {
    /// Writes the filling into the program, and into the data that the control is bound to.
    pub(in crate::docx) fn fill(
        &self,
        source: &Source,
        vocabulary: &dyn Vocabulary,
        writer: &mut Writer<'_>,
        site: &mut Site<'_>,
        ranks: &Ranks,
    ) {
        let stored = match (&self.filling, &self.kind) {
            (Filling::Tick(code), Kind::Tick(checkbox)) => {
                let code = key(code);
                self.tick(source, writer, site, *checkbox, &code);
                Stored::Answer(format!("cases[{code}]"))
            }
            (Filling::Text(code, path), Kind::Date(date)) => {
                let forms = path.as_deref().and_then(|path| vocabulary.date(path));
                self.date(source, writer, site, *date, (code, forms), vocabulary)
            }
            (Filling::Text(code, _), Kind::List(list)) => self.list(source, writer, site, list, code),
            (Filling::Text(code, _), Kind::Text { multi_line }) => {
                let code = if *multi_line { code.clone() } else { helpers::one_line(code) };
                self.put_text(source, site, writer, &code);
                Stored::Text(code)
            }
            (Filling::Text(code, _), Kind::Rich) => {
                self.put_text(source, site, writer, code);
                // the data behind rich text are a document of their own
                Stored::Nothing
            }
            (Filling::Picture(picture), _) => {
                self.picture(source, picture, writer, site);
                Stored::Nothing
            }
            _ => return,
        };
        let is_of_member = match &self.filling {
            Filling::Text(_, path) => path.is_none(),
            Filling::Tick(key) => matches!(key, BoxKey::Expression(_)),
            Filling::Picture(_) => false,
        };
        let ranks = ranks.at(source.map.node(self.node).open.start);
        let holder = Holder { source, properties: self.properties, ranks: &ranks, is_of_member };
        site.stores.write(holder, &stored, writer.marks, &mut writer.splice);
        self.let_go(source, &mut writer.splice);
    }

    /// One of the entries of a list.
    fn list(
        &self,
        source: &Source,
        writer: &mut Writer<'_>,
        site: &Site<'_>,
        list: &List,
        code: &str,
    ) -> Stored {
        let choices = list.choices(&self.name);
        writer.known.choices.push(choices.clone());
        let at = writer.known.choices.len() - 1;
        if let Some((_, value)) = source.map.attribute(&source.xml, list.node, "lastValue") {
            let stored = helpers::one_line(&helpers::entry(Entry::Stored, at, code));
            let stored = format!("\"{}\"", writer.marks.value(&stored));
            writer.splice.replace_if_there(value.start - 1..value.end + 1, stored);
        }
        self.put_text(source, site, writer, &helpers::entry(Entry::Shown, at, code));
        Stored::List(choices, code.to_owned())
    }

    /// A control that its author made to go as soon as something is put into it leaves its content only (17.5.2.43). A tick
    /// box stays: without it there would be nothing to read back.
    fn let_go(&self, source: &Source, splice: &mut Splice) {
        let (map, xml) = (&source.map, source.xml.as_str());
        let temporary = map.child(xml, self.properties, Space::W, "temporary");
        let goes = temporary.is_some_and(|id| {
            map.value(xml, id, "val").is_none_or(|value| !["0", "false", "off"].contains(&value.as_ref()))
        });
        let (whole, content) = (map.node(self.node), map.node(self.content));
        if goes && !content.is_empty_tag() && !matches!(self.kind, Kind::Tick(_)) {
            splice.delete(whole.open.start..content.open.end);
            splice.delete(content.close.start..whole.range().end);
        }
    }
}
