//! Room on the disk: said before half an hour's work, not by whatever could not write at its end.

use crate::command::{answer, command};
use crate::failure::{Failure, Result};

const MB: u64 = 1_000_000;
/// What `cargo xtask test` writes from nothing: `target`, `.tools`, `dist`, crates, the tests' packages, profiles and downloads.
const FROM_NOTHING: u64 = 15_000 * MB;
/// The same as CI runs it, without what serves to compile again.
const FROM_NOTHING_ONCE: u64 = 5_500 * MB;
/// What it writes where everything is built already: profiles, downloads, and what a change compiles anew.
const AGAIN: u64 = 1_500 * MB;

/// Fails where less is free than a whole run is going to write. Where the system does not tell, it may try.
pub fn enough() -> Result<()> {
    let is_once = std::env::var("CARGO_INCREMENTAL").is_ok_and(|value| value == "0");
    let whole = if is_once { FROM_NOTHING_ONCE } else { FROM_NOTHING };
    free().map_or(Ok(()), |free| judged(free, still_needed(whole, built().unwrap_or(0))))
}

/// What is built already need not be written again.
fn still_needed(whole: u64, built: u64) -> u64 {
    whole.saturating_sub(built).max(AGAIN)
}

fn judged(free: u64, needed: u64) -> Result<()> {
    if free >= needed {
        return Ok(());
    }
    let (free, needed) = (free / MB, needed / MB);
    let what =
        format!("the disk has {free} MB free, and a whole run writes up to {needed} MB: remove what is not needed");
    Err(Failure::new(what))
}

/// Bytes free where the repository is.
fn free() -> Option<u64> {
    free_in(&answer(command("df").args(["-P", "-k", "."]))?)
}

/// Bytes that `target` holds.
fn built() -> Option<u64> {
    let said = answer(command("du").args(["-s", "-k", "target"]))?;
    let kibibytes: u64 = said.split_whitespace().next()?.parse().ok()?;
    kibibytes.checked_mul(1024)
}

/// The fourth figure of the line for the one folder that POSIX `df` was asked about, in units of 1,024 bytes.
fn free_in(said: &str) -> Option<u64> {
    let kibibytes: u64 = said.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    kibibytes.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_tells_what_is_free() {
        let said = "Filesystem     1024-blocks     Used Available Capacity Mounted on\n\
            /dev/vda         263174212 38000000  57000000      41% /\n";
        assert_eq!(free_in(said), Some(57_000_000 * 1024));
        assert_eq!(free_in("df: cannot read"), None);
    }

    #[test]
    fn what_is_built_counts_and_a_run_writes_something_even_so() {
        assert_eq!(still_needed(FROM_NOTHING, 4_000 * MB), 11_000 * MB);
        assert_eq!(still_needed(FROM_NOTHING_ONCE, 37_000 * MB), AGAIN);
    }

    #[test]
    fn too_little_is_said_with_both_figures() {
        assert!(judged(AGAIN, AGAIN).is_ok());
        let said = judged(287 * MB, AGAIN).unwrap_err().to_string();
        assert!(said.contains("287 MB") && said.contains("1500 MB"), "{said}");
    }
}
