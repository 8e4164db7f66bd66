//! Why a development command stopped, and what the person at the keyboard can type to mend it.

use std::fmt;

pub type Result<T> = std::result::Result<T, Failure>;

/// One reason to stop, worded for the terminal.
#[derive(Debug)]
pub struct Failure {
    what: String,
    mend: Option<String>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Stopped,
    Usage,
    /// The report on standard output said it all.
    Told,
}

impl Failure {
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), mend: None, kind: Kind::Stopped }
    }

    /// A command line that makes no sense: exit code 2.
    pub fn usage(what: impl Into<String>) -> Self {
        Self { kind: Kind::Usage, ..Self::new(what) }
    }

    /// Nothing more to say: only the exit code is left.
    pub fn told() -> Self {
        Self { kind: Kind::Told, ..Self::new(String::new()) }
    }

    /// Adds the exact command that mends it.
    pub fn mended_by(self, command: impl Into<String>) -> Self {
        Self { mend: Some(command.into()), ..self }
    }

    /// An operation on a path that the system refused.
    pub fn io(doing: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(format!("{doing} {}: {error}", path.display()))
    }

    pub fn exit_code(&self) -> u8 {
        if self.kind == Kind::Usage { 2 } else { 1 }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.kind == Kind::Told {
            return Ok(());
        }
        write!(f, "error: {}", self.what)?;
        match &self.mend {
            Some(command) => write!(f, "\n  to mend it, run: {command}"),
            None => Ok(()),
        }
    }
}
