//! Tables of HTML under the name of a workbook, as tax and statistics systems export them, and as spreadsheets put them on the clipboard.

use scoring::intake::{Input, Limits, NativeDecoder, read, read_within};
use scoring::model::{Dataset, Problem, ProblemKind as P, Severity};

use super::{find, load, loaded};

fn page(html: &str) -> Vec<Input> {
    vec![Input::new("导出.xls", html)]
}

fn in_gbk(html: &str) -> Vec<Input> {
    let (bytes, _, has_errors) = encoding_rs::GBK.encode(html);
    assert!(!has_errors, "all of it has a place in GBK");
    vec![Input::new("导出.xls", bytes.into_owned())]
}

fn value(dataset: &Dataset, entity: &str, code: &str) -> Option<f64> {
    let at = dataset.entities.iter().position(|one| one.name.zh() == entity).expect("an entity");
    let leaf = dataset.framework.find(code).and_then(|id| dataset.framework.node(id).leaf.as_ref()).expect("a leaf").0;
    dataset.panels.last().expect("a panel").columns[leaf].get(at)
}

fn header(problems: &[Problem]) -> Vec<&Problem> {
    problems.iter().filter(|problem| problem.severity == Severity::Fatal).collect()
}

/// As a report of a tax system comes: GBK, styles, a title over all columns, merged heads and names, spaces that do not break.
const TAX: &str = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head>\
    <meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"><style><!-- td{mso-number-format:'\\@'} --></style>\
    <script>document.write('<table><tr><td>1</td></tr></table>')</script></head><body>\
    <!--[if gte mso 9]><xml><x:Name>表</x:Name></xml><![endif]-->\
    <table border=1><tr><td colspan=4 align=center><b>2023年企业纳税情况</b></td></tr>\
    <tr><th rowspan=2>企业名称</th><th colspan=2>税收（万元）</th><th rowspan=2>行业</th></tr>\
    <tr><th>增值税<th>所得税</tr>\
    <TR><TD>甲&nbsp;厂<TD align=right>1,234.5<TD>&nbsp;<TD rowspan=\"2\">纺&#32455;</TR>\
    <tr><td>乙&amp;丙<br>厂</td><td x:num=\"12.3456\">12.35</td><td>7</td></tr>\
    <tr><td>丙厂<td>1<td>2<td>化工<tr><td>丁厂<td>1<td>2<td></tr>\
    <tr><td>合计</td><td>1,246.85</td><td>7</td><td></td></tr></table></body></html>";

#[test]
fn a_report_in_gbk_is_read_as_a_workbook_is() {
    let loaded = loaded(in_gbk(TAX));
    let dataset = &loaded.dataset;
    let names: Vec<&str> = dataset.entities.iter().map(|entity| entity.name.zh()).collect();
    assert_eq!(names, ["甲 厂", "乙&丙 厂", "丙厂", "丁厂"]);
    assert_eq!(value(dataset, "甲 厂", "税收（万元） 增值税"), Some(1234.5));
    assert_eq!(value(dataset, "甲 厂", "税收（万元） 所得税"), None);
    assert_eq!(value(dataset, "乙&丙 厂", "税收（万元） 增值税"), Some(12.3456), "in full, not as it is shown");
    let industry = dataset.groups.iter().find(|group| group.code == "行业").expect("a group");
    assert_eq!(
        [0, 1, 2, 3].map(|at| industry.category(at).map(|text| text.zh())),
        [Some("纺织"), Some("纺织"), Some("化工"), None]
    );
    let encoding = find(&loaded.problems, |kind| matches!(kind, P::DecodedAs { .. }));
    assert_eq!(encoding.kind, P::DecodedAs { encoding: "GB18030".into() });
    let total = find(&loaded.problems, |kind| matches!(kind, P::TotalRow { .. }));
    assert_eq!((total.at.file.as_str(), total.at.row), ("导出.xls", Some(8)));
    find(&loaded.problems, |kind| matches!(kind, P::TextRow { text } if text == "2023年企业纳税情况"));
    find(&loaded.problems, |kind| matches!(kind, P::MergedCells { n: 1 }));
    assert!(!loaded.problems.iter().any(|found| matches!(found.kind, P::RaggedRow { .. })), "{:?}", loaded.problems);
}

/// As pandas writes a data frame whose index has a name.
const FRAME: &str = "<table border=\"1\" class=\"dataframe\">
  <thead><tr style=\"text-align: right;\"><th></th><th>产值（亿元）</th><th>税收</th></tr>
    <tr><th>园区</th><th></th><th></th></tr></thead>
  <tbody><tr><th>东园</th><td>12.5</td><td>1000</td></tr><tr><th>西园</th><td>NaN</td><td>800</td></tr></tbody></table>";

