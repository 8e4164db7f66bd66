//! Which numbers decide: each moved alone, the widest first.

use leptos::prelude::*;
use scoring::revenue::chance::Assumptions;
use scoring::revenue::{ParameterId, Unit};

use super::super::Screen;
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Dumbbell, Pair};
use crate::prefs::Lang;
use crate::state::{AppState, MovedNumber};
use crate::text::revenue::{self as shared, amount, amount::Money, assumption, chance as words, parameter};
use crate::view::part::plot::Plot;

/// How many are shown.
const SHOWN: usize = 12;

#[component]
pub fn Tornado() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::chance(lang);
    let bars = Memo::new(move |_| screen.chances.answers.with(|answers| answers.bars.clone()));
    let has_all = Memo::new(move |_| screen.chances.answers.with(|answers| answers.has_all_bars));
    let chart = move || {
        let mut chart = tornado(lang, screen.money.get(), &bars.get());
        // Which matters most is known once every number has been moved.
        if !has_all.get() {
            chart.words.finding = text.working.into();
        }
        chart
    };
    view! {
        <section class="card" aria-labelledby="tornado-title">
            <h2 id="tornado-title">{text.tornado}</h2>
            <Show
                when=move || bars.with(|bars| !bars.is_empty())
                fallback=move || view! { <p class="muted">{text.working}</p> }
            >
                <Plot chart=chart />
            </Show>
        </section>
    }
}

fn tornado(lang: Lang, money: Money, bars: &[MovedNumber]) -> Dumbbell {
    let text = words::chance(lang);
    let scale = |wan: f64| Some(money.scale(lang, wan));
    let pair = |bar: &MovedNumber| {
        let [low, high] = [bar.low, bar.high].map(|value| amount::with_unit(lang, unit(&bar.name), value));
        Pair {
            name: format!("{} {low} → {high}", name(lang, &bar.name)),
            from: scale(bar.gap_at_low),
            to: scale(bar.gap_at_high),
        }
    };
    let finding =
        bars.first().map(|bar| words::tornado(lang, name(lang, &bar.name), (bar.gap_at_high - bar.gap_at_low).abs()));
    Dumbbell {
        words: Words {
            title: text.tornado.into(),
            finding: finding.unwrap_or_default(),
            description: text.tornado_about.into(),
            category: text.number.into(),
            value: shared::with_money(lang, text.adds, money),
        },
        from: text.at_low.into(),
        to: text.at_high.into(),
        difference: text.difference.into(),
        rows: bars.iter().take(SHOWN).map(pair).collect(),
        format: Format::fixed(money.decimals(lang)),
    }
}

fn name(lang: Lang, name: &str) -> &str {
    match ParameterId::from_name(name) {
        Some(id) => parameter::name(lang, id),
        None => assumption::name_of(lang, name).unwrap_or(name),
    }
}

fn unit(name: &str) -> Unit {
    match ParameterId::from_name(name) {
        Some(id) => id.describe().unit,
        None => Assumptions::FIELDS.iter().find(|field| field.name == name).map_or(Unit::Number, |field| field.unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_is_named_with_both_its_values() {
        let bar = |name: &str, gap_at_high| MovedNumber {
            name: name.into(),
            low: 0.25,
            high: 0.45,
            gap_at_low: 0.0,
            gap_at_high,
        };
        let chart = tornado(Lang::Zh, Money::Fine, &[bar("p_fail", -900.0), bar("rent_growth", 400.0)]);
        assert!(chart.words.finding.contains("归零比例"), "{}", chart.words.finding);
        assert_eq!(chart.rows[0].name, "归零比例 25% → 45%");
        assert_eq!(chart.rows[1].to, Some(400.0));
    }
}
