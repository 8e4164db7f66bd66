//! Why a Parquet file is not read, or a column of it.

use serde::{Deserialize, Serialize};

/// What is wrong with a Parquet file, or was done about one of its columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ParquetFault {
    /// A file for which this reader was built without the means.
    Unread,
    /// The bytes are those of another kind of file.
    NoParquet,
    /// The end is missing, where such a file says what is in it.
    CutShort,
    /// What the end says cannot be.
    Footer,
    /// Pages are damaged.
    Page,
    Encrypted,
    /// Packed by a method that is not read.
    Compression {
        name: String,
    },
    /// It would unpack to more than its limit.
    Bomb {
        unpacked_bytes: u64,
        limit_bytes: u64,
    },
    /// A column of lists, structures or maps; left out.
    Nested,
    /// A column of a kind that is not read; left out.
    Kind {
        name: String,
    },
    /// A column written in a way that is not read; left out.
    Encoding {
        name: String,
    },
    /// Half of the values or more are not what the column says, such as bytes that are no text; the column was left out.
    Unfit,
    /// So many values are not what the column says, the first of them where it is told; their cells were left empty.
    UnfitCells {
        n: usize,
    },
    /// A column in which pandas counts rows; left out.
    Index,
    /// Times of Greenwich, read as they are.
    Utc,
}
