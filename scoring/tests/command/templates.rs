//! Templates for the evaluation schemes that ship: filled in as a workbook, they load and are appraised without choosing anything.

use scoring::appraise::{Likeness, appraise, propose};
use scoring::export::{Answer, Book, Cell, List, Note, SchemeField, answer, scheme_template, xlsx};
use scoring::intake::Input;
use scoring::model::{ProblemKind as P, Severity};
use scoring::scenario::{Scenario, SchemeChoice};
use scoring::scheme::{Rule, Scheme, read};

use super::{loaded, repository};

fn schemes() -> Vec<Scheme> {
    let mut paths: Vec<_> = std::fs::read_dir(repository("public/frameworks"))
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    let texts = paths
        .iter()
        .filter(|path| !path.ends_with("index.json"))
        .map(|path| std::fs::read_to_string(path).expect("a file"));
    texts.map(|text| read(&text).expect("a scheme")).collect()
}

fn note(field: SchemeField<'_>) -> Note {
    let title = match field {
        SchemeField::Item(item, _) => item.name.zh().into(),
        SchemeField::Facts => "facts".into(),
        _ => String::new(),
    };
    Note { title, text: String::new() }
}

/// A figure that the item takes, other for every entity.
fn figure(scheme: &Scheme, at: usize, entity: usize) -> f64 {
    let item = &scheme.items[at];
    match (answer(scheme, item), &item.rule) {
        (Answer::Yes, _) => ((at + entity) % 2) as f64,
        (_, Rule::Levels(levels)) => levels[(at + entity) % levels.len()].value,
        _ => 0.25 * (1 + at + 3 * entity) as f64,
    }
}

const N: usize = 3;

fn fill(scheme: &Scheme, book: &mut Book) {
    for entity in 0..N {
        let id = format!("91330100{entity}");
        for sheet in &mut book.sheets {
            match sheet.name.as_str() {
                "entities" => {
                    sheet.rows.push(vec![Cell::text(&*id), Cell::text(format!("对象{entity}")), Cell::text("")])
                }
                "values_wide" => {
                    let mut row = vec![Cell::text(&*id), Cell::Number(2024.0)];
                    row.extend((0..scheme.items.len()).map(|at| Cell::Number(figure(scheme, at, entity))));
                    sheet.rows.push(row);
                }
                _ => {}
            }
        }
    }
}

#[test]
fn a_filled_template_is_appraised_by_its_scheme_with_nothing_chosen() {
    let schemes = schemes();
    assert!(schemes.len() >= 15, "{}", schemes.len());
    for scheme in schemes {
        let mut book = scheme_template(&scheme, note).expect("a tree");
        fill(&scheme, &mut book);
        let loaded = loaded(vec![Input::new("填报.xlsx", xlsx(&book).expect("a workbook"))]);
        let left_out: Vec<_> = loaded.problems.iter().filter(|problem| problem.severity <= Severity::Error).collect();
        assert!(left_out.is_empty(), "{}: {left_out:?}", scheme.id);
        assert!(!loaded.problems.iter().any(|found| matches!(found.kind, P::UnitConverted { .. })), "{}", scheme.id);
        let dataset = &loaded.dataset;
        assert_eq!((dataset.n_entities(), dataset.framework.n_indicators()), (N, scheme.items.len()), "{}", scheme.id);
        for (at, item) in scheme.items.iter().enumerate() {
            let node = dataset.framework.node(dataset.framework.find(&item.code).expect("the item"));
            let (column, indicator) = node.leaf.as_ref().expect("an indicator");
            assert_eq!(
                (&indicator.unit, indicator.direction),
                (&item.unit, item.direction),
                "{} {}",
                scheme.id,
                item.code
            );
            for entity in 0..N {
                assert_eq!(dataset.panels[0].columns[*column].get(entity), Some(figure(&scheme, at, entity)));
            }
        }
        let proposed = propose(dataset, &scheme);
        assert_eq!(proposed.len(), scheme.items.len(), "{}", scheme.id);
        assert!(
            proposed
                .iter()
                .all(|one| one.likeness == Likeness::Code && one.mapped.code == one.item && one.mapped.times == 1.0)
        );
        let map = proposed.into_iter().map(|one| (one.item, one.mapped)).collect();
        let choice = SchemeChoice { map, ..SchemeChoice::default() };
        let scenario = Scenario { scheme: Some(choice), ..Scenario::default() };
        let appraisal = appraise(dataset, &scenario, &scheme).expect("an appraisal");
        assert!(appraisal.is_mapped.iter().all(|&is| is), "{}", scheme.id);
    }
}

#[test]
fn graded_and_gate_items_have_lists_and_columns_are_headed_for_people() {
    for scheme in schemes() {
        let book = scheme_template(&scheme, note).expect("a tree");
        let names: Vec<&str> = book.sheets.iter().map(|sheet| &*sheet.name).collect();
        assert_eq!(names, ["entities", "values_wide", "indicators"]);
        let values = &book.sheets[1];
        for (at, item) in scheme.items.iter().enumerate() {
            let Some(Cell::Text(head)) = values.rows[0].get(at + 2) else { panic!("a heading") };
            assert!(head == &item.code || head.starts_with(&format!("{}|", item.code)), "{head}");
            let hint = values.hints.iter().find(|hint| hint.column as usize == at + 2).expect("a note");
            let expect = match (answer(&scheme, item), &item.rule) {
                (Answer::Yes, _) => Some(List::Words(vec!["1".into(), "0".into()])),
                (_, Rule::Levels(levels)) => {
                    Some(List::Words(levels.iter().map(|level| level.value.to_string()).collect()))
                }
                _ => None,
            };
            assert_eq!((&hint.list, &*hint.title), (&expect, item.name.zh()));
        }
        let headed =
            values.rows[0].iter().skip(2).filter(|cell| matches!(cell, Cell::Text(head) if head.contains('|'))).count();
        assert!(10 * headed >= 8 * scheme.items.len(), "{}: {headed} of {}", scheme.id, scheme.items.len());
    }
}
