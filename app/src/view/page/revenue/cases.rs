//! Published cases: the model of one park's plan with its published figures laid over, and others that won or lost.

use leptos::prelude::*;
use scoring::revenue::Plan;
use scoring::revenue::chance::Assumptions;

use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{Fan, Lines, Periods, Series, Vertical};
use crate::prefs::Lang;
use crate::state::AppState;
use crate::state::back_test::{BackTest, back_test};
use crate::text::pick;
use crate::text::revenue::cases as words;
use crate::view::part::plot::Plot;

const FIRST_YEAR: i32 = 2016;
const N_YEARS: usize = 10;
/// Published, 亿元, from the first year on; what was not found is missing.
const RENT: [Option<f64>; N_YEARS] =
    [Some(6.47), Some(7.43), None, None, None, None, Some(8.35), Some(10.5), Some(10.49), None];
const PROFIT: [Option<f64>; N_YEARS] =
    [Some(7.27), Some(4.68), None, None, Some(18.22), Some(7.41), Some(8.22), Some(9.48), Some(9.82), None];
/// Let in 2017, m², and the rent of 2016, 万元.
const LET_M2: f64 = 1_046_300.0;
const RENT_WAN: f64 = 64_700.0;
const OCCUPANCY: f64 = 0.93;
/// Figures are published to two digits, 亿元.
const HALF_A_DIGIT: f64 = 0.005;
/// Paid into equity in 2017, 万元.
const PAID_IN_WAN: f64 = 46_400.0;

/// The park as it stood: all that is known of it, the rest by default.
fn plan() -> Plan {
    Plan {
        area_m2: LET_M2 / OCCUPANCY,
        rent_yuan_m2_month: RENT_WAN * 10_000.0 / LET_M2 / 12.0,
        occupancy_start: OCCUPANCY,
        occupancy_max: OCCUPANCY,
        // Published rent is before the cost of the space, which stands already.
        operating_margin: 1.0,
        building_yuan_m2: 0.0,
        conceded_share: 0.0,
        commitment_wan: PAID_IN_WAN,
        commitment_years: N_YEARS as f64,
        horizon_years: N_YEARS as f64,
        ..Plan::default()
    }
}

/// Published rent is after empty space and rent-free months, so these are in it already.
fn assumptions() -> Assumptions {
    Assumptions { downtime: 0.0, rent_free: 0.0, ..Assumptions::default() }
}

#[component]
pub fn Cases() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::cases(lang);
    let told = back_test(&plan(), &assumptions());
    let rent = move || match told.get() {
        BackTest::There(results) => laid_over(lang, Kind::Rent, &results.rent),
        _ => laid_over(lang, Kind::Rent, &[]),
    };
    let result = move || match told.get() {
        BackTest::There(results) => laid_over(lang, Kind::Result, &results.result),
        _ => laid_over(lang, Kind::Result, &[]),
    };
    view! {
        <section class="card" aria-labelledby="case-title" aria-busy=move || (told.get() == BackTest::Waiting).to_string()>
            <h2 id="case-title">{text.title}</h2>
            <p>{text.about}</p>
            <p class="small muted">{text.set_up}</p>
            <Show when=move || told.get() == BackTest::Failed>
                <div class="callout danger" role="alert"><p>{text.failed}</p></div>
            </Show>
            <div class="columns">
                <div><Plot chart=rent /></div>
                <div><Plot chart=result /></div>
            </div>
            <div class="columns">
                <div>
                    <h3>{text.right}</h3>
                    <ul class="reading">{text.right_notes.map(|note| view! { <li>{note}</li> })}</ul>
                </div>
                <div>
                    <h3>{text.wrong}</h3>
                    <ul class="reading">{text.wrong_notes.map(|note| view! { <li>{note}</li> })}</ul>
                </div>
            </div>
            <h3 id="case-figures">{text.figures}</h3>
            <Facts labelled_by="case-figures".into() facts=words::ZHANGJIANG />
        </section>
        <section class="card" aria-labelledby="cases-title">
            <h2 id="cases-title">{text.others}</h2>
            {words::OTHERS.iter().enumerate().map(|(at, case)| {
                let id = format!("case-{at}");
                let [name, lesson] = [case.name, case.lesson].map(|[zh, en]| pick(lang, zh, en));
                view! {
                    <h3 id=id.clone()>{name}</h3>
                    <p>{lesson}</p>
                    <Facts labelled_by=id facts=case.facts />
                }
            }).collect_view()}
        </section>
    }
}

