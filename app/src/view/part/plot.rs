//! A chart in the page's language, theme and type size.

use std::sync::Arc;

use leptos::prelude::*;

use super::save_book::{Saving, SavingTold, save_workbook};
use crate::browser::page;
use crate::chart::Chart;
use crate::chart::canvas::{BookSaver, ChartText, ChartView};
use crate::chart::format::Format;
use crate::chart::spec::Periods;
use crate::chart::theme::{Mode, Polarity, Theme as Colours};
use crate::prefs::RiseColour;
use crate::state::{AppState, Theme};
use crate::text::number::fixed;
use crate::text::{plot as words, written};

/// Shows what `chart` makes of the state, and again whenever the state it reads changes.
#[component]
pub fn Plot<C: Chart + 'static>(
    chart: impl Fn() -> C + Send + Sync + 'static,
    /// Told which of the scene's hits was chosen.
    #[prop(optional)]
    on_pick: Option<Callback<usize>>,
) -> impl IntoView {
    let state = AppState::expect();
    let made = move |_: Option<&Arc<dyn Chart>>| Arc::new(chart()) as Arc<dyn Chart>;
    let chart = Memo::new_with_compare(made, |_, _| true);
    let words = words::plot(state.lang.get_untracked());
    let text = ChartText {
        show_table: words.show_table,
        hide_table: words.hide_table,
        save_csv: words.save_csv,
        save_svg: words.save_svg,
        save_png: words.save_png,
        keys: words.keys,
    };
    let theme = Signal::derive(move || colours(state));
    let scale = page::type_scale();
    let saving = RwSignal::new(Saving::NotAsked);
    let book = BookSaver {
        label: written::words(state.lang.get_untracked()).save_xlsx,
        save: Callback::new(move |(title, rows): (String, _)| save_workbook(state, saving, &title, rows)),
    };
    // An absent handler cannot be handed on as an optional one.
    let chart = match on_pick {
        Some(on_pick) => view! { <ChartView chart theme text book scale on_pick /> }.into_any(),
        None => view! { <ChartView chart theme text book scale /> }.into_any(),
    };
    view! {
        {chart}
        <SavingTold saving />
    }
}

/// How charts write scores: whole numbers, as axes have them, without digits after the point.
pub fn score_format(decimals: usize) -> Format {
    Format::new(move |value| fixed(value, if value.fract() == 0.0 { 0 } else { decimals }))
}

/// The colours charts have now; also for what stands beside a chart and names its lines.
pub fn colours(state: AppState) -> Colours {
    let mode = if state.theme.get() == Theme::Dark { Mode::Dark } else { Mode::Light };
    let polarity = match state.prefs.with(|prefs| prefs.rise) {
        RiseColour::Red => Polarity::RedUp,
        RiseColour::Green => Polarity::GreenUp,
    };
    Colours { mode, polarity }
}

/// Years stand at their true distance; other labels at equal ones.
pub fn periods(labels: &[String]) -> Periods {
    match labels.iter().map(|label| label.parse::<i32>()).collect::<Result<Vec<i32>, _>>() {
        Ok(years) => Periods::years(years),
        Err(_) => Periods::even(labels.to_vec()),
    }
}
