// Tables leave the page as files that a spreadsheet opens: whole, with all digits, and harmless.
import { readFile } from "node:fs/promises";
import { open, ready } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";
import type { Locator, Page } from "@playwright/test";

async function saved(page: Page, button: Locator): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent("download");
  await button.click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

const lines = (text: string) => text.replace(/^\ufeff/, "").trimEnd().split("\r\n");

test("the whole ranking is saved, not only the rows in sight", async ({ page }) => {
  await open(page, "evaluate");
  const { name, text } = await saved(page, page.getByRole("button", { name: "存为 CSV 排名" }));
  expect(name).toBe("排名.csv");
  expect(text.startsWith("\ufeff")).toBe(true);
  const [head, first, ...rest] = lines(text);
  expect(head).toMatch(/^名次,官方权重下的名次,编号,园区,得分,等级,/);
  expect(first).toMatch(/^1,1,/);
  expect(rest).toHaveLength(39);
  // Contributions sum to the score.
  const cells = first!.split(",");
  const parts = cells.slice(6).map(Number);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(Number(cells[4]), 9);
});

test("the figures of a period are saved and open again to the same ranking", async ({ page }) => {
  await page.goto("./#/data?d=lishui-2019");
  await ready(page);
  const { text } = await saved(page, page.getByRole("button", { name: "存为 CSV 原始数据" }));
  expect(lines(text)).toHaveLength(11);
  await page.locator("#own-files").setInputFiles({ name: "again.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await expect(page.getByText("已打开 again.csv")).toBeVisible();
  const again = await saved(page, page.getByRole("button", { name: "存为 CSV 原始数据" }));
  expect(lines(again.text).slice(1)).toEqual(lines(text).slice(1));
});

test("a name that a spreadsheet would run is text in the file", async ({ page }) => {
  await open(page, "data");
  const csv = "园区,税收（万元）,产值（万元）\n=1+1,3,5\n@西园,2,7\n-南园,1,6\n";
  await page.locator("#own-files").setInputFiles({ name: "names.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(page.getByText("已打开 names.csv")).toBeVisible();
  const { text } = await saved(page, page.getByRole("button", { name: "存为 CSV 原始数据" }));
  expect(lines(text).slice(1).map((line) => line.split(",")[0])).toEqual(["\"'=1+1\"", "\"'@西园\"", "\"'-南园\""]);
});

test("a chart's table is saved too", async ({ page }) => {
  await open(page, "overview");
  const { text } = await saved(page, page.getByRole("button", { name: "存为 CSV" }).first());
  expect(lines(text).length).toBeGreaterThan(1);
});

test("workbooks are written, and a data package opens again as the same data", async ({ page }) => {
  await open(page, "evaluate");
  let download = page.waitForEvent("download");
  await page.getByRole("button", { name: "存为 XLSX 排名" }).click();
  let file = await download;
  expect(file.suggestedFilename()).toBe("排名.xlsx");
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe("PK");
  await page.goto("./#/data");
  await ready(page);
  const fingerprint = await page.locator(".details code").first().textContent();
  download = page.waitForEvent("download");
  await page.getByRole("button", { name: "数据包（ZIP）" }).click();
  file = await download;
  expect(file.suggestedFilename()).toBe("示范园区（合成数据）.zip");
  await page.locator("#own-files").setInputFiles({
    name: "again.zip",
    mimeType: "application/zip",
    buffer: await readFile(await file.path()),
  });
  await expect(page.getByText("已打开 again.zip")).toBeVisible();
  await expect(page.locator(".details code").first()).toHaveText(fingerprint!);
  await expect(page.locator(".dataset-strip").getByText("示范数据")).toBeVisible();
});
