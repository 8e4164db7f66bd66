//! Short messages to the person: what happened and what it means; worded by `text`.

use scoring::revenue::file::FileError;
use scoring::scenario::{ScenarioError, ScenarioProblem};
use scoring::scheme::SchemeError;

/// What a notice says.
#[derive(Clone, Debug, PartialEq)]
pub enum NoticeKind {
    LinkCopied,
    /// Copying is not allowed here: the address to copy by hand.
    LinkToCopy {
        address: String,
    },
    ScenarioSaved,
    /// A link or file was cut off or altered.
    CorruptLink,
    ScenarioRefused(ScenarioError),
    /// The scenario was made on other data; it was applied, but the numbers may differ.
    OtherDataset {
        made_on: String,
    },
    /// The scenario names things this dataset does not have; it was not applied.
    ScenarioDoesNotFit(Vec<ScenarioProblem>),
    /// Another version of the engine wrote it.
    OtherEngine {
        engine: String,
    },
    /// A person's own file, which no address can bring back.
    OpenFileAgain {
        name: String,
    },
    DatasetUnknown {
        id: String,
    },
    /// The browser keeps nothing here: a reload starts afresh.
    StorageBlocked,
    Opened {
        name: String,
    },
    /// So many corrections of the scenario do not fit this data and were not applied.
    RepairsUnfit {
        n: usize,
    },
    /// What the columns of a table are was guessed: the person is asked on the Data page.
    LookAtColumns {
        name: String,
    },
    Cancelled,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Warning,
    Danger,
}

impl NoticeKind {
    pub fn tone(&self) -> Tone {
        match self {
            Self::LinkCopied
            | Self::LinkToCopy { .. }
            | Self::ScenarioSaved
            | Self::Opened { .. }
            | Self::Cancelled => Tone::Plain,
            Self::OtherDataset { .. }
            | Self::OtherEngine { .. }
            | Self::OpenFileAgain { .. }
            | Self::DatasetUnknown { .. }
            | Self::RepairsUnfit { .. }
            | Self::LookAtColumns { .. }
            | Self::StorageBlocked => Tone::Warning,
            Self::CorruptLink | Self::ScenarioRefused(_) | Self::ScenarioDoesNotFit(_) => Tone::Danger,
        }
    }
}

/// A notice on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub id: u64,
    pub kind: NoticeKind,
}

/// Why a file gives no scheme.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnSchemeError {
    Unreadable,
    TooLarge {
        bytes: u64,
        most: u64,
    },
    /// Neither UTF-8 nor GB18030.
    NotText,
    NotRead(SchemeError),
    /// One of the schemes that ship has this id.
    Taken {
        id: String,
    },
}

/// Why a file gives no plan of a park.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanFileError {
    Unreadable,
    TooLarge {
        bytes: u64,
        most: u64,
    },
    /// Not UTF-8.
    NotText,
    NotRead(Vec<FileError>),
    /// The reference task, which is no park's plan: the command runs it.
    ReferenceTask,
}

/// Why the dashboard could not be packed as one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WholeError {
    /// Nothing is on screen yet.
    NothingOpen,
    /// A part of the page could not be fetched.
    Unreachable { name: String },
    /// The host did not give it.
    Refused { name: String, status: u16 },
    /// A part of the page is not what it should be: a stale copy somewhere on the way.
    Stale { name: String },
    /// The browser cannot pack, or has no memory for it.
    NotPacked,
}
