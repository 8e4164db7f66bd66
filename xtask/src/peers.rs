//! Our methods beside those of the libraries most used for them, on the same figures in the same run: for `cargo xtask bench --peers`.

use crate::command::{cargo, command, output, run};
use crate::failure::{Failure, Result};
use crate::{tools, workspace};
use serde_json::{Value, json};
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Criteria of the bench's table, as its example has them.
const CRITERIA: &str = "50";
/// Paths of the reference task.
const PATHS: &str = "100000";
/// Two results are the same one when they differ by less than this share.
const SAME: f64 = 1e-9;

/// Times all of them and notes what was found; gives the file.
pub fn measure() -> Result<PathBuf> {
    let python = environment()?;
    let notes = workspace::notes();
    fs::create_dir_all(&notes).map_err(|error| Failure::io("cannot make", &notes, &error))?;
    let figures = notes.join("peers.f64");
    run(cargo().args(["build", "--locked", "--profile", "native", "--example", "peers_bench", "-p", "scoring"]))?;
    let ours = answered(&mut command(&program("target/native/examples/peers_bench")), &[figures.as_os_str()])?;
    let script = workspace::root().join("xtask/peers/time.py");
    let mut peers = command(&python.to_string_lossy());
    let theirs = answered(peers.args(["-W", "ignore"]).arg(script), &[figures.as_os_str(), CRITERIA.as_ref()])?;
    let mut table = side_by_side(&ours, &theirs)?;
    run(cargo().args(["build", "--locked", "--profile", "native", "--example", "simulate_bench", "-p", "scoring"]))?;
    let ours = answered(&mut command(&program("target/native/examples/simulate_bench")), &[PATHS.as_ref()])?;
    let script = workspace::root().join("xtask/peers/simulate.py");
    let theirs = answered(command(&python.to_string_lossy()).arg(script), &[PATHS.as_ref()])?;
    table["simulation"] = simulation(&ours["task"], &theirs)?;
    // numpy chooses its loops by the processor as it starts; this is ours compiled for it, which must come to the same digits.
    let folder = program("target/peers");
    let mut build = cargo();
    build.args(["build", "--locked", "--profile", "native", "--example", "simulate_bench", "-p", "scoring"]);
    run(build.args(["--target-dir", &folder]).env("RUSTFLAGS", "-C target-cpu=native"))?;
    let tuned = answered(&mut command(&format!("{folder}/native/examples/simulate_bench")), &[PATHS.as_ref()])?;
    if tuned["task"]["summary"] != ours["task"]["summary"] {
        return Err(Failure::new("the simulation comes to other digits when it is compiled for this processor"));
    }
    let tuned = simulation(&tuned["task"], &theirs)?;
    table["simulation"]["tunedMs"] = tuned["nativeMs"].clone();
    table["simulation"]["numpyToTuned"] = tuned["numpyToNative"].clone();
    let file = notes.join("peers.json");
    let text = serde_json::to_string_pretty(&table).unwrap_or_default();
    fs::write(&file, text).map_err(|error| Failure::io("cannot write", &file, &error))?;
    Ok(file)
}

