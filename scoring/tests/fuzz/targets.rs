//! The doors that bytes come in by, one test each.

use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use scoring::intake::{Input, NativeDecoder};
use scoring::model::Dataset;
use scoring::revenue::file::{self, PlanFile};
use scoring::revenue::{PlanKind, chance, reference, simulate};
use scoring::scenario::Scenario;
use scoring::validate::Loaded;
use scoring::{case, pipeline, scenario, scheme, validate};
use serde_json::{Map, Value};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::check;
use super::corpus::{Sample, beginnings, files, files_beside};

/// A small dataset that ships.
const PACKAGE: &str = "public/data/lishui-2019";
const DATA: &str = "uCode,uName,Time,G,P,X,Y,Z\na,A,2023,east,3,1,2.5,3\nb,B,2023,west,5,2,,4\nc,C,2023,east,7,9,1,8\n";
const META: &str = "iCode,iName,Level,Parent,Weight,Direction,Type,Unit,Target,Denominator\n\
    X,x,1,S,1,1,Indicator,%,2,P\nY,y,1,S,2,-1,Indicator,km,,\nZ,z,1,T,1,1,Indicator,,,\nS,s,2,I,1,1,Aggregate,,,\n\
    T,t,2,I,1,1,Aggregate,,,\nI,i,3,,1,1,Aggregate,,,\nG,g,,,,,Group,,,\nP,p,,,,,Denominator,,,\n";

static LISHUI: LazyLock<Dataset> = LazyLock::new(|| {
    let inputs = files(PACKAGE, "").into_iter().map(|sample| Input::new(sample.name, sample.bytes)).collect();
    validate::load(inputs, &NativeDecoder).expect("a dataset that ships").dataset
});

/// Whatever was accepted as data can be evaluated or says why not.
fn use_up(loaded: Result<Loaded, Vec<scoring::model::Problem>>) {
    match loaded {
        Ok(loaded) => {
            let dataset = loaded.dataset;
            let own = scenario::with_defaults(&dataset.defaults, Value::Null).unwrap_or_default();
            if own.check(&dataset).is_empty() {
                let _ = pipeline::evaluate(&dataset, &own);
            }
        }
        Err(problems) => assert!(!problems.is_empty(), "refused without a reason"),
    }
}

fn load(inputs: Vec<Input>) {
    use_up(validate::load(inputs, &NativeDecoder));
}

#[test]
fn tables() {
    check("tables", &beginnings("public/data"), |sample| load(vec![Input::new("table.csv", sample.bytes.clone())]));
}

#[test]
fn packages() {
    let samples: Vec<Sample> = files(PACKAGE, "").into_iter().filter(|sample| !sample.name.ends_with(".md")).collect();
    check("packages", &samples, |bent| {
        let whole = files(PACKAGE, "").into_iter();
        let inputs = whole.map(|sample| if sample.name == bent.name { bent.clone() } else { sample });
        load(inputs.map(|sample| Input::new(sample.name, sample.bytes)).collect());
    });
}

#[test]
fn archives() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for sample in files(PACKAGE, "") {
        writer.start_file(sample.name, SimpleFileOptions::default()).expect("a member");
        writer.write_all(&sample.bytes).expect("its bytes");
    }
    let bytes = writer.finish().expect("an archive").into_inner();
    check("archives", &[Sample::new("data.zip", bytes)], |sample| {
        load(vec![Input::new("data.zip", sample.bytes.clone())]);
    });
}

#[test]
fn pairs() {
    let samples = [Sample::new("iData.csv", DATA), Sample::new("iMeta.csv", META)];
    check("pairs", &samples, |bent| {
        let (data, meta) = if bent.name == "iData.csv" {
            (bent.bytes.clone(), META.into())
        } else {
            (DATA.into(), bent.bytes.clone())
        };
        load(vec![Input::new("iData.csv", data), Input::new("iMeta.csv", meta)]);
    });
}

