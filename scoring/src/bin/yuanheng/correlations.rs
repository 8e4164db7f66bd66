//! `yuanheng score --stage correlations`: how each two indicators go together, and which pairs should be looked at.

use std::io::{self, Write};

use scoring::model::{Column, Dataset, NodeId};
use scoring::multivariate::{
    Coefficient, Concern, Correlations, Relation, Thresholds, correlations, flag_pairs, relate,
};
use scoring::pipeline::Evaluation;
use serde_json::{Value, json};

use super::options::Format;
use super::print;

const COEFFICIENTS: [(&str, Coefficient); 3] =
    [("pearson", Coefficient::Pearson), ("spearman", Coefficient::Spearman), ("kendall", Coefficient::Kendall)];

/// One line: two indicators, over how many entities, by every coefficient.
struct Pair {
    codes: [String; 2],
    relation: &'static str,
    n_entities: usize,
    coefficients: [Option<f64>; 3],
    /// By Pearson's coefficient at the thresholds the page starts with; empty for none.
    flag: &'static str,
}

/// Writes the pairs in the framework's order: normalised values, higher always better, of the indicators that take part and the
/// entities that are ranked.
///
/// # Errors
/// As [`print::to_stdout`].
pub fn print(dataset: &Dataset, evaluation: &Evaluation, format: Format) -> io::Result<()> {
    let pairs = pairs(dataset, evaluation);
    match format {
        Format::Csv => {
            let names = COEFFICIENTS.map(|(name, _)| name);
            let header = ["first", "second", "relation", "entities"].iter().chain(&names).chain(&["flag"]);
            let header: Vec<String> = header.map(ToString::to_string).collect();
            let row = |pair: &Pair| {
                let start = pair.codes.iter().cloned().chain([pair.relation.into(), pair.n_entities.to_string()]);
                start.chain(pair.coefficients.map(print::figure)).chain([pair.flag.into()]).collect()
            };
            print::to_stdout(|out| print::csv(out, &header, pairs.iter().map(row)))
        }
        Format::Json => {
            let told = json!({
                "dataset": dataset.id,
                "fingerprint": dataset.fingerprint,
                "engine": scoring::ENGINE_VERSION,
                "period": dataset.panels.get(evaluation.panel).map(|panel| &panel.period.0),
                "pairs": pairs.iter().map(as_json).collect::<Vec<Value>>(),
            });
            print::to_stdout(|out| writeln!(out, "{told:#}"))
        }
    }
}

fn as_json(pair: &Pair) -> Value {
    let [first, second] = &pair.codes;
    let [pearson, spearman, kendall] = pair.coefficients;
    json!({
        "first": first,
        "second": second,
        "relation": pair.relation,
        "entities": pair.n_entities,
        "pearson": pearson,
        "spearman": spearman,
        "kendall": kendall,
        "flag": Some(pair.flag).filter(|flag| !flag.is_empty()),
    })
}

fn pairs(dataset: &Dataset, evaluation: &Evaluation) -> Vec<Pair> {
    let framework = &dataset.framework;
    let ranked = |column: &Column| {
        let included = evaluation.included.iter().enumerate();
        Column::from_options(included.map(|(entity, included)| column.get(entity).filter(|_| *included)))
    };
    let active = framework.leaves().iter().zip(&evaluation.normalised.columns);
    let active = active.filter(|(leaf, _)| evaluation.weights.is_active(**leaf));
    let (leaves, columns): (Vec<NodeId>, Vec<Column>) = active.map(|(&leaf, column)| (leaf, ranked(column))).unzip();
    let all: [Correlations; 3] = COEFFICIENTS.map(|(_, of)| correlations(&columns, of));
    let [pearson, ..] = &all;
    let flags = flag_pairs(framework, &leaves, pearson, Thresholds::default());
    let code = |leaf: &NodeId| framework.node(*leaf).code.clone();
    let pair = |a: usize, first: &NodeId, b: usize, second: &NodeId| Pair {
        codes: [code(first), code(second)],
        relation: match relate(framework, *first, *second) {
            Relation::Siblings => "siblings",
            Relation::SamePillar => "same pillar",
            Relation::AcrossPillars => "across pillars",
        },
        n_entities: pearson.n_pairs(a, b),
        coefficients: all.each_ref().map(|matrix| matrix.get(a, b)),
        flag: match flags.iter().find(|flag| flag.pair == [a, b]).map(|flag| flag.concern) {
            Some(Concern::Redundant) => "redundant",
            Some(Concern::Opposed) => "opposed",
            None => "",
        },
    };
    let pairs = leaves.iter().enumerate().flat_map(|(a, first)| {
        let later = leaves.iter().enumerate().skip(a + 1);
        later.map(move |(b, second)| (a, first, b, second))
    });
    pairs.map(|(a, first, b, second)| pair(a, first, b, second)).collect()
}
