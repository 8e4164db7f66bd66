//! Writes a page with every kind of chart, light, dark, narrow and on a wall: `cargo run -p app --example gallery`.
#![allow(clippy::disallowed_methods, reason = "a native program, which has files")]

use std::error::Error;
use std::fs;
use std::path::Path;

use app::chart::draw::svg;
use app::chart::format::Format;
use app::chart::page::Page;
use app::chart::scene::{Role, Size};
use app::chart::spec::{
    Bar, BarKind, Bars, Callout, Cell, Columns, Distribution, Fan, Heatmap, IntervalRow, Intervals, Lines, Marked,
    Parallel, ParallelAxis, Periods, Radar, Series, Slope, SlopeRow, Stacked, Turn, Vertical,
};
use app::chart::theme::{Mode, Polarity, Theme};
use app::chart::{Chart, Words};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("target/gallery");
    fs::create_dir_all(folder)?;
    let light = Theme { mode: Mode::Light, polarity: Polarity::BlueOrange };
    let dark = Theme { mode: Mode::Dark, polarity: Polarity::BlueOrange };
    for (name, chart) in samples() {
        for (suffix, width, scale, theme) in [
            ("light", 760.0, 1.0, light),
            ("dark", 760.0, 1.0, dark),
            ("phone", 358.0, 1.0, light),
            ("wall", 1600.0, 2.0, dark),
        ] {
            let size = Size { width, height: chart.height(width, scale), scale };
            let page = Page::titled(chart.scene(size), chart.words(), size);
            fs::write(folder.join(format!("{name}-{suffix}.svg")), svg(&page, theme)?)?;
        }
    }
    Ok(())
}

fn samples() -> Vec<(&'static str, Box<dyn Chart>)> {
    vec![
        ("trend", Box::new(trend())),
        ("rank", Box::new(rank())),
        ("cash", Box::new(cash())),
        ("effects", Box::new(effects())),
        ("why", Box::new(why())),
        ("radar", Box::new(radar())),
        ("radar-gap", Box::new(radar_with_gap())),
        ("parallel", Box::new(parallel())),
        ("structure", Box::new(structure())),
        ("strip", Box::new(distribution(31))),
        ("histogram", Box::new(distribution(400))),
        ("slope", Box::new(slope())),
        ("intervals", Box::new(intervals())),
        ("heat", Box::new(heat())),
    ]
}

fn words(title: &str, finding: &str, category: &str, value: &str) -> Words {
    Words {
        title: title.to_owned(),
        finding: finding.to_owned(),
        description: String::new(),
        category: category.to_owned(),
        value: value.to_owned(),
    }
}

fn series(index: u8, name: &str, values: &[f64]) -> Series {
    Series::new(
        name,
        Role::Series(index),
        values.iter().map(|value| Some(*value).filter(|value| !value.is_nan())).collect(),
    )
}

fn intervals() -> Intervals {
    let row = |(at, [now, low, high]): (usize, [f64; 3])| IntervalRow {
        name: format!("园区 {}", at + 1),
        now: Some(now),
        ends: Some([low, high]),
        role: if high - low > 3.0 { Role::Context } else { Role::Accent },
    };
    let rows = [[1.0, 1.0, 2.0], [2.0, 1.0, 3.0], [3.0, 2.0, 7.0], [4.0, 3.0, 6.0], [5.0, 4.0, 9.0]];
    Intervals {
        words: words("名次区间", "5 个园区中 2 个的名次不稳。", "园区", "名次"),
        columns: ["现在", "最好", "最差"].map(String::from),
        rows: rows.into_iter().enumerate().map(row).collect(),
        domain: (1.0, 12.0),
        format: Format::fixed(0),
    }
}

fn heat() -> Heatmap {
    let cell = |row: usize, column: usize| Cell::of(Some((-0.5 * (row as f64 - column as f64).powi(2)).exp() * 0.8));
    Heatmap {
        words: words("名次可接受度", "园区 1 在八成抽样中排第一。", "园区", "抽样比例"),
        rows: (1..=12).map(|at| format!("园区 {at}")).collect(),
        columns: Columns::Short { head: "名次".into(), names: (1..=12).map(|at| at.to_string()).collect() },
        breaks: Vec::new(),
        cells: (0..12).map(|row| (0..12).map(|column| cell(row, column)).collect()).collect(),
        format: Format::fixed(2),
    }
}

