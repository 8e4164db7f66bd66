//! Times reading and checking a table: `cargo run --profile native --example reading_bench -p scoring FILE`.

// A bench reads the clock, which the library must not.
#[allow(clippy::disallowed_types, reason = "a bench reads the clock")]
use std::time::Instant;

use scoring::intake::{self, Input, Utf8Only};
use scoring::model::Fingerprint;
use scoring::validate::{self, Choices};

const RUNS: usize = 5;

fn main() -> Result<(), String> {
    let path = std::env::args().nth(1).ok_or("the file to read is missing")?;
    let bytes = std::fs::read(&path).map_err(|error| format!("{path}: {error}"))?;
    for _ in 0..RUNS {
        let inputs = vec![Input::new(&*path, bytes.clone())];
        let (raw, read_ms) = timed(|| intake::read(inputs, &Utf8Only));
        let raw = raw.map_err(|problems| format!("{problems:?}"))?;
        let (loaded, check_ms) = timed(|| validate::dataset(raw, &Choices::default()));
        let loaded = loaded.map_err(|refused| format!("{:?}", refused.problems))?;
        let (fingerprint, hash_ms) = timed(|| Fingerprint::of(&loaded.dataset));
        let (n_entities, n_problems) = (loaded.dataset.n_entities(), loaded.problems.len());
        println!(
            "split {read_ms:.0} ms, checked with fingerprint {check_ms:.0} ms, the fingerprint alone {hash_ms:.0} ms: {n_entities} rows, {n_problems} findings, {}",
            fingerprint.short()
        );
    }
    Ok(())
}

#[allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a bench reads the clock")]
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed().as_secs_f64() * 1e3)
}
