//! Dates: the text in the control's own format, and the date itself (ECMA-376 part 1, 17.5.2.7).

use super::Control;
use super::bond::Stored;
use crate::docx::filter::Picture;
use crate::docx::map::{NodeId, Space};
use crate::docx::program::Marks;
use crate::docx::site::Site;
use crate::docx::source::Source;
use crate::docx::splice::Splice;
use crate::docx::vocabulary::{DateForms, Vocabulary};
use crate::docx::write::Writer;

impl Control {
    /// A date, as the control's own format writes it: Word shows that as soon as somebody touches it. `forms` are those of
    /// the field; a text that is no date stays what it is.
    pub(super) fn date(
        &self,
        source: &Source,
        writer: &mut Writer<'_>,
        site: &Site<'_>,
        date: NodeId,
        (code, forms): (&str, Option<DateForms>),
        vocabulary: &dyn Vocabulary,
    ) -> Stored {
        let (map, xml) = (&source.map, source.xml.as_str());
        set_date(source, writer.marks, date, forms.as_ref(), &mut writer.splice);
        let said = |local| map.child(xml, date, Space::W, local).and_then(|id| map.value(xml, id, "val"));
        let Some(forms) = forms else {
            self.put_text(source, site, writer, code);
            return Stored::Text(code.to_owned());
        };
        let format = said("dateFormat").filter(|format| !format.trim().is_empty());
        let is_long = format.as_ref().is_some_and(|format| format.contains("MMMM"));
        let shown = format
            .and_then(|format| vocabulary.pictured(&forms.iso, &Picture::Date(format.into_owned())))
            .unwrap_or(if is_long { forms.long } else { forms.short });
        self.put_text(source, site, writer, &shown);
        match said("storeMappedDataAs").as_deref() {
            Some("text") => Stored::Text(shown),
            Some("date") => Stored::Text(forms.iso),
            _ => Stored::Text(format!("{0} ~ 'T00:00:00' if {0} else ''", forms.iso)),
        }
    }
}

/// Writes `w:fullDate`, or takes it away: what was chosen before is not this letter's date.
fn set_date(source: &Source, marks: Marks, date: NodeId, forms: Option<&DateForms>, splice: &mut Splice) {
    let (map, xml, w) = (&source.map, source.xml.as_str(), source.prefix());
    let full = map.whole_attribute(xml, date, "fullDate");
    let node = map.node(date);
    let at = node.open.end - if node.is_empty_tag() { 2 } else { 1 };
    let old = full.clone().unwrap_or(at..at);
    let new = forms.map(|forms| {
        let (begin, end) = (marks.block(&format!("if {}", forms.iso)), marks.block("endif"));
        format!("{begin} {w}fullDate=\"{}T00:00:00Z\"{end}", marks.value(&forms.iso))
    });
    if new.is_some() || full.is_some() {
        splice.replace_if_there(old, new.unwrap_or_default());
    }
}
