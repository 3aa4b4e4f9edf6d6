//! From the text of a part to its program: each tag's bytes give way to an expression or a statement.

use super::common;
use super::controls::{self, Ranks};
use super::program::{Program, Writing};
use super::regions::{self, Region};
use super::site::Site;
use super::source::Source;
use super::survey::Survey;
use super::vocabulary::Vocabulary;
use super::write::Writer;

/// Compiles one part that has no fault.
///
/// # Errors
/// What went wrong, for developers: a fault of ours, never of the template.
pub(super) fn compile(
    source: &Source,
    survey: Survey<'_>,
    vocabulary: &dyn Vocabulary,
    site: &mut Site<'_>,
) -> Result<Option<Program>, String> {
    let Survey { marks, found, forms, placed, mut regions, merges, .. } = survey;
    let map = &source.map;
    let mut writer = Writer::new(source, marks, &mut site.ids);
    writer.watch(&placed, &found.repeats);
    writer.watch.before(map, &mut writer.splice);
    regions.extend(found.repeats.iter().map(|repeat| {
        let members = std::iter::once(repeat.range(map)).chain(repeat.dropped(map));
        Region::repeated(map.node(repeat.node).range(), members.collect())
    }));
    let moved = regions::move_marks(source, &placed, &regions, &mut writer.splice);
    regions::renew(source, &regions, marks, &mut writer.splice);
    let mut ranks = Ranks::default();
    for repeat in &found.repeats {
        repeat.fill(source, &mut writer, &mut site.stores, &mut ranks);
    }
    for (at, text) in &moved.behind {
        writer.splice.end(*at, text.as_str());
    }
    for control in &found.controls {
        control.fill(source, vocabulary, &mut writer, site, &ranks);
    }
    for form in &forms {
        form.fill(source, marks, &mut writer.known, &mut writer.splice);
    }
    for (merge, code) in &merges {
        merge.fill(source, code, &mut writer.splice);
    }
    let tags: Vec<usize> = (placed.iter().map(|tag| common::bytes(source, tag).start))
        .chain(forms.iter().map(|form| form.start(map)))
        .chain(merges.iter().map(|(merge, _)| map.node(merge.first()).open.start))
        .collect();
    controls::settle_others(source, &found, &tags, &mut writer, site);
    for (index, tag) in placed.iter().enumerate() {
        writer.write(tag, index, &moved, site);
    }
    if writer.is_idle() {
        return Ok(None);
    }
    let (text, known) = writer.finish()?;
    let writing = Writing::Runs(source.prefix().to_owned());
    Program::new(text, marks, writing, &known, vocabulary.filters())
        .map(Some)
        .map_err(|error| error.to_string())
}
