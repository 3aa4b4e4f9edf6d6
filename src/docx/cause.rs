//! Why the language of templates gives up on a tag: what people can be told of it, without the library's English.

use minijinja::{Error, ErrorKind};

use super::press::FillError;

/// What went wrong while a tag was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It asks for a value that is not there: the sixth of five projects, what stands before the first turn of a loop.
    NoValue,
    /// It does with a value what can't be done with it: a text plus a number, a division by zero.
    WrongSort,
    /// It compares or adds a field as if this were a number; holds the field. The language would not mind.
    TextAsNumber(String),
    /// A filter or a macro is given more than it takes.
    TooManyArguments,
    /// A filter or a macro is not given what it needs.
    MissingArgument,
    /// It calls what can't be called: `rne.nom.upper()`.
    NoCall,
    /// It takes more work than a letter may.
    TooMuch,
    /// Anything else, in the library's words.
    Other(String),
}

impl From<&Error> for Cause {
    fn from(error: &Error) -> Self {
        match error.kind() {
            ErrorKind::UndefinedError => Self::NoValue,
            ErrorKind::InvalidOperation | ErrorKind::CannotUnpack => Self::WrongSort,
            ErrorKind::TooManyArguments => Self::TooManyArguments,
            ErrorKind::MissingArgument => Self::MissingArgument,
            ErrorKind::UnknownFunction
            | ErrorKind::UnknownMethod
            | ErrorKind::UnknownFilter
            | ErrorKind::UnknownTest => Self::NoCall,
            ErrorKind::OutOfFuel => Self::TooMuch,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl FillError {
    /// Why, in what people can be told.
    pub fn why(&self) -> Cause {
        Cause::from(&self.cause)
    }
}
