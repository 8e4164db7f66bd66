// What really crosses the wire before a person can act is what budgets.json counts, and within its limit.
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../support/test.ts";
import { open } from "../support/pages.ts";

const root = join(import.meta.dirname, "..", "..");

test("what loads is within its budgets, and what few pages need only with them", async ({ page, baseURL }) => {
  type Budget = { limitBytes: number; files: string[] };
  const all = Object.entries(JSON.parse(await readFile(join(root, "budgets.json"), "utf8")) as Record<string, Budget>);
  // What fetches the rest in advance is left out here, so that each part is seen when it is asked for.
  const budgets = all.filter(([title]) => title !== "hold");
  const names = new Set<string>();
  page.on("request", (request) => names.add(request.url().split(/[?#]/)[0].replace(baseURL ?? "", "") || "index.html"));
  // Data is what the visitor asked for, and icons are nobody's wait.
  const loaded = () => [...names].filter((name) => !name.startsWith("data/") && !name.endsWith(".svg"));
  const counted = ({ files }: Budget) => loaded().filter((name) => files.some((pattern) => matches(pattern, name)));

  await open(page, "overview");
  const comesLater = ["study", "method", "revenue", "data", "engine", "simulator", "workbook", "parquet", "writer"];
  for (const [title, budget] of budgets) {
    expect(counted(budget).length > 0, `${title} is loaded with the Overview`).toBe(!comesLater.includes(title));
  }
  await open(page, "indicators");
  await open(page, "evaluate");
  await expect.poll(loaded).toContain("engine_bg.wasm");
  await page.getByRole("button", { name: "存为 XLSX 排名" }).click();
  await expect.poll(loaded).toContain("writer_bg.wasm");
  await open(page, "revenue");
  await expect.poll(loaded).toContain("simulator_bg.wasm");
  await open(page, "data");
  await page.locator("#own-files").setInputFiles(join(root, "scoring", "tests", "data", "workbooks", "parks.xlsx"));
  await expect.poll(loaded).toContain("workbook_bg.wasm");
  await expect(page.getByText("已打开 parks.xlsx")).toBeVisible();
  expect(loaded()).not.toContain("parquet_bg.wasm");
  await page.locator("#own-files").setInputFiles(join(root, "scoring", "tests", "data", "parquet", "index.names.parquet"));
  await expect.poll(loaded).toContain("parquet_bg.wasm");
  await expect(page.getByText("已打开 index.names.parquet")).toBeVisible();
  expect(loaded().filter((name) => !budgets.some(([, budget]) => counted(budget).includes(name))), "files that no budget counts").toEqual([]);
  for (const [title, budget] of budgets) {
    const sizes = await Promise.all(counted(budget).map((name) => stat(join(root, "dist", `${name}.br`))));
    const total = sizes.reduce((sum, { size }) => sum + size, 0);
    expect(total, title).toBeGreaterThan(0);
    expect(total, title).toBeLessThanOrEqual(budget.limitBytes);
  }
});

/** Whether a file has this name, where `*` stands for a hash. */
function matches(pattern: string, name: string): boolean {
  return new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", "[^.]*")}$`).test(name);
}
