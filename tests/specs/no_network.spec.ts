// Once the page has settled, nothing that a person does asks the network for anything: every page, every worker, every file that is opened
// or saved works without it.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { pages, ready } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";
import type { Page } from "@playwright/test";

const repository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

test.use({ holds: true });
test.setTimeout(180_000);

/** As a link on the page does. */
async function go(page: Page, name: string): Promise<void> {
  await page.evaluate((name) => (location.hash = `#/${name}`), name);
  await ready(page);
}

test("after it has settled the page makes no request, and goes on where there is no network", async ({ page, context }) => {
  await page.goto("./#/overview");
  await ready(page);
  await expect(page.locator("html[data-held]")).toBeAttached({ timeout: 90_000 });
  const asked: string[] = [];
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url())) asked.push(request.url());
  });
  await context.setOffline(true);

  for (const name of [...pages, "report"]) await go(page, name);

  await go(page, "evaluate");
  const weight = page.getByRole("slider").first();
  const before = await weight.inputValue();
  await weight.focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowRight");
  expect(await weight.inputValue()).not.toBe(before);
  // What writes workbooks is a worker.
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "存为 XLSX 排名" }).click();
  expect((await readFile(await (await saved).path())).subarray(0, 2).toString()).toBe("PK");

  // So is what draws rankings, and what follows plans by chance.
  await go(page, "certainty");
  await expect(page.getByText(/已完成 · [\d,]+ 次抽样/)).toBeVisible({ timeout: 60_000 });
  await go(page, "revenue");
  await page.getByRole("radio", { name: "概率", exact: true }).first().check();
  await page.getByRole("combobox", { name: "路径数" }).selectOption("2000");
  await expect(page.getByText("模拟完成 · 2,000 条路径")).toBeVisible({ timeout: 60_000 });

  // All readers, for a person's own files and for what the site ships.
  await go(page, "data");
  const csv = "园区,税收（万元）\n甲园,10\n乙园,20\n丙园,30\n乙园,20\n";
  await page.locator("#own-files").setInputFiles({ name: "三个园区.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(page.getByText("已打开 三个园区.csv")).toBeVisible();
  await page.locator("#own-files").setInputFiles(repository("scoring/tests/data/workbooks/parks.xlsx"));
  await expect(page.getByText("已打开 parks.xlsx")).toBeVisible();
  await page.locator("#own-files").setInputFiles(repository("scoring/tests/data/parquet/index.names.parquet"));
  await expect(page.getByText("已打开 index.names.parquet")).toBeVisible();
  await page.getByRole("button", { name: /^打开 .*丽水/ }).click();
  await expect(page.locator(".dataset-strip")).toContainText("丽水");

  // The dashboard as one file takes all parts along.
  const card = page.getByRole("region", { name: "整个看板存成一个文件" });
  await card.getByRole("button", { name: /^打包/ }).click();
  await expect(card.getByRole("status").getByText("文件大小")).toBeVisible({ timeout: 60_000 });

  await go(page, "report");
  expect(asked, "requests after the page has settled").toEqual([]);
});
