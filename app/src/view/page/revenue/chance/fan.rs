//! The range of a plan's cash by year, with one path drawn in it.

use leptos::prelude::*;
use scoring::revenue::PlanKind;

use super::super::Screen;
use super::super::charts::{periods, role};
use super::super::segments::Segments;
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{Fan as Band, Lines, Series, Vertical};
use crate::prefs::Lang;
use crate::state::{AppState, Sample, Told};
use crate::text::revenue::{self as shared, amount::Money, chance as words};
use crate::view::part::plot::Plot;

/// Which figure the fan is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fanned {
    Cumulative,
    Net,
}

impl Fanned {
    const ALL: [Self; 2] = [Self::Cumulative, Self::Net];

    fn word(lang: Lang, one: Self) -> &'static str {
        let text = words::chance(lang);
        match one {
            Self::Cumulative => text.cumulative,
            Self::Net => text.net,
        }
    }
}

#[component]
pub fn Fan() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let (text, revenue) = (words::chance(lang), shared::revenue(lang));
    let told = Memo::new(move |_| screen.chances.told(screen.plan.get()));
    let chart = move || {
        let (kind, money, path) = (screen.plan.get_untracked(), screen.money.get(), screen.luck.get());
        told.with(|told| told.as_ref().map(|told| fan(lang, money, kind, screen.fan.get(), told, path)))
            .unwrap_or_else(|| empty(lang))
    };
    view! {
        <section class="card" aria-labelledby="fan-title">
            <div class="card-head">
                <h2 id="fan-title">{text.fan}</h2>
                <Segments name="plan-fan" legend=revenue.plan options=&PlanKind::ALL word=shared::plan_name chosen=screen.plan />
            </div>
            <Segments name="fan-of" legend=text.fan_of options=&Fanned::ALL word=Fanned::word chosen=screen.fan />
            <Show when=move || told.with(Option::is_some) fallback=move || view! { <p class="muted">{text.waiting}</p> }>
                <Plot chart=chart />
            </Show>
        </section>
    }
}

fn empty(lang: Lang) -> Lines {
    Lines {
        words: Words { title: words::chance(lang).fan.into(), ..Words::default() },
        periods: periods(0),
        series: Vec::new(),
        vertical: Vertical::WithZero,
        fans: Vec::new(),
        callouts: Vec::new(),
        format: Format::fixed(0),
    }
}

fn fan(lang: Lang, money: Money, kind: PlanKind, shown: Fanned, told: &Told, luck: Option<usize>) -> Lines {
    let text = words::chance(lang);
    let summary = &told.summary;
    let years = match shown {
        Fanned::Cumulative => &summary.cumulative,
        Fanned::Net => &summary.net,
    };
    let column = |at: usize| -> Vec<Option<f64>> {
        years.iter().map(|fan| fan.get(at).map(|wan| money.scale(lang, *wan))).collect()
    };
    let band = |low: usize, high: usize, names: [&str; 2]| Band {
        series: 0,
        low: column(low),
        high: column(high),
        low_name: names[0].into(),
        high_name: names[1].into(),
    };
    let mut series = vec![Series::new(text.median, role(kind), column(2))];
    let path = luck.and_then(|luck| told.samples.get(luck));
    series.extend(path.map(|path: &Sample| {
        let values = match shown {
            Fanned::Cumulative => &path.cumulative,
            Fanned::Net => &path.net,
        };
        let values = values.iter().map(|wan| Some(money.scale(lang, *wan))).collect();
        Series::new(text.story, Role::Series(3), values)
    }));
    let finding = match shown {
        Fanned::Cumulative => words::cumulative(lang, kind, summary),
        Fanned::Net => words::net(lang, kind, summary),
    };
    Lines {
        words: Words {
            title: format!("{} · {}", shared::plan_name(lang, kind), Fanned::word(lang, shown)),
            finding,
            description: text.fan_about.into(),
            category: shared::revenue(lang).year.into(),
            value: shared::with_money(lang, Fanned::word(lang, shown), money),
        },
        periods: periods(years.len()),
        series,
        vertical: Vertical::WithZero,
        fans: vec![band(0, 4, ["P5", "P95"]), band(1, 3, ["P25", "P75"])],
        callouts: Vec::new(),
        format: Format::fixed(money.decimals(lang)),
    }
}