fn trend() -> Lines {
    let gap = f64::NAN;
    Lines {
        words: words(
            "综合得分，2016–2024",
            "苏州工业园区连续八年上升，2021 年起领先上海张江。",
            "年份",
            "综合得分（百分制）",
        ),
        periods: Periods::years(2016..=2024),
        series: vec![
            series(0, "苏州工业园区", &[61.2, 62.8, 64.0, 66.9, 68.1, 72.4, 74.0, 76.3, 78.9]),
            series(1, "上海张江高科技园区", &[66.0, 66.8, 67.9, 68.8, 69.0, 70.1, 71.7, 72.2, 73.0]),
            series(2, "武汉东湖", &[55.1, 57.7, 58.3, gap, gap, 63.9, 66.2, 69.8, 72.1]),
            series(3, "合肥高新区", &[48.3, 50.0, 53.6, 57.1, 60.4, 64.2, 67.9, 70.6, 72.6]),
            series(4, "天津开发区", &[63.1, 61.9, 60.2, 59.8, 58.0, 57.7, 56.9, 56.6, 55.8]),
        ],
        vertical: Vertical::Value,
        fans: Vec::new(),
        callouts: vec![Callout { series: 0, period: 5, label: "首次领先".into() }],
        format: Format::fixed(0),
    }
}

fn rank() -> Lines {
    Lines {
        words: words("全国排名", "合肥高新区五年上升 13 位。", "年份", "名次"),
        periods: Periods::years([2018, 2019, 2020, 2022, 2023, 2024]),
        series: vec![
            series(0, "苏州工业园区", &[4.0, 4.0, 3.0, 3.0, 2.0, 1.0]),
            series(1, "上海张江", &[2.0, 2.0, 2.0, 2.0, 3.0, 4.0]),
            series(3, "合肥高新区", &[18.0, 15.0, 12.0, 9.0, 6.0, 5.0]),
            series(4, "天津开发区", &[6.0, 9.0, 13.0, 17.0, 20.0, 24.0]),
        ],
        vertical: Vertical::Rank { worst: 31 },
        fans: Vec::new(),
        callouts: Vec::new(),
        format: Format::fixed(0),
    }
}

fn cash() -> Lines {
    let shareholder = [-2.0, -5.1, -7.9, -9.4, -9.0, -7.2, -4.4, -0.8, 3.6, 8.9, 14.8, 21.5];
    let landlord = [-4.0, -3.4, -2.8, -2.1, -1.4, -0.7, 0.1, 0.9, 1.7, 2.6, 3.5, 4.4];
    let spread = |sign: f64| -> Vec<Option<f64>> {
        shareholder.iter().enumerate().map(|(year, value)| Some(value + sign * 0.75 * year as f64)).collect()
    };
    Lines {
        words: words(
            "累计现金流",
            "股东方案第 9 年回本，最深投入 9.4 亿元；房东方案第 7 年回本，但收益封顶。",
            "年份",
            "累计净现金（亿元）",
        ),
        periods: Periods::years(2025..=2036),
        series: vec![series(0, "股东方案", &shareholder), series(1, "房东方案", &landlord)],
        vertical: Vertical::WithZero,
        fans: vec![Fan {
            series: 0,
            low: spread(-1.0),
            high: spread(1.0),
            low_name: "P5".into(),
            high_name: "P95".into(),
        }],
        callouts: vec![
            Callout { series: 0, period: 3, label: "最深 −9.4 亿元".into() },
            Callout { series: 0, period: 8, label: "回本 2033".into() },
            Callout { series: 1, period: 6, label: "回本 2031".into() },
        ],
        format: Format::fixed(0),
    }
}

fn bar(kind: BarKind, name: &str, value: f64) -> Bar {
    Bar { name: name.to_owned(), value: Some(value).filter(|value| !value.is_nan()), kind }
}