#[test]
fn scenarios() {
    let samples = [
        Sample::new(
            "plain.json",
            r#"{"yuanheng":1,"dataset":"lishui-2019","weights":{"tax_per_mu":2,"rd":0.5},"drop":["rd"],
            "treat":{"missing":"group_mean:region","availability":0.5,"outliers":"coinr"},"pins":["a"],"grades":{"labels":["A","B"],"shares":[0.5]}}"#,
        ),
        Sample::new(
            "method.json",
            r#"{"yuanheng":1,"normalise":{"method":"zscore","range":[0,100],"mean":50,"sd":10},
            "aggregate":{"method":"power","levels":["geometric","median"],"power":-2,"availability":0.66}}"#,
        ),
        Sample::new(
            "rules.json",
            r#"{"yuanheng":1,"rules":{"red_lines":[],"bonuses":[],"adjustments":[]},"revenue":{}}"#,
        ),
    ];
    check("scenarios", &samples, |sample| {
        let text = String::from_utf8_lossy(&sample.bytes);
        if let Ok(chosen) = scenario::open(&text, &LISHUI.defaults) {
            simulate_plans(&chosen);
            let _ = chosen.check(&LISHUI);
            let _ = pipeline::evaluate(&LISHUI, &chosen);
        }
    });
}

fn simulate_plans(chosen: &Scenario) {
    for kind in PlanKind::ALL {
        if let Ok(plan) = chosen.revenue.plan(kind).check() {
            let _ = simulate(&plan);
        }
    }
}

#[test]
fn plans() {
    let whole = serde_json::to_string(&PlanKind::ALL.map(|kind| Scenario::default().revenue.plan(kind)))
        .expect("plans as JSON");
    check("plans", &[Sample::new("plans.json", whole)], |sample| {
        let Ok(plans) = serde_json::from_slice::<Vec<scoring::revenue::Plan>>(&sample.bytes) else { return };
        for plan in plans {
            if let Ok(plan) = plan.check() {
                let _ = simulate(&plan);
            }
        }
    });
}

#[test]
fn plan_files() {
    let samples: Vec<Sample> =
        files("scoring/tests/plans", ".json").into_iter().filter(|sample| !sample.name.contains("answers")).collect();
    check("plan_files", &samples, |sample| match file::read(&String::from_utf8_lossy(&sample.bytes)) {
        Ok(PlanFile::Reference(plan)) => {
            let simulation = reference::Simulation::new(&plan, 1);
            simulation.merge(vec![simulation.run_block(0..3)]).expect("three paths");
        }
        Ok(PlanFile::Park(park)) => {
            let simulation = chance::Simulation::new(&park.case, 1);
            let block = simulation.run_block(0..2);
            if let Some(fiscal) = &park.fiscal {
                let _ = chance::Balances::of(park.case.plan(), fiscal, 0.0, &block);
            }
            simulation.merge(vec![block]).expect("two paths");
        }
        Err(errors) => assert!(!errors.is_empty()),
    });
}

#[test]
fn assignments() {
    let samples = [
        Sample::new("method", "normalise.method=minmax"),
        Sample::new("weight", "weights.LPI=2"),
        Sample::new("list", "drop=[\"a\",\"b\"]"),
        Sample::new("deep", "normalise.goalposts.tax=[0,100]"),
    ];
    check("assignments", &samples, |sample| {
        let mut value = Value::Object(Map::new());
        if scenario::set(&mut value, &String::from_utf8_lossy(&sample.bytes)).is_ok() {
            let _ = scenario::from_value(&value);
        }
    });
}

#[test]
fn schemes() {
    check("schemes", &files("public/frameworks", ".json"), |sample| {
        let text = String::from_utf8_lossy(&sample.bytes);
        let _ = scheme::read_index(&text);
        if let Ok(scheme) = scheme::read(&text) {
            let _ = scheme.framework();
        }
    });
}

#[test]
fn cases() {
    let mut samples = files("scoring/tests/cases", ".json");
    samples.extend(files_beside("../shared/cases/methods", ".json"));
    check("cases", &samples, |sample| {
        if let Ok(output) = case::run(&sample.bytes) {
            serde_json::to_string(&output).expect("an output that can be written");
        }
    });
}

#[test]
fn workbooks() {
    let folder = "scoring/tests/data/workbooks";
    let samples: Vec<Sample> = [".xlsx", ".xls", ".ods"].iter().flat_map(|ending| files(folder, ending)).collect();
    check("workbooks", &samples, |sample| load(vec![Input::new("book", sample.bytes.clone())]));
}

