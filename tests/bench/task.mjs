// The yardstick of the simulation: what a careful programmer writes by hand in JavaScript for the reference task, with typed arrays and
// the language's own sort. One thread, one path after the other.

const PATHS = 100_000;
const SEED = 20_260_101;
const YEARS = 20;
const COMPANIES = 30;
const COST = 1_000;
const TAIL_SLOPE = -1 / Math.log2(2.5);
const GRID = [5, 2, 1, 0.5, 0.2, 0, -0.2, -0.4, -0.6, -0.8, -0.9];
/** Discount factors of the grid, by rate and year. */
const FACTORS = GRID.map((rate) => Float64Array.from({ length: YEARS }, (_, year) => (1 + rate) ** -year));
const DISCOUNT = Float64Array.from({ length: YEARS }, (_, year) => 1.06 ** -year);

/** @param {number} paths */
export function simulateTask(paths = PATHS) {
  const cash = Array.from({ length: YEARS }, () => new Float64Array(paths));
  const [npvs, rates] = [new Float64Array(paths), new Float64Array(paths)];
  const [rent, proceeds, held, fund, line] = Array.from({ length: 5 }, () => new Float64Array(YEARS));
  const breakeven = new Array(YEARS + 1).fill(0);
  const details = [];
  let [belowRentOnly, beyondCredit] = [0, 0];

  for (let path = 0; path < paths; path += 1) {
    seed(path);
    rent[0] = 45;
    for (let year = 1; year < YEARS; year += 1) {
      const a = uniform();
      rent[year] = rent[year - 1] * (1 + 0.01 + 0.03 * normal(a, uniform()));
    }
    proceeds.fill(0);
    held.fill(0);
    for (let company = 0; company < COMPANIES; company += 1) {
      const entry = Math.floor(company / 6);
      const selector = uniform();
      const [ma, mb, ha, hb] = [uniform(), uniform(), uniform(), uniform()];
      let multiple = 0;
      if (selector >= 0.9) multiple = Math.min(100, 5 * ma ** TAIL_SLOPE);
      else if (selector >= 0.35) multiple = Math.exp(-0.0743 + 0.65 * normal(ma, mb));
      let exit = entry + Math.max(1, Math.ceil(6 * Math.exp(0.5 * normal(ha, hb))));
      if (exit > YEARS - 1) {
        exit = YEARS - 1;
        multiple *= 0.8;
      }
      proceeds[exit] += COST * multiple;
      for (let year = entry; year < exit; year += 1) held[year] += 1;
    }

    let [hurdle, toPartners, toManager, called] = [0, 0, 0, 0];
    let [npv, rentOnly, sum, lowest, evenAt] = [0, 0, 0, Infinity, 0];
    for (let year = 0; year < YEARS; year += 1) {
      const fee = year <= 4 ? 600 : 0.02 * COST * held[year];
      const calls = (year <= 4 ? 6 * COST : 0) + fee;
      hurdle = hurdle * 1.08 + calls;
      called += calls;
      let rest = proceeds[year];
      let partners = Math.min(rest, hurdle);
      hurdle -= partners;
      rest -= partners;
      if (rest > 0) {
        const gain = Math.max(0, toPartners + partners - called);
        const caught = Math.min(rest, Math.max(0, 0.25 * gain - toManager));
        rest -= caught;
        partners += 0.8 * rest;
        toManager += caught + 0.2 * rest;
      }
      toPartners += partners;
      const net = 100_000 * Math.min(0.92, 0.3 + 0.12 * year) * rent[year] * 12 / 10_000 * 0.65;
      fund[year] = partners - calls;
      line[year] = net - held[year] * 600 * 0.5 * rent[year] * 12 / 10_000 + fund[year];
      cash[year][path] = line[year];
      npv += line[year] * DISCOUNT[year];
      rentOnly += net * DISCOUNT[year];
      sum += line[year];
      lowest = Math.min(lowest, sum);
      if (sum < 0) evenAt = year + 1;
    }
    npvs[path] = npv;
    rates[path] = largestRate(fund);
    belowRentOnly += npv < rentOnly ? 1 : 0;
    beyondCredit += lowest < -25_000 ? 1 : 0;
    breakeven[evenAt] += 1;
    if (path < 3) {
      details.push({ path, npv, npv0: rentOnly, irr: rates[path], minCum: lowest, be: evenAt, cf: Array.from(line), fund: Array.from(fund) });
    }
  }
  return { details, summary: summary(cash, npvs, rates, { belowRentOnly, beyondCredit, breakeven }) };
}

