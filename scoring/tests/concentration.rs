//! Concentration, specialisation and growth, by hand and against the book 数学建模 (R, mathmodels).

use std::collections::BTreeSet;

use scoring::compare::{
    CompareError, compound_annual_growth, ellison_glaeser, gini, herfindahl, herfindahl_scaled, krugman,
    location_quotient, overlap, theil, theil_parts,
};

use super::support::{cases, close};

fn check(what: &str, got: Result<f64, CompareError>, expect: f64) {
    let got = got.unwrap_or_else(|error| panic!("{what}: {error:?}"));
    assert!(close(got, expect, 1e-12), "{what}: {got} instead of {expect}");
}

#[test]
fn by_hand() {
    check("all with one", herfindahl(&[0.0, 5.0]), 1.0);
    check("all alike", herfindahl(&[2.0; 4]), 0.25);
    check("scaled", herfindahl_scaled(&[2.0; 4]), 0.0);
    check("one alone", herfindahl_scaled(&[2.0]), 1.0);
    check("alike", gini(&[3.0; 5], &[1.0; 5]), 0.0);
    check("one has all", gini(&[0.0, 0.0, 0.0, 8.0], &[1.0; 4]), 0.75);
    check("sizes are as many of one", gini(&[1.0, 3.0], &[2.0, 1.0]), 0.266_666_666_666_666_67);
    check("one of four has all", theil(&[0.0, 0.0, 0.0, 8.0], &[1.0; 4]), scoring::math::ln(4.0));
    check("nothing in common", krugman(&[1.0, 0.0], &[0.0, 3.0]), 2.0);
    check("half in common", overlap(&[1.0, 1.0], &[1.0, 0.0]), 0.5);
    check("alike made up", overlap(&[1.0, 2.0], &[10.0, 20.0]), 1.0);
    assert_eq!(
        location_quotient(&[vec![1.0, 3.0], vec![1.0, 1.0]], &[4.0, 2.0]),
        Ok(vec![vec![0.75, 1.125], vec![1.5, 0.75]])
    );
}

#[test]
fn what_cannot_be_used_is_refused() {
    assert_eq!(herfindahl(&[]), Err(CompareError::Empty));
    assert_eq!(herfindahl(&[0.0]), Err(CompareError::NoTotal));
    assert_eq!(herfindahl(&[1.0, -1.0]), Err(CompareError::BadAmount { at: 1, value: -1.0 }));
    assert_eq!(gini(&[1.0], &[1.0, 2.0]), Err(CompareError::WrongLength { expected: 1, found: 2 }));
    assert_eq!(gini(&[1.0, 0.0], &[0.0, 1.0]), Err(CompareError::NoTotal));
    assert_eq!(theil_parts(&[1.0, 2.0], &[1.0; 2], &[0, 2]), Err(CompareError::BadGroup { at: 1, group: 2 }));
    assert_eq!(ellison_glaeser(&[1.0, 0.0], &[1.0, 1.0], &[3.0]), Err(CompareError::NoTotal));
    assert!(location_quotient(&[vec![1.0], vec![1.0, 2.0]], &[1.0, 2.0]).is_err());
    assert_eq!(location_quotient(&[vec![1.0], vec![2.0]], &[0.0, 2.0]), Err(CompareError::NoTotal));
}

#[test]
fn theil_comes_apart_into_groups() {
    let (values, sizes, groups) = ([1.0, 2.0, 5.0, 0.0, 9.0], [3.0, 1.0, 2.0, 4.0, 1.0], [0, 1, 0, 1, 2]);
    let whole = theil(&values, &sizes).expect("a total");
    let parts = theil_parts(&values, &sizes, &groups).expect("a total");
    assert!(close(parts.between + parts.within, whole, 1e-12), "{parts:?} of {whole}");
    assert_eq!((parts.within_of.len(), parts.within_of[2]), (3, 0.0));
}

