//! Compound files, which old workbooks are: streams in chains of sectors.

/// Ends of chains and other marks lie above every sector's number.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
const HEADER_BYTES: usize = 512;
const ENTRY_BYTES: usize = 128;
/// Streams smaller than the header's bound lie in sectors of this size.
const MINI_BYTES: usize = 64;

pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector_bytes: usize,
    next: Vec<u32>,
    mini_next: Vec<u32>,
    mini: Vec<u8>,
    mini_bound: usize,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

impl<'a> Compound<'a> {
    /// Reads the directory. `None` when it is damaged. Nothing takes more memory than the file has.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        let sector_bytes = match shift {
            9 | 12 => 1usize << shift,
            _ => return None,
        };
        let mut compound = Self {
            bytes,
            sector_bytes,
            next: Vec::new(),
            mini_next: Vec::new(),
            mini: Vec::new(),
            mini_bound: u32_at(bytes, 56)? as usize,
            entries: Vec::new(),
        };
        compound.next = compound.read_table(u32_at(bytes, 68)?)?;
        let directory = compound.chain(u32_at(bytes, 48)?)?;
        compound.entries = directory.chunks_exact(ENTRY_BYTES).filter_map(entry_of).collect();
        compound.mini_next = match u32_at(bytes, 60)? {
            start if start < LAST_SECTOR => numbers(&compound.chain(start)?),
            _ => Vec::new(),
        };
        // The directory's root holds the small streams.
        if let Some(start) = compound.entries.first().map(|root| root.start).filter(|&start| start < LAST_SECTOR) {
            compound.mini = compound.chain(start)?;
        }
        Some(compound)
    }

    /// The stream's bytes, by its name regardless of case.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().skip(1).find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        let mut bytes =
            if entry.size < self.mini_bound { self.mini_chain(entry.start)? } else { self.chain(entry.start)? };
        bytes.truncate(entry.size);
        Some(bytes)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().skip(1).any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start =
            HEADER_BYTES.max(self.sector_bytes).checked_add((number as usize).checked_mul(self.sector_bytes)?)?;
        let rest = self.bytes.get(start..)?;
        // The last sector of some files is short.
        Some(rest.get(..self.sector_bytes).unwrap_or(rest))
    }

    /// The table that says which sector follows which. Its own sectors are listed in the header and, in large files, in a chain.
    fn read_table(&self, more: u32) -> Option<Vec<u32>> {
        let most = self.bytes.len() / self.sector_bytes + 1;
        let mut sectors: Vec<u32> = (0..109).filter_map(|index| u32_at(self.bytes, 76 + 4 * index)).collect();
        let mut at = more;
        let mut steps = 0;
        while at < LAST_SECTOR {
            steps += 1;
            let mut list = numbers(self.sector(at)?);
            at = list.pop()?;
            sectors.append(&mut list);
            if steps > most {
                return None;
            }
        }
        let mut table = Vec::new();
        for sector in sectors.into_iter().filter(|&sector| sector < LAST_SECTOR).take(most) {
            table.append(&mut numbers(self.sector(sector)?));
        }
        Some(table)
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let most = self.bytes.len() / self.sector_bytes + 1;
        let mut bytes = Vec::new();
        let mut at = start;
        for _ in 0..=most {
            if at >= LAST_SECTOR {
                return Some(bytes);
            }
            bytes.extend_from_slice(self.sector(at)?);
            at = *self.next.get(at as usize)?;
        }
        // It bites its own tail.
        None
    }

    fn mini_chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut at = start;
        for _ in 0..=self.mini.len() / MINI_BYTES {
            if at >= LAST_SECTOR {
                return Some(bytes);
            }
            let from = (at as usize).checked_mul(MINI_BYTES)?;
            bytes.extend_from_slice(self.mini.get(from..from + MINI_BYTES)?);
            at = *self.mini_next.get(at as usize)?;
        }
        None
    }
}

fn entry_of(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).min(64);
    let units: Vec<u16> =
        (0..length / 2).filter_map(|index| u16_at(bytes, 2 * index)).take_while(|&u| u != 0).collect();
    let name = String::from_utf16_lossy(&units);
    Some(Entry { name, start: u32_at(bytes, 116)?, size: u32_at(bytes, 120)? as usize })
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    (0..bytes.len() / 4).filter_map(|index| u32_at(bytes, 4 * index)).collect()
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..at.checked_add(8)?)?.try_into().ok().map(f64::from_le_bytes)
}
