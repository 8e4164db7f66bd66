//! Every finding and error is worded whole in both languages.

use scoring::aggregate::AggregateError;
use scoring::codes::credit::CreditFault;
use scoring::codes::industry::IndustryFault;
use scoring::model::{Fingerprint, FrameworkError, ParquetFault, ProblemKind as Kind, Stacking};
use scoring::normalise::NormaliseError;
use scoring::pipeline::EvaluateError;
use scoring::scenario::{FieldError, FieldErrorKind, ScenarioError, ScenarioProblem};
use scoring::treat::TreatError;
use scoring::weigh::WeightError;

use super::*;

const A: &str = "V-ALPHA";
const B: &str = "V-BETA";

/// Each kind with the values its wording must carry.
fn kinds() -> Vec<(Kind, Vec<&'static str>)> {
    let (a, b) = (|| A.to_string(), || B.to_string());
    vec![
        (Kind::EmptyFile, vec![]),
        (Kind::UndecodableText { offset: 410 }, vec!["411"]),
        (Kind::DecodedAs { encoding: "GB18030".into() }, vec!["GB18030"]),
        (Kind::TooLarge { bytes: 200 << 20, limit_bytes: 64 << 20 }, vec!["200.0 MB", "64.0 MB"]),
        (Kind::NotAZip, vec![]),
        (Kind::ReaderUnavailable, vec![]),
        (Kind::TooManyFiles { n: 1234, limit: 1000 }, vec!["1234", "1000"]),
        (Kind::TooManyColumns { n: 7000, limit: 5000 }, vec!["7000", "5000"]),
        (Kind::ZipBomb { unpacked_bytes: 300 << 20, limit_bytes: 256 << 20 }, vec!["300.0 MB", "256.0 MB"]),
        (Kind::TooManyCells { limit: 97 }, vec!["97"]),
        (Kind::DamagedWorkbook { part: a() }, vec![A]),
        (Kind::EncryptedWorkbook, vec![]),
        (Kind::WorkbookUnread, vec!["CSV"]),
        (Kind::OldWorkbook, vec!["95"]),
        (Kind::EmptySheet, vec![]),
        (Kind::HiddenSheet, vec![]),
        (Kind::HiddenRows { rows: "5–77".into(), n: 73 }, vec!["5–77", "73"]),
        (Kind::HiddenColumns { columns: a() }, vec![A]),
        (Kind::MergedCells { n: 17 }, vec!["17"]),
        (Kind::MergedFigure { text: "97".into(), rows: 3 }, vec!["97", "3"]),
        (Kind::CellError { text: "#DIV/0!".into() }, vec!["#DIV/0!"]),
        (Kind::NotComputed, vec![]),
        (Kind::Parquet(ParquetFault::Unread), vec!["CSV"]),
        (Kind::Parquet(ParquetFault::NoParquet), vec![]),
        (Kind::Parquet(ParquetFault::CutShort), vec![]),
        (Kind::Parquet(ParquetFault::Footer), vec![]),
        (Kind::Parquet(ParquetFault::Page), vec![]),
        (Kind::Parquet(ParquetFault::Encrypted), vec![]),
        (Kind::Parquet(ParquetFault::Compression { name: a() }), vec![A, "zstd"]),
        (
            Kind::Parquet(ParquetFault::Bomb { unpacked_bytes: 300 << 20, limit_bytes: 256 << 20 }),
            vec!["300.0 MB", "256.0 MB"],
        ),
        (Kind::Parquet(ParquetFault::Nested), vec![]),
        (Kind::Parquet(ParquetFault::Kind { name: a() }), vec![A]),
        (Kind::Parquet(ParquetFault::Encoding { name: a() }), vec![A]),
        (Kind::Parquet(ParquetFault::Unfit), vec![]),
        (Kind::Parquet(ParquetFault::UnfitCells { n: 7 }), vec!["7"]),
        (Kind::Parquet(ParquetFault::Index), vec!["pandas"]),
        (Kind::Parquet(ParquetFault::Utc), vec!["UTC"]),
        (Kind::UnsupportedFormat { extension: "xlsb".into() }, vec![".xlsb", ".xlsx"]),
        (Kind::UnsupportedFormat { extension: "docx".into() }, vec![".docx"]),
        (Kind::UnsupportedFormat { extension: String::new() }, vec![]),
        (Kind::MissingFile { name: a() }, vec![A]),
        (Kind::MissingFile { name: "*.csv".into() }, vec![]),
        (Kind::BadJson { message: "expected `,` or `}` at line 31 column 45".into() }, vec!["31", "45"]),
        (Kind::BadJson { message: "no list `resources`".into() }, vec!["resources"]),
        (Kind::NoJsonRows, vec![]),
        (Kind::UnclosedQuote, vec![]),
        (Kind::RaggedRow { cells: 13, header: 12 }, vec!["13", "12"]),
        (Kind::RaggedRow { cells: 11, header: 12 }, vec!["11", "12"]),
        (Kind::DuplicateHeader { header: a() }, vec![A]),
        (Kind::EmptyHeader, vec![]),
        (Kind::MissingColumn { header: a() }, vec![A]),
        (Kind::MissingColumn { header: "name".into() }, vec![]),
        (Kind::NoNumericColumn, vec![]),
        (Kind::NoRows, vec![]),
        (Kind::OneEntity, vec![]),
        (Kind::DuplicateId { id: a(), first_row: 77 }, vec![A, "77"]),
        (Kind::DuplicateRow { first_row: 77 }, vec!["77"]),
        (Kind::DoubleDecided { id: a(), counts_row: 77 }, vec![A, "77"]),
        (Kind::DuplicateValue { id: a(), indicator: b(), first_row: 77 }, vec![A, B, "77"]),
        (Kind::UnknownEntity { id: a() }, vec![A]),
        (Kind::UnknownIndicator { code: a() }, vec![A]),
        (Kind::IndicatorWithoutValues { code: a() }, vec![A]),
        (Kind::NotANumber { text: a() }, vec![A]),
        (Kind::NotFinite { text: a() }, vec![A]),
        (Kind::UnitSlip { value: 97.0, median: 53.0, power_of_ten: 4 }, vec!["97", "53"]),
        (Kind::UnitSlip { value: 97.0, median: 53.0, power_of_ten: -8 }, vec!["97", "53"]),
        (Kind::UnitSlip { value: 97.0, median: 53.0, power_of_ten: -2 }, vec!["97", "53", "%"]),
        (Kind::ShareAsPercent { code: a() }, vec![A, "%"]),
        (Kind::Outlier { value: 97.0, median: 53.0 }, vec!["97", "53"]),
        (Kind::ConstantIndicator { code: a(), value: 97.0 }, vec![A, "97"]),
        (Kind::EverythingMissing { code: a() }, vec![A]),
        (Kind::NoValues, vec![]),
        (Kind::MissingValues { code: a(), n: 17, of: 240 }, vec![A, "17", "240"]),
        (Kind::TotalRow { label: a() }, vec![A]),
        (Kind::UnitConverted { from: a(), to: b(), factor: 0.0001 }, vec![A, B, "0.0001"]),
        (Kind::BadDirection { text: a() }, vec![A, "interval"]),
        (Kind::BadWeight { text: a() }, vec![A]),
        (Kind::BadType { text: a() }, vec![A, "Indicator"]),
        (Kind::EmptyId, vec![]),
        (Kind::EmptyPeriod, vec![]),
        (Kind::BlankRows { n: 17 }, vec!["17"]),
        (Kind::TextRow { text: a() }, vec![A]),
        (Kind::TwoRowHeader, vec![]),
        (Kind::DecimalComma, vec!["12.5"]),
        (Kind::ScientificCode { text: "4.4E+17".into() }, vec!["4.4E+17"]),
        (Kind::CreditCode { text: a(), fault: CreditFault::Check, suggestions: vec![b()] }, vec![A, B]),
        (Kind::CreditCode { text: a(), fault: CreditFault::Length { n: 17 }, suggestions: vec![] }, vec![A, "17"]),
        (Kind::CreditCode { text: a(), fault: CreditFault::Letter { letter: 'Z' }, suggestions: vec![] }, vec![A, "Z"]),
        (Kind::CreditCode { text: a(), fault: CreditFault::OrganisationCheck, suggestions: vec![] }, vec![A, "17"]),
        (Kind::IndustryCode { text: a(), fault: IndustryFault::Shape }, vec![A]),
        (Kind::IndustryCode { text: a(), fault: IndustryFault::Unknown { above: Some(b()) } }, vec![A, B]),
        (Kind::IndustryCode { text: a(), fault: IndustryFault::Section { expected: 'C' } }, vec![A, "C"]),
        (Kind::NotADate { text: a() }, vec![A, "2015-04-20"]),
        (Kind::FileIgnored, vec![]),
        (Kind::TableIgnored { table: a() }, vec![A]),
        (Kind::ColumnIgnored { header: a() }, vec![A]),
        (
            Kind::Stacking { what: Stacking::Stacked, period: "2022, 2023".into(), text: "17".into() },
            vec!["2022, 2023", "17"],
        ),
        (Kind::Stacking { what: Stacking::Stacked, period: String::new(), text: "17".into() }, vec!["17"]),
        (Kind::Stacking { what: Stacking::Taken, period: a(), text: b() }, vec![A, B]),
        (Kind::Stacking { what: Stacking::Taken, period: a(), text: String::new() }, vec![A]),
        (Kind::Stacking { what: Stacking::Disputed, period: a(), text: b() }, vec![A, B]),
        (Kind::Stacking { what: Stacking::Lacks, period: a(), text: b() }, vec![A, B]),
        (Kind::Stacking { what: Stacking::Lacks, period: String::new(), text: b() }, vec![B]),
        (Kind::Stacking { what: Stacking::NoPeriod, period: String::new(), text: b() }, vec![B]),
        (Kind::Stacking { what: Stacking::SamePeriod, period: a(), text: b() }, vec![B]),
        (Kind::TablesJoined { n_tables: 3, n_all: 97, n_whole: 53 }, vec!["3", "97", "53"]),
        (Kind::NotInAllTables { name: a(), absent: b() }, vec![A, B]),
        (Kind::NearNames { name: a(), other: b(), file: "t.csv".into(), row: 77 }, vec![A, B, "t.csv", "77"]),
        (Kind::CodeCorrected { from: a(), to: b() }, vec![A, B]),
        (Kind::NamesJoined { name: a(), other: b() }, vec![A, B]),
        (Kind::ColumnsDecided { n: 23 }, vec!["23"]),
        (Kind::RoleTwice { header: a(), first: b() }, vec![A, B]),
        (Kind::UnitMisfit { from: a(), to: b() }, vec![A, B]),
        (Kind::FrameworkAssumed { n_indicators: 17 }, vec!["17"]),
        (Kind::WeightAssumed { code: a() }, vec![A]),
        (Kind::DirectionAssumed { code: a() }, vec![A, "-1"]),
        (Kind::DirectionGuessed { code: a() }, vec![A]),
        (Kind::MixedUnits { unit: a() }, vec![A]),
        (Kind::UnknownWord { text: a() }, vec![A]),
        (Kind::UnknownDenominator { code: a(), denominator: b() }, vec![A, B]),
        (Kind::LevelDiffers { code: a(), given: 17, found: 23 }, vec![A, "17", "23"]),
        (Kind::GroupVaries { id: a(), group: b() }, vec![A, B]),
        (Kind::BadGoalposts { code: a() }, vec![A]),
        (Kind::BadDefaults { message: a() }, vec![A]),
        (Kind::Repeated { kind: Box::new(Kind::NotANumber { text: a() }), more: 80 }, vec![A, "80"]),
    ]
}

