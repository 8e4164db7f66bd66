//! One path, picked by its luck and read year by year.

use leptos::prelude::*;
use scoring::revenue::YearRow;
use scoring::revenue::chance::{How, Story as Told};

use super::super::Screen;
use super::super::figures::{Figures, Head, Row};
use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::number::percent;
use crate::text::revenue::{self as shared, amount::Money, chance as words};

/// A fall of the rent that is worth a word.
const FELL: f64 = 0.05;

#[component]
pub fn Story() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let (text, revenue) = (words::chance(lang), shared::revenue(lang));
    let told = Memo::new(move |_| screen.chances.told_next(screen.plan.get()));
    let n_samples = Memo::new(move |_| told.with(|told| told.as_ref().map_or(0, |told| told.samples.len())));
    let share = move |at: usize| {
        let share = told.with(|told| told.as_ref().and_then(|told| told.samples.get(at)).map(|sample| sample.share));
        percent(share.unwrap_or(0.0), 0)
    };
    let now = move || screen.luck.get().unwrap_or(0);
    let pick = move |event| {
        if let Ok(at) = event_target_value(&event).parse::<usize>() {
            screen.luck.set(Some(at));
        }
    };
    let story = Memo::new(move |_| screen.chances.story.get());
    let finding = move || {
        story.with(|story| {
            let story = story.as_ref()?;
            Some(words::story(lang, story.npv_with_nav_wan - story.rent_only_npv_wan, story.n_held))
        })
    };
    let rows = move || {
        let money = screen.money.get();
        story.with(|story| story.as_ref().map(|story| rows(lang, money, story)).unwrap_or_default())
    };
    let heads = move || {
        let money =
            [revenue.rent, revenue.distributions, revenue.calls, revenue.net, revenue.cumulative].map(Head::money);
        std::iter::once(Head::words(text.what_happens)).chain(money).collect::<Vec<_>>()
    };
    view! {
        <section class="card" aria-labelledby="story-title">
            <h2 id="story-title">{text.story}</h2>
            <p class="small muted">{text.story_about}</p>
            <label class="luck">
                <span class="small">{text.luck}</span>
                <input
                    type="range"
                    min="0"
                    max=move || n_samples.get().saturating_sub(1)
                    step="1"
                    disabled=move || n_samples.get() == 0
                    aria-valuetext=move || share(now())
                    prop:value=move || now().to_string()
                    on:input=pick
                />
                <output class="number">{move || share(now())}</output>
            </label>
            <Show when=move || story.with(Option::is_some) fallback=move || view! {
                <p class="muted">{move || screen.luck.get().map(|_| text.no_story)}</p>
            }>
                <p class="finding">{finding}</p>
                <div class="path-story">
                    <Figures labelled_by="story-title" first=Head::number(revenue.year) heads=heads() rows=Signal::derive(rows) />
                </div>
            </Show>
        </section>
    }
}

/// By year its events and its money.
fn rows(lang: Lang, money: Money, story: &Told) -> Vec<Row> {
    let between = match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    };
    let row = |(year, row): (usize, &YearRow)| {
        let figures = [row.rent_wan, row.distributions_wan, row.calls_wan, row.net_wan, row.cumulative_wan];
        let happened = events(lang, story, (year, row)).join(between);
        let cells = std::iter::once(happened).chain(figures.iter().map(|wan| money.write(lang, *wan)));
        ((year + 1).to_string(), cells.collect())
    };
    story.rows.iter().enumerate().map(row).collect()
}

fn events(lang: Lang, story: &Told, (year, row): (usize, &YearRow)) -> Vec<String> {
    let mut events = Vec::new();
    let before = year.checked_sub(1).and_then(|before| story.rows.get(before));
    if let Some(before) = before.filter(|before| before.rent_wan > 0.0) {
        let fell = 1.0 - row.rent_wan / before.rent_wan;
        events.extend((fell >= FELL).then(|| words::rent_fell(lang, fell)));
    }
    for how in [How::Listed, How::Sold, How::Failed, How::Term] {
        let of_year = story.exits.iter().filter(|exit| exit.year == year && exit.how == how);
        let multiples: Vec<f64> = of_year.clone().filter_map(|exit| exit.multiple).collect();
        let best = multiples.iter().copied().reduce(f64::max);
        let n = of_year.count();
        events.extend((n > 0).then(|| words::exits(lang, how, n, best)));
    }
    let passes = |row: &YearRow| row.distributions_wan > 0.0 && row.distributions_wan >= row.rent_wan;
    if story.rows.iter().position(passes) == Some(year) {
        events.push(words::equity_passes(lang).into());
    }
    let turns = row.cumulative_wan >= 0.0 && before.is_some_and(|before| before.cumulative_wan < 0.0);
    if turns && story.rows.iter().skip(year).all(|row| row.cumulative_wan >= 0.0) {
        events.push(words::turns(lang).into());
    }
    events
}

#[cfg(test)]
mod tests {
    use scoring::revenue::chance::{Assumptions, Case, Simulation};
    use scoring::revenue::{PlanKind, PlanSet};

    use super::*;

    #[test]
    fn every_exit_of_a_path_is_told_in_its_year() {
        let plan = PlanSet::default().plan(PlanKind::Shareholder).check().unwrap();
        let story = Simulation::new(&Case::new(plan, Assumptions::default()).unwrap(), 1).story(3);
        let table = rows(Lang::Zh, Money::Fine, &story);
        assert_eq!(table.len(), story.rows.len());
        for (year, (_, cells)) in table.iter().enumerate() {
            let events = &cells[0];
            let n_failed = story.exits.iter().filter(|exit| exit.year == year && exit.how == How::Failed).count();
            assert_eq!(events.contains(&format!("{n_failed} 家失败")), n_failed > 0, "year {year}: {events}");
        }
        assert!(table.iter().filter(|(_, cells)| cells[0].contains("分配首次超过租金")).count() <= 1);
    }
}