fn effects() -> Bars {
    let effect = |name: &str, value| bar(BarKind::Effect, name, value);
    Bars {
        words: words(
            "什么抬高、什么拖累",
            "研发投入抬高 4.2 分，单位能耗拖累 3.1 分。",
            "指标",
            "相对全国平均的贡献（分）",
        ),
        rows: vec![
            effect("研发经费支出占营业收入比重", 4.2),
            effect("每万人发明专利拥有量", 2.9),
            effect("亩均税收", 1.4),
            effect("实际利用外资", 0.3),
            effect("高新技术企业占比", f64::NAN),
            effect("新增上市企业数", -0.8),
            effect("单位增加值综合能耗", -3.1),
        ],
        format: Format::fixed(1),
    }
}

fn why() -> Bars {
    let step = |name: &str, value| bar(BarKind::Step, name, value);
    Bars {
        words: words("为什么苏州排在张江前面", "差距 5.9 分，主要来自对外开放与综合质效。", "项目", "得分"),
        rows: vec![
            bar(BarKind::Total, "上海张江高科技园区", 73.0),
            step("对外开放", 3.9),
            step("综合质效", 3.0),
            step("结构优化", 1.2),
            step("绿色集约", 0.4),
            step("创新驱动", -2.6),
            bar(BarKind::Total, "苏州工业园区", 78.9),
        ],
        format: Format::fixed(1),
    }
}

fn radar() -> Radar {
    Radar {
        words: words("五大能力画像", "苏州强在开放，张江强在创新，绿色集约两家都有余地。", "维度", ""),
        axes: ["综合质效", "结构优化升级", "创新驱动能力", "对外开放水平", "绿色集约发展", "营商环境与公共服务"]
            .map(str::to_owned)
            .to_vec(),
        series: vec![
            series(0, "苏州工业园区", &[88.0, 76.0, 79.0, 95.0, 61.0, 84.0]),
            series(1, "上海张江高科技园区", &[74.0, 81.0, 96.0, 78.0, 58.0, 80.0]),
            series(2, "武汉东湖", &[69.0, 72.0, 85.0, 55.0, 66.0, 71.0]),
        ],
        domain: (0.0, 100.0),
        format: Format::fixed(0),
    }
}

fn radar_with_gap() -> Radar {
    let mut radar = radar();
    radar.series = vec![
        series(0, "苏州工业园区", &[88.0, 76.0, f64::NAN, 95.0, 61.0, 84.0]),
        series(3, "合肥高新区", &[62.0, 70.0, 83.0, 41.0, f64::NAN, f64::NAN]),
    ];
    radar
}

/// A value in 0–1 that looks random and is the same every time.
fn noise(seed: usize) -> f64 {
    let mixed = (seed as u32).wrapping_mul(2_654_435_761).rotate_left(13).wrapping_mul(1_597_334_677);
    f64::from(mixed >> 8) / f64::from(1 << 24)
}

fn parallel() -> Parallel {
    let axis = |name: &str, is_reversed| ParallelAxis { name: name.to_owned(), is_reversed, format: Format::fixed(0) };
    let shape = [(60.0, 300.0), (2.0, 9.0), (5.0, 80.0), (0.1, 0.9), (10.0, 45.0), (50.0, 400.0)];
    let values = |level: f64, seed: usize| -> Vec<Option<f64>> {
        let value = |(axis, (low, high)): (usize, &(f64, f64))| {
            let share = (0.55 * level + 0.45 * noise(seed * 7 + axis)).clamp(0.0, 1.0);
            Some(low + (high - low) * share)
        };
        shape.iter().enumerate().map(value).collect()
    };
    let mut wuhan = values(0.55, 403);
    wuhan[3] = None;
    Parallel {
        words: words("六项指标上的位置", "苏州各项都在前四分之一，能耗除外。", "园区", ""),
        axes: vec![
            axis("人均产值（万元）", false),
            axis("研发强度（%）", false),
            axis("万人发明专利（件）", false),
            axis("单位能耗（吨标煤/万元）", true),
            axis("亩均税收（万元）", false),
            axis("实际利用外资（百万美元）", false),
        ],
        context: (0..120)
            .map(|park| Series::new(format!("园区 {park}"), Role::Context, values(noise(park), park + 9)))
            .collect(),
        series: vec![
            Series::new("苏州工业园区", Role::Series(0), values(0.95, 401)),
            Series::new("上海张江", Role::Series(1), values(0.8, 402)),
            Series::new("武汉东湖", Role::Series(2), wuhan),
        ],
    }
}

