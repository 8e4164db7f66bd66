// The whole dashboard leaves as one file, and opens from the disk with no network: for changes, or locked to viewing.
import { pathToFileURL } from "node:url";
import { readFile, stat } from "node:fs/promises";
import { ready } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";
import type { Browser, Page } from "@playwright/test";

/** Moves a weight and saves the page as one file; gives the size it was said to have. */
async function save(page: Page, choice: "改动" | "只看", path: string): Promise<string> {
  await page.goto("./#/evaluate?d=lishui-2019");
  await ready(page);
  await page.getByRole("slider").first().fill("80");
  await page.goto("./#/data");
  await ready(page);
  const card = page.getByRole("region", { name: "整个看板存成一个文件" });
  await card.getByRole("radio", { name: choice }).check();
  await card.getByRole("button", { name: /^打包/ }).click();
  const told = await card.getByRole("status").getByText("文件大小").textContent();
  const download = page.waitForEvent("download");
  await card.getByRole("button", { name: "保存" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^园衡 .+\.html$/);
  await file.saveAs(path);
  return /文件大小 ([\d.]+ MB)/.exec(told ?? "")![1]!;
}

/** Opens the file as a double click does, in a fresh profile without a network, and notes what it should not do. */
async function openFile(browser: Browser, path: string): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ locale: "zh-CN", colorScheme: "light", reducedMotion: "reduce" });
  await context.setOffline(true);
  const page = await context.newPage();
  const faults: string[] = [];
  const address = pathToFileURL(path).href;
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== address && !/^(blob|data):/.test(request.url())) faults.push(request.url());
  });
  await page.goto(`${address}#/evaluate`);
  await ready(page);
  return { page, faults };
}

test("saved for changes, it opens from the disk with its scenario, its workers and its readers", async ({ page, browser }, info) => {
  const path = info.outputPath("open.html");
  const told = await save(page, "改动", path);
  expect(`${((await stat(path)).size / 2 ** 20).toFixed(1)} MB`).toBe(told);
  const { page: opened, faults } = await openFile(browser, path);
  await expect(opened.getByText("这是一份离线文件")).toBeVisible();
  const weight = opened.getByRole("slider").first();
  await expect(weight).toHaveValue("80");
  await expect(opened.getByRole("region", { name: "排名" }).getByRole("row").first()).toBeVisible();
  await weight.fill("30");
  await expect(weight).toHaveValue("30");
  await opened.goto(opened.url().replace("#/evaluate", "#/certainty"));
  await expect(opened.getByText(/已完成 ·/)).toBeVisible();
  await opened.getByRole("link", { name: "数据", exact: true }).click();
  const csv = "园区,税收（万元）,产值（万元）\n<b>东园</b>,3,5\n西园,2,7\n南园,1,6\n";
  await opened.locator("#own-files").setInputFiles({ name: "own.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(opened.getByText("已打开 own.csv")).toBeVisible();
  await expect(opened.getByText("<b>东园</b>").first()).toBeVisible();
  expect(faults).toEqual([]);
});

test("locked to viewing, it says so, and nothing can be opened or changed", async ({ page, browser }, info) => {
  const path = info.outputPath("locked.html");
  await save(page, "只看", path);
  const written = await readFile(path, "utf8");
  for (const reader of ["worker", "workbook", "parquet"]) expect(written).not.toContain(`data-part="${reader}_bg.wasm"`);
  const { page: opened, faults } = await openFile(browser, path);
  await expect(opened.getByText("这份文件只供查看")).toBeVisible();
  const weight = opened.getByRole("slider").first();
  await expect(weight).toHaveValue("80");
  await expect(weight).toBeDisabled();
  // Not by undoing and not by an address either.
  await expect(opened.getByRole("button", { name: "撤销" })).toBeDisabled();
  await opened.evaluate(() => (location.hash = `#/evaluate?s=${btoa('{"yuanheng":1}').replace(/=+$/, "")}`));
  await expect(weight).toHaveValue("80");
  await opened.getByRole("link", { name: "数据", exact: true }).click();
  await expect(opened.getByRole("region", { name: "整个看板存成一个文件" })).toBeVisible();
  await expect(opened.locator("input[type=file]")).toHaveCount(0);
  expect(faults).toEqual([]);
});
