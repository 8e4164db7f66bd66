// What a person decides about tables is part of the scenario: it is undone, goes with the file and the address, and is read by again.
import { readFile } from "node:fs/promises";
import { open, ready } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";
import { expectAccessible } from "../support/accessibility.ts";
import type { Page } from "@playwright/test";

const repairs = (page: Page) => page.getByRole("region", { name: "数据修正" });
const values = (page: Page) => page.getByRole("region", { name: "原始数据" });
const undo = (page: Page) => page.getByRole("button", { name: "撤销" }).first();

const csv = "园区,税收（万元）\n甲园,10\n乙园,20\n丙园,30\n乙园,25\n丙园,30\n";

async function openOwn(page: Page, name: string, text: string): Promise<void> {
  await page.locator("#own-files").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await expect(page.getByText(`已打开 ${name}`)).toBeVisible();
}

test("a row that stands twice in the demonstration is settled in one step, and that is undone", async ({ page }) => {
  await open(page, "data");
  await expect(repairs(page).getByRole("heading", { name: "重复的行" })).toBeVisible();
  await repairs(page).getByRole("button", { name: "相同的只留一行：全部 1 处" }).click();
  await expect(repairs(page).getByRole("row", { name: /不止一行：以第一行为准/ })).toContainText("已采用");
  await expect(repairs(page).getByRole("heading", { name: "重复的行" })).toHaveCount(0);
  await expect(repairs(page).getByRole("heading", { name: "数据修正", level: 2 })).toBeFocused();
  await expect(page.getByRole("region", { name: "发现的问题" })).toContainText("已按你的决定以第");
  await expectAccessible(page);
  await undo(page).click();
  await expect(repairs(page).getByRole("heading", { name: "重复的行" })).toBeVisible();
  await page.getByRole("button", { name: "重做" }).first().click();
  await expect(repairs(page).getByRole("row", { name: /不止一行：以第一行为准/ })).toContainText("已采用");
});

test("of rows that differ the chosen one counts; the scenario file brings the choice to another visit", async ({ page, browser }) => {
  await open(page, "data");
  await openOwn(page, "今年.csv", csv);
  const row = (name: string) => values(page).getByRole("row", { name: new RegExp(name) });
  await expect(row("乙园")).toContainText("20");
  await repairs(page).getByRole("button", { name: "以第 5 行为准：乙园" }).click();
  await expect(row("乙园")).toContainText("25");
  await repairs(page).getByRole("button", { name: "相同的只留一行：全部 1 处" }).click();
  await expect(repairs(page).getByRole("row", { name: /丙园.*以第一行为准/ })).toContainText("已采用");
  // Undone while nothing else changed: the files are read again by what is left.
  await undo(page).click();
  await undo(page).click();
  await expect(row("乙园")).toContainText("20");
  await page.getByRole("button", { name: "重做" }).first().click();
  await expect(row("乙园")).toContainText("25");
  // It is still so at the next visit.
  await page.reload();
  await ready(page);
  await expect(row("乙园")).toContainText("25");
  await page.getByRole("button", { name: "方案", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "方案存为文件" }).click();
  const file = await (await download).path();
  expect(JSON.parse(await readFile(file, "utf8")).tables).toEqual([["last", "乙园"]]);

  const context = await browser.newContext({ locale: "zh-CN" });
  const other = await context.newPage();
  await open(other, "data");
  await openOwn(other, "明年.csv", csv);
  await expect(values(other).getByRole("row", { name: /乙园/ })).toContainText("20");
  await other.getByRole("button", { name: "方案", exact: true }).click();
  await other.getByLabel("打开方案文件…").setInputFiles(file);
  await other.keyboard.press("Escape");
  await expect(values(other).getByRole("row", { name: /乙园/ })).toContainText("25");
  await undo(other).click();
  await expect(values(other).getByRole("row", { name: /乙园/ })).toContainText("20");
  await context.close();
});

test("a corrected figure is marked where it is shown, with the value it had", async ({ page }) => {
  await open(page, "data");
  await openOwn(page, "三个园区.csv", "园区,税收（万元）,产值（亿元）\n甲园,10,5\n乙园,20,7\n丙园,30,4\n");
  await values(page).getByRole("row", { name: /甲园/ }).getByRole("cell").first().click();
  const edit = page.getByRole("region", { name: "手工修改一个数" });
  await edit.getByLabel("改为", { exact: true }).fill("99");
  await edit.getByRole("button", { name: "修改", exact: true }).click();
  await expect(values(page).getByRole("row", { name: /甲园/ })).toContainText("已修正，原值 10");
  const look = page.getByRole("region", { name: "逐项看指标" });
  await expect(look).toContainText("✎ 其中有修正过的数：甲园 已修正，原值 10。");
  await look.getByRole("button", { name: "显示数据表" }).click();
  await expect(look.getByRole("row", { name: /甲园 ✎/ })).toContainText("99");
  // The best park is the one that the Overview is about.
  await page.getByRole("link", { name: "总览", exact: true }).click();
  await page.getByText("相关指标的数值").click();
  await expect(page.getByRole("row", { name: /税收/ }).filter({ hasText: "已修正，原值 10" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "评价", exact: true }).click();
  await expect(page.getByRole("region", { name: /为什么/ }).getByRole("row", { name: /税收/ }).first()).toContainText("已修正，原值 10");
});

test("deleting all that is kept forgets what columns were taken for too", async ({ page }) => {
  await open(page, "data");
  await page.locator("#own-files").setInputFiles({
    name: "去年.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("甲列,税收（万元）,能耗\n东园,1000,3\n西园,2000,5\n南园,3000,4\n"),
  });
  const asked = page.getByRole("region", { name: "先核对“去年.csv”各列的含义" });
  await asked.getByRole("button", { name: "按这样读入" }).click();
  const card = page.getByRole("region", { name: "留在本浏览器" });
  await expect(card).toContainText("另外记住了 1 种表头的各列含义");
  await card.getByRole("button", { name: "全部删除" }).click();
  await card.getByRole("button", { name: /确认全部删除/ }).click();
  await expect(card).toContainText("还没有");
  await expect(card).not.toContainText("另外记住了");
  const kept = () => page.evaluate(() => [localStorage.getItem("yuanheng.choices"), sessionStorage.getItem("yuanheng.choices")]);
  expect(await kept()).toEqual([null, null]);
});
