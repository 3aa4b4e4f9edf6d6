//! Drafts as files: one for each message, opened by a mail program, sent by a person. A file that anybody has changed is
//! theirs: it is never replaced or taken away.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::ledger::{History, ParcelRecord, State};
use super::parcel::{Key, Parcel};
use super::seal;
use crate::disk;
use crate::fr::mail::drafts as words;
use crate::letters::{beside, safe_name};

/// Folder of the drafts, inside that of the output.
pub const FOLDER: &str = "courriels";
/// Extension of a message.
const EXTENSION: &str = "eml";
/// Longest name without its extension, in characters.
const LONGEST: usize = 120;
/// Largest draft that is looked at, in bytes.
const LIMIT: u64 = 1 << 30;

/// What has become of the drafts of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    /// Each message's file, in the order of the messages.
    pub files: Vec<PathBuf>,
    /// How many were written; the others stood there, the same.
    pub written: usize,
    /// Files that people have changed, with the new ones beside them.
    pub changed: Vec<(PathBuf, PathBuf)>,
    /// Our own files that say nothing any more: taken away.
    pub removed: Vec<PathBuf>,
    /// Files that no message stands behind, and that are not ours to take away.
    pub left: Vec<PathBuf>,
}

/// The names of the drafts, in the order of the parcels; two that Windows takes for one get a number.
pub fn draft_names(parcels: &[&Parcel]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    parcels
        .iter()
        .map(|parcel| {
            let school = parcel.schools.first();
            let uai = school.map(|school| school.uai.to_string()).unwrap_or_default();
            let name = school.map_or("", |school| school.name.as_str());
            // where a school has several messages, each is one person's
            let persons: BTreeSet<&str> = parcel.pieces.iter().map(|piece| piece.person.as_str()).collect();
            let alone = parcels.iter().filter(|other| other.schools.first() == school).count() == 1;
            let person = persons.first().filter(|_| !alone && persons.len() == 1).copied();
            let stem = safe_name(&words::stem(&uai, name, person), LONGEST);
            let mut file = format!("{stem}.{EXTENSION}");
            for rank in 2.. {
                if taken.insert(file.to_lowercase()) {
                    break;
                }
                file = format!("{stem} ({rank}).{EXTENSION}");
            }
            file
        })
        .collect()
}

/// Writes the drafts of these parcels below the output's folder. `whole`: these are all drafts of the campaign, and what
/// else stands there is not current any more.
///
/// # Errors
/// What the system refuses; the drafts that were written stay.
pub fn write_drafts(
    output: &Path,
    drafts: &[(&Parcel, Vec<u8>)],
    whole: bool,
) -> Result<Drafts, disk::Error> {
    let folder = output.join(FOLDER);
    let parcels: Vec<&Parcel> = drafts.iter().map(|(parcel, _)| *parcel).collect();
    let mut done = Drafts::default();
    if !drafts.is_empty() {
        disk::make_folder(&folder)?;
    }
    for (name, (_, bytes)) in draft_names(&parcels).into_iter().zip(drafts) {
        let path = folder.join(&name);
        let (file, is_new) = match put(&path, bytes)? {
            Put::Same => (path, false),
            Put::Written => (path, true),
            Put::Theirs => {
                let (file, is_new) = put_beside(&folder, &name, bytes)?;
                done.changed.push((path, file.clone()));
                (file, is_new)
            }
        };
        done.written += usize::from(is_new);
        done.files.push(file);
    }
    if whole {
        stale(&folder, &mut done);
    }
    Ok(done)
}

/// What has become of one file.
enum Put {
    Same,
    Written,
    Theirs,
}

fn put(path: &Path, bytes: &[u8]) -> Result<Put, disk::Error> {
    match disk::read(path, LIMIT) {
        Ok(there) if there == bytes => Ok(Put::Same),
        Ok(there) if seal::holds(&there) => disk::write(path, bytes).map(|()| Put::Written),
        Ok(_) | Err(disk::Error { trouble: disk::Trouble::TooBig { .. } | disk::Trouble::Folder, .. }) => {
            Ok(Put::Theirs)
        }
        // somebody may have put one there in the meantime
        Err(disk::Error { trouble: disk::Trouble::Missing, .. }) => {
            Ok(if disk::create(path, bytes)? { Put::Written } else { Put::Theirs })
        }
        Err(error) => Err(error),
    }
}