#[test]
fn the_name_of_the_rows_below_an_empty_corner_is_part_of_the_header() {
    let read = loaded(page(FRAME)).dataset;
    let names: Vec<&str> = read.entities.iter().map(|entity| entity.name.zh()).collect();
    assert_eq!(names, ["东园", "西园"]);
    assert_eq!((value(&read, "东园", "产值"), value(&read, "西园", "产值")), (Some(12.5), None));
    // Someone without a figure is no name of the rows.
    let bare =
        FRAME.replace("<tr><th>园区</th><th></th><th></th></tr>", "").replace("<th></th><th>产", "<th>园区</th><th>产");
    let bare = bare.replace("<td>12.5</td><td>1000</td>", "<td></td><td></td>");
    assert_eq!(loaded(page(&bare)).dataset.n_entities(), 2);
}

#[test]
fn every_table_of_a_page_is_read_and_years_in_headings_stack_them() {
    let table = |tax: u32| {
        format!(
            "<table><tr><th>企业名称</th><th>税收</th></tr><tr><td>甲厂</td><td>{tax}</td></tr><tr><td>乙厂</td><td>1</td></tr></table>"
        )
    };
    let html = format!(
        "<!DOCTYPE html><title>2020年</title><h2>2022<b>年</b></h2>{}<h2>2023年</h2><p>说明</p>{}",
        table(5),
        table(6)
    );
    let loaded = loaded(vec![Input::new("a.html", html)]);
    let periods: Vec<&str> = loaded.dataset.panels.iter().map(|panel| panel.period.0.as_str()).collect();
    assert_eq!(periods, ["2022", "2023"]);
    assert_eq!(value(&loaded.dataset, "甲厂", "税收"), Some(6.0));
    assert_eq!(loaded.stacks[0].tables[1].file, "a.html!#2");
}

