//! What one part says, matched and proved: the tags, controls and fields that a program is written from, and that an
//! inspection lists.

use super::blocks;
use super::controls::{self, Control, Form, Found};
use super::faults::Fault;
use super::inventory::{Mention, Via};
use super::lines::{self, BoxLine};
use super::merge::MergeField;
use super::placed::{self, Placed};
use super::program::Marks;
use super::regions::{self, Region};
use super::source::Source;
use super::spans::Spans;
use super::styles::Outlines;
use super::vocabulary::Vocabulary;

/// A part that has been read against a vocabulary.
#[derive(Debug)]
pub(super) struct Survey<'s> {
    pub(super) marks: Marks,
    pub(super) found: Found,
    pub(super) forms: Vec<Form>,
    pub(super) placed: Vec<Placed>,
    pub(super) regions: Vec<Region>,
    /// The fields of a mail merge, each with what takes its place.
    pub(super) merges: Vec<(&'s MergeField, String)>,
    pub(super) boxes: Vec<BoxLine>,
    pub(super) mentions: Vec<Mention>,
    pub(super) faults: Vec<Fault>,
}

impl<'s> Survey<'s> {
    /// Reads a part. Its faults are all there are; boxes and mentions are those that could be understood.
    pub(super) fn of(source: &'s Source, vocabulary: &dyn Vocabulary, outlines: &Outlines) -> Self {
        let (map, marks) = (&source.map, Marks::absent_from(&source.xml));
        let mut found = controls::ours(source, vocabulary);
        let covered = found.covered(map);
        let mut forms = controls::forms(source, vocabulary);
        forms.retain(|form| !covered.contain(form.start(map)));
        let given = forms.iter().flat_map(|form| form.ranges(map));
        let given = Spans::of(given.chain(source.merges.iter().flat_map(|merge| merge.ranges(map))));
        let skipped = |at: usize| covered.contain(at) || given.contain(at);
        let blocks::Reading { placed, pairs, reads, mut faults } =
            blocks::place(source, vocabulary, skipped, &found.scoped(map));
        faults.extend(found.faults.iter().cloned());
        faults.extend(controls::mistyped(source, &found, vocabulary));
        // what stands in a row that is asked to go as a whole goes with it
        let swallowed = placed::swallowed(source, &placed);
        let goes = |at: usize| swallowed.contain(at);
        found.controls.retain(|control| !goes(control.range(map).start));
        found.repeats.retain(|repeat| !goes(repeat.range(map).start));
        forms.retain(|form| !goes(form.start(map)));
        let mut merges: Vec<(&MergeField, String)> = Vec::new();
        for merge in &source.merges {
            let at = map.node(merge.first()).open.start;
            if covered.contain(at) || goes(at) {
                continue;
            }
            match merge.code(source, marks, vocabulary) {
                Ok(code) => merges.push((merge, code)),
                Err(trouble) => faults.push(Fault { spot: source.spot(merge.paragraph), trouble }),
            }
        }
        let regions = regions::regions(source, &placed, &pairs);
        faults.extend(regions::sections(source, &placed, &regions));
        faults.extend(regions::halves_of_fields(source, &placed, &regions));
        let boxes = lines::boxes(source, outlines, &found.controls, &forms, &placed);
        let tags = reads.into_iter().map(|(paragraph, path)| Mention {
            name: path.clone(),
            path: Some(path),
            via: Via::Tag,
            spot: source.spot(paragraph),
        });
        let mut mentions: Vec<Mention> = tags.collect();
        mentions.extend(controls::list(source, &found));
        mentions.extend(forms.iter().map(|form| form.mention(source)));
        for (merge, _) in &merges {
            let spot = source.spot(merge.paragraph);
            let read = merge.reads(vocabulary).into_iter();
            mentions.extend(read.map(|(name, path)| Mention {
                name,
                path,
                via: Via::Merge,
                spot: spot.clone(),
            }));
        }
        Self { marks, found, forms, placed, regions, merges, boxes, mentions, faults }
    }

    /// The fields that content controls, form fields and merge fields show, by path.
    pub(super) fn shown(&self, vocabulary: &dyn Vocabulary) -> Vec<String> {
        (self.found.controls.iter().filter_map(Control::field))
            .chain(self.forms.iter().filter_map(Form::field))
            .chain(self.merges.iter().flat_map(|(merge, _)| merge.paths(vocabulary)))
            .collect()
    }
}
