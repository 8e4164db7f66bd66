//! Finds things again by what they are called, in a table whose order nobody sees.

use std::iter;

/// Positions in a list that the owner keeps, found by hash. The same texts give the same table on every machine.
#[derive(Debug, Default)]
pub(super) struct Slots {
    /// A position plus one, or 0 where there is nothing; a power of two of them, half at most taken.
    slots: Vec<u32>,
    n: usize,
}

impl Slots {
    /// The position of what has this hash and is the same.
    #[inline]
    pub(super) fn find(&self, hash: u64, is_same: impl Fn(usize) -> bool) -> Option<usize> {
        let mut taken = self.probe(hash).map_while(|slot| (self.slots.get(slot).copied()? as usize).checked_sub(1));
        taken.find(|&position| is_same(position))
    }

    /// Remembers the next position of the list; `hash_of` gives the hash of earlier ones again.
    pub(super) fn push(&mut self, hash: u64, hash_of: impl Fn(usize) -> u64) {
        if 2 * (self.n + 1) > self.slots.len() {
            self.slots = vec![0; (4 * (self.n + 1)).next_power_of_two().max(16)];
            for position in 0..self.n {
                self.put(hash_of(position), position);
            }
        }
        self.put(hash, self.n);
        self.n += 1;
    }

    fn put(&mut self, hash: u64, position: usize) {
        let free = self.probe(hash).find(|&slot| self.slots.get(slot) == Some(&0));
        if let Some(slot) = free.and_then(|slot| self.slots.get_mut(slot)) {
            *slot = position as u32 + 1;
        }
    }

    /// Slots in the order that a hash tries them.
    #[inline]
    fn probe(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len().wrapping_sub(1);
        iter::successors(Some(hash as usize & mask), move |slot| Some((slot + 1) & mask))
    }
}

/// Texts numbered in the order of their first appearance.
#[derive(Debug, Default)]
pub(super) struct Numbered<'t> {
    texts: Vec<(u64, &'t str)>,
    slots: Slots,
}

impl<'t> Numbered<'t> {
    pub(super) fn number(&mut self, text: &'t str) -> usize {
        let hash = hash_of(text, 0);
        let same =
            |position: usize| self.texts.get(position).is_some_and(|&(other, known)| other == hash && known == text);
        if let Some(known) = self.slots.find(hash, same) {
            return known;
        }
        self.slots.push(hash, |position| self.texts.get(position).map_or(0, |(hash, _)| *hash));
        self.texts.push((hash, text));
        self.texts.len() - 1
    }
}

impl<'t> Numbered<'t> {
    /// The text with this number; empty where none has it.
    pub(super) fn text(&self, number: usize) -> &'t str {
        self.texts.get(number).map_or("", |(_, text)| text)
    }

    /// [`hash_of`] the text with this number.
    pub(super) fn hash(&self, number: usize) -> u64 {
        self.texts.get(number).map_or_else(|| hash_of("", 0), |(hash, _)| *hash)
    }

    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    /// By number.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'t str> + '_ {
        self.texts.iter().map(|(_, text)| *text)
    }
}

/// Mixes eight bytes at a time.
#[inline]
pub(super) fn hash_of(text: &str, seed: u64) -> u64 {
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    let words = eights.iter().chain([&last]).map(|eight| u64::from_le_bytes(*eight));
    let begin = seed ^ (text.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    words.fold(begin, |hash, word| {
        let mixed = (hash ^ word).wrapping_mul(0x9FB2_1C65_1E98_DF25);
        mixed ^ (mixed >> 32)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn texts_are_numbered_as_they_first_appear() {
        let mut numbered = Numbered::default();
        let texts: Vec<String> = (0..5000).map(|at| format!("第{}企业", at % 1700)).collect();
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(numbered.number(text), at % 1700);
        }
        assert_eq!((numbered.len(), numbered.text(1699), numbered.text(1700)), (1700, "第1699企业", ""));
        assert_eq!(numbered.hash(3), hash_of("第3企业", 0));
        assert!(numbered.iter().eq(texts.iter().take(1700)));
    }

    #[test]
    fn names_that_differ_little_have_hashes_that_differ() {
        let names = (0..100_000).map(|at| format!("东城第{at:06}企业有限公司"));
        let places: BTreeSet<u64> = names.map(|name| hash_of(&name, 0) % (1 << 18)).collect();
        // Of so many slots chance would take a third.
        assert!(places.len() > 75_000, "{}", places.len());
        assert_ne!(hash_of("a", 0), hash_of("a", 1));
        assert_ne!(hash_of("", 0), hash_of("\0", 0));
    }
}
