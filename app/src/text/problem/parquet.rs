//! Parquet files in both languages: what is wrong with one or was done about its columns, and what to do.

use scoring::model::ParquetFault as Fault;

use super::{Owned, Words};
use crate::text::number::bytes;

pub fn zh(fault: &Fault) -> Words {
    let say = |what: String, hint: &str| (what, hint.to_string());
    match fault {
        Fault::Unread => ("这一读取程序不读 Parquet 文件", "另存为 CSV 后再打开").owned(),
        Fault::NoParquet => ("不是 Parquet 文件", "核对文件；若是别的格式，把扩展名改回原来的再打开").owned(),
        Fault::CutShort => ("Parquet 文件不完整：缺了记录内容目录的结尾", "重新下载、复制或导出，再打开").owned(),
        Fault::Footer => ("Parquet 文件已损坏：结尾的内容目录读不出", "重新下载、复制或导出，再打开").owned(),
        Fault::Page => ("Parquet 文件已损坏：读不出这一列", "重新下载、复制或导出，再打开").owned(),
        Fault::Encrypted => ("Parquet 文件加了密", "导出时不加密，再打开").owned(),
        Fault::Compression { name } => say(
            format!("这一列用 {name} 压缩，这里读不了"),
            "导出时改用 zstd、snappy 或 gzip 压缩，例如 df.to_parquet(文件名, compression=\"zstd\")",
        ),
        Fault::Bomb { unpacked_bytes, limit_bytes } => say(
            format!("Parquet 文件展开后至少有 {}，超过上限 {}", bytes(*unpacked_bytes), bytes(*limit_bytes)),
            "核实来源是否可靠；确认无误可只导出需要的列，或拆成几个文件",
        ),
        Fault::Nested => ("这一列是列表、结构或映射，未读入", "若需要，导出前先展开成单独的列").owned(),
        Fault::Kind { name } => say(format!("这一列的类型是 {name}，未读入"), "若需要，导出前先转成文字或数字"),
        Fault::Encoding { name } => say(format!("这一列的编码方式是 {name}，未读入"), "若需要，导出时不用这种编码"),
        Fault::Unfit => {
            ("这一列至少一半的值与所标类型不符（如不是 UTF-8 文字），整列未读入", "若需要，导出前先转成文字或数字")
                .owned()
        }
        Fault::UnfitCells { n } => say(
            format!("从这里起，这一列有 {n} 个值与所标类型不符（如不是 UTF-8 文字），这些单元格留空"),
            "若需要，导出前先转成文字或数字",
        ),
        Fault::Index => ("这一列是 pandas 的行号，不是数据，未读入", "若要保留，导出前给索引取个列名").owned(),
        Fault::Utc => {
            ("这一列的时间是世界时（UTC），照原样读入", "若日期要紧，导出前先转成北京时间：直接读可能早一天").owned()
        }
    }
}

pub fn en(fault: &Fault) -> Words {
    let say = |what: String, hint: &str| (what, hint.to_string());
    match fault {
        Fault::Unread => ("This reader does not read Parquet files", "Save it as CSV and open that").owned(),
        Fault::NoParquet => {
            ("This is no Parquet file", "If it is of another format, give it that ending and open it again").owned()
        }
        Fault::CutShort => (
            "The Parquet file is cut short: its end, which says what is in it, is missing",
            "Download, copy or export it again and open that",
        )
            .owned(),
        Fault::Footer => (
            "The Parquet file is damaged: its end, which says what is in it, cannot be read",
            "Download, copy or export it again and open that",
        )
            .owned(),
        Fault::Page => (
            "The Parquet file is damaged: this column cannot be read",
            "Download, copy or export it again and open that",
        )
            .owned(),
        Fault::Encrypted => ("The Parquet file is encrypted", "Export it without encryption and open that").owned(),
        Fault::Compression { name } => say(
            format!("This column is compressed by {name}, which is not read here"),
            "Export it compressed by zstd, snappy or gzip, such as df.to_parquet(name, compression=\"zstd\")",
        ),
        Fault::Bomb { unpacked_bytes, limit_bytes } => say(
            format!(
                "The Parquet file unpacks to {} or more, the limit is {}",
                bytes(*unpacked_bytes),
                bytes(*limit_bytes)
            ),
            "Make sure you trust its source; if you do, export only the columns you need, or split it",
        ),
        Fault::Nested => (
            "This column holds lists, structures or maps and was left out",
            "If it is needed, spread it over columns of its own before exporting",
        )
            .owned(),
        Fault::Kind { name } => say(
            format!("This column is of type {name} and was left out"),
            "If it is needed, turn it into text or numbers before exporting",
        ),
        Fault::Encoding { name } => say(
            format!("This column is encoded as {name} and was left out"),
            "If it is needed, export it without that encoding",
        ),
        Fault::Unfit => (
            "Half of this column's values or more are not what it says, such as bytes that are no UTF-8 text; it was left out",
            "If it is needed, turn it into text or numbers before exporting",
        )
            .owned(),
        Fault::UnfitCells { n } => say(
            format!(
                "From here on {n} of this column's values are not what it says, such as bytes that are no UTF-8 text; their cells are empty"
            ),
            "If they are needed, turn them into text or numbers before exporting",
        ),
        Fault::Index => (
            "This column counts the rows of a pandas frame; it is no data and was left out",
            "To keep it, give the index a name before exporting",
        )
            .owned(),
        Fault::Utc => (
            "The times of this column are UTC and were read as they are",
            "Where days matter turn them into local time before exporting: in China one may be a day early",
        )
            .owned(),
    }
}