fn frameworks() -> Vec<(FrameworkError, Vec<&'static str>)> {
    let (code, parent) = (|| A.to_string(), || B.to_string());
    vec![
        (FrameworkError::Empty, vec![]),
        (FrameworkError::NoIndicator, vec!["Indicator"]),
        (FrameworkError::DuplicateCode { code: code(), first: 0, again: 3 }, vec![A]),
        (FrameworkError::MissingParent { code: code(), parent: parent(), at: 3 }, vec![A, B]),
        (FrameworkError::Cycle { codes: vec![code(), parent()] }, vec!["V-ALPHA → V-BETA → V-ALPHA"]),
        (FrameworkError::ChildOfIndicator { code: code(), parent: parent(), at: 3 }, vec![A, B, "Aggregate"]),
        (FrameworkError::ChildlessAggregate { code: code(), at: 3 }, vec![A]),
        (FrameworkError::SeveralGoals { codes: vec![code(), parent()] }, vec![A, B, "2"]),
        (FrameworkError::BadWeight { code: code(), weight: -3.0, at: 3 }, vec![A, "3"]),
        (FrameworkError::TooDeep { depth: 77, limit: 64 }, vec!["77", "64"]),
        (FrameworkError::ZeroWeights { parent: parent() }, vec![B]),
    ]
}

