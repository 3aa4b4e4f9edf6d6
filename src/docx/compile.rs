//! From the text of a part to its program: each tag's bytes give way to an expression or a statement.

use super::blocks;
use super::common;
use super::controls::{self, Control, Form};
use super::faults::{Fault, Trouble};
use super::lines::BoxLine;
use super::merge::MergeField;
use super::program::{Marks, Program, Writing};
use super::regions::{self, Region};
use super::site::Site;
use super::source::Source;
use super::spans::Spans;
use super::styles::Outlines;
use super::vocabulary::Vocabulary;
use super::write::Writer;

/// A compiled part, and the boxes in it.
#[derive(Debug)]
pub(super) struct Compiled {
    /// Nothing, when the part holds nothing to fill: it is then copied as it is.
    pub(super) program: Option<Program>,
    pub(super) boxes: Vec<BoxLine>,
    /// Paths of the fields that content controls and merge fields show.
    pub(super) controls: Vec<String>,
}

/// Compiles one part. Nothing is returned unless every tag of it is sound, but for its boxes: a code may be there twice
/// beside any other fault.
pub(super) fn compile(
    source: &Source,
    vocabulary: &dyn Vocabulary,
    outlines: &Outlines,
    site: &mut Site<'_>,
) -> Result<Compiled, (Vec<Fault>, Vec<BoxLine>)> {
    let (map, marks) = (&source.map, Marks::absent_from(&source.xml));
    let found = controls::ours(source, vocabulary);
    let forms = controls::forms(source, vocabulary);
    let (filled, dropped) = found.covered(map);
    let given = Spans::of(source.merges.iter().flat_map(|merge| merge.ranges(map)));
    let skipped = |at: usize| filled.contain(at) || dropped.contain(at) || given.contain(at);
    let blocks::Reading { placed, pairs, mut faults } =
        blocks::place(source, vocabulary, skipped, &found.scoped(map));
    faults.extend(found.faults.iter().cloned());
    faults.extend(controls::mistyped(source, &found, vocabulary));
    let mut merges: Vec<(&MergeField, String)> = Vec::new();
    for merge in &source.merges {
        if filled.contain(map.node(merge.first()).open.start) {
            continue;
        }
        match merge.code(source, marks, vocabulary) {
            Ok(code) => merges.push((merge, code)),
            Err(trouble) => faults.push(Fault { spot: source.spot(merge.paragraph), trouble }),
        }
    }
    let mut regions = regions::regions(source, &placed, &pairs);
    faults.extend(regions::sections(source, &placed, &regions));
    let boxes = super::lines::boxes(source, outlines, &found.controls, &forms, &placed);
    let shown = (found.controls.iter().filter_map(Control::field))
        .chain(forms.iter().filter_map(Form::field))
        .chain(merges.iter().flat_map(|(merge, _)| merge.paths(vocabulary)))
        .collect();
    if !faults.is_empty() {
        return Err((faults, boxes));
    }
    let mut writer = Writer::new(source, marks, &mut site.ids);
    writer.watch(&placed, &found.repeats);
    writer.watch.first(map, &mut writer.splice);
    regions.extend(found.repeats.iter().map(|repeat| {
        let members = std::iter::once(repeat.range(map)).chain(repeat.dropped(map));
        Region::repeated(map.node(repeat.node).range(), members.collect())
    }));
    let moved = regions::move_marks(source, &placed, &regions, &mut writer.splice);
    regions::renew(source, &regions, marks, &mut writer.splice);
    for repeat in &found.repeats {
        repeat.fill(source, marks, &mut writer.splice);
    }
    for (at, text) in &moved.behind {
        writer.splice.insert(*at, text.as_str());
    }
    for control in &found.controls {
        control.fill(source, vocabulary, &mut writer, site);
    }
    for form in &forms {
        form.fill(source, marks, &mut writer.known, &mut writer.splice);
    }
    for (merge, code) in &merges {
        merge.fill(source, code, &mut writer.splice);
    }
    let filled: Vec<_> = found.controls.iter().map(|control| control.node).collect();
    let tags: Vec<usize> = placed.iter().map(|tag| common::bytes(source, tag).start).collect();
    controls::unbind(source, &filled, &tags, &mut writer.splice);
    for (index, tag) in placed.iter().enumerate() {
        writer.write(tag, index, &moved, site);
    }
    let internal = |words: String| {
        (vec![Fault { spot: source.spot_of_part(), trouble: Trouble::Internal(words) }], Vec::new())
    };
    if writer.is_idle() {
        return Ok(Compiled { program: None, boxes, controls: shown });
    }
    let (text, known) = writer.finish().map_err(internal)?;
    let writing = Writing::Runs(source.prefix().to_owned());
    let program = Program::new(text, marks, writing, &known, vocabulary.filters())
        .map_err(|error| internal(error.to_string()))?;
    Ok(Compiled { program: Some(program), boxes, controls: shown })
}
