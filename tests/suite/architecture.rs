//! The plan of the house, as a test: who may open whose door, which crate may enter which room, where French lives.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may open, written bottom-up.
const DOORS: &[(&str, &[&str])] = &[
    ("fr", &[]),
    ("docx", &[]),
    ("disk", &["fr"]),
    ("findings", &["fr"]),
    ("settings", &["disk", "fr"]),
    ("workbook", &["disk", "findings", "fr"]),
    ("registry", &["findings", "fr", "settings", "workbook"]),
    ("checks", &["findings", "fr", "registry", "settings", "workbook"]),
    ("letters", &["checks", "disk", "docx", "findings", "fr", "registry", "settings"]),
    ("outbox", &["checks", "disk", "docx", "findings", "fr", "letters", "registry", "settings"]),
    ("post", &["disk", "fr", "outbox", "registry", "settings"]),
    ("summary", &["checks", "findings", "fr", "letters", "outbox", "registry"]),
    ("report", &["checks", "findings", "fr", "letters", "outbox", "registry"]),
    ("kit", &["disk", "docx", "findings", "fr", "letters", "registry", "settings", "workbook"]),
    (
        "run",
        &[
            "checks", "disk", "findings", "fr", "letters", "outbox", "post", "registry", "report",
            "settings", "summary", "workbook",
        ],
    ),
];

/// Which room an outside crate may enter: one, where that can be.
const CRATES: &[(&str, &[&str])] = &[
    ("calamine", &["workbook"]),
    ("cfb", &["workbook"]),
    ("clap", &["cli"]),
    ("crc32fast", &["docx"]),
    ("csv", &["workbook"]),
    ("ctrlc", &["cli"]),
    ("docx_rs", &["kit"]),
    ("encoding_rs", &["workbook"]),
    ("flate2", &["docx", "workbook"]),
    ("indicatif", &["cli"]),
    ("jiff", &["cli", "kit", "letters", "outbox", "post", "registry", "run", "settings", "summary"]),
    ("lettre", &["outbox", "post"]),
    ("minijinja", &["docx"]),
    ("quick_xml", &["docx", "kit", "report", "workbook"]),
    ("rpassword", &["cli"]),
    ("rust_xlsxwriter", &["kit", "outbox", "report", "summary"]),
    ("rustls", &["post"]),
    ("rustls_platform_verifier", &["post"]),
    ("secrecy", &["post"]),
    ("serde", &["outbox", "report", "settings"]),
    ("serde_ignored", &["settings"]),
    ("serde_json", &["outbox", "report"]),
    ("sha2", &["disk", "docx", "outbox", "report"]),
    ("strsim", &["checks", "fr", "registry"]),
    ("tempfile", &["disk"]),
    ("thiserror", &["docx", "kit", "outbox", "report", "summary"]),
    ("toml", &["settings"]),
    ("unicode_normalization", &["fr"]),
    ("x509_parser", &["post"]),
    ("zip", &["docx", "kit", "report", "summary", "workbook"]),
];

/// A line of product code.
struct Line {
    room: String,
    /// How many folders deep its file lies inside the room: `fr/findings/imp.rs` is two.
    depth: usize,
    /// `file:line`.
    place: String,
    /// The text without its comment.
    code: String,
}

/// Unit tests stand at the bottom of a file and may look anywhere.
fn lines(dir: &Path, found: &mut Vec<Line>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            lines(&path, found);
            continue;
        }
        let inside = path.strip_prefix("src").unwrap().to_str().unwrap().replace('\\', "/");
        let Some(module) = inside.strip_suffix(".rs") else { continue };
        let room = module.split('/').next().unwrap();
        let depth = module.trim_end_matches("/mod").split('/').count() - 1;
        let text = fs::read_to_string(&path).unwrap();
        for (index, line) in text.split("#[cfg(test)]").next().unwrap().lines().enumerate() {
            // `://` is an address, not a comment
            let code = line.replace("://", ":  ");
            found.push(Line {
                room: room.into(),
                depth,
                place: format!("{inside}:{}", index + 1),
                code: code.split("//").next().unwrap().into(),
            });
        }
    }
}

fn product() -> Vec<Line> {
    let mut found = Vec::new();
    lines(Path::new("src"), &mut found);
    assert!(found.len() > 5000, "the whole house is looked at");
    found
}

