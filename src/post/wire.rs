//! The line itself: lines in and out within limits of time and size, in clear or by TLS.
//!
//! Why not the connection of `lettre`, whose commands are used one floor up: it sends the final dot whatever happens (a
//! journal that can't be written must keep it back), takes a reply that is not UTF-8 for a broken line (a refusal in
//! Latin-1 would become a doubt), reads a line without end into memory, forgets the size that a server announces, and
//! takes words that came in clear before STARTTLS for words under TLS.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream, ToSocketAddrs};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use rustls::{ClientConnection, StreamOwned};

use super::reply::Reply;
use super::tls::{self, Tls};
use crate::disk;

/// What went wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No server in the settings.
    NoHost,
    /// No machine of that name.
    UnknownHost,
    /// The machine does not answer there.
    Unreachable(String),
    /// It hung up.
    Closed,
    /// It said nothing for longer than one waits.
    TimedOut,
    /// It said nothing at all to who speaks in clear: most often, it waits for TLS.
    Silent,
    /// What it said is no answer of a mail server.
    Garbage,
    /// Its certificate does not hold.
    Certificate(Certificate),
    /// No TLS where it was asked for.
    NotTls,
    /// Something else about TLS.
    Tls(String),
    /// The file of the authority can't be read.
    Authority(disk::Error),
    /// The file of the authority holds no certificate.
    NoAuthority(PathBuf),
}

/// Why a certificate does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Certificate {
    /// It is another server's.
    OtherName,
    /// It is over.
    Expired,
    /// It is not yet valid, or the clock of this machine is wrong.
    NotYet,
    /// Signed by nobody that the system knows.
    Unknown,
    /// Anything else, in the library's words.
    Other(String),
}

/// Bytes of a reply that are read; Postfix draws the same line.
const REPLY: usize = 100_000;
/// Bytes of one line; the standard says 512.
const LINE: usize = 4096;
/// Bytes written before the clock starts anew: a slow line is no broken line.
const CHUNK: usize = 16_384;
/// How long one listens whether the other side is still there.
const GLANCE: Duration = Duration::from_millis(1);
/// Longest wait for one address of a machine.
const CONNECT: Duration = Duration::from_secs(20);

/// A socket whose every wait ends at one instant, however the other side trickles.
struct Timed {
    tcp: TcpStream,
    until: Instant,
}

impl Timed {
    fn left(&self) -> io::Result<Option<Duration>> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(Some(left)) }
    }
}

impl Read for Timed {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.tcp.set_read_timeout(self.left()?)?;
        self.tcp.read(into)
    }
}

impl Write for Timed {
    fn write(&mut self, from: &[u8]) -> io::Result<usize> {
        self.tcp.set_write_timeout(self.left()?)?;
        self.tcp.write(from)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.tcp.flush()
    }
}

enum Stream {
    Clear(Timed),
    Secured(Box<StreamOwned<ClientConnection, Timed>>),
    /// While one becomes the other, and after that failed.
    Gone,
}

/// A line to a server.
pub(super) struct Wire {
    stream: Stream,
    unread: Vec<u8>,
}

impl Wire {
    /// Calls a server, in clear.
    pub(super) fn call(host: &str, port: u16, patience: Duration) -> Result<Self, Trouble> {
        let addresses = (host, port).to_socket_addrs().map_err(|_| Trouble::UnknownHost)?;
        let mut refused = Trouble::UnknownHost;
        for address in addresses {
            match TcpStream::connect_timeout(&address, patience.min(CONNECT)) {
                Ok(tcp) => {
                    // each command waits for its answer: nothing is won by waiting for more to send
                    let _ = tcp.set_nodelay(true);
                    let timed = Timed { tcp, until: Instant::now() + patience };
                    return Ok(Self { stream: Stream::Clear(timed), unread: Vec::new() });
                }
                Err(error) => refused = Trouble::Unreachable(error.to_string()),
            }
        }
        Err(refused)
    }

    /// Goes on by TLS. What came in clear and was not asked for could be anybody's: it ends the talk.
    pub(super) fn secure(&mut self, tls: &Tls, patience: Duration) -> Result<(), Trouble> {
        self.nothing_unread()?;
        let Stream::Clear(mut timed) = std::mem::replace(&mut self.stream, Stream::Gone) else {
            return Err(Trouble::Closed);
        };
        timed.until = Instant::now() + patience;
        let mut connection = tls.connection()?;
        while connection.is_handshaking() {
            connection.complete_io(&mut timed).map_err(|error| trouble(&error))?;
        }
        self.stream = Stream::Secured(Box::new(StreamOwned::new(connection, timed)));
        Ok(())
    }

    /// Whether others can't read along.
    pub(super) fn is_secured(&self) -> bool {
        matches!(self.stream, Stream::Secured(_))
    }

