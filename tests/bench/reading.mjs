// Times a large CSV from its choice until its table can be used, beside Papa Parse in its worker on the same file, and watches the frames
// of the page meanwhile.
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { median } from "./figures.mjs";
import { table } from "./table.mjs";

const ROWS = 100_000;
const COLUMNS = 60;
const RUNS = 5;
const FRAME_MS = 1000 / 60;

/**
 * @typedef {{ ms: number, framesPerSecond: number, missedFrames: number, longestFrameMs: number, longestTaskMs: number }} Run
 * @param {import("@playwright/test").Browser} browser with the screen's own frame rate
 */
export async function reading(browser) {
  const folder = mkdtempSync(join(tmpdir(), "yuanheng-"));
  const file = join(folder, "firms.csv");
  write(file, ROWS, COLUMNS);
  const runs = { ours: /** @type {Run[]} */ ([]), papa: /** @type {Run[]} */ ([]), papaTexts: /** @type {Run[]} */ ([]) };
  try {
    // By turns, so that what else the machine does falls on all of them.
    for (let round = 0; round < RUNS; round += 1) {
      runs.ours.push(await ours(browser, file));
      runs.papa.push(await papa(browser, file, true));
      runs.papaTexts.push(await papa(browser, file, false));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const ms = (/** @type {Run[]} */ of) => median(of.map((run) => run.ms));
  const [oursMs, papaMs, papaTextsMs] = [ms(runs.ours), ms(runs.papa), ms(runs.papaTexts)];
  return {
    reading: {
      rows: ROWS,
      columns: COLUMNS,
      oursMs,
      papaMs,
      papaToOurs: papaMs / oursMs,
      papaTextsMs,
      papaTextsToOurs: papaTextsMs / oursMs,
      framesPerSecond: median(runs.ours.map((run) => run.framesPerSecond)),
      missedFrames: median(runs.ours.map((run) => run.missedFrames)),
      longestFrameMs: median(runs.ours.map((run) => run.longestFrameMs)),
      longestTaskMs: median(runs.ours.map((run) => run.longestTaskMs)),
      papaMissedFrames: median(runs.papa.map((run) => run.missedFrames)),
      papaLongestFrameMs: median(runs.papa.map((run) => run.longestFrameMs)),
    },
  };
}

/** @param {string} file @param {number} rows @param {number} columns */
export function write(file, rows, columns) {
  const opened = openSync(file, "w");
  for (const piece of table(rows, columns)) writeSync(opened, piece);
  closeSync(opened);
  return statSync(file).size;
}

/** In a fresh profile, so that nothing kept from an earlier run helps. @param {import("@playwright/test").Browser} browser @param {string} file @returns {Promise<Run>} */
export async function ours(browser, file) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
  const page = await watched(context);
  await page.goto(`${env.YUANHENG_URL}#/data`);
  await page.locator(".dataset-strip").waitFor();
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
  await settled(page);
  await page.locator("input[type=file]").first().setInputFiles(file);
  // The dataset is on screen, by its name, with its last column's figures to be looked at.
  const run = await done(page, (/** @type {any} */ name) => {
    const strip = document.querySelector(".dataset-strip");
    return strip?.textContent?.includes(name) ? performance.now() : undefined;
  }, "firms");
  await context.close();
  return run;
}

/** @param {import("@playwright/test").Browser} browser @param {string} file @param {boolean} typed @returns {Promise<Run>} */
export async function papa(browser, file, typed) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await watched(context);
  await page.goto(`${env.YUANHENG_BENCH_URL}papa.html`);
  await page.waitForFunction(() => "bench" in window);
  await page.evaluate((typed) => /** @type {any} */ (window).bench.typed(typed), typed);
  await settled(page);
  await page.locator("input[type=file]").setInputFiles(file);
  const run = await done(page, () => /** @type {any} */ (window).papa?.at, undefined);
  const read = await page.evaluate(() => /** @type {any} */ (window).papa);
  if (read.rows !== ROWS + 1 || read.columns !== COLUMNS) throw new Error(`Papa Parse read ${JSON.stringify(read)}`);
  await context.close();
  return run;
}

/** A page that notes when a file was chosen, every frame and every long task from then on. @param {import("@playwright/test").BrowserContext} context */
async function watched(context) {
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.addInitScript(() => {
    const watch = { chosen: Number.NaN, frames: /** @type {number[]} */ ([]), tasks: /** @type {number[]} */ ([]) };
    Object.assign(window, { watch });
    // At the window, before anybody else hears of it.
    addEventListener("change", () => (watch.chosen = performance.now()), { capture: true });
    const frame = () => {
      watch.frames.push(performance.now());
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) watch.tasks.push(task.startTime, task.duration);
    }).observe({ type: "longtask" });
  });
  return page;
}

/** Waits until the page has had half a second of even frames. @param {import("@playwright/test").Page} page */
async function settled(page) {
  await page.waitForFunction(() => {
    const { frames } = /** @type {any} */ (window).watch;
    const last = frames.slice(-30);
    return last.length === 30 && last.at(-1) - last[0] < 700;
  });
}

/**
 * Waits in the page for what says that the table can be used, then for its frame and some more.
 * @param {import("@playwright/test").Page} page @param {(parameter: any) => number | undefined} usable @param {unknown} parameter
 * @returns {Promise<Run>}
 */
async function done(page, usable, parameter) {
  const handle = await page.waitForFunction(usable, parameter, { polling: "raf", timeout: 120_000 });
  const end = await handle.jsonValue();
  // What follows once the table is there may hold up frames too.
  await page.waitForTimeout(1000);
  return page.evaluate(([end, frameMs]) => {
    const { chosen, frames, tasks } = /** @type {any} */ (window).watch;
    const during = frames.filter((/** @type {number} */ at) => at >= chosen);
    const gaps = during.slice(1).map((/** @type {number} */ at, /** @type {number} */ before) => at - during[before]);
    const long = tasks.filter((/** @type {number} */ _, /** @type {number} */ at) => at % 2 === 1 && tasks[at - 1] >= chosen);
    // Frames that a person did not see: of two that are as far apart as three, one in between.
    const missed = gaps.map((/** @type {number} */ gap) => Math.max(0, Math.round(gap / frameMs) - 1));
    return {
      ms: end - chosen,
      framesPerSecond: (1000 * gaps.length) / (during.at(-1) - during[0]),
      missedFrames: missed.reduce((/** @type {number} */ sum, /** @type {number} */ n) => sum + n, 0),
      longestFrameMs: Math.max(...gaps),
      longestTaskMs: Math.max(0, ...long),
    };
  }, /** @type {const} */ ([/** @type {number} */ (end), FRAME_MS]));
}
