//! The bench's worker: the engine's methods and simulations by name, timed by whoever calls them. Never shipped.

#[path = "../../../scoring/examples/workload/mod.rs"]
mod workload;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Object, Reflect, Uint8Array};
use scoring::revenue::chance;
use scoring::revenue::reference::{Block, Columns, Figures, Tally};
use scoring::robust::Spread;
use scoring::scenario::Mean;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::{Closure, JsValue};
use workload::draws::{Question, sensitivity};
use workload::methods::{Methods, generate};
use workload::simulation::{SEED, park, task, told_task};

fn main() {
    console_error_panic_hook::set_once();
    let table: Rc<RefCell<Option<Methods>>> = Rc::default();
    let (kept, run) = (table.clone(), table);
    let prepare = Closure::<dyn Fn(u32, u32)>::new(move |n: u32, m: u32| {
        *kept.borrow_mut() = Some(told(Methods::new(generate(n as usize, m as usize))));
    });
    let warm = {
        let table = run.clone();
        Closure::<dyn Fn(String)>::new(move |name: String| {
            told(table.borrow_mut().as_mut().map_or(Ok(()), |methods| methods.warm(&name)));
        })
    };
    let method = Closure::<dyn Fn(String) -> f64>::new(move |name: String| {
        let results = run.borrow_mut().as_mut().map_or(Err("no table".into()), |methods| methods.run(&name));
        told(results).first().copied().unwrap_or(f64::NAN)
    });
    let question = told(Question::new(0, Mean::Arithmetic));
    let spread = Spread::Simplex { at_least: Vec::new() };
    let draw = Closure::<dyn Fn(f64, f64) -> f64>::new(move |first: f64, n_draws: f64| {
        told(question.draw(&spread, first as u64, n_draws as u64)).mean_rank(0).unwrap_or(f64::NAN)
    });
    let indices = Closure::<dyn Fn(u32) -> u32>::new(|n_rows: u32| told(sensitivity(u64::from(n_rows))) as u32);
    let doors = Object::new();
    let [simulate, give, figures, finish] = simulations();
    let [keep, lend, look, moved] = park_doors();
    let all = [
        ("simulate", simulate),
        ("give", give),
        ("figures", figures),
        ("finish", finish),
        ("keep", keep),
        ("lend", lend),
        ("look", look),
        ("moved", moved),
        ("prepare", prepare.into_js_value()),
        ("warm", warm.into_js_value()),
        ("method", method.into_js_value()),
        ("draw", draw.into_js_value()),
        ("sensitivity", indices.into_js_value()),
    ];
    let is_set = all.iter().all(|(name, door)| Reflect::set(&doors, &JsValue::from(*name), door).is_ok())
        && Reflect::set(&js_sys::global(), &"yuanheng".into(), &doors).is_ok();
    if !is_set {
        wasm_bindgen::throw_str("the worker takes no properties");
    }
}

