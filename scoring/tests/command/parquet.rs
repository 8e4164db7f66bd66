//! Parquet as pandas, polars, DuckDB and others write it, held against the same table as text, and files that must be refused.

use scoring::intake::{self, Input, Limits, NativeDecoder, Raw, RawTable};
use scoring::model::{At, ParquetFault as Fault, Problem, ProblemKind as P, Severity};
use scoring::validate;

use super::{find, load, loaded};

fn fixture(name: &str) -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/parquet/");
    std::fs::read(format!("{path}{name}")).expect("a file kept with the tests")
}

/// The table of a file, under the name of the text.
fn raw(name: &str) -> (RawTable, Vec<Problem>) {
    let Raw { mut tables, problems, .. } =
        intake::read(vec![Input::new("parks.parquet", fixture(name))], &NativeDecoder).expect(name);
    assert_eq!(tables.len(), 1, "{name}");
    (tables.remove(0), problems)
}

fn column(table: &RawTable, header: &str) -> Vec<String> {
    let at = table.column(header).unwrap_or_else(|| panic!("no {header} in {:?}", table.header));
    table.rows.iter().map(|row| row.cell(at).to_string()).collect()
}

/// The file and column at which a fault is told.
fn told(problems: &[Problem], fault: &Fault) -> Vec<(String, Severity)> {
    let is_it = |problem: &&Problem| matches!(&problem.kind, P::Parquet(found) if found == fault);
    let place = |problem: &Problem| (problem.at.column.clone().unwrap_or_default(), problem.severity);
    problems.iter().filter(is_it).map(place).collect()
}

#[test]
fn every_writer_and_every_packing_give_the_table_of_the_text() {
    let text = loaded(vec![Input::new("parks.csv", fixture("parks.csv"))]);
    assert_eq!(text.dataset.n_entities(), 4);
    let packings = ["none", "snappy", "gzip", "zstd", "lz4", "v2", "plain", "delta"];
    for name in packings.iter().chain(&["pandas", "polars", "duckdb", "fastparquet", "spark", "spark-legacy"]) {
        let columns = loaded(vec![Input::new("parks.parquet", fixture(&format!("parks.{name}.parquet")))]);
        assert_eq!(columns.dataset.fingerprint, text.dataset.fingerprint, "{name}");
        assert_eq!(columns.dataset.panels, text.dataset.panels, "{name}");
        assert_eq!(columns.dataset.groups, text.dataset.groups, "{name}");
        let uses = |loaded: &validate::Loaded| loaded.columns.as_ref().map(|columns| columns.mapping.clone());
        assert_eq!(uses(&columns), uses(&text), "{name}: columns are taken for the same");
    }
}

