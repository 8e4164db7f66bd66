// Drives the bench in a real Chromium: prints its JSON, and writes it to the file named on the command line.
// `cargo xtask bench` serves both sites and names them in the environment.
import { writeFile } from "node:fs/promises";
import { argv, env } from "node:process";
import { chromium } from "@playwright/test";
import { median, quantile } from "./figures.mjs";
import { methods } from "./methods.mjs";
import { reading } from "./reading.mjs";
import { simulation } from "./simulation.mjs";

const INDICATORS = 20;
const ROUNDS = 6;
/** Not counted: a browser compiles what it meets often once more, and better, while it runs. */
const WARM_ROUNDS = 3;
const STEPS_A_ROUND = 10;
const FRAME_MS = 1000 / 60;

const executablePath = env.CHROMIUM ?? "/usr/bin/chromium";
const args = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];
// Without these a frame ends only every 16.7 ms, and nothing below that could be told apart.
const freely = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];
const browser = await chromium.launch({ executablePath, args: [...args, ...freely] });

const workers = await browser.newPage();
const report = {
  browser: browser.version(),
  frameMs: FRAME_MS,
  start: await start(),
  weightToPaint: [await weightToPaint(100_000), await weightToPaint(1_000_000)],
  ...(await methods(workers)),
  ...(await simulation(workers)),
};
await browser.close();
// Here it is the screen's own frames that count.
const even = await chromium.launch({ executablePath, args });
Object.assign(report, await reading(even));
await even.close();

const text = JSON.stringify(report, null, 2);
console.log(text);
const file = argv[2];
if (file) await writeFile(file, `${text}\n`);

/** Opening the page from an empty cache until it can be used. */
async function start() {
  const runs = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${env.YUANHENG_URL}#/evaluate`);
    await page.locator("main h1").waitFor();
    await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
    runs.push(await page.evaluate(() => ({
      firstPaintMs: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
      readyMs: performance.now(),
    })));
    await context.close();
  }
  return { firstPaintMs: median(runs.map((run) => run.firstPaintMs)), readyMs: median(runs.map((run) => run.readyMs)) };
}

/** One weight moved until the ranking is painted, ours and the yardstick by turns, in one browser. @param {number} rows */
async function weightToPaint(rows) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const ours = await side(context, "ours.html", rows);
  const yardstick = await side(context, "baseline.html", rows);
  const times = { ours: /** @type {number[]} */ ([]), js: /** @type {number[]} */ ([]) };
  for (let round = 0; round < WARM_ROUNDS + ROUNDS; round += 1) {
    const [oursMs, jsMs] = [await run(ours, round), await run(yardstick, round)];
    if (round >= WARM_ROUNDS) {
      times.ours.push(...oursMs);
      times.js.push(...jsMs);
    }
  }
  const [oursInSight, jsInSight] = [await inSight(ours), await inSight(yardstick)];
  if (oursInSight.length < 5 || oursInSight.some((entity, place) => entity !== jsInSight[place])) {
    throw new Error(`the two sides show different rows: ${oursInSight} and ${jsInSight}`);
  }
  // What a frame costs in which nothing changes, and how many frames a steady drag gets from the screen.
  await ours.bringToFront();
  const idleFrameMs = median(await ours.evaluate(() => /** @type {any} */ (window).bench.idle()));
  const steady = await ours.evaluate(([first, count]) => /** @type {any} */ (window).bench.steady(first, count), [0, 60]);
  const wasmBytes = await ours.evaluate(() => /** @type {any} */ (window).bench.wasmBytes());
  await context.close();
  const [oursMs, jsMs] = [median(times.ours), median(times.js)];
  return {
    rows,
    indicators: INDICATORS,
    oursMs,
    oursP95Ms: quantile(times.ours, 0.95),
    jsMs,
    jsP95Ms: quantile(times.js, 0.95),
    jsToOurs: jsMs / oursMs,
    idleFrameMs,
    steadyDragIntervalMs: median(steady),
    withinOneFrame: oursMs <= FRAME_MS,
    wasmBytes,
    memoryToRawData: wasmBytes / (rows * INDICATORS * 8),
  };
}

/** @param {import("@playwright/test").BrowserContext} context @param {string} name @param {number} rows */
async function side(context, name, rows) {
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.goto(`${env.YUANHENG_BENCH_URL}${name}`);
  await page.waitForFunction(() => "bench" in window);
  await page.evaluate(([rows, indicators]) => /** @type {any} */ (window).bench.load(rows, indicators), [rows, INDICATORS]);
  return page;
}

/** @param {import("@playwright/test").Page} page @param {number} round @returns {Promise<number[]>} */
async function run(page, round) {
  // A page in the background paints nothing.
  await page.bringToFront();
  const range = [round * STEPS_A_ROUND, STEPS_A_ROUND];
  return page.evaluate(([first, count]) => /** @type {any} */ (window).bench.run(first, count), range);
}

/** @param {import("@playwright/test").Page} page @returns {Promise<number[]>} */
function inSight(page) {
  return page.evaluate(() => /** @type {any} */ (window).bench.inSight());
}
