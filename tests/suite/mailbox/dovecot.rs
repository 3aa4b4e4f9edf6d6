//! A real server of mailboxes, where one is installed (Debian: `apt-get install dovecot-imapd`): Dovecot, with a
//! configuration and a folder of its own, as the user that runs the test; drafts are read back from its Maildir.
#![allow(clippy::print_stdout, reason = "a test that is skipped says so")]

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use lettres_rne::outbox::{
    Addressee, Attachment, Key, LetterId, Mailbox, Parcel, Piece, Purpose, Sender, Witness, message,
};
use lettres_rne::post::{Found, Kept, MailboxFault, Stage};
use lettres_rne::registry::{Email, Uai};
use lettres_rne::settings::{Security, Server as Settings};
use tempfile::TempDir;

use super::{certificates, opened, sentence, settings};

const PASSWORD: &str = "mot de passe à 3 §";

/// A running Dovecot.
struct Dovecot {
    folder: TempDir,
    child: Child,
    ports: [u16; 2],
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        // its own word for an end: the children go with it
        let conf = self.folder.path().join("dovecot.conf");
        let _ = Command::new(program().unwrap()).arg("-c").arg(conf).arg("stop").status();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program() -> Option<PathBuf> {
    ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot", "/opt/homebrew/sbin/dovecot"]
        .map(PathBuf::from)
        .into_iter()
        .find(|path| path.exists())
}

fn said_by(command: &str, arguments: &[&str]) -> String {
    let output = Command::new(command).args(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn free() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Dovecot {
    /// Nothing, with a line that says so, where there is none.
    fn start(special_use: bool, more: &str) -> Option<Self> {
        let Some(program) = program() else {
            println!("dovecot is not here: drafts were not put into a real mailbox");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().to_owned();
        fs::set_permissions(&root, fs::Permissions::from_mode(0o755)).unwrap();
        // Dovecot keeps no mail as root
        let is_root = said_by("id", &["-u"]) == "0";
        let user = if is_root { "nobody".to_owned() } else { said_by("id", &["-un"]) };
        let [owner, gid] = ["-u", "-g"].map(|what| said_by("id", &[what, &user]));
        let mail = root.join("mail");
        fs::create_dir(&mail).unwrap();
        if is_root {
            chown(&mail, Some(owner.parse().unwrap()), Some(gid.parse().unwrap())).unwrap();
        }
        let (certificate, key) = certificates::signed("localhost", 2090);
        fs::write(root.join("cert.pem"), certificate.pem()).unwrap();
        fs::write(root.join("key.pem"), key.serialize_pem()).unwrap();
        let users = format!("dane:{{PLAIN}}{PASSWORD}:{owner}:{gid}::{}::\n", mail.display());
        fs::write(root.join("users"), users).unwrap();
        let ports = [free(), free()];
        let special = |name| if special_use { format!("special_use = {name}") } else { String::new() };
        let group = said_by("id", &["-gn", &user]);
        let own = if is_root {
            String::new()
        } else {
            let services =
                ["anvil", "imap-login", "stats"].map(|name| format!("service {name} {{\n chroot =\n}}\n"));
            format!("default_internal_group = {group}\n{}", services.concat())
        };
        let conf = format!(
            "base_dir = {root}/run\nlog_path = {root}/dovecot.log\nprotocols = imap\nlisten = 127.0.0.1\n\
             ssl = required\nssl_cert = <{root}/cert.pem\nssl_key = <{root}/key.pem\nauth_mechanisms = plain\n\
             first_valid_uid = 1\ndefault_login_user = {user}\ndefault_internal_user = {user}\n{own}\
             mail_location = maildir:%h\n\
             passdb {{\n driver = passwd-file\n args = scheme=PLAIN username_format=%u {root}/users\n}}\n\
             userdb {{\n driver = passwd-file\n args = username_format=%u {root}/users\n}}\n\
             namespace inbox {{\n inbox = yes\n separator = /\n\
             mailbox Brouillons {{\n {drafts}\n auto = create\n}}\n\
             mailbox \"Éléments envoyés\" {{\n {sent}\n auto = create\n}}\n}}\n\
             service imap-login {{\n inet_listener imap {{\n port = {}\n}}\n inet_listener imaps {{\n port = {}\n ssl = yes\n}}\n}}\n{more}\n",
            ports[0],
            ports[1],
            root = root.display(),
            drafts = special("\\Drafts"),
            sent = special("\\Sent"),
        );
        fs::write(root.join("dovecot.conf"), conf).unwrap();
        let child = Command::new(program)
            .arg("-F")
            .arg("-c")
            .arg(root.join("dovecot.conf"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let dovecot = Self { folder, child, ports };
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", ports[1])).is_ok() {
                return Some(dovecot);
            }
            thread::sleep(Duration::from_millis(100));
        }
        panic!("{}", fs::read_to_string(root.join("dovecot.log")).unwrap_or_default());
    }

    fn settings(&self, security: Security) -> Settings {
        let port = self.ports[usize::from(security == Security::Tls)];
        Settings {
            patience: Duration::from_secs(20),
            ..settings(port, security, Some(certificates::authority()))
        }
    }

    /// The messages of a folder, by name of file.
    fn kept(&self, folder: &str) -> Vec<PathBuf> {
        let folder = self.folder.path().join("mail").join(folder);
        let mut files: Vec<PathBuf> = ["cur", "new"]
            .iter()
            .flat_map(|part| fs::read_dir(folder.join(part)).into_iter().flatten())
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        files
    }
}

fn parcel(rank: usize) -> Parcel {
    let email = |text: &str| Email::new(text).unwrap();
    let uai = Uai::new("9830004M").unwrap();
    let schools = vec![Addressee { uai, name: "Collège Georges Baudoux".to_owned() }];
    let to = Mailbox {
        name: "Mme Évelyne D’Août".to_owned(),
        address: email(&format!("ce{rank}@ac-noumea.nc")),
    };
    let piece = Piece {
        letter: LetterId::new("2027", "9830004M", &format!("{rank}")),
        uai,
        person: "DURAND Hélène".to_owned(),
        path: PathBuf::new(),
        pdf: None,
        name: format!("Lettre_RNE_{rank}.docx"),
        size: 0,
        hash: format!("{rank:064x}"),
        witness: Witness::default(),
    };
    Parcel {
        key: Key::new("2027", &schools, &[&to.address], std::slice::from_ref(&piece)),
        campaign: "2027".to_owned(),
        schools,
        to: vec![to],
        cc: Vec::new(),
        subject: "Lettre de mission – août 2027, collège de l’Île".to_owned(),
        text: "Bonjour,\n.\nÀ bientôt – d’ici là\n".to_owned(),
        html: None,
        pieces: vec![piece],
        again: 0,
    }
}

/// Bytes like those of a Word file: all values, no line shorter than any limit.
fn attachment(rank: usize) -> Attachment {
    let bytes = (0..50_000_usize).map(|at| u8::try_from((at * 7 + rank + at / 251) % 256).unwrap()).collect();
    Attachment { name: format!("Lettre_RNE_{rank}.docx"), bytes }
}

const JUDGE: &str = r"
import email, email.policy, hashlib, sys
for path in sys.argv[1:]:
    m = email.message_from_binary_file(open(path, 'rb'), policy=email.policy.default)
    assert not m.defects, m.defects
    a = [(p.get_filename(), hashlib.sha256(p.get_content()).hexdigest()) for p in m.iter_attachments()]
    print(m['Message-ID'], '|', m['Subject'], '|', m['X-Unsent'], '|', repr(m.get_body().get_content()), '|', a)
";

#[test]
fn drafts_lie_in_a_real_mailbox_once_marked_and_whole() {
    for (special_use, security) in [(true, Security::Tls), (false, Security::StartTls)] {
        let Some(dovecot) = Dovecot::start(special_use, "") else { return };
        let settings = dovecot.settings(security);
        let from = Mailbox { name: "DANE".to_owned(), address: Email::new("dane@ac-noumea.nc").unwrap() };
        let sender = Sender { from, reply_to: None };
        let when: Timestamp = "2027-03-01T08:00+11".parse().unwrap();
        let when = when.to_zoned_datetime(jiff::tz::TimeZone::UTC);
        let mut session = opened(&settings, PASSWORD).unwrap();
        assert_eq!(session.drafts().as_deref(), Some("Brouillons"));
        assert_eq!(session.sent().as_deref(), Some("Éléments envoyés"));
        let mut expected = Vec::new();
        for rank in 0..3 {
            let (parcel, attachment) = (parcel(rank), attachment(rank));
            let digest = sha256(&attachment.bytes);
            let bytes = message(&parcel, &sender, &[attachment], &when, Purpose::Draft).unwrap();
            let id = parcel.message_id(&sender);
            for wanted in [Kept::Added, Kept::Already] {
                assert_eq!(session.add_draft(&id, &bytes), Ok(wanted));
            }
            expected.push((id, digest));
        }
        session.quit();
        // another run, another connection
        let mut again = opened(&settings, PASSWORD).unwrap();
        let bytes = message(&parcel(1), &sender, &[attachment(1)], &when, Purpose::Draft).unwrap();
        assert_eq!(again.add_draft(&expected[1].0, &bytes), Ok(Kept::Already));

        let files = dovecot.kept(".Brouillons");
        assert_eq!(files.len(), 3, "{files:?}");
        for file in &files {
            let name = file.file_name().unwrap().to_str().unwrap();
            assert!(name.ends_with(":2,DS"), "a draft, and seen: {name}");
        }
        read_by_python(&files, &expected);

        // sent by hand: moved by the mail program into what was sent
        assert_eq!(again.find_sent(&expected[0].0), Found::No);
        let holds = |file: &&PathBuf| fs::read_to_string(file).unwrap().contains(&expected[0].0);
        let moved = files.iter().find(holds).unwrap();
        let sent = dovecot.folder.path().join("mail/.&AMk-l&AOk-ments envoy&AOk-s/cur");
        fs::rename(moved, sent.join(moved.file_name().unwrap())).unwrap();
        let mut third = opened(&settings, PASSWORD).unwrap();
        assert_eq!(third.find_sent(&expected[0].0), Found::Yes);
        assert_eq!(third.find_sent(&expected[1].0), Found::No);

        let fault = opened(&settings, "faux").err().unwrap();
        assert_eq!(fault.stage(), Stage::Login);
        assert!(sentence(&fault).contains("refuse l’identifiant ou le mot de passe"), "{}", sentence(&fault));
    }
}

#[test]
fn a_real_mailbox_that_is_full_says_so() {
    let quota = "mail_plugins = quota\nprotocol imap {\n mail_plugins = quota imap_quota\n}\nplugin {\n quota = maildir:User quota\n \
                 quota_rule = *:storage=20K\n}";
    let Some(dovecot) = Dovecot::start(true, quota) else { return };
    let mut session = opened(&dovecot.settings(Security::Tls), PASSWORD).unwrap();
    let large = format!("Message-ID: <k@x.nc>\r\n\r\n{}", "Bonjour.\r\n".repeat(10_000));
    let fault = session.add_draft("k@x.nc", large.as_bytes()).unwrap_err();
    assert!(matches!(fault, MailboxFault::Said(_)), "{fault:?}");
    assert!(sentence(&fault).starts_with("La boîte est pleine."), "{}", sentence(&fault));
    assert!(dovecot.kept(".Brouillons").is_empty());
    // the talk goes on
    assert_eq!(session.add_draft("k2@x.nc", b"Message-ID: <k2@x.nc>\r\n\r\nPetit\r\n"), Ok(Kept::Added));
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What Python's own reader finds in each.
fn read_by_python(files: &[PathBuf], expected: &[(String, String)]) {
    let Ok(run) = Command::new("python3").arg("-c").arg(JUDGE).args(files.iter().map(Path::new)).output()
    else {
        println!("python3 is not here: the drafts were not read by it");
        return;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let mut read: Vec<String> = String::from_utf8(run.stdout).unwrap().lines().map(str::to_owned).collect();
    let mut wanted: Vec<String> = expected
        .iter()
        .enumerate()
        .map(|(rank, (id, digest))| {
            format!(
                "<{id}> | Lettre de mission – août 2027, collège de l’Île | 1 | 'Bonjour,\\n.\\nÀ bientôt – d’ici là\\n' | \
                 [('Lettre_RNE_{rank}.docx', '{digest}')]"
            )
        })
        .collect();
    read.sort();
    wanted.sort();
    assert_eq!(read, wanted);
}