#[test]
fn rooms_open_only_the_doors_on_the_plan() {
    for Line { room: here, depth, place, code } in product() {
        if ["main", "lib", "cli"].contains(&here.as_str()) {
            continue;
        }
        let Some((_, doors)) = DOORS.iter().find(|(room, _)| *room == here) else {
            panic!("{place}: room `{here}` is not on the plan")
        };
        assert!(!code.contains("crate::{"), "{place}: write every path from its room, `crate::room::Name`");
        for chain in code.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':') {
            let ups = chain.matches("super::").count();
            assert!(ups <= depth, "{place}: `super` leads out of the room `{here}`");
        }
        for path in code.split("crate::").skip(1) {
            let there = path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
            assert!(there == here || doors.contains(&there), "{place}: `{here}` may not open `{there}`");
        }
    }
}

#[test]
fn the_plan_has_no_circle() {
    for (index, (room, doors)) in DOORS.iter().enumerate() {
        for door in *doors {
            assert!(
                DOORS[..index].iter().any(|(earlier, _)| earlier == door),
                "`{room}` opens `{door}`, which is not below it",
            );
        }
    }
}

#[test]
fn every_door_on_the_plan_is_used() {
    let product = product();
    for (room, doors) in DOORS {
        for door in *doors {
            let path = format!("crate::{door}");
            assert!(
                product.iter().any(|line| line.room == *room && line.code.contains(&path)),
                "`{room}` never opens `{door}`: take the door out of the plan",
            );
        }
    }
}

/// The plan that people read names the crates that the test keeps.
#[test]
fn the_plan_says_which_crates_a_room_has() {
    let plan = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let rows = plan
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .map(|row| row.split('|').collect::<Vec<_>>());
    let mut rooms = 0;
    for row in rows {
        let room = row[0].split('`').next().unwrap();
        let mut said: Vec<String> = row[3].split(',').map(|name| name.trim().replace('-', "_")).collect();
        said.retain(|name| !name.is_empty());
        said.sort();
        let kept = CRATES.iter().filter(|(_, rooms)| rooms.contains(&room)).map(|(name, _)| *name);
        assert_eq!(said, kept.collect::<Vec<_>>(), "{room}");
        rooms += 1;
    }
    assert_eq!(rooms, 16);
}

#[test]
fn outside_crates_enter_by_their_own_room() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let wanted = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let names = wanted.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" ="));
    let names: Vec<String> = names.map(|(name, _)| name.trim().replace('-', "_")).collect();
    let product = product();
    for name in &names {
        let Some((_, rooms)) = CRATES.iter().find(|(krate, _)| krate == name) else {
            panic!("`{name}` is in Cargo.toml and not on the plan")
        };
        let mut used = false;
        for Line { room, place, code, .. } in &product {
            let at = |text: &str| {
                code.match_indices(text).any(|(at, _)| {
                    !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
                })
            };
            if at(&format!("{name}::")) {
                used = true;
                assert!(rooms.contains(&room.as_str()), "{place}: `{name}` may not enter `{room}`");
            }
        }
        assert!(used, "`{name}` is in Cargo.toml and nobody uses it");
    }
    assert_eq!(CRATES.len(), names.len(), "the plan names crates that are gone");
}

#[test]
fn french_lives_in_its_own_room() {
    for Line { room, place, code, .. } in product() {
        let accented = code.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
        assert!(room == "fr" || !accented, "{place}: move this text to src/fr");
    }
}

#[test]
fn files_are_small() {
    let mut sizes: Vec<(usize, String)> = Vec::new();
    for Line { place, .. } in product() {
        let file = place.split(':').next().unwrap().to_owned();
        match sizes.last_mut() {
            Some((size, last)) if *last == file => *size += 1,
            _ => sizes.push((1, file)),
        }
    }
    sizes.sort();
    let (longest, file) = sizes.last().unwrap();
    assert!(*longest <= 450, "{file} has {longest} lines of product code: is it still one job?");
    let large = sizes.iter().filter(|(size, _)| *size > 250).count();
    assert!(large * 10 <= sizes.len(), "{large} of {} files are over 250 lines", sizes.len());
}