/// The reference task, block by block: each worker keeps the paths it did, gives the others' share of their columns as bytes, finds the
/// figures of its own share over all paths, and one gathers.
fn simulations() -> [JsValue; 4] {
    let simulation = Rc::new(told(task()));
    let done: Rc<RefCell<Vec<Block>>> = Rc::default();
    let kept: Rc<RefCell<(Vec<Tally>, Vec<Columns>)>> = Rc::default();
    let simulate = {
        let (simulation, done) = (simulation.clone(), done.clone());
        Closure::<dyn Fn(u32, u32)>::new(move |from: u32, to: u32| {
            done.borrow_mut().push(simulation.run_block(from..to));
        })
    };
    // Of two workers the first finds the figures of the columns before the middle, the second those of the others.
    let give = {
        let (simulation, done, kept) = (simulation.clone(), done, kept.clone());
        Closure::<dyn Fn(u32, u32) -> Uint8Array>::new(move |place: u32, n_workers: u32| {
            let at = simulation.n_columns().div_ceil(n_workers as usize);
            let (mut tallies, mut own, mut given) = (Vec::new(), Vec::new(), Vec::new());
            for block in done.take() {
                let (tally, [before, after]) = block.split(at);
                tallies.push(tally);
                let (mine, others) = if place == 0 { (before, after) } else { (after, before) };
                own.push(mine);
                given.push(others);
            }
            *kept.borrow_mut() = (tallies, own);
            bytes_of(&given)
        })
    };
    let figures = {
        let (simulation, kept) = (simulation.clone(), kept.clone());
        Closure::<dyn Fn(Uint8Array) -> Uint8Array>::new(move |bytes: Uint8Array| {
            let mut columns = std::mem::take(&mut kept.borrow_mut().1);
            columns.extend(of_bytes::<Vec<Columns>>(&bytes).unwrap_or_default());
            let figures = told(simulation.figures(columns).map_err(|error| error.to_string()));
            bytes_of(&(&kept.borrow().0, figures))
        })
    };
    let finish =
        Closure::<dyn Fn(Uint8Array, Uint8Array) -> String>::new(move |first: Uint8Array, second: Uint8Array| {
            let (mut tallies, mut figures) = (Vec::new(), Vec::new());
            for bytes in [first, second] {
                if let Some((counted, found)) = of_bytes::<(Vec<Tally>, Figures)>(&bytes) {
                    tallies.extend(counted);
                    figures.push(found);
                }
            }
            let summary = told(simulation.gather(&tallies, figures).map_err(|error| error.to_string()));
            told(told_task(&simulation, &summary))
        });
    [simulate.into_js_value(), give.into_js_value(), figures.into_js_value(), finish.into_js_value()]
}

/// The first look at a park's plan, as the page's workers do it: some paths are kept, some lent as bytes to whoever keeps the others,
/// which then says what all of them come to. And that at a plan whose slider was moved, by one worker that has its companies.
fn park_doors() -> [JsValue; 4] {
    let park = Rc::new(told(park()));
    let kept: Rc<RefCell<Vec<chance::Block>>> = Rc::default();
    let keep = {
        let (park, kept) = (park.clone(), kept.clone());
        Closure::<dyn Fn(u32, u32)>::new(move |from: u32, to: u32| {
            kept.borrow_mut().push(park.run_block(from.into()..to.into()));
        })
    };
    let lend = {
        let park = park.clone();
        Closure::<dyn Fn(u32, u32) -> Uint8Array>::new(move |from: u32, to: u32| {
            bytes_of(&park.run_block(from.into()..to.into()))
        })
    };
    let park_conceding = park.case().clone();
    let look = Closure::<dyn Fn(Array) -> f64>::new(move |lent: Array| {
        let mut blocks = kept.take();
        blocks.extend(lent.iter().filter_map(|bytes| of_bytes::<chance::Block>(&Uint8Array::new(&bytes))));
        told(park.merge(blocks).map_err(|error| error.to_string())).npv.p50
    });
    let portfolios = RefCell::new(chance::Portfolios::default());
    let moved = Closure::<dyn Fn(f64, u32) -> f64>::new(move |conceded_share: f64, paths: u32| {
        let portfolios = &mut *portfolios.borrow_mut();
        let case = park_conceding.with_number("conceded_share", conceded_share);
        let case = told(case.map_err(|errors| format!("{errors:?}")));
        let park = chance::Simulation::sharing(&case, SEED.into(), portfolios);
        let block = park.run_block_sharing(0..paths.into(), portfolios);
        told(park.merge(vec![block]).map_err(|error| error.to_string())).npv.p50
    });
    [keep.into_js_value(), lend.into_js_value(), look.into_js_value(), moved.into_js_value()]
}

fn bytes_of(value: &impl Serialize) -> Uint8Array {
    let bytes = postcard::to_allocvec(value).map_err(|error| error.to_string());
    Uint8Array::from(told(bytes).as_slice())
}

/// None where there are no bytes.
fn of_bytes<T: DeserializeOwned>(bytes: &Uint8Array) -> Option<T> {
    let bytes = bytes.to_vec();
    (!bytes.is_empty()).then(|| told(postcard::from_bytes(&bytes).map_err(|error| error.to_string())))
}

fn told<T>(found: Result<T, String>) -> T {
    found.unwrap_or_else(|message| wasm_bindgen::throw_str(&message))
}
