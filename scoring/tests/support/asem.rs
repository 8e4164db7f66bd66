//! The ASEM composite indicator as COINr publishes and computes it, read where it lies.

use scoring::model::{Column, Dataset, Direction, Entity, Framework, Indicator, NodeSpec, Panel, Period, Text};

use super::cases::{self, Table};
use super::group;

/// A file of the case, with the column `id` as row ids.
pub fn table(file: &str, id: &str) -> Option<Table> {
    cases::table(&format!("asem/{file}"), id)
}

/// The dataset of one iData file: a panel a year, entities in the order of the first.
pub fn dataset(data: &str) -> Option<Dataset> {
    let (meta, data) = (table("input_iMeta.csv", "iCode")?, table(data, "uCode")?);
    let text = |column: &str, row: usize| meta.columns[column][row].clone();
    let of_type = |wanted: &str| (0..meta.ids.len()).filter(|&row| text("Type", row) == wanted).collect::<Vec<_>>();
    let mut specs = Vec::new();
    for row in 0..meta.ids.len() {
        let kind = text("Type", row);
        if kind != "Indicator" && kind != "Aggregate" {
            continue;
        }
        let negative = text("Direction", row) == "-1";
        let direction = if negative { Direction::Negative } else { Direction::Positive };
        let mut indicator = Indicator::measured(direction, text("Unit", row));
        indicator.denominator = Some(text("Denominator", row)).filter(|code| !code.is_empty());
        indicator.target = text("Target", row).parse().ok();
        specs.push(NodeSpec {
            code: meta.ids[row].clone(),
            name: Text::same(text("iName", row)),
            parent: Some(text("Parent", row)).filter(|code| !code.is_empty()),
            weight: text("Weight", row).parse().expect("a weight"),
            indicator: (kind == "Indicator").then_some(indicator),
        });
    }
    let framework = Framework::new(specs).expect("the framework");
    let mut years = data.columns["Time"].clone();
    years.sort();
    years.dedup();
    let of_year = |year: &str| (0..data.ids.len()).filter(|&row| data.columns["Time"][row] == year).collect::<Vec<_>>();
    let first = of_year(&years[0]);
    let ids: Vec<String> = first.iter().map(|&row| data.ids[row].clone()).collect();
    let denominators: Vec<String> = of_type("Denominator").iter().map(|&row| meta.ids[row].clone()).collect();
    let panels = years
        .iter()
        .map(|year| {
            let rows = of_year(year);
            let at: Vec<usize> = ids
                .iter()
                .map(|id| rows.iter().copied().find(|&row| &data.ids[row] == id).expect("in every year"))
                .collect();
            let column = |code: &String| {
                let cells = data.numbers(code);
                Column::from_raw(at.iter().map(|&row| cells[row]).collect())
            };
            let leaves: Vec<String> = framework.leaves().iter().map(|&id| framework.node(id).code.clone()).collect();
            Panel {
                period: Period(year.clone()),
                columns: leaves.iter().map(column).collect(),
                denominators: denominators.iter().map(column).collect(),
            }
        })
        .collect();
    let entities = first
        .iter()
        .map(|&row| Entity { id: data.ids[row].clone(), name: Text::same(&data.columns["uName"][row]) })
        .collect();
    let mut dataset = Dataset::new("asem", framework, entities, panels);
    for row in of_type("Group") {
        let cells: Vec<&str> = first.iter().map(|&at| data.columns[&meta.ids[row]][at].as_str()).collect();
        dataset.groups.push(group(&meta.ids[row], &cells));
    }
    dataset.denominators = denominators;
    Some(dataset)
}
