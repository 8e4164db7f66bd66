//! What the income consists of by year, as the mean over the paths, with the year in which equity passes the rent.

use leptos::prelude::*;
use scoring::revenue::PlanKind;
use scoring::revenue::chance::{Income as Means, ServiceKind, Summary};

use super::super::Screen;
use super::super::charts::periods;
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{Series, Stacked, Turn};
use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::revenue::{self as shared, amount::Money, assumption, chance as words, finding};
use crate::view::part::plot::Plot;

#[component]
pub fn Income() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::chance(lang);
    let told = Memo::new(move |_| screen.chances.told_next(screen.plan.get()));
    let chart = move || {
        let (kind, money) = (screen.plan.get_untracked(), screen.money.get());
        told.with(|told| income(lang, money, kind, told.as_ref().map(|told| &told.summary)))
    };
    view! {
        <section class="card" aria-labelledby="income-title">
            <h2 id="income-title">{text.mean_income}</h2>
            <Show when=move || told.with(Option::is_some) fallback=move || view! { <p class="muted">{text.waiting}</p> }>
                <Plot chart=chart />
            </Show>
        </section>
    }
}

/// How services are shown where they are told apart, in the order of [`ServiceKind::ALL`].
const OF_KINDS: [Role; ServiceKind::ALL.len()] = [Role::Series(4), Role::Series(6), Role::Series(7), Role::Series(1)];

fn income(lang: Lang, money: Money, kind: PlanKind, summary: Option<&Summary>) -> Stacked {
    let (text, revenue) = (words::chance(lang), shared::revenue(lang));
    let years = summary.map(|summary| summary.income.as_slice()).unwrap_or_default();
    let series = |name: &str, role, of: &dyn Fn(&Means) -> f64| {
        Series::new(name, role, years.iter().map(|year| Some(money.scale(lang, of(year)))).collect())
    };
    let mut parts = vec![series(revenue.rent, Role::Series(3), &|year| year.rent_wan)];
    if years.iter().any(|year| year.by_kind_wan.is_some()) {
        parts.extend(ServiceKind::ALL.iter().zip(OF_KINDS).map(|(kind, role)| {
            let fees = |year: &Means| year.by_kind_wan.map_or(0.0, |fees| fees[*kind as usize]);
            series(assumption::service(lang, *kind), role, &fees)
        }));
    } else {
        parts.push(series(revenue.services, Role::Series(4), &|year| year.services_wan));
    }
    parts.push(series(revenue.distributions, Role::Series(5), &|year| year.distributions_wan));
    let passes = |year: &Means| year.distributions_wan > 0.0 && year.distributions_wan >= year.rent_wan;
    let crossing = years.iter().position(passes);
    let equity = years.last().map(|last| {
        last.distributions_wan / (last.rent_wan + last.services_wan + last.distributions_wan).max(f64::MIN_POSITIVE)
    });
    Stacked {
        words: Words {
            title: format!("{} · {}", shared::plan_name(lang, kind), text.mean_income),
            finding: finding::structure(lang, kind, equity, crossing.map(|at| at + 1), years.len()),
            description: text.mean_income_about.into(),
            category: revenue.year.into(),
            value: shared::with_money(lang, revenue.income, money),
        },
        periods: periods(years.len()),
        series: parts,
        net: None,
        turn: crossing.map(|period| Turn { period, label: finding::crossing(lang, period + 1) }),
        format: Format::fixed(money.decimals(lang)),
    }
}

#[cfg(test)]
mod tests {
    use scoring::revenue::PlanSet;
    use scoring::revenue::chance::{Assumptions, Case, Services, Simulation};

    use super::*;

    #[test]
    fn services_are_shown_by_kind_where_they_are_told_apart() {
        let plan = PlanSet::default().plan(PlanKind::Shareholder).check().unwrap();
        let alike = Case::new(plan, Assumptions::default()).unwrap();
        let chart = |case: &Case| {
            let summary = Summary::of(case, &Simulation::new(case, 1).run_block(0..50));
            (income(Lang::Zh, Money::Fine, PlanKind::Shareholder, Some(&summary)), summary)
        };
        assert_eq!(chart(&alike).0.series.len(), 3);
        let (told, summary) = chart(&alike.serving(Some(Services::default())).unwrap());
        let names: Vec<&str> = told.series.iter().map(|series| series.name.as_str()).collect();
        assert_eq!(names, ["租金", "物业能源", "人才、金融与法务", "检测与技术", "数据与算力", "股权分配"]);
        let last = told.series[1..5].iter().filter_map(|series| *series.values.last()?).sum::<f64>();
        let whole = Money::Fine.scale(Lang::Zh, summary.income.last().unwrap().services_wan);
        assert!((last - whole).abs() < 1e-3 * whole, "{last} {whole}");
    }

    #[test]
    fn the_turn_is_where_the_mean_of_distributions_passes_that_of_the_rent() {
        let plan = PlanSet::default().plan(PlanKind::Shareholder).check().unwrap();
        let simulation = Simulation::new(&Case::new(plan, Assumptions::default()).unwrap(), 1);
        let summary = simulation.merge(vec![simulation.run_block(0..300)]).unwrap();
        let chart = income(Lang::Zh, Money::Fine, PlanKind::Shareholder, Some(&summary));
        let at = chart.turn.expect("equity passes the rent").period;
        assert!(summary.income[at].distributions_wan >= summary.income[at].rent_wan);
        assert!(summary.income[..at].iter().all(|year| year.distributions_wan < year.rent_wan));
    }
}
