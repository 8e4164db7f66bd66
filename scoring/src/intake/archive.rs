//! Unpacks a zip archive within limits, so that a small hostile file cannot fill the memory.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::encoding::{Decode, Encoding};
use super::{Input, Limits};
use crate::model::{At, Problem, ProblemKind, Severity};

/// Archives that unpack to less than this may be packed as tightly as they like.
const RATIO_FREE_BYTES: u64 = 1 << 20;

/// The files in the archive, named `archive.zip!folder/member`; folders and what operating systems add are left out.
///
/// # Errors
/// One fatal problem: not an archive, damaged, encrypted, packed by an unknown method, or over a limit.
pub(super) fn unpack(input: &Input, decoder: &dyn Decode, limits: &Limits) -> Result<Vec<Input>, Box<Problem>> {
    let fatal_at = |file: &str, kind| Box::new(Problem::new(Severity::Fatal, At::file(file), kind));
    let fatal = |kind| fatal_at(&input.name, kind);
    let mut archive = ZipArchive::new(Cursor::new(&*input.bytes)).map_err(|_| fatal(ProblemKind::NotAZip))?;
    let allowed = allowed_bytes(input, limits);
    if archive.len() > limits.archive_files {
        let kind = ProblemKind::TooManyFiles { n: archive.len(), limit: limits.archive_files };
        return Err(fatal(kind));
    }
    let mut unpacked = 0u64;
    let mut members = Vec::new();
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).map_err(|_| fatal(ProblemKind::NotAZip))?;
        let name = member_name(member.name_raw(), decoder);
        if member.is_dir() || is_clutter(&name) {
            continue;
        }
        let name = format!("{}!{name}", input.name);
        // The size in the archive's index is only a claim: what is read is what counts.
        let room = allowed - unpacked;
        let mut bytes = Vec::new();
        let read = (&mut member).take(room.min(limits.file_bytes) + 1).read_to_end(&mut bytes);
        read.map_err(|_| fatal_at(&name, ProblemKind::NotAZip))?;
        let n_bytes = bytes.len() as u64;
        if n_bytes > room {
            let kind =
                ProblemKind::ZipBomb { unpacked_bytes: unpacked + member.size().max(n_bytes), limit_bytes: allowed };
            return Err(fatal(kind));
        }
        if n_bytes > limits.file_bytes {
            let kind = ProblemKind::TooLarge { bytes: member.size().max(n_bytes), limit_bytes: limits.file_bytes };
            return Err(fatal_at(&name, kind));
        }
        unpacked += n_bytes;
        members.push(Input::new(name, bytes));
    }
    Ok(members)
}

/// What the archive may unpack to.
pub(super) fn allowed_bytes(input: &Input, limits: &Limits) -> u64 {
    let by_ratio = (input.bytes.len() as u64).saturating_mul(limits.unpacked_ratio).max(RATIO_FREE_BYTES);
    limits.unpacked_bytes.min(by_ratio)
}

/// Names are UTF-8, or what a Chinese Windows wrote.
fn member_name(raw: &[u8], decoder: &dyn Decode) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_string(),
        Err(_) => decoder.decode(raw, Encoding::Gb18030).unwrap_or_else(|| String::from_utf8_lossy(raw).into_owned()),
    };
    name.replace('\\', "/")
}

fn is_clutter(name: &str) -> bool {
    name.starts_with("__MACOSX/") || name.split('/').any(|part| part.starts_with('.') || part == "Thumbs.db")
}
