//! What a letter says of itself, and the seal over it: whether its bytes are still those that we wrote.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::assemble::{Print, Slot};
use super::package::{Package, PackageError};
use super::properties::{Core, Custom, Names};

/// What a letter says of itself, but for its values.
#[derive(Debug)]
pub(super) struct Stamp {
    pub(super) names: Names,
    pub(super) core: Core,
    pub(super) custom: Custom,
    /// Name, CRC-32 and size of every constant entry: the constant half of the seal.
    constant_prints: String,
}

impl Stamp {
    pub(super) fn read(package: &Package, names: Names, slots: &[Slot]) -> Result<Self, PackageError> {
        let mut constant_prints = String::new();
        for slot in slots {
            if let Slot::Constant(record) = slot {
                let name = String::from_utf8_lossy(&record.name);
                let _ = write!(constant_prints, "{name}:{:08x}:{};", record.crc, record.size);
            }
        }
        let (core, custom) = (Core::read(package, &names.core)?, Custom::read(package, &names.custom)?);
        Ok(Self { names, core, custom, constant_prints })
    }

    /// The seal over all entries but the one that holds it: the constant ones and the `fresh`, by their names in the
    /// archive, for a relationship may spell a part's name in another case.
    pub(super) fn seal<'n>(&self, fresh: impl Iterator<Item = (&'n str, Print)>) -> String {
        let mut prints = self.constant_prints.clone();
        for (name, print) in fresh {
            let _ = write!(prints, "{name}:{:08x}:{};", print.crc, print.size);
        }
        seal_of(&prints)
    }
}

/// Half a SHA-256 in hexadecimal: long enough to tell letters apart, short enough to read in Word.
fn seal_of(prints: &str) -> String {
    let mut sorted: Vec<&str> = prints.split_terminator(';').collect();
    sorted.sort_unstable();
    let digest = Sha256::digest(sorted.join(";").as_bytes());
    digest.iter().take(16).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The seal that the entries of a package make today, to be compared with the one written in it.
pub(super) fn seal(package: &Package) -> String {
    let custom = Names::of(package).map_or_else(|_| String::new(), |names| names.custom);
    let mut prints = String::new();
    // names as they are written in the archive: a constant entry keeps its own, however odd
    for entry in package.entries.iter().filter(|entry| entry.name != custom) {
        let _ =
            write!(prints, "{}:{:08x}:{};", String::from_utf8_lossy(&entry.raw_name), entry.crc, entry.size);
    }
    seal_of(&prints)
}
