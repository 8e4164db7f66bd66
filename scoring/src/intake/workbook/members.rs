//! Members of a packed workbook, read as streams that end aloud where more comes out than is allowed.

use std::cell::Cell;
use std::io::{self, BufReader, Cursor, Read};

use zip::ZipArchive;

use super::Trouble;
use crate::intake::{Input, Limits, archive};
use crate::model::ProblemKind;

pub(super) struct Members<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    allowed: u64,
    left: Cell<u64>,
    /// More came out than was allowed.
    is_burst: Cell<bool>,
}

impl<'a> Members<'a> {
    /// Opens the archive after a look at its directory: one that claims too much is refused before a byte is unpacked.
    pub(super) fn open(input: &'a Input, limits: &Limits) -> Result<Self, Trouble> {
        let archive = ZipArchive::new(Cursor::new(&*input.bytes));
        let archive = archive.map_err(|_| Trouble::Problem(ProblemKind::NotAZip))?;
        let allowed = archive::allowed_bytes(input, limits);
        if archive.len() > limits.archive_files {
            let kind = ProblemKind::TooManyFiles { n: archive.len(), limit: limits.archive_files };
            return Err(Trouble::Problem(kind));
        }
        let claimed = archive.decompressed_size().unwrap_or(0);
        if claimed > u128::from(allowed) {
            let unpacked_bytes = u64::try_from(claimed).unwrap_or(u64::MAX);
            return Err(Trouble::Problem(ProblemKind::ZipBomb { unpacked_bytes, limit_bytes: allowed }));
        }
        Ok(Self { archive, allowed, left: Cell::new(allowed), is_burst: Cell::new(false) })
    }

    /// Hands the member's stream to `body`; `None` when there is no such member.
    pub(super) fn read<T>(
        &mut self,
        name: &str,
        body: impl FnOnce(&mut dyn io::BufRead) -> Result<T, Trouble>,
    ) -> Result<Option<T>, Trouble> {
        let Some(name) = self.archive.file_names().find(|member| member.eq_ignore_ascii_case(name)).map(String::from)
        else {
            return Ok(None);
        };
        let Ok(index) = self.archive.index_for_name(&name).ok_or(()) else { return Ok(None) };
        let member = self.archive.by_index(index).map_err(|_| Trouble::Damaged(name.clone()))?;
        let metered = Metered { source: member, left: &self.left, is_burst: &self.is_burst };
        let result = body(&mut BufReader::with_capacity(1 << 16, metered));
        if self.is_burst.get() {
            let kind = ProblemKind::ZipBomb { unpacked_bytes: self.allowed + 1, limit_bytes: self.allowed };
            return Err(Trouble::Problem(kind));
        }
        result.map(Some)
    }

    /// [`Members::read`] of a member that must be there.
    pub(super) fn need<T>(
        &mut self,
        name: &str,
        body: impl FnOnce(&mut dyn io::BufRead) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        self.read(name, body)?.ok_or_else(|| Trouble::Damaged(name.into()))
    }
}

struct Metered<'c, R> {
    source: R,
    left: &'c Cell<u64>,
    is_burst: &'c Cell<bool>,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.source.read(buffer)?;
        match self.left.get().checked_sub(n as u64) {
            Some(left) => {
                self.left.set(left);
                Ok(n)
            }
            None => {
                self.is_burst.set(true);
                Err(io::ErrorKind::FileTooLarge.into())
            }
        }
    }
}
