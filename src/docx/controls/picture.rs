//! Pictures: the campaign's in the place of the one that invites to choose (ECMA-376 part 1, 17.5.2.24, 20.4.2.7).

use super::Control;
use crate::docx::escape::escaped;
use crate::docx::map::NodeId;
use crate::docx::pictures::PictureTag;
use crate::docx::site::Site;
use crate::docx::source::Source;
use crate::docx::write::Writer;

impl Control {
    /// Shows the picture as large as it can be in the place of the old one, and as it was: no cut, no drawing of the old one
    /// behind it.
    pub(super) fn picture(
        &self,
        source: &Source,
        picture: &PictureTag,
        writer: &mut Writer<'_>,
        site: &mut Site<'_>,
    ) {
        let (map, xml) = (&source.map, source.xml.as_str());
        let relation = site.show(&source.name, picture);
        let inner: Vec<NodeId> = map.descendants(self.content).collect();
        let named =
            |local: &'static str| inner.iter().copied().filter(move |&id| map.local(xml, id) == local);
        let embeds: Vec<_> = named("blip").filter_map(|blip| map.attribute(xml, blip, "embed")).collect();
        if embeds.is_empty() {
            let run = picture.run(source.prefix(), &site.ids.fresh().to_string(), &relation);
            return self.put(source, site, &run, &mut writer.splice);
        }
        self.not_a_placeholder(source, &mut writer.splice);
        for (_, embed) in embeds {
            writer.splice.replace(embed, relation.as_str());
        }
        // what was cut from the old one, and its twin as a drawing, which newer programs would show instead
        let in_blip = |id: &NodeId| map.node(*id).parent.is_some_and(|up| map.local(xml, up) == "blip");
        for id in named("srcRect").chain(named("extLst").filter(in_blip)) {
            writer.splice.delete(map.node(id).range());
        }
        let number = |id, local| map.value(xml, id, local).and_then(|value| value.parse::<u64>().ok());
        let extents = || named("extent").chain(named("ext"));
        let room = extents().find_map(|id| Some((number(id, "cx")?, number(id, "cy")?)));
        let fitted = room.map_or(picture.size, |room| fitted(picture.size, room));
        for id in extents() {
            if let (Some((_, cx)), Some((_, cy))) =
                (map.attribute(xml, id, "cx"), map.attribute(xml, id, "cy"))
            {
                writer.splice.replace(cx, fitted.0.to_string());
                writer.splice.replace(cy, fitted.1.to_string());
            }
        }
        // the author's words for it stay; where there are none, its name is better than silence
        for id in named("docPr") {
            let name = escaped(&picture.name);
            match map.attribute(xml, id, "descr") {
                Some((words, _)) if !words.trim().is_empty() => {}
                Some((_, bytes)) => writer.splice.replace(bytes, name),
                None => {
                    let node = map.node(id);
                    let at = node.open.end - if node.is_empty_tag() { 2 } else { 1 };
                    writer.splice.insert(at, format!(" descr=\"{name}\""));
                }
            }
        }
    }
}

/// A size with the proportions of `own`, as large as there is room.
fn fitted(own: (u64, u64), room: (u64, u64)) -> (u64, u64) {
    let scaled = |side: u64, by: u64, of: u64| {
        let side = u128::from(side) * u128::from(by) / u128::from(of.max(1));
        u64::try_from(side).unwrap_or(by).max(1)
    };
    let high = scaled(own.1, room.0, own.0);
    if high <= room.1 { (room.0, high) } else { (scaled(own.0, room.1, own.1), room.1) }
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn a_picture_keeps_its_proportions_and_its_room() {
        for (own, room, size) in [
            ((200, 100), (1000, 1000), (1000, 500)),
            ((100, 200), (1000, 1000), (500, 1000)),
            ((100, 200), (1000, 4000), (1000, 2000)),
            ((1, 1_000_000), (10, 10), (1, 10)),
            ((0, 0), (10, 10), (10, 1)),
        ] {
            assert_eq!(fitted(own, room), size, "{own:?} in {room:?}");
        }
    }
}
