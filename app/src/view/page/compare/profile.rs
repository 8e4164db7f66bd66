//! The radar: the parts of the total, or of one pillar, on axes with one common scale.

use leptos::prelude::*;
use scoring::model::NodeId;

use super::level::{Level, LevelSelect};
use super::model::{Axes, Field, active_children, radar_parents};
use super::{name_of, series_of};
use crate::chart::Words;
use crate::chart::spec::Radar;
use crate::state::AppState;
use crate::text::{self, compare as words};
use crate::view::part::plot::{Plot, score_format};

#[component]
pub fn ProfileCard(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let text = words::compare(state.lang.get_untracked());
    let level = Level::new(field, |field| radar_parents(&field.scored));
    view! {
        <section class="card" aria-labelledby="compare-profile">
            <div class="card-head">
                <h2 id="compare-profile">{text.profile}</h2>
                <LevelSelect level />
            </div>
            <Show
                when=move || level.now.get().is_some()
                fallback=move || view! { <p class="empty">{text.too_few_axes}</p> }
            >
                <Plot chart=move || radar(state, field, level.now.get()) />
            </Show>
        </section>
    }
}

fn radar(state: AppState, field: Memo<Option<Field>>, parent: Option<NodeId>) -> Radar {
    let lang = state.lang.get();
    let text = words::compare(lang);
    let mut radar = Radar {
        words: Words {
            title: String::new(),
            finding: String::new(),
            description: text.profile_note.into(),
            category: text.area.into(),
            value: text.score.into(),
        },
        axes: Vec::new(),
        series: Vec::new(),
        domain: (0.0, 1.0),
        format: score_format(2),
    };
    field.with(|field| {
        let (Some(field), Some(parent)) = (field, parent) else { return };
        let framework = field.scored.framework();
        let node_name = |id: NodeId| text::name(lang, &framework.node(id).name).to_string();
        let axes = Axes::of(field, active_children(&field.scored, parent));
        let decimals = field.scored.decimals();
        let park = |place: usize| field.parks.get(place).map(|&park| name_of(state, field, park)).unwrap_or_default();
        let leads = axes.leads();
        let most = leads.iter().copied().max().unwrap_or(0);
        // Two that lead equally often are no leader.
        let leader = leads.iter().position(|&count| count == most);
        let leader = leader.filter(|_| 0 < most && leads.iter().filter(|&&count| count == most).count() == 1);
        let leader = leader.map(|place| (park(place), most));
        let widest = axes.extremes().and_then(|(axis, _)| {
            let spread = axes.spreads().get(axis).copied().flatten()?;
            Some((node_name(*axes.nodes.get(axis)?), park(spread.best), park(spread.worst)))
        });
        radar.words.title = node_name(parent);
        radar.words.finding = words::profile_finding(
            lang,
            leader.as_ref().map(|(name, count)| (name.as_str(), *count)),
            axes.nodes.len(),
            widest.as_ref().map(|(axis, best, worst)| (axis.as_str(), best.as_str(), worst.as_str())),
        );
        radar.axes = axes.nodes.iter().map(|&id| node_name(id)).collect();
        radar.series = series_of(state, field, &axes);
        radar.domain = axes.domain;
        radar.format = score_format(decimals);
    });
    radar
}
