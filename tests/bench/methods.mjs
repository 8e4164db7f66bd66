// Times the methods, the draws of weights and the indices in workers of a real Chromium, beside what other libraries took if that is known.
import { readFile } from "node:fs/promises";
import { env } from "node:process";
import { median } from "./figures.mjs";

const ENTITIES = 100_000;
const CRITERIA = 50;
const METHODS = ["weighted_sum", "weighted_sum_of_shares", "topsis", "entropy", "critic", "promethee2", "promethee2_another_weight", "weight_moved"];
const RUNS = 5;
const DRAWS = 100_000;
/** What the page's pool asks for first. */
const FIRST_DRAWS = 64;
const SOBOL_ROWS = 4096;

/** @param {import("@playwright/test").Page} page */
export async function methods(page) {
  await page.goto(`${env.YUANHENG_BENCH_URL}methods.html`);
  await page.waitForFunction(() => "bench" in window);
  const peers = env.YUANHENG_PEERS ? JSON.parse(await readFile(env.YUANHENG_PEERS, "utf8")) : undefined;
  await one(page, "prepare", ENTITIES, CRITERIA);
  /** @type {Record<string, object>} */
  const timed = {};
  for (const method of METHODS) {
    await one(page, "warm", method);
    const times = await repeat(() => one(page, "method", method));
    const known = peers?.methods[method] ?? {};
    const wasmMs = median(times);
    timed[method] = { wasmMs, ...known, ...(known.peerMs ? { peerToWasm: known.peerMs / wasmMs } : {}) };
  }
  await one(page, "draw", 0, FIRST_DRAWS);
  const firstDrawsMs = median(await repeat(() => one(page, "draw", 0, FIRST_DRAWS)));
  const oneWorkerMs = median(await repeat(() => drawn(page, 1)));
  const twoWorkersMs = median(await repeat(() => drawn(page, 2)));
  const sobolMs = await one(page, "sensitivity", SOBOL_ROWS);
  return {
    methods: { entities: ENTITIES, criteria: CRITERIA, ...timed },
    draws: { draws: DRAWS, firstDrawsMs, oneWorkerMs, twoWorkersMs, gain: oneWorkerMs / twoWorkersMs },
    sobol: { rows: SOBOL_ROWS, ms: sobolMs },
  };
}

/** @param {() => Promise<number>} run */
async function repeat(run) {
  const times = [];
  for (let round = 0; round < RUNS; round += 1) times.push(await run());
  return times;
}

/** @param {import("@playwright/test").Page} page @param {string} door @param {unknown[]} parameters @returns {Promise<number>} */
function one(page, door, ...parameters) {
  return page.evaluate(async ([door, parameters]) => (await /** @type {any} */ (window).bench.one(door, parameters)).ms, [door, parameters]);
}

/** @param {import("@playwright/test").Page} page @param {number} workers @returns {Promise<number>} */
function drawn(page, workers) {
  return page.evaluate(([draws, workers]) => /** @type {any} */ (window).bench.drawn(draws, workers), [DRAWS, workers]);
}
