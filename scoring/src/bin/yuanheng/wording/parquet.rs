//! Parquet files: what is wrong with one or was done about its columns, and what to do.

use scoring::model::ParquetFault as Fault;

pub fn what(fault: &Fault) -> String {
    match fault {
        Fault::Unread => "a Parquet file, which this build does not read".into(),
        Fault::NoParquet => "not a Parquet file".into(),
        Fault::CutShort => "the Parquet file is cut short: its end, which says what is in it, is missing".into(),
        Fault::Footer => "the end of the Parquet file, which says what is in it, is damaged".into(),
        Fault::Page => "the column is damaged".into(),
        Fault::Encrypted => "the Parquet file is encrypted".into(),
        Fault::Compression { name } => format!("the column is compressed by {name}, which is not read"),
        Fault::Bomb { unpacked_bytes, limit_bytes } => {
            format!("unpacks to at least {unpacked_bytes} bytes, more than the {limit_bytes} that are allowed")
        }
        Fault::Nested => "the column holds lists, structures or maps; it was left out".into(),
        Fault::Kind { name } => format!("the column is of type {name}, which is not read; it was left out"),
        Fault::Encoding { name } => format!("the column is encoded as {name}, which is not read; it was left out"),
        Fault::Unfit => {
            "half of its values or more are not what the column says, such as bytes that are no text; it was left out"
                .into()
        }
        Fault::UnfitCells { n } => {
            format!(
                "from here on {n} of the column's values are not what it says, such as bytes that are no text; their cells are empty"
            )
        }
        Fault::Index => "an index that counts rows; it was left out".into(),
        Fault::Utc => "its times are UTC and were read as they are".into(),
    }
}

pub fn hint(fault: &Fault) -> &'static str {
    match fault {
        Fault::Unread => "save the table as CSV",
        Fault::NoParquet => "give it the ending of what it is",
        Fault::CutShort | Fault::Footer | Fault::Page => "copy or export it again",
        Fault::Encrypted => "export it without encryption",
        Fault::Compression { .. } => {
            "write it with zstd, snappy or gzip, such as df.to_parquet(name, compression=\"zstd\")"
        }
        Fault::Bomb { .. } => "split the table, or leave out columns that are not needed, if you trust it",
        Fault::Nested => "spread it over columns of its own before exporting, if it is needed",
        Fault::Kind { .. } | Fault::Unfit | Fault::UnfitCells { .. } => "export it as text or numbers, if it is needed",
        Fault::Encoding { .. } => "export it without that encoding, if it is needed",
        Fault::Index => "",
        Fault::Utc => "turn them into local time before exporting, where days matter: in China one may be a day early",
    }
}
