//! A range given out from its start in blocks that take about the same time.

/// What is given out, what is done, and how long one takes.
#[derive(Debug, Default)]
pub struct Blocks {
    pub next: u64,
    pub done: u64,
    pub total: u64,
    /// What a block is to take.
    pub block_millis: f64,
    /// Milliseconds for one, as the last blocks had it.
    millis_each: Option<f64>,
}

/// How much larger than all before it a block may be: a first measure is rough.
const GROWTH: u64 = 8;

impl Blocks {
    pub fn new(total: u64, block_millis: f64) -> Self {
        Self { total, block_millis, ..Self::default() }
    }

    /// The next block, `first` of them while nothing is known of their cost; `None` once all is given out.
    pub fn take(&mut self, first: u64) -> Option<(u64, u64)> {
        if self.next == self.total {
            return None;
        }
        let size = match self.millis_each {
            Some(millis) => ((self.block_millis / millis.max(1e-6)) as u64).clamp(1, GROWTH * self.next.max(1)),
            None => first,
        };
        let from = self.next;
        self.next = (from + size).min(self.total);
        Some((from, self.next))
    }

    /// At most so many as they come, whatever they cost; `None` once all is given out.
    pub fn take_few(&mut self, most: u64) -> Option<(u64, u64)> {
        let from = self.next;
        self.next = (from + most).min(self.total);
        (from < self.next).then_some((from, self.next))
    }

    /// So many of them came back after so long.
    pub fn took(&mut self, n: u64, millis: f64) {
        self.done += n;
        let each = millis / n.max(1) as f64;
        self.millis_each = Some(self.millis_each.map_or(each, |before| f64::midpoint(before, each)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_grow_to_what_takes_its_time_and_cover_everything_once() {
        let mut blocks = Blocks::new(10_000, 90.0);
        let (mut end, mut largest) = (0, 0);
        while let Some((from, to)) = blocks.take(64) {
            assert_eq!(from, end);
            (end, largest) = (to, largest.max(to - from));
            blocks.took(to - from, (to - from) as f64 * 0.05);
        }
        assert_eq!((end, largest), (10_000, 1800));
    }
}
