//! Heat maps: what they show, hide and number.

use super::super::laws::{Awkward, DESK, PHONE, check, lines_in};
use super::*;

fn cell(value: f64) -> Cell {
    Cell { value: Some(value), shade: value, is_marked: value.abs() > 0.9, note: String::new() }
}

fn chart(cells: Vec<Vec<Cell>>, columns: Columns) -> Heatmap {
    Heatmap {
        words: Words { category: "指标".into(), value: "相关系数".into(), ..Words::default() },
        rows: (0..cells.len()).map(|at| format!("指标名称{at}")).collect(),
        columns,
        cells,
        breaks: vec![2],
        format: Format::fixed(2),
    }
}

fn half(n: usize) -> Heatmap {
    chart((0..n).map(|row| (0..row).map(|at| cell((row * at) as f64 % 3.0 - 1.0)).collect()).collect(), Columns::Same)
}

#[test]
fn a_list_against_itself_is_drawn_once_and_hits_know_their_pair() {
    let chart = half(4);
    let scene = chart.scene(DESK);
    assert_eq!(scene.hits.len(), 6);
    let pairs: Vec<_> = (0..6).map(Heatmap::pair_of_hit).collect();
    assert_eq!(pairs, [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)]);
    assert_eq!(scene.hits[2].title, "指标名称2 · 指标名称1");
    assert_eq!(chart.table().rows[1], ["指标名称1", "−1.00", "", "", ""]);
    // The keyboard goes from one marked cell to the next.
    assert!(scene.hits.iter().zip(chart.all()).all(|(hit, cell)| hit.is_stop == cell.is_marked));
}

#[test]
fn cells_too_small_for_a_number_say_minus_by_a_sign() {
    let (desk, phone) = (half(30).scene(DESK), half(30).scene(PHONE));
    assert!(half(6).scene(DESK).texts().any(|text| text.text == "−1.00"));
    assert!(!phone.texts().any(|text| text.text == "−1.00"), "no room");
    assert!(lines_in(&phone, Role::Surface).iter().any(|line| line.len() == 2));
    assert!(desk.texts().any(|text| text.text == "30 指标名称29"));
}

#[test]
fn columns_without_room_for_their_names_are_numbered_under_a_key() {
    let columns = |n: usize| Columns::Named((0..n).map(|at| format!("望潮经开区{at}")).collect());
    let table = |n: usize| chart(vec![vec![cell(0.5); n]; 3], columns(n));
    assert!(table(3).scene(DESK).texts().any(|text| text.text == "望潮经开区2"));
    let many = table(8);
    let scene = many.scene(Size { height: many.height(PHONE.width, 1.0), ..PHONE });
    assert!(scene.texts().any(|text| text.text == "8 望潮经开区7"));
    assert!(scene.texts().any(|text| text.text == "8"));
}

fn ranks(cells: Vec<Vec<Option<f64>>>, n_columns: usize) -> Heatmap {
    let names = (1..=n_columns).map(|at| at.to_string()).collect();
    let cells = cells.into_iter().map(|row| row.into_iter().map(Cell::of).collect()).collect();
    Heatmap { breaks: Vec::new(), ..chart(cells, Columns::Short { head: "名次".into(), names }) }
}

#[test]
fn a_larger_share_is_never_lighter() {
    let mut before = 0.0;
    for percent in 0..=100 {
        let opacity = step(f64::from(percent) / 100.0).map_or(0.0, |(opacity, _)| opacity);
        assert!(opacity >= before, "{percent} %");
        before = opacity;
    }
}

#[test]
fn of_short_columns_keys_stop_once_a_row_at_its_strongest_cell() {
    let cells = vec![vec![Some(0.2), Some(0.8)], vec![Some(1.0), Some(0.0)], vec![None, None]];
    let scene = ranks(cells, 2).scene(DESK);
    let stops: Vec<&str> = scene.hits.iter().filter(|hit| hit.is_stop).map(|hit| hit.title.as_str()).collect();
    assert_eq!(stops, ["指标名称0 · 名次 2", "指标名称1 · 名次 1"]);
    assert!(scene.texts().any(|text| text.text == "名次"));
    assert!(!scene.texts().any(|text| text.text == "0.00"), "nothing to say, nothing written");
}

#[test]
fn no_data_breaks_it() {
    check(&half(0));
    check(&ranks(Vec::new(), 0));
    let mut shares = Awkward::new(11);
    for round in 0..60 {
        let n_columns = round % 37;
        check(&ranks((0..round % 23).map(|_| shares.values(n_columns)).collect(), n_columns));
    }
    check(&half(1));
    check(&half(40));
    check(&chart(Vec::new(), Columns::Named(Vec::new())));
    let mut awkward = Awkward::new(7);
    for round in 0..60 {
        let (n_rows, n_columns) = (round % 9, round % 7);
        let mut row = || -> Vec<Cell> {
            let values = awkward.values(n_columns).into_iter();
            values
                .map(|value| Cell {
                    value,
                    shade: value.unwrap_or(0.0),
                    is_marked: round % 2 == 0,
                    note: "n = 3".into(),
                })
                .collect()
        };
        let cells = (0..n_rows).map(|_| row()).collect();
        check(&chart(cells, Columns::Named((0..n_columns).map(|at| format!("园区{at}")).collect())));
    }
}
