//! A server of mail that follows a script. It takes everything where the script says nothing, and writes down exactly
//! what it has taken: the truth that the journal is held against.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::certificates::Shown;

/// Where a talk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Greeting,
    Ehlo,
    Auth,
    Mail,
    Rcpt,
    Rset,
    Data,
    /// Part of the message has come.
    Inside,
    /// All of it has come, with its final dot.
    Dot,
    Quit,
}

/// The moment that a script is asked about.
#[derive(Clone, Debug)]
pub struct Moment {
    pub at: At,
    /// Which MAIL of all talks, from one.
    pub message: usize,
    /// What was said behind the command.
    pub argument: String,
}

/// What a script may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// These words, without the line's end; at the dot, words that begin with 2 take the message.
    Say(&'static str),
    /// These bytes as they are.
    Raw(Vec<u8>),
    /// These bytes again and again, until nobody listens.
    Endless(&'static [u8]),
    /// Hangs up.
    Drop,
    /// Says nothing until the other side hangs up.
    Stall,
    /// At the dot: takes the message, and hangs up before it has said so.
    TakeAndDrop,
    /// At the dot: takes the message, and never says so.
    TakeAndStall,
}

type Script = Box<dyn Fn(&Moment) -> Option<Act> + Send + Sync>;

/// A message that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub from: String,
    pub to: Vec<String>,
    /// As it was before dots were doubled.
    pub text: String,
}

/// How the line is secured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Clear,
    Tls(Shown),
    StartTls(Shown),
}

#[derive(Default)]
struct Log {
    taken: Vec<Taken>,
    heard: Vec<String>,
    talks: usize,
    messages: usize,
    /// Talks that ended, with a message that may have been whole, without an answer.
    unanswered: usize,
}

struct Shared {
    line: Line,
    config: Option<Arc<ServerConfig>>,
    /// Lines of its offer, STARTTLS aside.
    offer: Mutex<Vec<&'static str>>,
    script: Mutex<Script>,
    log: Mutex<Log>,
    is_over: AtomicBool,
}

/// The server; it ends with its value.
pub struct Server {
    pub port: u16,
    shared: Arc<Shared>,
}

impl Server {
    pub fn new(line: Line) -> Self {
        let listener = TcpListener::bind("localhost:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let config = match line {
            Line::Clear => None,
            Line::Tls(shown) | Line::StartTls(shown) => Some(shown.config()),
        };
        let shared = Arc::new(Shared {
            line,
            config,
            offer: Mutex::new(vec!["SIZE 100000000", "AUTH PLAIN LOGIN XOAUTH2", "8BITMIME"]),
            script: Mutex::new(Box::new(|_| None)),
            log: Mutex::default(),
            is_over: AtomicBool::new(false),
        });
        let inside = Arc::clone(&shared);
        thread::spawn(move || {
            for socket in listener.incoming() {
                if inside.is_over.load(Ordering::SeqCst) {
                    return;
                }
                let shared = Arc::clone(&inside);
                if let Ok(socket) = socket {
                    thread::spawn(move || Talk::hold(&shared, socket));
                }
            }
        });
        Self { port, shared }
    }

    /// From now on.
    pub fn follows(&self, script: impl Fn(&Moment) -> Option<Act> + Send + Sync + 'static) -> &Self {
        *self.shared.script.lock().unwrap() = Box::new(script);
        self
    }

    /// One act at one point of every talk.
    pub fn does(&self, at: At, act: Act) -> &Self {
        self.follows(move |moment| (moment.at == at).then(|| act.clone()))
    }

    /// One act, once.
    pub fn does_once(&self, at: At, act: Act) -> &Self {
        let done = AtomicBool::new(false);
        self.follows(move |moment| {
            (moment.at == at && !done.swap(true, Ordering::SeqCst)).then(|| act.clone())
        })
    }

