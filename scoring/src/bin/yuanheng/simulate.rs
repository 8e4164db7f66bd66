//! `yuanheng simulate`: what a plan comes to by chance, its paths shared among threads.

use std::io::{self, Write};
use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use scoring::revenue::chance::{self, Balances, Block, Case, Summary};
use scoring::revenue::file::{self, Park, PlanFile};
use scoring::revenue::reference;
use serde::Serialize;
use serde_json::json;

use super::asked::{self, Answers};
use super::options::SimulateOptions;
use super::{Failure, files, print, wording};

/// Paths a thread takes at once: about a millisecond of the reference task.
const TAKEN: u32 = 512;

pub fn run(options: &SimulateOptions) -> Result<(), Failure> {
    let bytes = files::read_bytes(&options.plan)?;
    let name = options.plan.to_string_lossy();
    let text = std::str::from_utf8(&bytes).map_err(|_| Failure::Stopped(vec![format!("{name}: not UTF-8")]))?;
    let said = |error| wording::file_error(&name, &error);
    let plan = file::read(text).map_err(|errors| Failure::Stopped(errors.into_iter().map(said).collect()))?;
    match plan {
        PlanFile::Reference(_) if options.ask.any() => {
            Err(Failure::Stopped(vec![format!("{name}: nothing more is asked of this kind of plan than its paths")]))
        }
        PlanFile::Reference(plan) => run_reference(options, &plan),
        PlanFile::Park(park) => run_park(options, &park),
    }
}

fn run_reference(options: &SimulateOptions, plan: &reference::CheckedPlan) -> Result<(), Failure> {
    let simulation = reference::Simulation::new(plan, options.seed);
    let blocks = shared(options, |range| simulation.run_block(range))?;
    let summary = simulation.merge(blocks).map_err(stopped)?;
    if options.json {
        let details: Vec<_> = (0..options.paths.min(3)).map(|path| simulation.detail(path)).collect();
        let (paths, seed) = (options.paths, options.seed);
        return write_json(&json!({"paths": paths, "seed": seed, "details": details, "summary": summary}));
    }
    let reference::NpvSummary { mean, p5, p50, p95 } = summary.npv;
    let lines = [
        ("npv", format!("mean {}  5% {}  50% {}  95% {}", wan(mean), wan(p5), wan(p50), wan(p95))),
        ("below rent only", percent(summary.p_npv_below_rent_only)),
        ("beyond credit line", percent(summary.p_beyond_credit)),
        ("rate below hurdle", percent(summary.irr.below_hurdle)),
        ("rate at hurdle", percent(summary.irr.at_hurdle)),
    ];
    let rows = summary.cf.iter().map(|quantiles| quantiles.to_vec());
    print::to_stdout(|out| write_text(out, options, &lines, &["5%", "50%", "95%"], rows)).map_err(Failure::Output)
}

/// What the command prints of a park as JSON.
#[derive(Serialize)]
struct Printed<'a> {
    paths: u32,
    seed: u32,
    summary: &'a Summary,
    #[serde(skip_serializing_if = "Option::is_none")]
    balances: Option<Balances>,
    #[serde(flatten)]
    answers: Answers,
}

fn run_park(options: &SimulateOptions, park: &Park) -> Result<(), Failure> {
    let block = paths_of(options, &park.case)?;
    let summary = Summary::of(&park.case, &block);
    let credit_line = park.case.assumptions().credit_line_wan;
    let balances = park.fiscal.as_ref().map(|fiscal| Balances::of(park.case.plan(), fiscal, credit_line, &block));
    let answers = asked::answer(options.ask, &park.case, |case| paths_of(options, case))?;
    if options.json {
        let (paths, seed) = (options.paths, options.seed);
        return write_json(&Printed { paths, seed, summary: &summary, balances, answers });
    }
    let spread = spread_text;
    let lines = [
        ("npv", spread(&summary.npv)),
        ("npv with value held", spread(&summary.npv_with_nav)),
        ("npv of rent only", spread(&summary.rent_only_npv)),
        ("what equity adds", spread(&summary.gap)),
        ("below rent only", percent(summary.p_below_rent_only)),
        ("lowest cash", spread(&summary.lowest)),
        ("beyond credit line", percent(summary.p_beyond_credit)),
        ("portfolio kept", summary.tolerance.map_or_else(|| "no stakes".into(), |it| percent(it.p_portfolio_kept))),
        ("hurdle paid", summary.p_hurdle_paid.map_or_else(|| "no fund".into(), percent)),
    ];
    let rows = summary.net.iter().map(|quantiles| quantiles.to_vec());
    let header = ["5%", "25%", "50%", "75%", "95%"];
    print::to_stdout(|out| {
        write_text(out, options, &lines, &header, rows)?;
        answers.write_text(out)
    })
    .map_err(Failure::Output)
}

/// All paths of a case.
fn paths_of(options: &SimulateOptions, case: &Case) -> Result<Block, Failure> {
    let simulation = chance::Simulation::new(case, options.seed.into());
    let blocks = shared(options, |range| simulation.run_block(range.start.into()..range.end.into()))?;
    Block::join(blocks).map_err(stopped)
}

/// Blocks of all paths, done by as many threads as are asked for. Which thread does which does not matter.
fn shared<B: Send>(options: &SimulateOptions, block: impl Fn(Range<u32>) -> B + Sync) -> Result<Vec<B>, Failure> {
    let machine = || thread::available_parallelism().map_or(1, |n| n.get() as u32);
    let workers = options.workers.unwrap_or_else(machine).min(options.paths.div_ceil(TAKEN));
    let next = AtomicU32::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let start = next.fetch_add(TAKEN, Ordering::Relaxed);
            if start >= options.paths {
                return done;
            }
            done.push(block(start..start.saturating_add(TAKEN).min(options.paths)));
        }
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let done: Result<Vec<Vec<B>>, _> = threads.into_iter().map(thread::ScopedJoinHandle::join).collect();
        done.map(|blocks| blocks.into_iter().flatten().collect())
            .map_err(|_| Failure::Stopped(vec!["a worker broke off".into()]))
    })
}

fn write_json(value: &impl Serialize) -> Result<(), Failure> {
    let json = serde_json::to_string(value).map_err(stopped)?;
    print::to_stdout(|out| writeln!(out, "{json}")).map_err(Failure::Output)
}

/// Single figures, a line each, then a row of quantiles a year; money in 万元.
fn write_text(
    out: &mut impl Write,
    options: &SimulateOptions,
    lines: &[(&str, String)],
    header: &[&str],
    rows: impl Iterator<Item = Vec<f64>>,
) -> io::Result<()> {
    writeln!(out, "{} paths, seed {}, money in 万元\n", options.paths, options.seed)?;
    for (name, value) in lines {
        writeln!(out, "{name:<20} {value}")?;
    }
    let header: String = header.iter().map(|name| format!("{name:>12}")).collect();
    writeln!(out, "\nnet cash\nyear{header}")?;
    for (year, row) in rows.enumerate() {
        let cells: String = row.into_iter().map(|cell| format!("{:>12}", wan(cell))).collect();
        writeln!(out, "{:>4}{cells}", year + 1)?;
    }
    Ok(())
}

pub fn spread_text(spread: &chance::Spread) -> String {
    let chance::Spread { mean, p5, p50, p95, .. } = *spread;
    format!("mean {}  5% {}  50% {}  95% {}", wan(mean), wan(p5), wan(p50), wan(p95))
}

pub fn wan(value: f64) -> String {
    format!("{value:.0}")
}

pub fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

fn stopped(error: impl ToString) -> Failure {
    Failure::Stopped(vec![error.to_string()])
}
