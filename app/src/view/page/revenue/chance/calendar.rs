//! When money is short and by how much, year by year, and the whole table to take along.

use leptos::prelude::*;
use scoring::revenue::PlanKind;
use scoring::revenue::chance::{ServiceKind, Summary};

use super::super::Screen;
use super::super::figures::{Figures, Head, Row};
use super::super::segments::Segments;
use crate::prefs::Lang;
use crate::sheet::Cell;
use crate::state::AppState;
use crate::text::number::MISSING;
use crate::text::revenue::{self as shared, amount::Money, assumption, chance as words};
use crate::view::part::save_table::SaveTable;

#[component]
pub fn Calendar() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let (text, revenue) = (words::chance(lang), shared::revenue(lang));
    let told = Memo::new(move |_| screen.chances.told_next(screen.plan.get()));
    let credit = Memo::new(move |_| state.scenario.with(|now| now.chance.assumptions().credit_line_wan));
    let finding =
        move || told.with(|told| told.as_ref().map(|told| words::calendar(lang, &told.summary, credit.get())));
    let rows = move || {
        let money = screen.money.get();
        told.with(|told| told.as_ref().map(|told| rows(lang, money, &told.summary, credit.get())).unwrap_or_default())
    };
    let heads = [text.median, text.in_half, text.in_a_quarter, text.in_a_twentieth, text.beyond_credit]
        .map(Head::money)
        .to_vec();
    let name = Signal::derive(move || format!("{} {}", shared::plan_name(lang, screen.plan.get()), text.calendar));
    let sheet = move || {
        told.with(|told| told.as_ref().map(|told| sheet(lang, screen.money.get(), &told.summary)).unwrap_or_default())
    };
    view! {
        <section class="card" aria-labelledby="calendar-title">
            <div class="card-head">
                <h2 id="calendar-title">{text.calendar}</h2>
                <div class="row">
                    <Segments name="plan-calendar" legend=revenue.plan options=&PlanKind::ALL word=shared::plan_name chosen=screen.plan />
                    <Show when=move || told.with(Option::is_some)>
                        <SaveTable name rows=sheet />
                    </Show>
                </div>
            </div>
            <p class="finding">{finding}</p>
            <p class="small muted">{text.calendar_about}</p>
            <Figures labelled_by="calendar-title" first=Head::number(revenue.year) heads rows=Signal::derive(rows) />
        </section>
    }
}

/// By year: the median, then what must be ready for a half, three quarters and 95 % of the paths, then what of the last is beyond the
/// credit line.
fn rows(lang: Lang, money: Money, summary: &Summary, credit_wan: f64) -> Vec<Row> {
    let need = |wan: f64| if wan < 0.0 { money.write(lang, -wan) } else { MISSING.into() };
    let row = |(year, [p5, p25, p50, ..]): (usize, &[f64; 5])| {
        let cells = vec![money.write(lang, *p50), need(*p50), need(*p25), need(*p5), need(*p5 + credit_wan)];
        ((year + 1).to_string(), cells)
    };
    summary.cumulative.iter().enumerate().map(row).collect()
}

/// Every quantile and mean by year.
fn sheet(lang: Lang, money: Money, summary: &Summary) -> Vec<Vec<Cell>> {
    let (text, revenue) = (words::chance(lang), shared::revenue(lang));
    let unit = money.unit(lang);
    let levels = ["P5", "P25", "P50", "P75", "P95"];
    let fans = [
        (text.net, &summary.net),
        (text.cumulative, &summary.cumulative),
        (revenue.distributions, &summary.distributions),
        (revenue.nav, &summary.nav),
    ];
    let means = [revenue.rent, revenue.services, revenue.distributions, revenue.tax];
    let mut head = vec![revenue.year.to_string()];
    head.extend(fans.iter().flat_map(|(name, _)| levels.map(|level| format!("{name} {level} ({unit})"))));
    let by_kind = summary.income.iter().any(|year| year.by_kind_wan.is_some());
    let kinds = ServiceKind::ALL.iter().filter(|_| by_kind).map(|kind| assumption::service(lang, *kind));
    head.extend(means.into_iter().chain(kinds).map(|name| format!("{name} {} ({unit})", text.mean)));
    let mut lines = vec![head.into_iter().map(Cell::Text).collect::<Vec<_>>()];
    let write = |wan: f64| Cell::number(Some(money.scale(lang, wan)));
    for year in 0..summary.net.len() {
        let mut cells = vec![Cell::text((year + 1).to_string())];
        for (_, fan) in &fans {
            cells.extend(fan.get(year).copied().unwrap_or([f64::NAN; 5]).map(write));
        }
        let income = summary.income.get(year).map(|it| [it.rent_wan, it.services_wan, it.distributions_wan]);
        cells.extend(income.unwrap_or([f64::NAN; 3]).map(write));
        cells.push(write(summary.tax_wan.get(year).copied().unwrap_or(f64::NAN)));
        let fees = summary.income.get(year).and_then(|it| it.by_kind_wan);
        cells.extend(fees.into_iter().flatten().map(write));
        lines.push(cells);
    }
    lines
}

#[cfg(test)]
mod tests {
    use scoring::revenue::PlanSet;
    use scoring::revenue::chance::{Assumptions, Case, Services, Simulation};

    use super::*;

    fn summary() -> Summary {
        summary_of(None)
    }

    fn summary_of(services: Option<Services>) -> Summary {
        let plan = PlanSet::default().plan(PlanKind::Shareholder).check().unwrap();
        let case = Case::new(plan, Assumptions::default()).unwrap().serving(services).unwrap();
        let simulation = Simulation::new(&case, 1);
        simulation.merge(vec![simulation.run_block(0..200)]).unwrap()
    }

    #[test]
    fn what_is_missing_is_told_as_money_to_have_ready() {
        let summary = summary();
        let table = rows(Lang::Zh, Money::Fine, &summary, 20_000.0);
        assert_eq!(table.len(), 20);
        let [p5, _, p50, ..] = summary.cumulative[0];
        assert_eq!(table[0].1[0], Money::Fine.write(Lang::Zh, p50));
        assert_eq!(table[0].1[3], Money::Fine.write(Lang::Zh, -p5));
        assert_eq!(table[0].1[4], Money::Fine.write(Lang::Zh, -p5 - 20_000.0));
    }

    #[test]
    fn the_saved_table_has_every_year_and_every_quantile() {
        let rows = sheet(Lang::En, Money::Fine, &summary());
        assert_eq!(rows.len(), 21);
        assert!(rows.iter().all(|row| row.len() == 1 + 4 * 5 + 4));
        assert!(rows.iter().skip(1).flatten().all(|cell| *cell != Cell::Missing));
        let by_kind = sheet(Lang::Zh, Money::Fine, &summary_of(Some(Services::default())));
        assert!(by_kind.iter().all(|row| row.len() == 1 + 4 * 5 + 4 + 4));
        let last = by_kind.first().and_then(|head| head.last());
        assert!(matches!(last, Some(Cell::Text(head)) if head.starts_with("数据与算力 均值")), "{last:?}");
    }
}
