// Tables as programs of data people hand them over: Parquet of pandas, polars and DuckDB.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expectAccessible } from "../support/accessibility.ts";
import { expect, test } from "../support/test.ts";
import { open } from "../support/pages.ts";

const kept = (name: string) => fileURLToPath(new URL(`../../scoring/tests/data/parquet/${name}`, import.meta.url));
const asFile = (name: string, buffer: Buffer) => ({ name, mimeType: "application/octet-stream", buffer });

test.beforeEach(async ({ page }) => {
  await open(page, "data");
  await expect(page.locator(".dataset-strip")).toContainText("示范园区");
});

test("its reader is fetched for it alone, and the table is there", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url().split("/").pop() ?? ""));
  // Another file does not ask for it.
  await page.getByLabel("选择文件…").setInputFiles(asFile("园区.csv", Buffer.from("园区,产值（万元）\n东园,1\n西园,2\n")));
  await expect(page.getByText("已打开 园区.csv")).toBeVisible();
  expect(fetched).not.toContain("parquet_bg.wasm");
  await page.getByLabel("选择文件…").setInputFiles(kept("parks.polars.parquet"));
  const asked = page.getByRole("region", { name: "先核对“parks.polars.parquet”各列的含义" });
  await expect(asked.getByRole("row", { name: /^园区/ })).toContainText("乙园");
  await asked.getByRole("button", { name: "按这样读入" }).click();
  await expect(page.getByText("已打开 parks.polars.parquet")).toBeVisible();
  expect(fetched).toContain("parquet_bg.wasm");
  expect(fetched).not.toContain("workbook_bg.wasm");
  const raw = page.getByRole("region", { name: "原始数据" });
  await expect(raw).toContainText("甲园");
  await expect(raw).toContainText("120.5");
  await expect(raw).toContainText("−0.05");
  await page.getByRole("link", { name: "评价", exact: true }).click();
  await expect(page.getByRole("region", { name: "排名" })).toContainText("甲园");
});

test("under another name and beside a table of text it opens too, and what is left out is said", async ({ page }) => {
  await page.getByLabel("选择文件…").setInputFiles(asFile("园区.dat", await readFile(kept("index.names.parquet"))));
  await expect(page.getByText("已打开 园区.dat")).toBeVisible();
  const csv = asFile("用电.csv", Buffer.from("园区,用电量\n甲园,7\n乙园,8\n丙园,9\n"));
  await page.getByLabel("选择文件…").setInputFiles([asFile("园区.parquet", await readFile(kept("parks.duckdb.parquet"))), csv]);
  await page.getByRole("button", { name: "按这样读入" }).click();
  await expect(page.getByRole("region", { name: "数据表合并" })).toContainText("用电.csv");
  await page.getByLabel("选择文件…").setInputFiles(kept("kinds.parquet"));
  await page.getByRole("button", { name: "按这样读入" }).click();
  const findings = page.getByRole("region", { name: "发现的问题" });
  await expect(findings).toContainText("这一列是列表、结构或映射，未读入");
  await expect(findings).toContainText("这一列的时间是世界时（UTC），照原样读入");
  await expectAccessible(page);
});

test("a broken one tells what is wrong and in which column, and loses nothing", async ({ page }) => {
  const whole = await readFile(kept("parks.zstd.parquet"));
  await page.getByLabel("选择文件…").setInputFiles(asFile("断.parquet", whole.subarray(0, 900)));
  await expect(page.getByRole("alert").filter({ hasText: "Parquet 文件不完整" })).toBeVisible();
  const bent = Buffer.from(whole);
  bent.fill(0x55, 30, 40);
  await page.getByLabel("选择文件…").setInputFiles(asFile("坏.parquet", bent));
  const alert = page.getByRole("alert").filter({ hasText: "读不出这一列" });
  await expect(alert).toContainText("“园区”列");
  await page.getByLabel("选择文件…").setInputFiles(kept("encrypted.parquet"));
  await expect(page.getByRole("alert").filter({ hasText: "Parquet 文件加了密" })).toBeVisible();
  await page.getByLabel("选择文件…").setInputFiles(kept("parks.brotli.parquet"));
  await expect(page.getByRole("alert").filter({ hasText: "用 BROTLI 压缩" })).toBeVisible();
  await expect(page.locator(".dataset-strip")).toContainText("示范园区");
});