/// As every writer and every packing has them; what is packed by itself is bent too where it stands plain.
#[test]
fn parquet() {
    let samples = files("scoring/tests/data/parquet", ".parquet");
    check("parquet", &samples, |sample| load(vec![Input::new("table.parquet", sample.bytes.clone())]));
}

/// As systems export them, in GBK and in UTF-8, with years in the headings that stack them.
#[test]
fn pages() {
    let samples = files("scoring/tests/data/pages", ".xls");
    check("pages", &samples, |sample| load(vec![Input::new("page.xls", sample.bytes.clone())]));
}

const YEAR: &str = "2022年度企业表,,\n企业名称,2022年产值（万元）,税收\n甲厂,8,1\n乙厂,\"1,200\",2\n合计,1208,3\n";

/// Tables of the same columns: one is bent, the other stays.
#[test]
fn stacks() {
    check("stacks", &[Sample::new("2022年.csv", YEAR)], |sample| {
        let next = YEAR.replace("2022", "2023").replace("万元", "亿元");
        load(vec![Input::new(&*sample.name, sample.bytes.clone()), Input::new("b.csv", next)]);
    });
}

/// A workbook of Excel 2003 as XML.
#[test]
fn xml_workbooks() {
    let xml = "<?xml version=\"1.0\"?><Workbook><Styles><Style ss:ID=\"s1\"><NumberFormat ss:Format=\"0.0%\"/></Style></Styles>\
        <Worksheet ss:Name=\"2022年\"><Table><Column ss:Index=\"3\" ss:Hidden=\"1\"/><Row ss:Index=\"2\"><Cell ss:MergeDown=\"1\">\
        <Data ss:Type=\"String\">园区</Data></Cell><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">产值</Data></Cell></Row>\
        <Row><Cell ss:Index=\"2\"><Data ss:Type=\"String\">甲</Data></Cell></Row><Row><Cell><Data ss:Type=\"String\">东&amp;区</Data></Cell>\
        <Cell ss:StyleID=\"s1\"><Data ss:Type=\"Number\">0.5</Data></Cell></Row></Table></Worksheet></Workbook>";
    check("xml_workbooks", &[Sample::new("book.xls", xml)], |sample| {
        load(vec![Input::new("book.xls", sample.bytes.clone())]);
    });
}

/// Bent inside their packing, where the bytes that are bent are read as XML.
#[test]
fn parts_of_workbooks() {
    let folder = "scoring/tests/data/workbooks";
    let books: Vec<Sample> = [".xlsx", ".ods"].iter().flat_map(|ending| files(folder, ending)).collect();
    let members: Vec<Sample> = books.iter().flat_map(|book| unpacked(&book.name, &book.bytes)).collect();
    check("parts_of_workbooks", &members, |bent| {
        let Some((name, member)) = bent.name.split_once('!') else { return };
        let Some(book) = files("scoring/tests/data/workbooks", name).into_iter().next() else { return };
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for part in unpacked(name, &book.bytes) {
            let path = part.name.split_once('!').map_or("", |(_, path)| path);
            writer.start_file(path, SimpleFileOptions::default()).expect("a member");
            writer.write_all(if path == member { &bent.bytes } else { &part.bytes }).expect("its bytes");
        }
        load(vec![Input::new("book", writer.finish().expect("an archive").into_inner())]);
    });
}

fn unpacked(name: &str, bytes: &[u8]) -> Vec<Sample> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(String::from).collect();
    let mut members = Vec::new();
    for path in names {
        let mut bytes = Vec::new();
        archive.by_name(&path).expect("a member").read_to_end(&mut bytes).expect("its bytes");
        members.push(Sample { name: format!("{name}!{path}"), bytes });
    }
    members
}

#[test]
fn json_rows() {
    let rows = r#"{"code":200,"data":{"records":[{"园区":"甲","产值":1.5,"x":{"y":[1,{"z":null}]}},{"园区":"乙","产值":"2亿元"}]}}"#;
    check("json_rows", &[Sample::new("rows.json", rows)], |sample| {
        load(vec![Input::new("rows.json", sample.bytes.clone())]);
    });
}
