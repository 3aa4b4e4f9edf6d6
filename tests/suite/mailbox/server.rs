//! A scripted server of mailboxes: it keeps what it is given, and fails where it is told to.

use std::io::{ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use lettres_rne::settings::{self, Security};
use rustls::{ServerConnection, StreamOwned};

use super::{PASSWORD, certificates, settings as usual};

/// What a server does instead of what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Hangs up.
    Drop,
    /// Says nothing more.
    Stall,
    /// Answers this instead.
    Say(&'static str),
    /// A line without an end.
    EndlessLine,
    /// Lines without an end.
    EndlessLines,
    /// A literal that is too large.
    EndlessLiteral,
    /// The right answer with one more line behind it.
    Slip,
}

/// How a server behaves.
#[derive(Clone)]
pub struct Script {
    pub abilities: String,
    /// Lines of the list, behind the word.
    pub list: Vec<String>,
    /// Where it fails, and how.
    pub fault: Option<(&'static str, Act)>,
    /// Whether it fails only once.
    pub is_once: bool,
}

impl Default for Script {
    fn default() -> Self {
        let list = [
            r#"(\HasNoChildren) "/" INBOX"#,
            r#"(\HasNoChildren) "/" Drafts"#,
            r#"(\HasNoChildren \Drafts) "/" "Mes brouillons &AOA- envoyer""#,
            r#"(\HasNoChildren \Sent) "/" Sent"#,
        ];
        Self {
            abilities: "IMAP4rev1 STARTTLS LIST-EXTENDED SPECIAL-USE AUTH=PLAIN AUTH=XOAUTH2".to_owned(),
            list: list.map(str::to_owned).to_vec(),
            fault: None,
            is_once: false,
        }
    }
}

/// A message that was kept.
#[derive(Clone, Debug)]
pub struct Message {
    pub folder: String,
    pub flags: String,
    pub bytes: Vec<u8>,
}

#[derive(Default)]
struct State {
    kept: Vec<Message>,
    heard: Vec<String>,
    has_failed: bool,
}

/// A running server.
pub struct Server {
    port: u16,
    security: Security,
    state: Arc<Mutex<State>>,
}

impl Server {
    pub fn start(security: Security, script: Script) -> Self {
        Self::with_certificate(security, script, "localhost", 2090)
    }

    /// With a certificate for a name, until a year.
    pub fn with_certificate(security: Security, script: Script, name: &str, until: i32) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State::default()));
        let (shared, config) = (Arc::clone(&state), certificates::config(name, until));
        thread::spawn(move || {
            for tcp in listener.incoming().flatten() {
                let (script, state, config) = (script.clone(), Arc::clone(&shared), Arc::clone(&config));
                thread::spawn(move || {
                    let _ = tcp.set_read_timeout(Some(Duration::from_secs(20)));
                    let mut talk =
                        Talk { stream: Some(Stream::Clear(tcp)), unread: Vec::new(), script, state };
                    if security == Security::Tls {
                        talk.secure(&config);
                    }
                    let _ = talk.serve(&config);
                });
            }
        });
        Self { port, security, state }
    }

    pub fn settings(&self) -> settings::Server {
        usual(self.port, self.security, Some(certificates::authority()))
    }

    pub fn kept(&self) -> Vec<Message> {
        self.state.lock().unwrap().kept.clone()
    }

    pub fn heard(&self) -> Vec<String> {
        self.state.lock().unwrap().heard.clone()
    }

    /// Puts a message there.
    pub fn keep(&self, folder: &str, message: &str) {
        let message =
            Message { folder: folder.to_owned(), flags: String::new(), bytes: message.as_bytes().to_vec() };
        self.state.lock().unwrap().kept.push(message);
    }
}

enum Stream {
    Clear(TcpStream),
    Secured(Box<StreamOwned<ServerConnection, TcpStream>>),
}

struct Talk {
    stream: Option<Stream>,
    unread: Vec<u8>,
    script: Script,
    state: Arc<Mutex<State>>,
}

/// The talk is over.
struct Over;

