//! From the text of a part to its program: each tag's bytes give way to an expression or a statement.

use super::blocks;
use super::controls;
use super::faults::{Fault, Trouble};
use super::ids::Ids;
use super::lines::BoxLine;
use super::merge::MergeField;
use super::program::{Marks, Program, Writing};
use super::regions;
use super::source::Source;
use super::styles::Outlines;
use super::vocabulary::Vocabulary;
use super::write::{Shown, Writer};

/// A compiled part, and the boxes in it.
#[derive(Debug)]
pub(super) struct Compiled {
    /// Nothing, when the part holds nothing to fill: it is then copied as it is.
    pub(super) program: Option<Program>,
    pub(super) boxes: Vec<BoxLine>,
    /// Paths of the fields that content controls and merge fields show.
    pub(super) controls: Vec<String>,
    /// The pictures that it shows.
    pub(super) pictures: Vec<Shown>,
}

/// Compiles one part. Nothing is returned unless every tag of it is sound, but for its boxes: a code may be there twice
/// beside any other fault.
pub(super) fn compile(
    source: &Source,
    vocabulary: &dyn Vocabulary,
    outlines: &Outlines,
    ids: &mut Ids,
) -> Result<Compiled, (Vec<Fault>, Vec<BoxLine>)> {
    let controls = controls::ours(source, vocabulary);
    let filled: Vec<_> = controls.iter().map(|control| control.range(&source.map)).collect();
    let skipped = |at: usize| {
        filled.iter().any(|range| range.contains(&at))
            || source.merges.iter().any(|merge| merge.contains(&source.map, at))
    };
    let blocks::Reading { placed, pairs, mut faults } = blocks::place(source, vocabulary, skipped, &[]);
    faults.extend(controls::mistyped(source, vocabulary));
    let marks = Marks::absent_from(&source.xml);
    let mut merges: Vec<(&MergeField, String)> = Vec::new();
    for merge in &source.merges {
        let start = source.map.node(merge.first()).range().start;
        if filled.iter().any(|range| range.contains(&start)) {
            continue;
        }
        match merge.code(source, marks, vocabulary) {
            Ok(code) => merges.push((merge, code)),
            Err(trouble) => faults.push(Fault { spot: source.spot(merge.paragraph), trouble }),
        }
    }
    let regions = regions::regions(source, &placed, &pairs);
    faults.extend(regions::sections(source, &placed, &regions));
    let boxes = super::lines::boxes(source, outlines, &controls, &placed);
    let in_merges = merges.iter().flat_map(|(merge, _)| merge.paths(vocabulary));
    let shown = controls.iter().filter_map(controls::Control::field).chain(in_merges).collect();
    if !faults.is_empty() {
        return Err((faults, boxes));
    }
    let mut writer = Writer::new(source, marks, ids);
    writer.watch(&placed);
    writer.watch.close(&source.map, &mut writer.splice);
    let moved = regions::move_marks(source, &placed, &regions, &mut writer.splice);
    regions::renew(source, &regions, writer.marks, &mut writer.splice);
    for control in &controls {
        control.fill(source, writer.marks, vocabulary, &mut writer.splice);
    }
    for (merge, code) in &merges {
        merge.fill(source, code, &mut writer.splice);
    }
    for (index, tag) in placed.iter().enumerate() {
        writer.write(tag, index, &moved, ids);
    }
    let internal = |words: String| {
        (vec![Fault { spot: source.spot_of_part(), trouble: Trouble::Internal(words) }], Vec::new())
    };
    if writer.is_idle() {
        return Ok(Compiled { program: None, boxes, controls: shown, pictures: Vec::new() });
    }
    let (text, known, pictures) = writer.finish().map_err(internal)?;
    let writing = Writing::Runs(source.prefix().to_owned());
    let program = Program::new(text, marks, writing, known, vocabulary.filters())
        .map_err(|error| internal(error.to_string()))?;
    Ok(Compiled { program: Some(program), boxes, controls: shown, pictures })
}