fn evaluations() -> Vec<(EvaluateError, Vec<&'static str>)> {
    let (a, b) = (|| A.to_string(), || B.to_string());
    let treat = |error: TreatError| EvaluateError::Treat(error);
    let normalise = |error: NormaliseError| EvaluateError::Normalise(error);
    let weight = |error: WeightError| EvaluateError::Weight(error);
    let aggregate = |error: AggregateError| EvaluateError::Aggregate(error);
    vec![
        (EvaluateError::UnknownPeriod { period: a() }, vec![A]),
        (EvaluateError::UnknownGroup { group: a() }, vec![A]),
        (EvaluateError::UnknownCategory { group: a(), category: b() }, vec![A, B]),
        (EvaluateError::UnknownEntity { id: a() }, vec![A]),
        (treat(TreatError::UnknownGroup { group: a() }), vec![A]),
        (treat(TreatError::UnknownDenominator { code: a(), denominator: b() }), vec![A, B]),
        (treat(TreatError::BadAvailability { availability: 1.5 }), vec!["1.5"]),
        (normalise(NormaliseError::BadRange { range: [9.5, 3.5] }), vec!["9.5", "3.5"]),
        (normalise(NormaliseError::BadSpread { mean: 9.5, sd: -3.5 }), vec!["9.5", "3.5"]),
        (normalise(NormaliseError::UnknownCode { code: a() }), vec![A]),
        (normalise(NormaliseError::NoGoalposts { code: a() }), vec![A]),
        (normalise(NormaliseError::BadGoalposts { code: a(), worst: 9.5, best: 9.5 }), vec![A, "9.5"]),
        (normalise(NormaliseError::NoTarget { code: a() }), vec![A]),
        (normalise(NormaliseError::BadBase { code: a(), base: -9.5 }), vec![A, "9.5"]),
        (normalise(NormaliseError::NoReference), vec![]),
        (normalise(NormaliseError::BadReference { code: a() }), vec![A]),
        (normalise(NormaliseError::ColumnCount { columns: 17, indicators: 23 }), vec!["17", "23"]),
        (weight(WeightError::UnknownCode { code: a() }), vec![A]),
        (weight(WeightError::BadWeight { code: a(), weight: -9.5 }), vec![A, "9.5"]),
        (weight(WeightError::ZeroWeights { parent: a() }), vec![A]),
        (weight(WeightError::NothingLeft), vec![]),
        (aggregate(AggregateError::BadPower { power: 0.0 }), vec!["0"]),
        (aggregate(AggregateError::BadAvailability { availability: 1.5 }), vec!["1.5"]),
        (aggregate(AggregateError::TooManyLevels { levels: 17, of: 3 }), vec!["17", "3"]),
        (
            aggregate(AggregateError::NotPositive { node: a(), child: b(), entity: 4, value: -9.5, n_cells: 17 }),
            vec![A, B, "9.5", "17"],
        ),
        (aggregate(AggregateError::ColumnCount { columns: 17, indicators: 23 }), vec!["17", "23"]),
    ]
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Longest run of words in Latin letters, outside quotation marks.
fn latin_run(text: &str) -> usize {
    let mut quoted = false;
    let plain: String = text
        .chars()
        .map(|c| {
            quoted = (quoted || c == '“') && c != '”';
            if quoted { '，' } else { c }
        })
        .collect();
    let runs = plain.split(|c: char| !c.is_ascii_alphabetic() && c != ' ');
    runs.map(|run| run.split_whitespace().count()).max().unwrap_or(0)
}

/// Both parts are there, carry the values, leak nothing of the code, and are of their language.
fn check(lang: Lang, parts: &[&str], needles: &[&str]) {
    let whole = parts.join(" ");
    for part in parts {
        assert!(!part.trim().is_empty(), "nothing said: {whole}");
    }
    for needle in needles {
        assert!(whole.contains(needle), "{needle} is missing from: {whole}");
    }
    for leak in ["{", "}", "::", "Some(", "None", "NaN", "Kind", "  "] {
        assert!(!whole.contains(leak), "{leak} leaks into: {whole}");
    }
    match lang {
        Lang::Zh => {
            assert!(parts.iter().all(|part| part.chars().any(is_han)), "not Chinese: {whole}");
            assert!(latin_run(&whole) <= 2, "English in: {whole}");
        }
        Lang::En => assert!(!whole.chars().any(is_han), "Chinese in: {whole}"),
    }
}

#[test]
fn every_finding_says_what_where_and_what_to_do() {
    let framework = frameworks().into_iter().map(|(error, needles)| (Kind::Framework(error), needles));
    for (kind, needles) in kinds().into_iter().chain(framework) {
        let found = Problem::new(Severity::Error, At::cell("pack.zip!values.csv", 4321, "tax"), kind);
        for lang in [Lang::Zh, Lang::En] {
            let Worded { place, what, hint } = problem(lang, &found);
            check(lang, &[&what, &hint], &needles);
            for part in ["pack.zip", "values.csv", "4321", "tax"] {
                assert!(place.contains(part), "{part} is missing from {place}");
            }
        }
    }
}

#[test]
fn every_refused_setting_says_what_to_change() {
    for (error, needles) in evaluations() {
        for lang in [Lang::Zh, Lang::En] {
            check(lang, &[&evaluate_error(lang, &error)], &needles);
        }
    }
}

#[test]
fn places_read_as_a_person_says_them() {
    let cell = At::cell("年报.zip!values.csv", 12, "税收");
    assert_eq!(place(Lang::Zh, &cell), "年报.zip 里的 values.csv，第 12 行，“税收”列");
    assert_eq!(place(Lang::En, &cell), "values.csv in 年报.zip, row 12, column “税收”");
    assert_eq!(place(Lang::Zh, &At::default()), "所选文件");
    assert_eq!(place(Lang::En, &At::row("a.csv", 3)), "a.csv, row 3");
}

#[test]
fn a_finding_calls_its_indicator_by_name() {
    let missing = Kind::MissingValues { code: "GDP".into(), n: 1, of: 40 };
    let repeated = Kind::Repeated { kind: Box::new(missing.clone()), more: 3 };
    for kind in [missing, repeated] {
        let found = Problem::new(Severity::Note, At::column("values.csv", "GDP"), kind);
        let name = |code: &str| (code == "GDP").then(|| "地区生产总值".to_string());
        let worded = problem_named(Lang::Zh, &found, name);
        assert!(worded.what.contains("“地区生产总值”缺 1 个数值"), "{worded:?}");
        assert_eq!(worded.place, "values.csv，“GDP”列");
        assert_eq!(problem_named(Lang::Zh, &found, |_| None), problem(Lang::Zh, &found));
    }
}

#[test]
fn a_unit_slip_says_how_far_it_is_off() {
    let slip = |power_of_ten| Kind::UnitSlip { value: 1560.0, median: 0.156, power_of_ten };
    assert!(zh::kind(&slip(4)).0.contains("（0.156）的 1万倍"));
    assert!(zh::kind(&slip(-8)).0.contains("的 1亿分之一"));
    assert!(en::kind(&slip(4)).0.contains("about 10,000 times what is usual (0.156)"));
    assert!(en::kind(&slip(-4)).0.contains("about a 10,000th of what is usual"));
}

fn scenario_errors() -> Vec<(ScenarioError, Vec<&'static str>)> {
    let field = |path: &str, kind| FieldError { path: path.into(), kind, detail: "invalid type".into() };
    let fields = vec![
        field(A, FieldErrorKind::UnknownField),
        field("normalise.method", FieldErrorKind::UnknownWord),
        field("treat.availability", FieldErrorKind::WrongType),
    ];
    vec![
        (ScenarioError::NotJson { line: 31, column: 45 }, vec!["31", "45"]),
        (ScenarioError::NotAnObject, vec![]),
        (ScenarioError::NotAVersion, vec!["yuanheng"]),
        (ScenarioError::NewerVersion { found: 17, known: 1 }, vec!["17", "1"]),
        (ScenarioError::Fields(fields), vec![A, "normalise.method", "treat.availability", "3"]),
    ]
}

fn scenario_problems() -> Vec<(ScenarioProblem, Vec<&'static str>)> {
    let (a, b) = (|| A.to_string(), || B.to_string());
    let print = |text: &str| Fingerprint(text.into());
    vec![
        (ScenarioProblem::OtherDataset { made_on: print(A), here: print(B) }, vec![A, B]),
        (ScenarioProblem::UnknownNode { path: "weights".into(), code: a() }, vec![A, "weights"]),
        (ScenarioProblem::NotAnIndicator { path: "drop".into(), code: a() }, vec![A, "drop"]),
        (ScenarioProblem::UnknownEntity { path: "focus".into(), id: a() }, vec![A, "focus"]),
        (ScenarioProblem::UnknownPeriod { period: a() }, vec![A]),
        (ScenarioProblem::UnknownGroup { path: "treat.missing".into(), group: a() }, vec![A, "treat.missing"]),
        (ScenarioProblem::UnknownCategory { group: a(), category: b() }, vec![A, B]),
        (ScenarioProblem::OutOfRange { path: "aggregate.power".into(), value: -9.5 }, vec!["9.5", "aggregate.power"]),
        (ScenarioProblem::GradesMismatch { labels: 2, shares: 17 }, vec!["2", "17"]),
    ]
}

#[test]
fn every_refused_scenario_says_why() {
    for lang in [Lang::Zh, Lang::En] {
        for (error, needles) in scenario_errors() {
            check(lang, &[&scenario_error(lang, &error)], &needles);
        }
        for (problem, needles) in scenario_problems() {
            check(lang, &[&scenario_problem(lang, &problem)], &needles);
        }
    }
}