#[component]
fn Facts(labelled_by: String, facts: &'static [words::Fact]) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let text = words::cases(lang);
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby=labelled_by>
            <table>
                <thead>
                    <tr>{[text.period, text.figure, text.status, text.source].map(|name| view! { <th scope="col">{name}</th> })}</tr>
                </thead>
                <tbody>
                    {facts.iter().map(|fact| view! {
                        <tr>
                            <th scope="row">{fact.period}</th>
                            <td>{pick(lang, fact.words[0], fact.words[1])}</td>
                            <td>{words::known(lang, fact.known)}</td>
                            <td><a href=fact.source rel="noreferrer">{host(fact.source)}</a></td>
                        </tr>
                    }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

/// The part of an address that says whose page it is.
fn host(address: &str) -> &str {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest).trim_start_matches("www.")
}

#[derive(Clone, Copy)]
enum Kind {
    Rent,
    Result,
}

fn laid_over(lang: Lang, kind: Kind, fans: &[[f64; 5]]) -> Lines {
    let text = words::cases(lang);
    let (title, value, published, name, about) = match kind {
        Kind::Rent => (text.rent, text.rent_value, RENT, text.published_rent, text.rent_about),
        Kind::Result => (text.result, text.result_value, PROFIT, text.published_profit, text.result_about),
    };
    let column = |at: usize| -> Vec<Option<f64>> {
        (0..N_YEARS).map(|year| Some(fans.get(year)?.get(at)? / 10_000.0)).collect()
    };
    let fan = Fan { series: 0, low: column(0), high: column(4), low_name: "P5".into(), high_name: "P95".into() };
    Lines {
        words: Words {
            title: title.into(),
            finding: if fans.is_empty() { text.working.into() } else { coverage(lang, &published, fans) },
            description: about.into(),
            category: text.period.into(),
            value: value.into(),
        },
        periods: Periods::years((0..N_YEARS as i32).map(|year| FIRST_YEAR + year).collect::<Vec<i32>>()),
        series: vec![
            Series::new(text.model, Role::Series(0), column(2)),
            Series::new(name, Role::Series(1), published.to_vec()),
        ],
        vertical: Vertical::WithZero,
        fans: vec![fan],
        callouts: Vec::new(),
        format: Format::fixed(2),
    }
}

/// How many published figures lie within the model's band, and which do not.
fn coverage(lang: Lang, published: &[Option<f64>], fans: &[[f64; 5]]) -> String {
    let known = published.iter().zip(fans).enumerate().filter_map(|(year, (value, fan))| Some((year, (*value)?, fan)));
    let (mut of, mut outside) = (0, Vec::new());
    for (year, value, [low, .., high]) in known {
        of += 1;
        if value + HALF_A_DIGIT < low / 10_000.0 || value - HALF_A_DIGIT > high / 10_000.0 {
            outside.push((FIRST_YEAR + year as i32).to_string());
        }
    }
    words::covered(lang, of - outside.len(), of, &outside)
}

#[cfg(test)]
mod tests {
    use scoring::revenue::chance::{Case, Simulation};

    use super::*;

    #[test]
    fn the_plan_of_2016_can_be_simulated_and_starts_at_its_rent() {
        let case = Case::new(plan().check().unwrap(), assumptions()).unwrap();
        let results = Simulation::new(&case, 1).results(400);
        assert_eq!(results.rent.len(), N_YEARS);
        let [low, _, middle, _, high] = results.rent[0].map(|wan| wan / 10_000.0);
        assert!((middle - 6.47).abs() < 0.005 && low <= middle && high >= middle, "{middle}");
        let width = |fan: &[f64; 5]| fan[4] - fan[0];
        assert!(width(&results.result[7]) > 1.5 * width(&results.rent[7]), "profit leaves the rent");
    }

    #[test]
    fn what_lies_outside_is_named_by_its_year() {
        let fans = [[60_000.0, 0.0, 0.0, 0.0, 70_000.0], [0.0, 0.0, 0.0, 0.0, 10_000.0]];
        assert_eq!(coverage(Lang::En, &RENT[..2], &fans), words::covered(Lang::En, 1, 2, &["2017".into()]));
        assert_eq!(host("http://www.cb.com.cn/difang/1.html"), "cb.com.cn");
    }
}