impl Talk {
    fn secure(&mut self, config: &Arc<rustls::ServerConfig>) {
        if let Some(Stream::Clear(mut tcp)) = self.stream.take() {
            let mut connection = ServerConnection::new(Arc::clone(config)).unwrap();
            while connection.is_handshaking() {
                if connection.complete_io(&mut tcp).is_err() {
                    return;
                }
            }
            self.stream = Some(Stream::Secured(Box::new(StreamOwned::new(connection, tcp))));
        }
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Over> {
        let written = match &mut self.stream {
            Some(Stream::Clear(stream)) => stream.write_all(bytes).and_then(|()| stream.flush()),
            Some(Stream::Secured(stream)) => stream.write_all(bytes).and_then(|()| stream.flush()),
            None => return Err(Over),
        };
        written.map_err(|_| Over)
    }

    fn take(&mut self, is_enough: impl Fn(&[u8]) -> Option<usize>) -> Result<Vec<u8>, Over> {
        loop {
            if let Some(length) = is_enough(&self.unread) {
                return Ok(self.unread.drain(..length).collect());
            }
            let mut buffer = [0; 4096];
            let read = match &mut self.stream {
                Some(Stream::Clear(stream)) => stream.read(&mut buffer),
                Some(Stream::Secured(stream)) => stream.read(&mut buffer),
                None => return Err(Over),
            };
            match read {
                Ok(0) => return Err(Over),
                Ok(count) => self.unread.extend_from_slice(&buffer[..count]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return Err(Over),
            }
        }
    }

    fn line(&mut self) -> Result<String, Over> {
        let end = |bytes: &[u8]| bytes.windows(2).position(|two| two == b"\r\n").map(|at| at + 2);
        let line = self.take(end)?;
        Ok(String::from_utf8(line[..line.len() - 2].to_vec()).unwrap())
    }

    /// Does what the script says instead; whether it has answered.
    fn fails(&mut self, verb: &str, tag: &str) -> Result<bool, Over> {
        let Some((_, act)) = self.script.fault.filter(|(at, _)| *at == verb) else { return Ok(false) };
        {
            let mut state = self.state.lock().unwrap();
            if self.script.is_once && state.has_failed {
                return Ok(false);
            }
            state.has_failed = true;
        }
        match act {
            Act::Drop => return Err(Over),
            Act::Stall => {
                // until the other side has had enough
                let _ = self.take(|_| None);
                return Err(Over);
            }
            Act::Say(text) => self.put(format!("{tag} {text}\r\n").as_bytes())?,
            Act::EndlessLine => loop {
                self.put(&[b'x'; 4096])?;
            },
            Act::EndlessLines => loop {
                self.put("* 1 EXISTS\r\n".repeat(1000).as_bytes())?;
            },
            Act::EndlessLiteral => {
                self.put(b"* LIST () \"/\" {999999999}\r\n")?;
                loop {
                    self.put("brouillons\r\n".repeat(1000).as_bytes())?;
                }
            }
            Act::Slip => {
                self.put(format!("{tag} OK go on\r\n* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN]\r\n").as_bytes())?;
            }
        }
        Ok(true)
    }

    fn serve(&mut self, config: &Arc<rustls::ServerConfig>) -> Result<(), Over> {
        if !self.fails("GREETING", "*")? {
            self.put(b"* OK [CAPABILITY IMAP4rev1] ready {3}\r\n")?;
        }
        let mut open = String::new();
        loop {
            let line = self.line()?;
            let (tag, words) = line.split_once(' ').unwrap();
            self.state.lock().unwrap().heard.push(words.to_owned());
            let verb = words.split(' ').next().unwrap();
            let verb = if verb == "UID" { "SEARCH" } else { verb };
            if self.fails(verb, tag)? {
                if verb == "STARTTLS" {
                    self.secure(config);
                }
                continue;
            }
            let mut answer = String::new();
            match verb {
                "CAPABILITY" => answer = format!("* CAPABILITY {}\r\n", self.script.abilities),
                "STARTTLS" => {
                    self.put(format!("{tag} OK go on\r\n").as_bytes())?;
                    self.secure(config);
                    continue;
                }
                "LOGIN" => {
                    if words != r#"LOGIN "dane" "plain \"\\""# {
                        self.put(format!("{tag} NO [AUTHENTICATIONFAILED] no\r\n").as_bytes())?;
                        continue;
                    }
                }
                "AUTHENTICATE" => {
                    if !self.knows(words, tag)? {
                        continue;
                    }
                }
                "LIST" => {
                    assert!(words.ends_with("RETURN (SPECIAL-USE)") || words == r#"LIST "" "*""#, "{words}");
                    answer = self.script.list.iter().map(|line| format!("* LIST {line}\r\n")).collect();
                }
                "EXAMINE" => {
                    words[8..].trim_matches('"').clone_into(&mut open);
                    answer.push_str("* 12 EXISTS\r\n* OK [UIDVALIDITY 1] fine\r\n");
                }
                "SEARCH" => {
                    let id = words.strip_prefix("UID SEARCH HEADER Message-ID ").unwrap().trim_matches('"');
                    let state = self.state.lock().unwrap();
                    let holds = |message: &Message| {
                        message.folder == open && String::from_utf8_lossy(&message.bytes).contains(id)
                    };
                    let numbers: Vec<String> = (1..)
                        .zip(&state.kept)
                        .filter(|(_, message)| holds(message))
                        .map(|(n, _)| format!(" {n}"))
                        .collect();
                    answer = format!("* SEARCH{}\r\n", numbers.concat());
                }
                "APPEND" => {
                    if !self.keeps(words, tag)? {
                        continue;
                    }
                }
                "LOGOUT" => {
                    self.put(format!("* BYE bye\r\n{tag} OK bye\r\n").as_bytes())?;
                    return Ok(());
                }
                _ => panic!("{words}"),
            }
            self.put(format!("{answer}{tag} OK done\r\n").as_bytes())?;
        }
    }

    /// Whether a proof holds.
    fn knows(&mut self, words: &str, tag: &str) -> Result<bool, Over> {
        self.put(b"+ \r\n")?;
        let said = self.line()?;
        let right = if words.ends_with("PLAIN") {
            format!("\0dane\0{PASSWORD}")
        } else {
            "user=dane\u{1}auth=Bearer jeton-42\u{1}\u{1}".to_owned()
        };
        if said == base64(right.as_bytes()) {
            return Ok(true);
        }
        if words.ends_with("XOAUTH2") {
            self.put(b"+ eyJzdGF0dXMiOiI0MDEifQ==\r\n")?;
            assert_eq!(self.line()?, "");
        }
        // some servers say back what they heard
        self.put(format!("{tag} NO [AUTHENTICATIONFAILED] no: {said}\r\n").as_bytes())?;
        Ok(false)
    }

    /// Whether a message is kept.
    fn keeps(&mut self, words: &str, tag: &str) -> Result<bool, Over> {
        let (start, size) = words.strip_suffix('}').unwrap().rsplit_once(" {").unwrap();
        let (folder, flags) = start.strip_prefix("APPEND ").unwrap().split_at(start.find(" (").unwrap() - 7);
        let size: usize = size.parse().unwrap();
        self.put(b"+ go on\r\n")?;
        let mut bytes = self.take(|bytes| (bytes.len() >= size + 2).then_some(size + 2))?;
        assert_eq!(bytes.split_off(size), b"\r\n", "the size is that of the message");
        if self.fails("APPEND-END", tag)? {
            return Ok(false);
        }
        self.state.lock().unwrap().kept.push(Message {
            folder: folder.trim_matches('"').to_owned(),
            flags: flags.trim().to_owned(),
            bytes,
        });
        Ok(!self.fails("APPEND-KEPT", tag)?)
    }
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits =
            three.iter().fold(0_u32, |bits, byte| (bits << 8) | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = ALPHABET[((bits >> (18 - 6 * place)) & 63) as usize];
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}