    pub fn offers(&self, lines: &[&'static str]) -> &Self {
        *self.shared.offer.lock().unwrap() = lines.to_vec();
        self
    }

    pub fn taken(&self) -> Vec<Taken> {
        self.shared.log.lock().unwrap().taken.clone()
    }

    /// All commands of all talks.
    pub fn heard(&self) -> Vec<String> {
        self.shared.log.lock().unwrap().heard.clone()
    }

    /// How many messages were begun.
    pub fn messages(&self) -> usize {
        self.shared.log.lock().unwrap().messages
    }

    pub fn talks(&self) -> usize {
        self.shared.log.lock().unwrap().talks
    }

    /// How many messages were never answered, and may have been whole.
    pub fn unanswered(&self) -> usize {
        self.shared.log.lock().unwrap().unanswered
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(("localhost", self.port));
    }
}

enum Stream {
    Clear(TcpStream),
    Tls(Box<StreamOwned<ServerConnection, TcpStream>>),
}

struct Talk<'s> {
    shared: &'s Shared,
    stream: Stream,
    unread: Vec<u8>,
    /// How much of it has been read.
    read: usize,
    message: usize,
}

/// The talk is over.
struct Over;

impl<'s> Talk<'s> {
    fn hold(shared: &'s Shared, socket: TcpStream) {
        socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        shared.log.lock().unwrap().talks += 1;
        let mut talk = Self { shared, stream: Stream::Clear(socket), unread: vec![], read: 0, message: 0 };
        if matches!(shared.line, Line::Tls(_)) {
            talk.secure();
        }
        let _ = talk.all();
        let socket = match &talk.stream {
            Stream::Clear(socket) => socket,
            Stream::Tls(stream) => &stream.sock,
        };
        let _ = socket.shutdown(Shutdown::Both);
    }

    fn secure(&mut self) {
        let Stream::Clear(socket) = &self.stream else { panic!("twice") };
        let connection = ServerConnection::new(self.shared.config.clone().unwrap()).unwrap();
        let stream = StreamOwned::new(connection, socket.try_clone().unwrap());
        self.stream = Stream::Tls(Box::new(stream));
    }

    fn all(&mut self) -> Result<(), Over> {
        self.answer(At::Greeting, "", "220 test ESMTP")?;
        let (mut from, mut to) = (String::new(), Vec::new());
        loop {
            let line = String::from_utf8_lossy(&self.line()?).into_owned();
            self.shared.log.lock().unwrap().heard.push(line.clone());
            let (word, rest) = line.split_once([' ', ':']).unwrap_or((&line, ""));
            match word.to_ascii_uppercase().as_str() {
                "EHLO" => {
                    let mut lines = self.shared.offer.lock().unwrap().clone();
                    if matches!((&self.stream, self.shared.line), (Stream::Clear(_), Line::StartTls(_))) {
                        lines.push("STARTTLS");
                    }
                    let mut offer = String::from("250-test");
                    for (index, line) in lines.iter().enumerate() {
                        let dash = if index + 1 == lines.len() { ' ' } else { '-' };
                        offer.push_str(&format!("\r\n250{dash}{line}"));
                    }
                    if lines.is_empty() {
                        offer = "250 test".to_owned();
                    }
                    self.answer(At::Ehlo, rest, &offer)?;
                }
                "STARTTLS" => {
                    self.write(b"220 go ahead\r\n")?;
                    self.secure();
                }
                "AUTH" if rest.starts_with("LOGIN") => {
                    // not the words that clients know best
                    self.write(b"334 VXNlcg==\r\n")?;
                    let user = String::from_utf8_lossy(&self.line()?).into_owned();
                    self.write(b"334 UGFzcw==\r\n")?;
                    let password = String::from_utf8_lossy(&self.line()?).into_owned();
                    self.answer(At::Auth, &format!("LOGIN {user} {password}"), "235 2.7.0 welcome")?;
                }
                "AUTH" => {
                    self.answer(At::Auth, rest, "235 2.7.0 welcome")?;
                }
                "MAIL" => {
                    let mut log = self.shared.log.lock().unwrap();
                    log.messages += 1;
                    self.message = log.messages;
                    drop(log);
                    to.clear();
                    from = address(rest);
                    self.answer(At::Mail, rest, "250 2.1.0 ok")?;
                }
                "RCPT" => {
                    if self.answer(At::Rcpt, &address(rest), "250 2.1.5 ok")? {
                        to.push(address(rest));
                    }
                }
                "RSET" => {
                    to.clear();
                    self.answer(At::Rset, "", "250 2.0.0 ok")?;
                }
                "DATA" => {
                    if self.answer(At::Data, "", "354 go ahead")? {
                        self.data(&from, &to)?;
                    }
                    to.clear();
                }
                "QUIT" => {
                    self.answer(At::Quit, "", "221 2.0.0 bye")?;
                    return Ok(());
                }
                _ => self.write(b"500 5.5.2 what?\r\n")?,
            }
        }
    }