#[test]
fn tables_in_cells_are_their_own_and_titles_in_tables_of_their_own_are_told() {
    let html = "<html><table><tr><td>导航<table><tr><td>2023年度</td></tr></table></td><td>\
        <table><tr><th>企业名称<th>产值<tr><td>甲厂<td>3<tr><td>乙厂<td>4</table></td></tr></table>";
    let raw = read(page(html), &NativeDecoder).expect("tables");
    assert_eq!(raw.tables.len(), 1);
    assert_eq!(raw.tables[0].header, ["企业名称", "产值"]);
    assert_eq!(raw.tables[0].titles, ["导航", "2023年度"]);
    let told: Vec<&str> = raw
        .problems
        .iter()
        .filter_map(|problem| match &problem.kind {
            P::TextRow { text } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(told, ["导航", "2023年度"]);
}

#[test]
fn hidden_rows_are_told_and_what_a_page_would_do_is_not_done() {
    let html = "<table><col><col style='display:none'><tr><th>园区<th>产值<tr style=\"display: none\"><td>东区<td>1<tr>\
        <td>西区<img src=x onerror=alert(1)>&lt;b&gt;<td>2<tr><td>南区<td>0.50</table>";
    let loaded = loaded(page(html));
    assert_eq!(loaded.dataset.entities[1].name.zh(), "西区<b>");
    find(&loaded.problems, |kind| matches!(kind, P::HiddenRows { n: 1, .. }));
    find(&loaded.problems, |kind| matches!(kind, P::HiddenColumns { columns } if columns == "B"));
}

#[test]
fn a_page_without_a_table_says_so() {
    for html in ["<html><body>请先登录</body></html>", "<table></table>", "<html><table><tr><td> </td></tr></table>"]
    {
        let problems = load(page(html)).expect_err("nothing to read");
        assert!(
            matches!(&header(&problems)[..], [Problem { kind: P::DamagedWorkbook { part }, .. }] if part == "<table>"),
            "{problems:?}"
        );
    }
}

#[test]
fn other_encodings_and_names_are_read_and_text_that_only_begins_alike_is_not() {
    let html = "<html><table><tr><th>园區名稱<th>產值<tr><td>新竹<td>12<tr><td>南部<td>8</table>";
    let wide: Vec<u8> = "\u{FEFF}".encode_utf16().chain(html.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(value(&loaded(vec![Input::new("a.csv", wide)]).dataset, "新竹", "產值"), Some(12.0));
    let html = html.replace("<html>", "<html><meta charset=big5>").replace('园', "園");
    let big5 = encoding_rs::BIG5.encode(&html).0.into_owned();
    assert_eq!(value(&loaded(vec![Input::new("a.txt", big5)]).dataset, "南部", "產值"), Some(8.0));
    let csv = loaded(vec![Input::new("a.csv", "园区,<table>\n东区,1\n西区,2\n")]);
    assert_eq!(csv.dataset.framework.n_indicators(), 1);
}

#[test]
fn spans_and_tables_beyond_all_measure_are_refused() {
    let limits = Limits { cells: 1000, columns: 50, archive_files: 5, ..Limits::default() };
    let refusal =
        |html: String| read_within(page(&html), &NativeDecoder, &limits).expect_err("too much").remove(0).kind;
    let wide = format!("<table><tr>{}<td>1</table>", "<td colspan=99999>".repeat(3));
    assert!(matches!(refusal(wide), P::TooManyColumns { limit: 50, .. }));
    let cells = format!("<table>{}</table>", "<tr><td rowspan=999999><td>1<td>2".repeat(600));
    assert!(matches!(refusal(cells), P::TooManyCells { .. } | P::TooManyColumns { .. }));
    assert!(matches!(refusal("<table><tr><td>1".repeat(6)), P::TooManyFiles { limit: 5, .. }));
}

/// As Excel 2003 saves "XML 表格": prefixes, styles, cells by index, merged and hidden ones, a second sheet.
const XML: &str = r#"<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Styles><Style ss:ID="Default"/><Style ss:ID="s1"><NumberFormat ss:Format="0.0%"/></Style></Styles>
 <Worksheet ss:Name="2022年"><Table ss:ExpandedColumnCount="4"><Column ss:Width="80"/><Column ss:Index="4" ss:Hidden="1"/>
  <Row><Cell ss:MergeAcross="3"><Data ss:Type="String">企业&amp;园区</Data></Cell></Row>
  <Row ss:Index="3"><Cell><Data ss:Type="String">企业名称</Data></Cell><Cell><Data ss:Type="String">增速</Data></Cell>
   <Cell><Data ss:Type="String">产值</Data></Cell><Cell><Data ss:Type="String">成立日期</Data></Cell></Row>
  <Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>甲</B>厂</ss:Data></Cell>
   <Cell ss:StyleID="s1"><Data ss:Type="Number">0.125</Data></Cell><Cell/><Cell><Data ss:Type="DateTime">2015-04-20T00:00:00.000</Data></Cell></Row>
  <Row ss:Hidden="1"><Cell><Data ss:Type="String">乙厂</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">1.5E3</Data></Cell></Row>
 </Table></Worksheet>
 <Worksheet ss:Name="说明"><Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>"#;

#[test]
fn a_workbook_of_excel_2003_as_xml_is_read() {
    let loaded = loaded(vec![Input::new("导出.xls", XML)]);
    let dataset = &loaded.dataset;
    assert_eq!(dataset.entities[0].name.zh(), "甲厂");
    assert_eq!(value(dataset, "甲厂", "增速"), Some(12.5));
    assert_eq!([value(dataset, "甲厂", "产值"), value(dataset, "乙厂", "产值")], [None, Some(1500.0)]);
    let hidden = find(&loaded.problems, |kind| matches!(kind, P::HiddenRows { n: 1, .. }));
    assert_eq!(hidden.at.file, "导出.xls!2022年");
    find(&loaded.problems, |kind| matches!(kind, P::HiddenColumns { columns } if columns == "D"));
    find(&loaded.problems, |kind| matches!(kind, P::TextRow { text } if text == "企业&园区"));
    find(&loaded.problems, |kind| matches!(kind, P::EmptySheet));
    let cut = XML.split_at(XML.find("<Worksheet").expect("a sheet")).0;
    let problems = load(vec![Input::new("断.xml", cut)]).expect_err("no sheet");
    assert!(
        matches!(&header(&problems)[..], [Problem { kind: P::DamagedWorkbook { part }, .. }] if part == "Worksheet")
    );
}

#[test]
fn xml_that_points_beyond_every_sheet_is_refused() {
    let sheet = |row: &str| format!("<Workbook><Worksheet ss:Name=\"a\"><Table>{row}</Table></Worksheet></Workbook>");
    let cell = "<Data ss:Type=\"Number\">1</Data></Cell></Row>";
    for row in
        [format!("<Row ss:Index=\"4294967295\"><Cell>{cell}"), format!("<Row><Cell ss:Index=\"4294967295\">{cell}")]
    {
        let problems = load(page(&sheet(&row))).expect_err("too far");
        assert!(
            header(&problems)
                .iter()
                .any(|found| matches!(found.kind, P::DamagedWorkbook { .. } | P::TooManyColumns { .. }))
        );
    }
}

#[test]
fn a_cell_over_all_rows_and_columns_does_not_hold_up() {
    let limits = Limits { cells: 100_000, ..Limits::default() };
    let mut html = "<table><tr><td>园区<td>产值<tr><td>东区<td>1".to_string();
    html += "<tr>";
    html += &"<td colspan=1000 rowspan=65534>".repeat(4);
    html += &"<tr><td>".repeat(200_000);
    let kind = read_within(page(&html), &NativeDecoder, &limits).expect_err("too much").remove(0).kind;
    assert_eq!(kind, P::TooManyCells { limit: 100_000 });
    let bare = format!("<table><tr><td>园区<td>产值<tr><td rowspan=65534>东区<td>1{}</table>", "<tr>".repeat(300_000));
    assert_eq!(read_within(page(&bare), &NativeDecoder, &limits).expect("a table").tables[0].rows.len(), 1);
}
