//! The data dictionary: what each indicator means, its unit, direction, source, place in the framework and ends of the scale.

use leptos::prelude::*;
use scoring::model::{Dataset, NodeId};

use super::show_all::ShowAll;
use crate::prefs::Lang;
use crate::sheet::Cell;
use crate::state::{AppState, Opened, Shared};
use crate::text::number::exact;
use crate::text::{self, data, survey as words};
use crate::view::part::save_table::SaveTable;

const N_FIRST: usize = 12;
const N_MOST: usize = 500;

#[component]
pub fn Dictionary(opened: Shared<Opened>) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let text = words::words(lang);
    let is_whole = RwSignal::new(false);
    let n = opened.dataset.framework.n_indicators();
    let heads = heads(lang);
    let sheet = {
        let opened = opened.clone();
        move || {
            let heads = heads.into_iter().map(Cell::text).collect();
            let rows = entries(lang, &opened.dataset).map(|row| row.into_iter().map(Cell::text).collect());
            std::iter::once(heads).chain(rows).collect()
        }
    };
    let rows = move || {
        let n_shown = if is_whole.get() { N_MOST } else { N_FIRST };
        let row = |[name, rest @ ..]: [String; N_FIELDS]| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    {rest.map(|cell| view! { <td>{cell}</td> }).collect_view()}
                </tr>
            }
        };
        entries(lang, &opened.dataset).take(n_shown).map(row).collect_view()
    };
    view! {
        <section class="card" aria-labelledby="dictionary-title">
            <div class="card-head">
                <h2 id="dictionary-title">{text.dictionary}</h2>
                <div class="row">
                    <SaveTable name=text.dictionary.to_string() rows=sheet />
                </div>
            </div>
            <p class="small muted">{text.dictionary_hint}</p>
            <div class="table-scroll tall framework-table" tabindex="0" role="group" aria-labelledby="dictionary-title">
                <table>
                    <thead>
                        <tr>{heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <ShowAll is_whole n=Signal::stored(n) n_first=N_FIRST n_most=N_MOST />
        </section>
    }
}

const N_FIELDS: usize = 11;

fn heads(lang: Lang) -> [&'static str; N_FIELDS] {
    let text = words::words(lang);
    [
        text.name,
        text.code,
        text.note,
        text.unit,
        text.direction,
        text.pillar,
        text.goalposts,
        text.target,
        text.denominator,
        text.kind,
        text.source,
    ]
}

/// One row an indicator, in the framework's order; what is not said is empty.
fn entries(lang: Lang, dataset: &Dataset) -> impl Iterator<Item = [String; N_FIELDS]> + '_ {
    let framework = &dataset.framework;
    let entry = move |(column, &leaf): (usize, &NodeId)| {
        let (node, indicator) = (framework.node(leaf), framework.indicator(column)?);
        let pillar = node.parent.map(|parent| text::name(lang, &framework.node(parent).name).to_string());
        Some([
            text::name(lang, &node.name).to_string(),
            node.code.clone(),
            text::name(lang, &indicator.note).to_string(),
            indicator.unit.clone(),
            data::direction(lang, indicator.direction),
            pillar.unwrap_or_default(),
            indicator.goalposts.map(|posts| words::goalposts(lang, posts)).unwrap_or_default(),
            indicator.target.map(exact).unwrap_or_default(),
            indicator.denominator.clone().unwrap_or_default(),
            words::kind(lang, indicator.kind).to_string(),
            indicator.source.clone(),
        ])
    };
    framework.leaves().iter().enumerate().filter_map(entry)
}

#[cfg(test)]
mod tests {
    use scoring::intake::{Input, Utf8Only};
    use scoring::validate::load;

    use super::*;

    #[test]
    fn every_indicator_has_its_row_with_all_that_is_known_of_it() {
        let meta = "iCode,iName,Parent,Level,Type,Weight,Direction,Unit,Target,GoalpostWorst,GoalpostBest,Source,Note\n\
                    X,产值,G,1,Indicator,1,1,亿元,50,0,100,统计局,全年\nY,能耗,G,1,Indicator,1,-1,,,,,,\nG,总分,,2,Aggregate,1,1,,,,,,\n";
        let data = "uCode,uName,X,Y\nA,甲,1,3\nB,乙,2,4\n";
        let inputs = vec![Input::new("iMeta.csv", meta), Input::new("iData.csv", data)];
        let dataset = load(inputs, &Utf8Only).expect("a dataset").dataset;
        let rows: Vec<_> = entries(Lang::Zh, &dataset).collect();
        assert_eq!(rows.len(), 2);
        let shown: Vec<&str> = rows[0].iter().map(String::as_str).collect();
        assert_eq!((shown[0], shown[1], shown[3], shown[4], shown[5]), ("产值", "X", "亿元", "↑ 越大越好", "总分"));
        assert_eq!((shown[6], shown[7], shown[10]), ("最差 0，最好 100", "50", "统计局"));
        assert!(rows[1][6].is_empty() && rows[1][4].starts_with('↓'));
        for lang in [Lang::Zh, Lang::En] {
            assert!(heads(lang).iter().all(|head| !head.is_empty()));
        }
    }
}
