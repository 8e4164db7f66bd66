//! Numbers that others computed or published, through the command.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use super::{known_answers, repository};

/// A CSV as columns by header; `None` where a cell is empty or `NA`.
struct Answers {
    ids: Vec<String>,
    columns: BTreeMap<String, Vec<Option<f64>>>,
}

impl Answers {
    fn parse(text: &[u8]) -> Self {
        let mut reader = csv::Reader::from_reader(text);
        let header: Vec<String> = reader.headers().expect("a header").iter().map(String::from).collect();
        let mut answers = Self { ids: Vec::new(), columns: BTreeMap::new() };
        for record in reader.records() {
            let record = record.expect("a row");
            answers.ids.push(record[0].into());
            for (name, cell) in header.iter().zip(&record).skip(1) {
                answers.columns.entry(name.clone()).or_default().push(cell.parse().ok());
            }
        }
        answers
    }

    fn read(path: &Path) -> Self {
        Self::parse(&std::fs::read(path).expect("a file of known answers"))
    }

    fn get(&self, id: &str, column: &str) -> Option<f64> {
        let row = self.ids.iter().position(|known| known == id).unwrap_or_else(|| panic!("no row {id}"));
        self.columns.get(column).unwrap_or_else(|| panic!("no column {column}"))[row]
    }
}

fn score(data: &[&Path], arguments: &[&str]) -> Answers {
    let output =
        Command::new(env!("CARGO_BIN_EXE_yuanheng")).arg("score").args(data).args(arguments).output().expect("runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Answers::parse(&output.stdout)
}

/// Every figure of `got` that the other program has too agrees to 1e-9, relative where it is larger than one.
fn check(got: &Answers, expect: &Answers, columns: &[&str]) {
    for id in &got.ids {
        for &column in columns {
            match (got.get(id, column), expect.get(id, column)) {
                (Some(got), Some(expect)) => {
                    assert!(
                        (got - expect).abs() <= 1e-9 * expect.abs().max(1.0),
                        "{id} {column}: {got}, expected {expect}"
                    );
                }
                (got, expect) => assert_eq!(got, expect, "{id} {column}"),
            }
        }
    }
}

const AGGREGATES: [&str; 11] =
    ["Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin", "Conn", "Sust", "Index"];

#[test]
fn asem_normalised_from_raw_data_agrees_with_coinr() {
    let Some(cases) = known_answers("cases/asem") else { return };
    let data = [cases.join("input_iData.csv"), cases.join("input_iMeta.csv")];
    let data: Vec<&Path> = data.iter().map(|path| path.as_path()).collect();
    let got = score(&data, &["--stage", "normalised"]);
    let expect = Answers::read(&cases.join("expected_rawminmax_normalised.csv"));
    assert_eq!((got.ids.len(), got.columns.len()), (51, 49));
    let columns: Vec<&str> = got.columns.keys().map(String::as_str).collect();
    check(&got, &expect, &columns);
}

#[test]
fn asem_with_other_weights_and_an_availability_threshold_agrees_with_coinr() {
    let Some(cases) = known_answers("cases/asem") else { return };
    let weights = std::fs::read_to_string(cases.join("input_weights_alt.csv")).expect("weights");
    let settings: Vec<String> = weights
        .lines()
        .skip(1)
        .map(|line| {
            let mut cells = line.split(',').map(|cell| cell.trim_matches('"'));
            let (code, _, weight) = (cells.next(), cells.next(), cells.next());
            format!("weights.{}={}", code.expect("a code"), weight.expect("a weight"))
        })
        .chain([String::from("aggregate.availability=0.5")])
        .collect();
    let arguments: Vec<&str> = settings.iter().flat_map(|setting| ["--set", setting]).collect();
    let data = [cases.join("input_iData.csv"), cases.join("input_iMeta.csv")];
    let data: Vec<&Path> = data.iter().map(|path| path.as_path()).collect();
    let got = score(&data, &arguments);
    let expect = Answers::read(&cases.join("expected_agg_rawminmax_altw_datthresh_0.5.csv"));
    check(&got, &expect, &AGGREGATES);
}

#[test]
fn asem_as_coinr_builds_it_whole_agrees() {
    let Some(cases) = known_answers("cases/asem") else { return };
    let data = [cases.join("input_iData.csv"), cases.join("input_iMeta.csv")];
    let data: Vec<&Path> = data.iter().map(|path| path.as_path()).collect();
    let settings = [
        "treat.denominate=true",
        "treat.missing=group_mean:EurAsia_group",
        "treat.availability=0.9",
        "treat.outliers=coinr",
    ];
    let arguments: Vec<&str> = settings.iter().flat_map(|setting| ["--set", setting]).collect();
    let got = score(&data, &arguments);
    let expect = Answers::read(&cases.join("expected_results_full.csv"));
    check(&got, &expect, &AGGREGATES);
    for id in &got.ids {
        assert_eq!(got.get(id, "rank"), expect.get(id, "Rank"), "{id}");
    }
}

#[test]
fn a_period_of_the_asem_panel_can_be_chosen() {
    let Some(cases) = known_answers("cases/asem") else { return };
    let data = [cases.join("input_iData_panel.csv"), cases.join("input_iMeta.csv")];
    let data: Vec<&Path> = data.iter().map(|path| path.as_path()).collect();
    let of_2018 = score(&data, &["--set", "period=2018", "--stage", "raw"]);
    let single = score(&[&cases.join("input_iData.csv"), &cases.join("input_iMeta.csv")], &["--stage", "raw"]);
    let columns: Vec<&str> = single.columns.keys().map(String::as_str).collect();
    check(&of_2018, &single, &columns);
    let newest = score(&data, &["--stage", "raw"]);
    assert_ne!(newest.get("AUT", "GDPGrow"), of_2018.get("AUT", "GDPGrow"));
}

#[test]
fn the_published_human_development_index_is_met() {
    let folder = repository("public/data/hdi-2015");
    let got = score(&[&folder], &[]);
    let published = Answers::read(&folder.join("published.csv"));
    let column = published.columns.keys().next().expect("a column").clone();
    // Published with three decimals, so ours are rounded before they are compared.
    let near = |id: &&String| {
        let difference = got.get(id, "score").zip(published.get(id, &column));
        difference.is_some_and(|(got, expect)| ((got * 1000.0).round() - expect * 1000.0).abs() <= 1.0 + 1e-6)
    };
    assert_eq!(got.ids.len(), 188);
    assert!(got.ids.iter().filter(near).count() >= 187);
}
