//! Words for taking data away: the data package, and the template to fill in with a note beside every column.

use scoring::export::{Field, Note};
use scoring::model::{Direction, Node};

use super::number::exact;
use super::{name, pick};
use crate::prefs::Lang;

pub struct Words {
    pub title: &'static str,
    pub package: &'static str,
    pub package_hint: &'static str,
    pub template: &'static str,
    pub template_hint: &'static str,
    pub template_about: &'static str,
    /// How a template is filled in.
    pub template_lines: [&'static str; 6],
}

const ZH: Words = Words {
    title: "带走数据",
    package: "数据包（ZIP）",
    package_hint: "打开着的全部表格、指标体系和说明，连同读取时发现的问题；再打开时数字一位不差。",
    template: "填报模板（XLSX）",
    template_hint: "按现在的指标体系：一张表一个工作表，有下拉选项，点到格子就有说明；填好直接打开。",
    template_about: "填写说明",
    template_lines: [
        "entities：评价对象，一行一个。id 不能重复，也不要改动；名称和分组可以改。",
        "indicators：指标体系。一般不用改；Weight 是同级之间的权重，Direction 为 1 表示越大越好，-1 表示越小越好。",
        "values_wide（或 values）：数据。entity 从下拉里选，period 填年份，其余各列填数；缺的留空，不要填 0。",
        "enterprises：企业，没有可以整张留空或删掉。",
        "数字只填数字，不带单位；单位见各列的说明。",
        "填好后在“数据”页打开这个文件。有问题会逐条指出行和列。",
    ],
};

const EN: Words = Words {
    title: "Take the data away",
    package: "Data package (ZIP)",
    package_hint: "All tables that are open, the framework and the notes, with the problems found on reading; opened again, every digit is the same.",
    template: "Template to fill in (XLSX)",
    template_hint: "For the framework in use: a sheet a table, lists to choose from, and a note beside every cell; filled in, it opens at once.",
    template_about: "How to fill in",
    template_lines: [
        "entities: what is evaluated, one in a row. An id stands once and stays as it is; names and groups may change.",
        "indicators: the framework. Usually left alone; Weight is among siblings, Direction 1 is more is better, -1 less is better.",
        "values_wide (or values): the figures. Choose the entity from the list, enter the year as period, and numbers in the other columns; leave out what is missing, do not enter 0.",
        "enterprises: leave the sheet empty or delete it where there are none.",
        "Enter numbers without a unit; the unit is in the note beside the column.",
        "Open the file on the page Data when it is filled in. What is wrong is told with its row and column.",
    ],
};

pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The file's name without its ending.
pub fn template_title(lang: Lang, dataset: &str) -> String {
    pick(lang, format!("填报模板 {dataset}"), format!("Template {dataset}"))
}

/// What is said beside the cells of a column.
pub fn note(lang: Lang, field: Field<'_>) -> Note {
    let of = |title: (&str, &str), text: (&str, &str)| Note {
        title: pick(lang, title.0, title.1).to_string(),
        text: pick(lang, text.0, text.1).to_string(),
    };
    match field {
        Field::EntityId => of(
            ("编号", "Id"),
            ("一个对象一个编号，不能重复；其他表靠它对应。", "One for each, never twice; other tables refer to it."),
        ),
        Field::EntityName => {
            of(("名称", "Name"), ("页面上显示的中文名称。", "The name shown on the page; name_en is the English one."))
        }
        Field::Group(group) => Note {
            title: name(lang, &group.name).to_string(),
            text: pick(lang, "从下拉里选一类，也可以写新的类别。", "Choose from the list, or write a new category.")
                .to_string(),
        },
        Field::Entity => {
            of(("评价对象", "Entity"), ("从下拉里选 entities 表里的编号。", "Choose an id from the sheet entities."))
        }
        Field::Period => {
            of(("年份", "Year"), ("如 2024；同一对象每年一行。", "Such as 2024; one row for each entity and year."))
        }
        Field::Figure(node) => figure(lang, node),
        Field::Denominator(code) => Note {
            title: code.to_string(),
            text: pick(lang, "用来做分母的数，只填数字。", "What indicators are divided by: a number.").to_string(),
        },
        Field::EnterpriseId => of(
            ("企业编号", "Enterprise id"),
            ("统一社会信用代码最好；不能重复。", "Best the unified social credit code; never twice."),
        ),
        Field::Park => {
            of(("所属园区", "Park"), ("从下拉里选 entities 表里的编号。", "Choose an id from the sheet entities."))
        }
        Field::Financing => of(("融资阶段", "Financing"), ("从下拉里选。", "Choose from the list.")),
    }
}

fn figure(lang: Lang, node: &Node) -> Note {
    let Some((_, indicator)) = &node.leaf else {
        return Note { title: name(lang, &node.name).to_string(), text: String::new() };
    };
    let unit = match indicator.unit.as_str() {
        "" => String::new(),
        unit => pick(lang, format!("单位：{unit}。"), format!("Unit: {unit}. ")),
    };
    let direction = match indicator.direction {
        Direction::Positive => pick(lang, "越大越好。".to_string(), "More is better. ".to_string()),
        Direction::Negative => pick(lang, "越小越好。".to_string(), "Less is better. ".to_string()),
        Direction::Interval { lo, hi } => {
            let (lo, hi) = (exact(lo), exact(hi));
            pick(lang, format!("在 {lo} 到 {hi} 之间最好。"), format!("Best from {lo} to {hi}. "))
        }
    };
    let missing = pick(lang, "没有就留空。", "Leave it empty where there is none. ");
    Note {
        title: name(lang, &node.name).to_string(),
        text: format!("{unit}{direction}{missing}{}", name(lang, &indicator.note)),
    }
}

#[cfg(test)]
mod tests {
    use scoring::model::{Indicator, Text};

    use super::*;

    #[test]
    fn a_figure_is_told_with_unit_and_direction() {
        let mut indicator = Indicator::measured(Direction::Interval { lo: 0.5, hi: 2.0 }, "万元/亩");
        indicator.note = Text::new("用地面积为分母", "Land divides it");
        let node = Node {
            code: "TAX".into(),
            name: Text::new("亩均税收", "Tax per mu"),
            parent: None,
            children: vec![],
            weight: 1.0,
            depth: 1,
            leaf: Some((0, indicator)),
        };
        let note = note(Lang::Zh, Field::Figure(&node));
        assert_eq!(note.title, "亩均税收");
        assert_eq!(note.text, "单位：万元/亩。在 0.5 到 2 之间最好。没有就留空。用地面积为分母");
    }
}