#[test]
fn growth_is_between_the_ends_that_are_there() {
    let doubled = [(2020.0, Some(4.0)), (2018.0, Some(1.0)), (2016.0, None), (2019.0, Some(9.0))];
    assert!(close(compound_annual_growth(&doubled).expect("a rate"), 1.0, 1e-15));
    assert_eq!(compound_annual_growth(&[(2018.0, Some(1.0))]), None);
    assert_eq!(compound_annual_growth(&[(2018.0, Some(-1.0)), (2019.0, Some(1.0))]), None);
}

/// Rows of a table where all these columns have these cells.
fn rows(table: &cases::Table, wanted: &[(&str, &str)]) -> Vec<usize> {
    (0..table.ids.len())
        .filter(|&row| wanted.iter().all(|(column, cell)| table.columns[*column][row] == *cell))
        .collect()
}

fn pick(cells: &[f64], rows: &[usize]) -> Vec<f64> {
    rows.iter().map(|&row| cells[row]).collect()
}

#[test]
fn mathmodels_herfindahl_gini_theil() {
    let (Some(income), Some(expect)) =
        (cases::table("cn/hhi_eg_input_income.csv", "行业"), cases::table("cn/hhi_gini_theil_expected.csv", "ind"))
    else {
        return;
    };
    let (wages, people) = (income.numbers("平均工资"), income.numbers("就业人数"));
    for at in 0..expect.ids.len() {
        let cell = |column: &str| expect.columns[column][at].as_str();
        let rows = rows(&income, &[("年份", cell("year")), ("行业", cell("ind")), ("区域", cell("zone"))]);
        let (wages, people) = (pick(&wages, &rows), pick(&people, &rows));
        let ones = vec![1.0; rows.len()];
        let number = |column: &str| expect.numbers(column)[at];
        check("hhi", herfindahl(&people), number("hhi"));
        check("hhi_scaled", herfindahl_scaled(&people), number("hhi_scaled"));
        check("gini0_wage", gini(&wages, &ones), number("gini0_wage"));
        check("gini_wagebill_by_pop", gini(&wages, &people), number("gini_wagebill_by_pop"));
        check("theil0_wage", theil(&wages, &ones), number("theil0_wage"));
        check("theil_wage_pop", theil(&wages, &people), number("theil_wage_pop"));
    }
}

#[test]
fn mathmodels_ellison_glaeser() {
    let (Some(income), Some(expect)) =
        (cases::table("cn/hhi_eg_input_income.csv", "行业"), cases::table("cn/eg_expected.csv", "ind"))
    else {
        return;
    };
    let people = income.numbers("就业人数");
    let industries: BTreeSet<&String> = income.ids.iter().collect();
    for (at, industry) in expect.ids.iter().enumerate() {
        let year = expect.columns["year"][at].as_str();
        let of = |industry: &str| pick(&people, &rows(&income, &[("年份", year), ("行业", industry)]));
        let own = of(industry);
        let mut whole = vec![0.0; own.len()];
        for other in &industries {
            whole.iter_mut().zip(of(other)).for_each(|(sum, x)| *sum += x);
        }
        check("EG", ellison_glaeser(&own, &whole, &own), expect.numbers("EG")[at]);
    }
}

#[test]
fn mathmodels_location_quotient() {
    let (Some(input), Some(expect)) =
        (cases::table("cn/lq_input_industry.csv", "地区"), cases::table("cn/lq_expected.csv", "地区"))
    else {
        return;
    };
    let industries = ["第一产业", "第二产业", "第三产业"];
    let years: BTreeSet<&String> = input.columns["年份"].iter().collect();
    for year in years {
        let rows_in = rows(&input, &[("年份", year)]);
        let columns: Vec<Vec<f64>> = industries.iter().map(|name| pick(&input.numbers(name), &rows_in)).collect();
        let table: Vec<Vec<f64>> =
            (0..rows_in.len()).map(|row| columns.iter().map(|column| column[row]).collect()).collect();
        let got = location_quotient(&table, &pick(&input.numbers("GDP"), &rows_in)).expect("quotients");
        for (row, &at) in rows_in.iter().enumerate() {
            let wanted = rows(&expect, &[("年份", year), ("地区", &input.ids[at])]);
            for (industry, &got) in industries.iter().zip(&got[row]) {
                check(industry, Ok(got), expect.numbers(industry)[wanted[0]]);
            }
        }
    }
}
