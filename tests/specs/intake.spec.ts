// What park offices have: workbooks, folders, cells copied in a spreadsheet.
import { fileURLToPath } from "node:url";
import { expect, test } from "../support/test.ts";
import { open } from "../support/pages.ts";
import type { Page } from "@playwright/test";

const repository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const book = (name: string) => repository(`scoring/tests/data/workbooks/${name}`);

const choose = (page: Page, files: string | string[]) => page.getByLabel("选择文件…").setInputFiles(files);

test.beforeEach(async ({ page }) => {
  await open(page, "data");
  await expect(page.locator(".dataset-strip")).toContainText("示范园区");
});

test("the reader of workbooks is fetched for a workbook, and what is hidden in one is said", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await choose(page, book("parks.xlsx"));
  await expect(page.getByText("已打开 parks.xlsx")).toBeVisible();
  expect(fetched.some((url) => url.endsWith("workbook_bg.wasm"))).toBe(true);
  const findings = page.getByRole("region", { name: "发现的问题" });
  await expect(findings).toContainText("F 列在文件里是隐藏的");
  await expect(findings).toContainText("公式出错（#DIV/0!）");
  await page.getByRole("link", { name: "评价" }).click();
  await expect(page.getByRole("region", { name: "排名" })).toContainText("甲园");
});

test("an old workbook and one under another name open too", async ({ page }) => {
  await choose(page, book("parks.xls"));
  await expect(page.getByText("已打开 parks.xls")).toBeVisible();
  const { readFile } = await import("node:fs/promises");
  const buffer = await readFile(book("package.xlsx"));
  await page.getByLabel("选择文件…").setInputFiles({ name: "年报.zip", mimeType: "application/zip", buffer });
  await expect(page.getByText("已打开 年报.zip")).toBeVisible();
});

test("a damaged workbook explains itself and loses nothing", async ({ page }) => {
  await page.getByLabel("选择文件…").setInputFiles({
    name: "坏.xls",
    mimeType: "application/octet-stream",
    buffer: Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600, 7)]),
  });
  await expect(page.getByRole("alert").filter({ hasText: "工作簿已损坏" })).toBeVisible();
  await expect(page.locator(".dataset-strip")).toContainText("示范园区");
});

test("a whole folder is a data package", async ({ page }) => {
  await page.getByLabel("选择文件夹…").setInputFiles(repository("public/data/lishui-2019"));
  await expect(page.getByText(/已打开 .*lishui|已打开 .*datapackage|已打开 SOURCES\.md|已打开 .*\.csv/)).toBeVisible();
  await expect(page.locator(".dataset-strip")).toContainText("丽水");
});

test("cells pasted from a spreadsheet open, and text pasted into nothing does not", async ({ page }) => {
  const paste = (text: string) =>
    page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      window.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  await paste("只是一句话");
  await paste("园区\t产值（亿元）\t税收（万元）\n甲\t12.5\t1000\n乙\t8.2\t800\n丙\t15\t1200\n");
  await expect(page.getByText("已打开 粘贴的表格.tsv")).toBeVisible();
  await expect(page.locator(".dataset-strip")).toContainText("粘贴的表格");
});
