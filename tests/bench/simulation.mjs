// Times the reference task and a park's plan by chance in workers of a real Chromium, beside the same task in JavaScript in a worker of
// its own, and stops where the two do not come to the same.
import { readFile } from "node:fs/promises";
import { env } from "node:process";
import { median } from "./figures.mjs";

const PATHS = 100_000;
/** What a page draws first after a slider was moved. */
const FIRST_PATHS = 2_000;
const RUNS = 7;
/** Relative errors allowed to the first paths and to the summary of all. */
const SAME = { details: 1e-9, summary: 1e-7 };
/** Money nearer to nothing than this, in 10⁴ yuan, is nothing: it is what is left where large sums cancel. */
const NOTHING = 1e-3;

/** @param {import("@playwright/test").Page} page with the bench's workers already open */
export async function simulation(page) {
  const times = { js: /** @type {number[]} */ ([]), one: /** @type {number[]} */ ([]), two: /** @type {number[]} */ ([]) };
  const park = { one: /** @type {number[]} */ ([]), two: /** @type {number[]} */ ([]), moved: /** @type {number[]} */ ([]) };
  // By turns, so that what else the machine does falls on all of them; the first of each does not count.
  for (let round = 0; round <= RUNS; round += 1) {
    const js = await page.evaluate((paths) => /** @type {any} */ (window).bench.yardstick(paths), PATHS);
    const one = await simulated(page, 1);
    const two = await simulated(page, 2);
    for (const ours of [one, two]) same(JSON.parse(ours.result), js.result);
    const [alone, shared] = [await looked(page, 1), await looked(page, 2)];
    if (alone.result !== shared.result) throw new Error(`one worker and two see ${alone.result} and ${shared.result}`);
    // A slider goes up, one step a round; the companies are drawn in the first, which does not count.
    const moved = await movedTo(page, 0.2 + 0.01 * round);
    if (round === 0) continue;
    times.js.push(js.ms);
    times.one.push(one.ms);
    times.two.push(two.ms);
    park.one.push(alone.ms);
    park.two.push(shared.ms);
    park.moved.push(moved);
  }
  const [jsMs, oneWorkerMs, twoWorkersMs] = [median(times.js), median(times.one), median(times.two)];
  const peers = env.YUANHENG_PEERS ? JSON.parse(await readFile(env.YUANHENG_PEERS, "utf8")).simulation : undefined;
  return {
    simulation: {
      paths: PATHS,
      jsMs,
      oneWorkerMs,
      twoWorkersMs,
      jsToOurs: jsMs / oneWorkerMs,
      gain: oneWorkerMs / twoWorkersMs,
      least: { jsMs: Math.min(...times.js), oneWorkerMs: Math.min(...times.one), twoWorkersMs: Math.min(...times.two) },
      firstLook: {
        paths: FIRST_PATHS,
        oneWorkerMs: median(park.one),
        twoWorkersMs: median(park.two),
        movedMs: median(park.moved),
        least: { oneWorkerMs: Math.min(...park.one), twoWorkersMs: Math.min(...park.two), movedMs: Math.min(...park.moved) },
      },
      ...(peers ?? {}),
    },
  };
}

/** @param {import("@playwright/test").Page} page @param {number} workers @returns {Promise<{ ms: number, result: string }>} */
function simulated(page, workers) {
  return page.evaluate(([paths, workers]) => /** @type {any} */ (window).bench.simulated(paths, workers), [PATHS, workers]);
}

/** @param {import("@playwright/test").Page} page @param {number} workers @returns {Promise<{ ms: number, result: number }>} */
function looked(page, workers) {
  return page.evaluate(([paths, workers]) => /** @type {any} */ (window).bench.looked(paths, workers), [FIRST_PATHS, workers]);
}

/** What one worker takes for the first look at a plan that was moved, its companies being drawn. @param {import("@playwright/test").Page} page @param {number} share @returns {Promise<number>} */
function movedTo(page, share) {
  const parameters = [share, FIRST_PATHS];
  return page.evaluate(async (parameters) => (await /** @type {any} */ (window).bench.one("moved", parameters)).ms, parameters);
}

/** @param {any} ours @param {any} theirs */
function same(ours, theirs) {
  close(ours.details, theirs.details, SAME.details, "details");
  close(ours.summary, theirs.summary, SAME.summary, "summary");
}

/** Every number that theirs has. @param {any} ours @param {any} theirs @param {number} error @param {string} place */
function close(ours, theirs, error, place) {
  if (typeof theirs === "number") {
    if (!(Math.abs(ours - theirs) <= error * Math.max(Math.abs(theirs), NOTHING))) {
      throw new Error(`we and JavaScript differ in ${place}: ${ours} and ${theirs}`);
    }
    return;
  }
  for (const [name, value] of Object.entries(theirs)) close(ours[name], value, error, `${place}.${name}`);
}