/// A virtual environment with the peers in it, made anew when what is required has changed.
fn environment() -> Result<PathBuf> {
    let folder = workspace::tools().join("peers");
    let python = folder.join("bin").join("python");
    let required = workspace::root().join("xtask/peers/requirements.txt");
    let wanted = fs::read(&required).map_err(|error| Failure::io("cannot read", &required, &error))?;
    let installed = folder.join("requirements.txt");
    if python.exists() && fs::read(&installed).is_ok_and(|have| have == wanted) {
        return Ok(python);
    }
    tools::python()?;
    run(command("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    run(command(&python.to_string_lossy()).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&required))?;
    fs::write(&installed, wanted).map_err(|error| Failure::io("cannot write", &installed, &error))?;
    Ok(python)
}

fn program(path: &str) -> String {
    workspace::root().join(path).to_string_lossy().into_owned()
}

/// What a command prints, as JSON.
fn answered(command: &mut Command, arguments: &[&OsStr]) -> Result<Value> {
    let ended = output(command.args(arguments))?;
    if !ended.status.success() {
        return Err(Failure::new(String::from_utf8_lossy(&ended.stderr).into_owned()));
    }
    serde_json::from_slice(&ended.stdout).map_err(|error| Failure::new(format!("a bench printed no JSON: {error}")))
}

/// By method: our time, theirs, and how many times faster than the faster of them. Peers that compute something else are no peers.
fn side_by_side(ours: &Value, theirs: &Value) -> Result<Value> {
    let mut methods = serde_json::Map::new();
    for (name, own) in ours["methods"].as_object().into_iter().flatten() {
        let mut row = serde_json::Map::from_iter([("nativeMs".to_owned(), own["ms"].clone())]);
        let mut fastest: Option<f64> = None;
        for (peer, their) in theirs[name].as_object().into_iter().flatten() {
            if !is_same(&own["first"], &their["first"]) {
                let text = format!("{peer} and we differ in {name}: {} and {}", their["first"], own["first"]);
                return Err(Failure::new(text));
            }
            let millis = their["ms"].as_f64();
            fastest = fastest.into_iter().chain(millis).reduce(f64::min);
            row.insert(peer.clone(), json!(millis));
        }
        if let (Some(fastest), Some(millis)) = (fastest, own["ms"].as_f64()) {
            row.insert("peerMs".into(), json!(fastest));
            row.insert("peerToNative".into(), json!(fastest / millis));
        }
        methods.insert(name.clone(), Value::Object(row));
    }
    Ok(json!({ "entities": ours["entities"], "criteria": ours["criteria"], "methods": methods }))
}

/// The reference task, ours and numpy's, which draws other numbers: so the mean may differ by four standard errors of the difference,
/// a quantile by 1.5 %.
fn simulation(ours: &Value, theirs: &Value) -> Result<Value> {
    let of = |side: &Value, name: &str| side["summary"]["npv"][name].as_f64().unwrap_or(f64::NAN);
    for name in ["mean", "p5", "p50", "p95"] {
        let (a, b) = (of(ours, name), of(theirs, name));
        let allowed = if name == "mean" { 4.0 * 2.0_f64.sqrt() * of(theirs, "error") } else { 0.015 * b.abs() };
        let is_near = (a - b).abs() <= allowed;
        if !is_near {
            return Err(Failure::new(format!("numpy and we differ in the simulation's {name}: {b} and {a}")));
        }
    }
    let (native, numpy) = (&ours["ms"], &theirs["ms"]);
    let ratio = numpy.as_f64().zip(native.as_f64()).map(|(numpy, native)| numpy / native);
    Ok(json!({ "nativeMs": native, "numpyMs": numpy, "numpyToNative": ratio }))
}

fn is_same(ours: &Value, theirs: &Value) -> bool {
    let numbers = |value: &Value| value.as_array().into_iter().flatten().map(Value::as_f64).collect::<Vec<_>>();
    let (ours, theirs) = (numbers(ours), numbers(theirs));
    let close = |(a, b): (&Option<f64>, &Option<f64>)| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= SAME * a.abs().max(b.abs()),
        _ => false,
    };
    !ours.is_empty() && ours.len() == theirs.len() && ours.iter().zip(&theirs).all(close)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(first: &str) -> Value {
        serde_json::from_str(first).unwrap()
    }

    #[test]
    fn the_faster_peer_counts() {
        let ours = told(
            r#"{"entities":2,"criteria":1,"methods":{"sum":{"ms":2,"first":[1,2]},"alone":{"ms":1,"first":[1]}}}"#,
        );
        let theirs = told(r#"{"sum":{"a":{"ms":30,"first":[1,2]},"b":{"ms":20,"first":[1,2.0000000001]}}}"#);
        let table = side_by_side(&ours, &theirs).unwrap();
        assert_eq!(table["methods"]["sum"]["peerToNative"], 10.0);
        assert_eq!(table["methods"]["alone"], told(r#"{"nativeMs":1}"#));
    }

    #[test]
    fn a_simulation_may_differ_by_chance_only() {
        let side = |mean: f64, p5: f64| {
            let npv = json!({"mean": mean, "p5": p5, "p50": 2, "p95": 9, "error": 0.1});
            json!({"ms": 10, "summary": {"npv": npv}})
        };
        assert_eq!(simulation(&side(3.0, 1.0), &side(3.5, 1.01)).unwrap()["numpyToNative"], 1.0);
        assert!(simulation(&side(3.0, 1.0), &side(3.6, 1.0)).is_err());
        assert!(simulation(&side(3.0, 1.0), &side(3.0, 1.02)).is_err());
        assert!(simulation(&side(3.0, 1.0), &told("{}")).is_err());
    }

    #[test]
    fn a_peer_with_another_result_is_none() {
        let ours = told(r#"{"methods":{"sum":{"ms":2,"first":[1,2]}}}"#);
        assert!(side_by_side(&ours, &told(r#"{"sum":{"a":{"ms":30,"first":[1,2.1]}}}"#)).is_err());
        assert!(side_by_side(&ours, &told(r#"{"sum":{"a":{"ms":30,"first":[1]}}}"#)).is_err());
    }
}