    fn data(&mut self, from: &str, to: &[String]) -> Result<(), Over> {
        let mut text = String::new();
        let mut lines = 0;
        loop {
            let line = String::from_utf8(self.line()?).unwrap();
            if line == "." {
                break;
            }
            text.push_str(line.strip_prefix('.').unwrap_or(&line));
            text.push_str("\r\n");
            lines += 1;
            if lines == 3
                && let Some(act) = self.asked(At::Inside, "")
            {
                // all of a small message may have left by now
                self.shared.log.lock().unwrap().unanswered += 1;
                if act == Act::Stall {
                    // reads no more, and stays
                    thread::sleep(Duration::from_secs(2));
                    return Err(Over);
                }
                self.does(&act)?;
                // words that are followed by silence, not by a closed door that could swallow them
                while matches!(act, Act::Say(_)) {
                    self.line()?;
                }
                return Err(Over);
            }
        }
        let take = || {
            let taken = Taken { from: from.to_owned(), to: to.to_vec(), text: text.clone() };
            self.shared.log.lock().unwrap().taken.push(taken);
        };
        let unanswered = || self.shared.log.lock().unwrap().unanswered += 1;
        match self.asked(At::Dot, "") {
            None => {
                take();
                self.write(b"250 2.0.0 queued as 4F2A\r\n")
            }
            Some(Act::Say(words)) => {
                if words.starts_with('2') {
                    take();
                }
                self.write(format!("{words}\r\n").as_bytes())
            }
            Some(Act::TakeAndDrop) => {
                take();
                unanswered();
                Err(Over)
            }
            Some(Act::TakeAndStall) => {
                take();
                unanswered();
                self.does(&Act::Stall)
            }
            Some(act) => {
                unanswered();
                self.does(&act)
            }
        }
    }

    fn asked(&self, at: At, argument: &str) -> Option<Act> {
        let moment = Moment { at, message: self.message, argument: argument.to_owned() };
        (self.shared.script.lock().unwrap())(&moment)
    }

    /// Whether the answer is a yes.
    fn answer(&mut self, at: At, argument: &str, usual: &str) -> Result<bool, Over> {
        match self.asked(at, argument) {
            None => {
                self.write(format!("{usual}\r\n").as_bytes())?;
                Ok(true)
            }
            Some(Act::Say(words)) => {
                self.write(format!("{words}\r\n").as_bytes())?;
                Ok(words.starts_with(['2', '3']))
            }
            Some(act) => {
                self.does(&act)?;
                Ok(false)
            }
        }
    }

    fn does(&mut self, act: &Act) -> Result<(), Over> {
        match act {
            Act::Say(words) => self.write(format!("{words}\r\n").as_bytes()),
            Act::Raw(bytes) => self.write(bytes),
            Act::Endless(bytes) => loop {
                self.write(bytes)?;
            },
            Act::Stall => loop {
                self.line()?;
            },
            Act::Drop | Act::TakeAndDrop | Act::TakeAndStall => Err(Over),
        }
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Over> {
        let written = match &mut self.stream {
            Stream::Clear(stream) => stream.write_all(bytes).and_then(|()| stream.flush()),
            Stream::Tls(stream) => stream.write_all(bytes).and_then(|()| stream.flush()),
        };
        written.map_err(|_| Over)
    }

    fn line(&mut self) -> Result<Vec<u8>, Over> {
        loop {
            let unread = &self.unread[self.read..];
            if let Some(end) = unread.iter().position(|&byte| byte == b'\n') {
                let line = unread[..end].strip_suffix(b"\r").expect("every line ends by CRLF").to_vec();
                self.read += end + 1;
                return Ok(line);
            }
            self.unread.drain(..self.read);
            self.read = 0;
            let mut buffer = [0; 32_768];
            let read = match &mut self.stream {
                Stream::Clear(stream) => stream.read(&mut buffer),
                Stream::Tls(stream) => stream.read(&mut buffer),
            };
            match read {
                Ok(0) => return Err(Over),
                Ok(count) => self.unread.extend_from_slice(&buffer[..count]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return Err(Over),
            }
        }
    }
}

/// What stands between angle brackets.
fn address(text: &str) -> String {
    let begin = text.find('<').map_or(0, |at| at + 1);
    text[begin..].split('>').next().unwrap().to_owned()
}
