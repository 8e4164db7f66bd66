//! Every method that `yuanheng method` reaches gives the same bits on every machine: one digest a method, over all its variants.

use scoring::case::{self, Part, ids};
use serde_json::{Value, json};

/// Bytes of everything that came out, in order.
fn digest(parts: &[(&'static str, Part)], start: u64) -> u64 {
    let add = |digest: u64, bytes: &[u8]| {
        bytes.iter().fold(digest, |digest, byte| (digest ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3))
    };
    let numbers =
        |digest, cells: &[f64]| cells.iter().fold(digest, |digest, cell| add(digest, &cell.to_bits().to_le_bytes()));
    let integers = |digest, cells: &[u32]| cells.iter().fold(digest, |digest, cell| add(digest, &cell.to_le_bytes()));
    parts.iter().fold(start, |digest, (name, part)| {
        let digest = add(digest, name.as_bytes());
        match part {
            Part::Number(cell) => numbers(digest, &[*cell]),
            Part::Numbers(cells) => numbers(digest, cells),
            Part::Integers(cells) => integers(digest, cells),
            Part::Matrix(rows) => rows.iter().fold(digest, |digest, row| numbers(digest, row)),
            Part::Sets(sets) => sets.iter().fold(digest, |digest, set| integers(digest, set)),
            Part::Words(words) => words.iter().fold(digest, |digest, word| add(digest, word.as_bytes())),
        }
    })
}

/// Twelve rows, five columns, all positive; no value stands twice in a column, and no fraction is exact.
fn matrix() -> Vec<Vec<f64>> {
    let cell = |row: usize, column: usize| ((row * 37 + column * 61 + row * column * 13) % 101) as f64 / 7.0 + 0.3;
    (0..12).map(|row| (0..5).map(|column| cell(row, column)).collect()).collect()
}

/// What methods read; those that name a field alike and mean another thing bring their own.
fn input() -> Value {
    json!({
        "matrix": matrix(), "weights": [0.31, 0.17, 0.23, 0.11, 0.18], "directions": ["max", "min", "max", "max", "min"],
        "table": matrix(), "totals": (0..12).map(|row| 60.0 + f64::from(row) * 3.7).collect::<Vec<_>>(),
        "values": [3.1, 0.7, 12.3, 5.9, 8.8, 2.2], "sizes": [1.5, 2.5, 0.5, 4.0, 3.0, 1.0], "groups": [0, 1, 0, 2, 1, 2],
        "industry": [3.1, 0.7, 12.3, 5.9], "whole": [30.0, 21.0, 40.0, 17.0], "plants": [1.1, 2.3, 0.6, 4.4, 9.1],
        "membership": [[0.1, 0.5, 0.4], [0.3, 0.3, 0.4], [0.7, 0.2, 0.1], [0.0, 0.6, 0.4], [0.25, 0.35, 0.4]],
        "scores": [71.3, 64.2, 88.8, 71.3, 59.1, 93.7, 80.2],
        "pairwise": [[1.0, 0.5, 4.0, 3.0], [2.0, 1.0, 7.0, 5.0], [0.25, 0.142857142857143, 1.0, 0.5], [0.333333333333333, 0.2, 2.0, 1.0]],
        "best_to_others": [8.0, 2.0, 1.0, 4.0], "others_to_worst": [1.0, 5.0, 8.0, 3.0],
        "weight_sets": [[0.4, 0.3, 0.2, 0.1], [0.25, 0.2, 0.3, 0.25], [0.1, 0.3, 0.35, 0.25]],
        "steps": [0.12, 0.34, 0.07, 0.21],
    })
}

/// The method over all these parameters; the input with these fields over it.
fn run(id: &str, over: &Value, variants: &[Value]) -> u64 {
    let mut input = input();
    if let (Some(input), Some(over)) = (input.as_object_mut(), over.as_object()) {
        input.extend(over.clone());
    }
    variants.iter().fold(0xCBF2_9CE4_8422_2325, |start, params| {
        let case = json!({"method": id, "input": input, "params": params});
        let output = case::run(case.to_string().as_bytes()).unwrap_or_else(|error| panic!("{id} {params}: {error:?}"));
        digest(output.parts(), start)
    })
}

fn each(name: &str, words: &[&str]) -> Vec<Value> {
    words.iter().map(|word| json!({ name: word })).collect()
}

/// What is asked of a method; one that is not named has its defaults.
fn asked(id: &str) -> (Value, Vec<Value>) {
    let scales = ["none", "minmax", "max", "sum", "vector", "linear", "logarithmic"];
    let params = match id {
        "weighted_sum" => each("normalise", &scales),
        // A product knows no zero, and these scales have one.
        "weighted_product" | "waspas" => each("normalise", &["none", "max", "sum", "vector", "linear"]),
        "topsis" | "gra" => each("normalise", &["minmax", "max", "sum", "vector", "linear"]),
        "normalise" => each("method", &scales),
        "vikor" => vec![json!({}), json!({"v": 0.3})],
        "codas" => vec![json!({}), json!({"tau": 0.4})],
        "cocoso" => vec![json!({}), json!({"lambda": 0.2})],
        "spotis" => vec![
            json!({"bounds": [[0.0, 16.0], [0.0, 16.0], [0.0, 16.0], [0.0, 16.0], [0.0, 16.0]]}),
            json!({"bounds": [[0.0, 16.0], [0.0, 16.0], [0.0, 16.0], [0.0, 16.0], [0.0, 16.0]],
                "expected_solution": [9.0, 3.0, 11.0, 8.0, 1.5]}),
        ],
        "rsr" => each("ranks", &["integer", "non_integer"]),
        "mpi" => each("penalty", &["negative", "positive"]),
        "promethee1" | "promethee2" => ["usual", "u_shape", "v_shape", "level", "linear", "gaussian"]
            .iter()
            .map(|shape| json!({"preference": shape, "q": 0.7, "p": 3.3, "s": 2.1}))
            .collect(),
        "electre3" => vec![json!({"p": 3.3}), json!({"q": 0.7, "p": 3.3, "v": 9.9})],
        "coupling_coordination" => each("coupling", &["classic", "adjusted"]),
        "fuzzy_evaluation" => ["min_max", "product_max", "min_sum", "product_sum"]
            .iter()
            .map(|operator| json!({"operator": operator, "grades": [95.0, 75.0, 55.0]}))
            .collect(),
        "moderate" => vec![json!({"best": 5.0}), json!({"best": [4.0, 6.5]})],
        "weights_entropy" => vec![json!({}), json!({"normalise": "minmax"}), json!({"directed": true, "nudge": 0.01})],
        "weights_critic" => vec![
            json!({}),
            json!({"correlation": "spearman", "contrast": "sd"}),
            json!({"contrast": "entropy", "directed": true}),
        ],
        "weights_pca" => vec![json!({}), json!({"components": 2, "rotation": "varimax"})],
        "weights_ahp" => each("priority", &["eigenvector", "geometric_mean"]),
        "weights_bwm" => each("model", &["nonlinear", "linear"]),
        "weights_combined" => each("combine", &["linear", "multiplicative", "geometric", "game"]),
        "weights_optimised" => vec![
            json!({}),
            json!({"target": [0.1, 0.3, 0.2, 0.25, 0.15]}),
            json!({"weight_bounds": [[0.1, 0.3], [0.1, 0.3], [0.1, 0.3], [0.1, 0.3], [0.1, 0.3]]}),
        ],
        "weights_from_order" => vec![json!({}), json!({"margin": 0.2})],
        "ratio_to_base" => vec![json!({}), json!({"bases": [7.0, 6.0, 5.0, 8.0, 9.0], "cap": 1.5, "floor": 0.2})],
        "bands" => ["step", "linear"]
            .iter()
            .map(|between| json!({"limits": [9.0, 5.0, 1.0], "points": [10.0, 7.0, 3.0, 0.0], "between": between}))
            .collect(),
        "interval" => vec![json!({"lo": 3.0, "hi": 6.0}), json!({"lo": 3.0, "hi": 6.0, "zero": [0.5, 13.0]})],
        "grades" => vec![
            json!({"labels": ["A", "B", "C"], "shares": [0.2, 0.5]}),
            json!({"labels": ["A", "B", "C"], "thresholds": [80.0, 60.0]}),
        ],
        "experts" => vec![json!({}), json!({"n_lowest": 1, "n_highest": 1})],
        _ => vec![json!({})],
    };
    let over = match id {
        "grades" => json!({"groups": ["n", "s", "n", "s", "n", "s", "n"]}),
        "weights_swara" => json!({"order": [2, 0, 4, 1, 3]}),
        "weights_from_order" => json!({"order": [5, 1, 8]}),
        "coupling_coordination" | "obstacle_degrees" => json!({"matrix": unit_matrix()}),
        _ => json!({}),
    };
    (over, params)
}

/// Values from 0 to 1 for methods that take nothing else.
fn unit_matrix() -> Vec<Vec<f64>> {
    matrix().iter().map(|row| row.iter().map(|cell| cell / 15.0).collect()).collect()
}

const PINNED: &[(&str, u64)] = &[
    ("weighted_sum", 0x63AF_8E47_167A_CEA4),
    ("weighted_product", 0x1CAB_D7BB_CF22_D38D),
    ("waspas", 0x2B95_8098_A4DF_8595),
    ("topsis", 0x39DF_A2B8_5412_667E),
    ("vikor", 0x7633_4451_D478_B5FF),
    ("copras", 0x3821_A602_FD35_28DA),
    ("moora", 0xADBC_2B4B_D1D5_4F44),
    ("moora_reference", 0xE68C_BEC1_436F_250F),
    ("multimoora", 0xF372_E7A5_2356_FD92),
    ("aras", 0x48F4_5C8C_C0A9_8543),
    ("edas", 0x495E_A36C_FCC3_29E5),
    ("mabac", 0x1C9A_D586_00D6_A270),
    ("marcos", 0x4132_5901_CB7E_12BC),
    ("codas", 0x3402_671B_15F5_AECF),
    ("cocoso", 0xAF37_3529_CBB3_4A38),
    ("spotis", 0x7753_5924_BB78_9977),
    ("gra", 0x1D2A_9478_F26D_1991),
    ("rsr", 0x0948_3BA1_C92D_37E1),
    ("mpi", 0x4D77_5BE6_086C_D777),
    ("bod", 0x504F_E974_0D8D_5732),
    ("normalise", 0xBEA8_42F8_9073_16D6),
    ("promethee1", 0x0642_841A_39BE_C55B),
    ("promethee2", 0xA496_0801_4A45_BA4D),
    ("electre3", 0x7E78_44C5_1808_1180),
    ("copeland", 0x4EFA_3018_BE06_C79F),
    ("location_quotient", 0xC05A_B0E5_9651_E090),
    ("krugman", 0x96E8_E571_F79F_012A),
    ("herfindahl", 0xD60E_390D_4CA5_B53C),
    ("gini", 0x7EE8_2592_C5F2_136F),
    ("theil", 0x1E25_D7B1_0FBD_C095),
    ("ellison_glaeser", 0xB45E_90F9_22F3_95F2),
    ("coupling_coordination", 0xD497_9857_3265_E88A),
    ("obstacle_degrees", 0xE6AD_866E_307D_7B2C),
    ("fuzzy_evaluation", 0xAAD0_36A5_814A_EBF5),
    ("moderate", 0x443D_C312_A77B_F7D0),
    ("weights_equal", 0xBD24_85A4_2B07_3F8B),
    ("weights_entropy", 0x1CC9_1ABA_4F97_EF91),
    ("weights_critic", 0x89D4_83BD_5F52_3BA6),
    ("weights_standard_deviation", 0x601E_C7C9_A62E_5CB9),
    ("weights_coefficient_of_variation", 0x7C37_F349_D079_007A),
    ("weights_gini", 0xDCBD_7656_C05A_FB75),
    ("weights_pca", 0x72CE_343C_95D0_B3D4),
    ("weights_merec", 0xBF93_942F_BF51_1422),
    ("weights_ahp", 0xFCF5_5294_ABA0_1FC5),
    ("weights_bwm", 0x27A5_7602_2CC3_CDF2),
    ("weights_swara", 0xD140_1A62_6038_69C8),
    ("weights_combined", 0x895E_BB77_504C_48E6),
    ("weights_optimised", 0xE49D_9C59_3755_5FCD),
    ("weights_from_order", 0xBA1D_3DE3_4971_774E),
    ("ratio_to_base", 0xDCC6_E371_FC90_0C9F),
    ("bands", 0x182F_7ED3_B455_328B),
    ("interval", 0xF9D3_136F_3B00_587E),
    ("grades", 0x83A6_83CA_1A14_797D),
    ("experts", 0x46A6_D4D5_FA91_57B6),
];

#[test]
fn every_method_gives_the_bits_that_were_written_down() {
    let got: Vec<(&str, u64)> = ids()
        .map(|id| {
            let (over, variants) = asked(id);
            (id, run(id, &over, &variants))
        })
        .collect();
    let lines: Vec<String> = got.iter().map(|(id, digest)| format!("    (\"{id}\", {digest:#018X}),")).collect();
    assert!(got == PINNED, "these are the bits here, if they are meant to change:\n{}", lines.join("\n"));
}