/// Puts a draft beside a person's; returns the file, and whether it was written.
fn put_beside(folder: &Path, name: &str, bytes: &[u8]) -> Result<(PathBuf, bool), disk::Error> {
    let mut rank = 1;
    loop {
        let path = folder.join(beside(name, words::NEW_VERSION, rank));
        match put(&path, bytes)? {
            Put::Same => return Ok((path, false)),
            Put::Written => return Ok((path, true)),
            Put::Theirs => rank += 1,
        }
    }
}

/// Takes our own drafts away whose letters have left since, by the journal; a person's stay, and are told of.
pub fn sweep_drafts(output: &Path, history: &History) -> Drafts {
    let mut done = Drafts::default();
    for path in messages(&output.join(FOLDER)) {
        let (Ok(bytes), Some(written)) = (disk::read(&path, LIMIT), written(&path)) else { continue };
        let record = key(&bytes).and_then(|key| history.parcel(&key));
        if record.is_some_and(|record| has_left(record, history, written)) {
            take(path, &bytes, &mut done);
        }
    }
    done
}

/// The name of a draft's message for ever, from its Message-ID.
fn key(message: &[u8]) -> Option<Key> {
    const FIELD: &str = "message-id:";
    let end = message.windows(4).position(|window| window == b"\r\n\r\n").unwrap_or(message.len());
    let head = String::from_utf8_lossy(&message[..end]);
    let field = head.lines().find(|line| line.to_lowercase().starts_with(FIELD))?;
    let (_, id) = field.split_once('<')?;
    // what leaves again by a person's word has its number behind the key
    Key::read(id.split(['@', '-']).next()?)
}

/// Whether nothing of a draft is to be sent any more: it has left, or each of its letters has, since it was written. One that
/// was written later was asked for again.
fn has_left(draft: &ParcelRecord, history: &History, written: i64) -> bool {
    let is_sent = |record: &ParcelRecord| {
        matches!(record.state, State::Sent | State::Received) && record.since.as_second() >= written
    };
    is_sent(draft) || draft.letters.iter().all(|(letter, _)| history.letter(letter).is_some_and(is_sent))
}

/// When a file was written, in seconds.
fn written(path: &Path) -> Option<i64> {
    let at = fs::metadata(path).and_then(|file| file.modified()).ok()?;
    Some(Timestamp::try_from(at).ok()?.as_second())
}

/// The messages of a folder.
fn messages(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_message = |path: &PathBuf| {
        path.extension().is_some_and(|end| end.eq_ignore_ascii_case(EXTENSION)) && !path.is_dir()
    };
    let mut paths: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_message).collect();
    paths.sort();
    paths
}

/// Takes a draft away if it is ours.
fn take(path: PathBuf, bytes: &[u8], done: &mut Drafts) {
    if seal::holds(bytes) {
        disk::remove(&path);
        // one that a program holds open stays where it is
        if path.exists() { done.left.push(path) } else { done.removed.push(path) }
    } else {
        done.left.push(path);
    }
}