fn structure() -> Stacked {
    let years = 12;
    let line = |index: u8, name: &str, value: &dyn Fn(f64) -> f64| {
        Series::new(name, Role::Series(index), (0..years).map(|year| Some(value(f64::from(year)))).collect())
    };
    let rent = |year: f64| 3.2 - 0.08 * year;
    let dividends = |year: f64| 0.05 * year * year * 0.6;
    let exits = |year: f64| if year > 5.0 { 0.7 * (year - 5.0) } else { 0.0 };
    let cost = |year: f64| -2.6 - 0.05 * year;
    Stacked {
        words: words("收入结构", "2033 年起股权收益超过租金。", "年份", "年度收支（亿元）"),
        periods: Periods::years(2025..2025 + years),
        series: vec![
            line(0, "租金", &rent),
            line(2, "服务", &|year| 0.4 + 0.1 * year),
            line(1, "股息", &dividends),
            line(5, "退出收益", &exits),
            line(6, "成本", &cost),
        ],
        net: Some(Series::new(
            "净额",
            Role::Ink,
            (0..years)
                .map(f64::from)
                .map(|year| Some(rent(year) + 0.4 + 0.1 * year + dividends(year) + exits(year) + cost(year)))
                .collect(),
        )),
        turn: Some(Turn { period: 8, label: "股权收益超过租金".into() }),
        format: Format::fixed(0),
    }
}

fn distribution(count: usize) -> Distribution {
    let value = |park: usize| 8.0 + 30.0 * noise(park + 70) * noise(park * 3 + 1) + 6.0 * noise(park + 5);
    let mut values: Vec<f64> = (0..count).map(value).collect();
    let mut names: Vec<String> = (0..count).map(|park| format!("园区 {park}")).collect();
    (values[0], names[0]) = (31.4, "苏州工业园区".into());
    Distribution {
        words: words("亩均税收的分布", "苏州 31.4 万元，高于九成园区。", "园区", "亩均税收（万元/亩）"),
        values,
        names,
        marked: vec![
            Marked { name: "苏州工业园区".into(), value: 31.4, role: Role::Series(0) },
            Marked { name: "中位数".into(), value: 17.0, role: Role::Ink },
            Marked { name: "A 类门槛".into(), value: 18.5, role: Role::Highlight },
        ],
        format: Format::fixed(1),
        count: "园区数".into(),
    }
}

fn slope() -> Slope {
    let names = [
        "苏州工业园区",
        "中关村",
        "深圳高新区",
        "上海张江",
        "合肥高新区",
        "武汉东湖",
        "杭州滨江",
        "西安高新区",
        "成都高新区",
        "广州开发区",
        "南京江宁",
        "天津开发区",
    ];
    let after = [2.0, 1.0, 3.0, 7.0, 4.0, 5.0, 8.0, 6.0, 9.0, 12.0, 10.0, 11.0];
    let row = |(index, (name, after)): (usize, (&&str, f64))| {
        let before = index as f64 + 1.0;
        let role = match before - after {
            up if up >= 2.0 => Role::Positive,
            down if down <= -2.0 => Role::Negative,
            _ => Role::Context,
        };
        SlopeRow { name: (*name).to_owned(), before: Some(before), after: Some(after), role }
    };
    Slope {
        words: words("换成我的权重，谁动了", "张江降 3 位，西安升 2 位。", "园区", "名次"),
        sides: ["官方权重".into(), "我的权重".into()],
        rows: names.iter().zip(after).enumerate().map(row).collect(),
        vertical: Vertical::Rank { worst: 12 },
        format: Format::fixed(0),
    }
}