#[test]
fn cells_are_written_as_the_text_has_them() {
    let text = intake::read(vec![Input::new("parks.csv", fixture("parks.csv"))], &NativeDecoder).expect("text");
    let (table, problems) = raw("parks.zstd.parquet");
    assert_eq!(problems, []);
    assert_eq!((&table.header, &table.units), (&text.tables[0].header, &text.tables[0].units));
    for header in ["园区", "县区", "企业数", "设立日期", "高新区", "税收"] {
        assert_eq!(column(&table, header), column(&text.tables[0], header), "{header}");
    }
    assert_eq!(column(&table, "产值"), ["120.5", "80", "", "0.1"]);
    assert_eq!(table.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn each_kind_of_value_has_all_its_digits() {
    let (table, problems) = raw("kinds.parquet");
    let check = |header: &str, expect: [&str; 3]| assert_eq!(column(&table, header), expect, "{header}");
    check("int8", ["-128", "", "127"]);
    check("uint32", ["0", "", "4294967295"]);
    check("uint64", ["0", "", "18446744073709551615"]);
    check("int64", ["-9223372036854775808", "", "9223372036854775807"]);
    check("float16", ["0.5", "", "65504"]);
    check("float32", ["0.1", "", "16777216"]);
    check("float64", ["0.3333333333333333", "", "1E+300"]);
    check("decimal9", ["1.5", "", "-0.1"]);
    check("decimal76", ["0.001", "", &format!("-1{}.000", "0".repeat(70))]);
    check("time", ["08:30:00", "", "23:59:59.000001"]);
    check("moment", ["2024-01-01 00:30:15.25", "", "2024-01-02"]);
    check("utc", ["2024-01-01 00:30:15.25Z", "", "2024-01-01 00:30:15.25Z"]);
    check("category", ["东", "", "东"]);
    check("nothing", ["", "", ""]);
    check("after", ["1", "2", "3"]);
    let error = |header: &str| (header.to_string(), Severity::Error);
    assert_eq!(told(&problems, &Fault::Nested), ["list", "pair", "map"].map(error));
    assert_eq!(told(&problems, &Fault::Unfit), [error("blob")]);
    assert_eq!(told(&problems, &Fault::Kind { name: "FIXED_LEN_BYTE_ARRAY".into() }), [error("hash")]);
    assert_eq!(told(&problems, &Fault::Utc), [("utc".to_string(), Severity::Warning)]);
    assert_eq!(problems.len(), 6, "{problems:?}");
    let (long, problems) = raw("int96.parquet");
    assert_eq!(column(&long, "moment"), ["2024-01-01 00:30:15.25", "", "2024-01-02 00:00:00"]);
    assert_eq!(told(&problems, &Fault::Utc), [("moment".to_string(), Severity::Warning)]);
}

#[test]
fn a_value_that_does_not_fit_empties_its_cell_and_says_which() {
    for name in ["unfit.parquet", "unfit.plain.parquet"] {
        let (table, problems) = raw(name);
        assert_eq!(column(&table, "note"), ["好", "", "坏"], "{name}");
        assert_eq!(column(&table, "moment"), ["1970-01-01", "", "1970-01-02"], "{name}");
        assert_eq!(column(&table, "x"), ["1.5", "2.5", ""], "{name}");
        let unfit = [("note", 2), ("moment", 2)].map(|(column, row)| {
            let at = At { row: Some(row), ..At::column("parks.parquet", column) };
            Problem::new(Severity::Error, at, P::Parquet(Fault::UnfitCells { n: 1 }))
        });
        assert_eq!(problems, unfit, "{name}");
    }
}

#[test]
fn rows_of_several_groups_and_pages_follow_one_another() {
    for name in ["parts.v1.parquet", "parts.v2.parquet"] {
        let (table, problems) = raw(name);
        assert_eq!((table.rows.len(), problems), (600, vec![]), "{name}");
        let numbered = |write: fn(usize) -> String| (0..600).map(write).collect::<Vec<_>>();
        assert_eq!(column(&table, "name"), numbered(|row| format!("园区{row}")), "{name}");
        let x = numbered(|row| if row % 7 == 3 { String::new() } else { format!("{}", row as f64 * 0.5) });
        assert_eq!(column(&table, "x"), x, "{name}");
        let group = numbered(|row| if row / 100 % 2 == 1 { "东区" } else { "西区" }.into());
        assert_eq!(column(&table, "group"), group, "{name}");
        assert_eq!(column(&table, "count"), numbered(|row| (row * row).to_string()), "{name}");
    }
}

#[test]
fn an_index_that_counts_is_left_out_and_one_that_names_comes_first() {
    let (counted, problems) = raw("index.counts.parquet");
    assert_eq!(counted.header, ["name", "x"]);
    assert_eq!(told(&problems, &Fault::Index), [("__index_level_0__".to_string(), Severity::Note)]);
    let named = loaded(vec![Input::new("a.parquet", fixture("index.names.parquet"))]);
    let names: Vec<&str> = named.dataset.entities.iter().map(|entity| entity.name.zh()).collect();
    assert_eq!(names, ["甲", "乙", "丙"]);
    find(&named.problems, |kind| *kind == P::EmptyHeader);
}

#[test]
fn several_files_are_joined_and_a_package_may_have_tables_of_columns() {
    let tax = Input::new("用电.csv", "园区,用电量\n甲园,7\n乙园,8\n丙园,9\n");
    let joined = loaded(vec![Input::new("parks.parquet", fixture("parks.zstd.parquet")), tax]);
    find(&joined.problems, |kind| matches!(kind, P::TablesJoined { n_tables: 2, n_all: 4, n_whole: 3 }));
    let descriptor = r#"{"name":"p","resources":[{"name":"entities","path":"e.csv"},{"name":"indicators","path":"i.csv"},
        {"name":"values_wide","path":"values.parquet"}]}"#;
    let package = loaded(vec![
        Input::new("datapackage.json", descriptor),
        Input::new("e.csv", "id,name\na,甲\nb,乙\nc,丙\n"),
        Input::new(
            "i.csv",
            "iCode,iName,Parent,Level,Type,Weight,Direction\nall,总,,2,Aggregate,1,1\nafter,后,all,1,Indicator,1,1\nint8,八,all,1,Indicator,1,1\n",
        ),
        Input::new("values.parquet", fixture("kinds.parquet")),
    ]);
    assert_eq!((package.dataset.n_entities(), package.dataset.framework.n_indicators()), (3, 2));
}