/// Takes our own drafts away that are not current, and tells of those that are not ours to take.
fn stale(folder: &Path, done: &mut Drafts) {
    let current: BTreeSet<PathBuf> =
        done.files.iter().cloned().chain(done.changed.iter().map(|(path, _)| path.clone())).collect();
    for path in messages(folder) {
        if !current.contains(&path) {
            // what can't be read is not known to be ours
            let bytes = disk::read(&path, LIMIT).unwrap_or_default();
            take(path, &bytes, done);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::{Addressee, Key, LetterId, Piece, Witness};
    use crate::registry::Uai;

    fn parcel(uai: &str, school: &str, people: &[&str]) -> Parcel {
        let uai = Uai::new(uai).unwrap();
        let piece = |person: &&str| Piece {
            letter: LetterId::new("2027", uai.as_str(), person),
            uai,
            person: (*person).to_owned(),
            path: PathBuf::new(),
            pdf: None,
            name: String::new(),
            size: 0,
            hash: String::new(),
            witness: Witness::default(),
        };
        let schools = vec![Addressee { uai, name: school.to_owned() }];
        Parcel {
            key: Key::new("2027", &schools, &[], &[]),
            campaign: "2027".to_owned(),
            schools,
            to: Vec::new(),
            cc: Vec::new(),
            subject: String::new(),
            text: String::new(),
            html: None,
            pieces: people.iter().map(piece).collect(),
            again: 0,
        }
    }

    fn sealed(text: &str) -> Vec<u8> {
        seal::sealed(format!("Content-Type: a; boundary=\"{}\"\r\n\r\n{text}", seal::OUTER).into_bytes())
    }

    #[test]
    fn drafts_are_named_for_their_school_and_where_they_must_for_their_person() {
        let (a, b) = (parcel("9830004M", "Collège A/B", &["X", "Y"]), parcel("9830277J", "Annexe", &["Z"]));
        assert_eq!(draft_names(&[&a, &b]), ["9830004M Collège A-B.eml", "9830277J Annexe.eml"]);
        let (x, y) =
            (parcel("9830004M", "Collège", &["LE GOFF Anaïs"]), parcel("9830004M", "Collège", &["ÉLIE Zoé"]));
        let twin = x.clone();
        assert_eq!(
            draft_names(&[&x, &y, &twin]),
            [
                "9830004M Collège - LE GOFF Anaïs.eml",
                "9830004M Collège - ÉLIE Zoé.eml",
                "9830004M Collège - LE GOFF Anaïs (2).eml"
            ]
        );
    }

    #[test]
    fn a_persons_file_is_never_touched_and_ours_is_kept_current() {
        let output = tempfile::tempdir().unwrap();
        let folder = output.path().join(FOLDER);
        let (a, b) = (parcel("9830004M", "A", &["X"]), parcel("9830277J", "B", &["Y"]));
        let path = |name: &str| folder.join(name);
        let write =
            |drafts: &[(&Parcel, Vec<u8>)], whole| write_drafts(output.path(), drafts, whole).unwrap();
        let first = write(&[(&a, sealed("a")), (&b, sealed("b"))], true);
        assert_eq!((first.written, first.files.len()), (2, 2));
        let again = write(&[(&a, sealed("a")), (&b, sealed("b"))], true);
        assert_eq!(again, Drafts { files: first.files.clone(), ..Drafts::default() });
        // ours is replaced by what is current; a person's is not
        disk::write(&path("9830277J B.eml"), b"changed by hand").unwrap();
        disk::write(&path("notes.eml"), b"a person's own").unwrap();
        disk::write(&path("notes.txt"), b"x").unwrap();
        let next = write(&[(&a, sealed("a2")), (&b, sealed("b2"))], true);
        let new = path("9830277J B (nouvelle version).eml");
        assert_eq!((next.written, next.files.as_slice()), (2, &[path("9830004M A.eml"), new.clone()][..]));
        assert_eq!(next.changed, [(path("9830277J B.eml"), new.clone())]);
        assert_eq!((next.left.as_slice(), next.removed.len()), (&[path("notes.eml")][..], 0));
        assert_eq!(disk::read(&path("9830277J B.eml"), 100).unwrap(), b"changed by hand");
        let again = write(&[(&a, sealed("a2")), (&b, sealed("b2"))], true);
        assert_eq!((again.written, again.files), (0, next.files));
        // some of the messages are no reason to take the others away
        assert_eq!(write(&[(&a, sealed("a2"))], false).removed, Vec::<PathBuf>::new());
        let last = write(&[(&a, sealed("a2"))], true);
        assert_eq!(last.removed, [new]);
        assert_eq!(last.left, [path("9830277J B.eml"), path("notes.eml")]);
        assert!(path("notes.txt").exists());
    }
}