    /// The certificate that the other side has shown, in DER.
    pub(super) fn certificate(&self) -> Option<&[u8]> {
        match &self.stream {
            Stream::Secured(stream) => stream.conn.peer_certificates()?.first().map(AsRef::as_ref),
            Stream::Clear(_) | Stream::Gone => None,
        }
    }

    /// Nothing may lie there that was not asked for: it would be taken for the answer to what is said next.
    pub(super) fn nothing_unread(&self) -> Result<(), Trouble> {
        if self.unread.is_empty() { Ok(()) } else { Err(Trouble::Garbage) }
    }

    fn timed(&mut self) -> Result<&mut Timed, Trouble> {
        match &mut self.stream {
            Stream::Clear(timed) => Ok(timed),
            Stream::Secured(stream) => Ok(&mut stream.sock),
            Stream::Gone => Err(Trouble::Closed),
        }
    }

    /// Writes, and sees it off.
    pub(super) fn write(&mut self, bytes: &[u8], patience: Duration) -> Result<(), Trouble> {
        for chunk in bytes.chunks(CHUNK) {
            self.timed()?.until = Instant::now() + patience;
            let sent = match &mut self.stream {
                Stream::Clear(stream) => stream.write_all(chunk).and_then(|()| stream.flush()),
                Stream::Secured(stream) => stream.write_all(chunk).and_then(|()| stream.flush()),
                Stream::Gone => return Err(Trouble::Closed),
            };
            sent.map_err(|error| trouble(&error))?;
        }
        Ok(())
    }

    /// From here on, all that is heard must come within one patience.
    pub(super) fn wait_for(&mut self, patience: Duration) -> Result<(), Trouble> {
        self.timed()?.until = Instant::now() + patience;
        Ok(())
    }

    /// The next line, without its end.
    pub(super) fn line(&mut self) -> Result<Vec<u8>, Trouble> {
        loop {
            if let Some(end) = self.unread.iter().position(|&byte| byte == b'\n') {
                let mut line: Vec<u8> = self.unread.drain(..=end).collect();
                line.truncate(line.trim_ascii_end().len());
                return Ok(line);
            }
            if self.unread.len() > LINE {
                return Err(Trouble::Garbage);
            }
            self.fill()?;
        }
    }

    /// Some more of what the other side says.
    fn fill(&mut self) -> Result<(), Trouble> {
        let mut buffer = [0; 2048];
        let read = match &mut self.stream {
            Stream::Clear(stream) => stream.read(&mut buffer),
            Stream::Secured(stream) => stream.read(&mut buffer),
            Stream::Gone => return Err(Trouble::Closed),
        };
        match read {
            Ok(0) => Err(Trouble::Closed),
            Ok(count) => {
                self.unread.extend_from_slice(buffer.get(..count).unwrap_or_default());
                Ok(())
            }
            // a signal came between; who needs more asks again
            Err(error) if error.kind() == ErrorKind::Interrupted => Ok(()),
            Err(error) => Err(trouble(&error)),
        }
    }

    /// A whole reply, all of it within one patience.
    pub(super) fn reply(&mut self, patience: Duration) -> Result<Reply, Trouble> {
        self.timed()?.until = Instant::now() + patience;
        let mut reply: Option<Reply> = None;
        let mut size = 0;
        loop {
            let line = self.line()?;
            size += line.len() + 2;
            if size > REPLY {
                return Err(Trouble::Garbage);
            }
            let (code, is_last, text) = Reply::line(&line).ok_or(Trouble::Garbage)?;
            let reply = reply.get_or_insert_with(|| Reply { code, lines: Vec::new() });
            if reply.code != code {
                return Err(Trouble::Garbage);
            }
            reply.lines.push(text);
            if is_last {
                return Ok(reply.clone());
            }
        }
    }

    /// Whether the other side still listens in silence. Whatever it says or does now, it has not said it to what comes next.
    pub(super) fn is_quiet(&mut self) -> Result<(), Trouble> {
        self.nothing_unread()?;
        self.timed()?.until = Instant::now() + GLANCE;
        match self.fill() {
            Err(Trouble::TimedOut) => Ok(()),
            Err(trouble) => Err(trouble),
            Ok(()) => Err(Trouble::Garbage),
        }
    }

    /// Hangs up, without a word.
    pub(super) fn drop_line(&mut self) {
        if let Ok(timed) = self.timed() {
            let _ = timed.tcp.shutdown(Shutdown::Both);
        }
        self.stream = Stream::Gone;
    }
}

/// What an error of the system or of TLS means.
fn trouble(error: &io::Error) -> Trouble {
    if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return tls::trouble(error.clone());
    }
    match error.kind() {
        // a socket that waited too long says one or the other, by system
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Trouble::TimedOut,
        _ => Trouble::Closed,
    }
}