/// What stops a file, and the column where it is one's.
fn refused(name: &str, bytes: Vec<u8>) -> (Fault, Option<String>) {
    let problems = load(vec![Input::new(name, bytes)]).expect_err(name);
    let found = find(&problems, |kind| matches!(kind, P::Parquet(_)));
    assert_eq!((found.severity, found.at.file.as_str()), (Severity::Fatal, name));
    let P::Parquet(fault) = &found.kind else { panic!("{found:?}") };
    (fault.clone(), found.at.column.clone())
}

#[test]
fn damaged_locked_and_strangely_packed_files_say_what_is_wrong_and_where() {
    let whole = fixture("parks.zstd.parquet");
    assert_eq!(refused("a.parquet", whole[..whole.len() / 2].to_vec()), (Fault::CutShort, None));
    assert_eq!(refused("a.parquet", whole[..5].to_vec()), (Fault::CutShort, None));
    assert_eq!(refused("a.parquet", "园区,产值\n甲,1\n".into()), (Fault::NoParquet, None));
    let mut footer = whole.clone();
    let at = footer.len() - 30;
    footer[at..at + 16].fill(0xFF);
    assert_eq!(refused("a.parquet", footer), (Fault::Footer, None));
    let mut length = whole.clone();
    let at = length.len() - 8;
    length[at..at + 4].fill(0xFF);
    assert_eq!(refused("a.parquet", length), (Fault::Footer, None));
    // The first page is that of the first column.
    let mut page = whole;
    page[30..40].fill(0x55);
    assert_eq!(refused("a.parquet", page), (Fault::Page, Some("园区".into())));
    // Its checksum tells what would unpack all the same.
    let mut checked = fixture("parks.v2.parquet");
    let at = checked.windows(4).position(|bytes| bytes == b"\x28\xB5\x2F\xFD").expect("a packed page");
    checked[at + 14] ^= 1;
    assert_eq!(refused("a.parquet", checked), (Fault::Page, Some("园区".into())));
    assert_eq!(refused("a.parquet", fixture("encrypted.parquet")), (Fault::Encrypted, None));
    assert_eq!(refused("a.parquet", fixture("encrypted.plain-footer.parquet")), (Fault::Encrypted, None));
    let brotli = Fault::Compression { name: "BROTLI".into() };
    assert_eq!(refused("a.parquet", fixture("parks.brotli.parquet")), (brotli, Some("园区".into())));
}

#[test]
fn it_is_known_by_its_bytes_and_a_text_is_none() {
    let named = loaded(vec![Input::new("parks.csv", fixture("parks.snappy.parquet"))]);
    assert_eq!(named.dataset.n_entities(), 4);
    let text = loaded(vec![Input::new("a.csv", "PAR1,x,y\n甲,1,2\n乙,2,3\n丙,3,5\n")]);
    assert_eq!(text.dataset.n_entities(), 3);
}

#[test]
fn what_claims_too_much_is_refused_before_it_is_unpacked() {
    let within = |limits: Limits| {
        let input = Input::new("a.parquet", fixture("parts.v1.parquet"));
        validate::load_within(vec![input], &NativeDecoder, &limits).expect_err("more than the limit")
    };
    let cells = within(Limits { cells: 2399, ..Limits::default() });
    find(&cells, |kind| *kind == P::TooManyCells { limit: 2399 });
    let columns = within(Limits { columns: 3, ..Limits::default() });
    find(&columns, |kind| *kind == P::TooManyColumns { n: 4, limit: 3 });
    let pages = within(Limits { unpacked_bytes: 2400, ..Limits::default() });
    let bomb = find(&pages, |kind| matches!(kind, P::Parquet(Fault::Bomb { limit_bytes: 2400, .. })));
    assert_eq!(bomb.severity, Severity::Fatal);
    let few = within(Limits { unpacked_bytes: 2399, ..Limits::default() });
    find(&few, |kind| *kind == P::Parquet(Fault::Bomb { unpacked_bytes: 2400, limit_bytes: 2399 }));
}
