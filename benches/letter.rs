//! What a letter costs, beside a floor in the same run: the same fresh parts compressed by the same codec, and the
//! same constant bytes copied into one buffer. Only the ratio says something on another machine.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench prints, and stops loudly"
)]

mod support;

use std::hint::black_box;
use std::io::{Cursor, Read as _};
use std::time::Duration;

use flate2::{Compress, Compression, FlushCompress, Status};
use lettres_rne::docx::{Identity, Value};
use lettres_rne::letters::{Fields, identity};
use lettres_rne::workbook::Book;
use lettres_rne::{checks, registry};
use support::Data;
use zip::ZipArchive;

/// The level that the engine compresses with (`docx/assemble.rs`).
const LEVEL: u32 = 1;
const ROUNDS: usize = 200;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let settings = support::settings(folder.path());
    let proved = support::proved();
    let book = Book::of(support::workbook(72, Data::Clean), "academie.xlsx".to_owned()).unwrap();
    let (registry, findings) = registry::build(&book, proved.missions.clone(), &[], &settings).unwrap();
    let ready = checks::check(&registry, findings, &settings).ready;

    let common = Fields::new(&registry);
    let fields: Vec<(Value, Identity)> =
        ready.iter().map(|appointment| (common.of(appointment), identity(&registry, appointment))).collect();
    let mut press = proved.template.press();
    let letters: Vec<Vec<u8>> =
        fields.iter().map(|(fields, identity)| press.letter(fields, identity).unwrap().to_vec()).collect();
    let floors: Vec<Floor> =
        letters.iter().map(|letter| Floor::of(letter, &letters[0], &letters[1])).collect();
    let (fresh, constant) = (floors[0].fresh.iter().map(Vec::len).sum::<usize>(), floors[0].constant.len());
    println!("A letter of {} bytes: {fresh} bytes to compress, {constant} to copy.", letters[0].len());

    let mut codec = Compress::new(Compression::new(LEVEL), false);
    let mut file = Vec::new();
    let mut press_alone = proved.template.press();
    let times = support::least(
        ROUNDS,
        [
            &mut || floors.iter().for_each(|floor| floor.run(&mut codec, &mut file)),
            &mut || {
                for appointment in &ready {
                    let (fields, identity) = (common.of(appointment), identity(&registry, appointment));
                    black_box(press.letter(&fields, &identity).unwrap());
                }
            },
            &mut || {
                for (fields, identity) in &fields {
                    black_box(press_alone.letter(fields, identity).unwrap());
                }
            },
            &mut || {
                for appointment in &ready {
                    black_box((common.of(appointment), identity(&registry, appointment)));
                }
            },
        ],
    );
    let [floor, whole, filling, values] = times.map(|time| micros(time) / count(&ready));
    println!("  {:<34} {floor:>8.1} µs", "floor: compress and copy");
    println!(
        "  {:<34} {whole:>8.1} µs   {:.2} × the floor",
        "letter: values, filling, package",
        whole / floor
    );
    println!(
        "  {:<34} {filling:>8.1} µs   {:.2} × the floor",
        "of which filling and package",
        filling / floor
    );
    println!("  {:<34} {values:>8.1} µs   {:.2} × the floor", "of which values and identity", values / floor);
}

#[expect(clippy::cast_precision_loss, reason = "a count of letters")]
fn count<T>(list: &[T]) -> f64 {
    list.len() as f64
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// What no engine can leave out for one letter.
struct Floor {
    /// The parts that differ from letter to letter, as they are before compression.
    fresh: Vec<Vec<u8>>,
    /// All other bytes of the file.
    constant: Vec<u8>,
}

impl Floor {
    /// The floor of `letter`; what is the same in `one` and `other` is constant.
    fn of(letter: &[u8], one: &[u8], other: &[u8]) -> Self {
        let (mut one, mut other) = (archive(one), archive(other));
        let mut all = archive(letter);
        let mut fresh = Vec::new();
        let mut packed = 0;
        let names: Vec<String> = all.file_names().map(|name| name.unwrap().into_owned()).collect();
        for name in names {
            if content(&mut one, &name) == content(&mut other, &name) {
                continue;
            }
            packed += usize::try_from(all.by_name(&name).unwrap().compressed_size()).unwrap();
            fresh.push(content(&mut all, &name));
        }
        Self { fresh, constant: letter[packed..].to_vec() }
    }

    fn run(&self, codec: &mut Compress, file: &mut Vec<u8>) {
        file.clear();
        for part in &self.fresh {
            codec.reset();
            file.reserve(part.len() / 4 + 128);
            loop {
                let done = usize::try_from(codec.total_in()).unwrap();
                if codec.compress_vec(&part[done..], file, FlushCompress::Finish).unwrap()
                    == Status::StreamEnd
                {
                    break;
                }
                file.reserve(part.len() / 2 + 128);
            }
        }
        file.extend_from_slice(&self.constant);
        black_box(&file);
    }
}

fn archive(bytes: &[u8]) -> ZipArchive<Cursor<&[u8]>> {
    ZipArchive::new(Cursor::new(bytes)).unwrap()
}

fn content(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Vec<u8> {
    let mut content = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut content).unwrap();
    content
}
