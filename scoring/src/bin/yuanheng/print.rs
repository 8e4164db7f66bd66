//! Figures and tables as text.

use std::io::{self, BufWriter, StdoutLock, Write};

/// Writes to standard output through a buffer.
///
/// # Errors
/// What the output refuses, a closed pipe among it.
pub fn to_stdout(write: impl FnOnce(&mut BufWriter<StdoutLock<'static>>) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out)?;
    out.flush()
}

/// A CSV table; cells are quoted where they must be.
///
/// # Errors
/// As [`to_stdout`].
pub fn csv(out: impl Write, header: &[String], rows: impl Iterator<Item = Vec<String>>) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(header).map_err(as_io)?;
    for row in rows {
        writer.write_record(&row).map_err(as_io)?;
    }
    writer.flush()
}

fn as_io(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// 17 significant digits, so that the same f64 comes back; trailing zeros left out, missing empty.
pub fn figure(value: Option<f64>) -> String {
    let Some(value) = value else { return String::new() };
    if value == 0.0 {
        return "0".into();
    }
    let scientific = format!("{value:.16e}");
    let Some((digits, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trimmed = digits.trim_end_matches('0').trim_end_matches('.');
    if !(-5..=16).contains(&exponent) {
        return format!("{trimmed}e{exponent}");
    }
    let decimals = usize::try_from(16 - exponent).unwrap_or(0);
    let plain = format!("{value:.decimals$}");
    if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.').into() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_back_as_they_were() {
        for (value, expect) in [
            (0.1, "0.10000000000000001"),
            (68.38, "68.379999999999995"),
            (-12.5, "-12.5"),
            (0.0, "0"),
            (-0.0, "0"),
            (100.0, "100"),
            (1e-9, "1.0000000000000001e-9"),
            (1e20, "1e20"),
        ] {
            assert_eq!(figure(Some(value)), expect);
            assert_eq!(expect.parse::<f64>(), Ok(value));
        }
        assert_eq!(figure(None), "");
    }
}