/** @param {Float64Array[]} cash @param {Float64Array} npvs @param {Float64Array} rates @param {{ belowRentOnly: number, beyondCredit: number, breakeven: number[] }} counts */
function summary(cash, npvs, rates, counts) {
  const n = npvs.length;
  let total = 0;
  for (const npv of npvs) total += npv;
  const found = rates.filter((rate) => !Number.isNaN(rate));
  let [below, at] = [n - found.length, 0];
  for (const rate of found) {
    if (rate < 0.08 - 1e-6) below += 1;
    else if (rate <= 0.08 + 1e-6) at += 1;
  }
  const [p5, p50, p95] = quantiles(npvs);
  const [r5, r50, r95] = quantiles(found);
  return {
    npv: { mean: total / n, p5, p50, p95 },
    irr: { nan: n - found.length, p5: r5, p50: r50, p95: r95, below8: below / n, at8: at / n },
    p_npv_below_rent_only: counts.belowRentOnly / n,
    p_mincum_below_25000: counts.beyondCredit / n,
    breakeven: counts.breakeven,
    cf: cash.map(quantiles),
  };
}

/** 5, 50 and 95 %, between order statistics. @param {Float64Array} cells */
function quantiles(cells) {
  cells.sort();
  return [0.05, 0.5, 0.95].map((share) => {
    const place = share * (cells.length - 1);
    const low = Math.floor(place);
    const next = cells[Math.min(low + 1, cells.length - 1)];
    return cells[low] + (place - low) * (next - cells[low]);
  });
}

/** The largest rate at which the value turns, between neighbours of the grid; NaN without one. @param {Float64Array} flows */
function largestRate(flows) {
  let above = valueAt(flows, FACTORS[0]);
  for (let k = 1; k < GRID.length; k += 1) {
    const value = valueAt(flows, FACTORS[k]);
    if (value >= 0 && above < 0) return rootBetween(flows, 1 / (1 + GRID[k - 1]), 1 / (1 + GRID[k]));
    above = value;
  }
  return Number.NaN;
}

/** @param {Float64Array} flows @param {Float64Array} factors */
function valueAt(flows, factors) {
  let value = 0;
  for (let year = 0; year < YEARS; year += 1) value += flows[year] * factors[year];
  return value;
}

/** Newton's steps in the discount factor, halving where one leaves the bracket. @param {Float64Array} flows @param {number} low @param {number} high */
function rootBetween(flows, low, high) {
  let at = 0.5 * (low + high);
  for (let step = 0; step < 100; step += 1) {
    let [value, slope] = [0, 0];
    for (let year = YEARS - 1; year >= 0; year -= 1) {
      slope = slope * at + value;
      value = value * at + flows[year];
    }
    if (value < 0) low = at;
    else high = at;
    let next = at - value / slope;
    if (!(next >= low && next <= high)) next = 0.5 * (low + high);
    const moved = Math.abs(next - at);
    at = next;
    if (moved <= 1e-12 * at) break;
  }
  return 1 / at - 1;
}

/** @param {number} u @param {number} v */
function normal(u, v) {
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
}

let [a, b, c, d] = [0, 0, 0, 0];

/** @param {number} path */
function seed(path) {
  let state = SEED ^ Math.imul(path + 1, 0x85ebca6b);
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let t = state ^ (state >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return t ^ (t >>> 15);
  };
  a = next();
  b = next();
  c = next();
  d = next();
}

function uniform() {
  const t = (((a + b) | 0) + d) | 0;
  d = (d + 1) | 0;
  a = b ^ (b >>> 9);
  b = (c + (c << 3)) | 0;
  c = (c << 21) | (c >>> 11);
  c = (c + t) | 0;
  return ((t >>> 0) + 0.5) / 4_294_967_296;
}
