//! A run in a process of its own, which can be killed.

use std::env;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use super::certificates::Shown;
use super::office::Office;
use super::server::Line;

const TASK: &str = "LETTRES_RNE_TEST_TASK";

/// Not a test: what the others start, this program again with this name.
#[test]
#[ignore = "a process of its own, started and killed by other tests"]
fn a_run_of_its_own() {
    let Ok(task) = env::var(TASK) else { return };
    let [folder, port, line, count] = task.split('|').collect::<Vec<_>>().try_into().unwrap();
    let line = match line {
        "tls" => Line::Tls(Shown::Good),
        "starttls" => Line::StartTls(Shown::Good),
        _ => Line::Clear,
    };
    let office = Office::there(PathBuf::from(folder), port.parse().unwrap(), line, count.parse().unwrap());
    office.send();
}

/// Starts it; `before` are words of a shell that is replaced by it.
pub fn start(office: &Office, line: Line, before: &str) -> Child {
    let name = match line {
        Line::Clear => "clear",
        Line::Tls(_) => "tls",
        Line::StartTls(_) => "starttls",
    };
    let port = office.settings.port.unwrap();
    let task = format!("{}|{port}|{name}|{}", office.folder.display(), office.parcels.len());
    let arguments = ["--exact", "mail::smtp::child::a_run_of_its_own", "--ignored", "--test-threads=1"];
    let program = env::current_exe().unwrap();
    let mut command = if before.is_empty() {
        Command::new(program)
    } else {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("{before}; exec \"$@\"")).arg("sh").arg(program);
        shell
    };
    command.args(arguments).env(TASK, task).stdout(Stdio::null()).stderr(Stdio::null());
    command.stdin(Stdio::null()).spawn().unwrap()
}
