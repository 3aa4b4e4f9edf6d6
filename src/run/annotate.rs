//! The copy of the workbook with everything marked in it: where it goes, and what happens to an earlier one.
//!
//! People mend where they see the fault: a copy may hold their corrections. Only a file that is as we wrote it is replaced,
//! or taken away when there is nothing to mend any more; any other stays, and the new one goes beside it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::disk;
use crate::fr::report::copy::file_name;
use crate::report::{self, EXTENSIONS};

use super::error::Error;
use super::finished::{Copy, Finished};
use super::sources::{self, Sources};

/// Largest earlier copy that is looked at, in bytes.
const LIMIT: u64 = 512 << 20;

/// Writes the copy, or takes the one of an earlier run away.
pub(super) fn write(sources: &Sources, finished: &Finished) -> Result<Option<Copy>, Error> {
    let workbook = sources::file_name(&sources.workbook);
    let at = |rank: u32, extension: &str| finished.output.join(file_name(&workbook, rank, extension));
    let Some(annotated) = report::annotated(&sources.workbook_bytes, &finished.outcome())? else {
        clear(sources, at);
        return Ok(None);
    };
    let mut kept = None;
    for path in (1..u32::MAX).map(|rank| at(rank, annotated.extension)) {
        // the workbook itself is never written
        if is_source(sources, &path) {
            continue;
        }
        if path.exists() && !is_ours(&path) {
            kept.get_or_insert(path);
            continue;
        }
        disk::write(&path, &annotated.bytes)?;
        return Ok(Some(Copy { path, odd: annotated.odd, kept }));
    }
    Ok(None)
}

/// Takes away what an earlier run has written here and nobody has changed: it would tell of faults that are mended.
fn clear(sources: &Sources, at: impl Fn(u32, &str) -> PathBuf) {
    for rank in 1..u32::MAX {
        let paths = EXTENSIONS.map(|extension| at(rank, extension));
        if !paths.iter().any(|path| path.exists()) {
            return;
        }
        for path in paths.iter().filter(|path| !is_source(sources, path) && is_ours(path)) {
            disk::remove(path);
        }
    }
}

/// Whether a file is as we wrote it, and nobody holds it.
fn is_ours(path: &Path) -> bool {
    disk::read(path, LIMIT).is_ok_and(|bytes| report::is_ours(&bytes)) && disk::probe_file(path).is_ok()
}

fn is_source(sources: &Sources, path: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    real(path).is_some_and(|path| real(&sources.workbook) == Some(path))
}
