// What really crosses the wire before a person can act is what budgets.json counts, and within its limit.
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../support/test.ts";
import { open } from "../support/pages.ts";

const root = join(import.meta.dirname, "..", "..");

test("what loads before a dataset is on screen is within its budgets", async ({ page, baseURL }) => {
  type Budget = { limitBytes: number; files: string[] };
  const budgets = Object.entries(JSON.parse(await readFile(join(root, "budgets.json"), "utf8")) as Record<string, Budget>);
  const names = new Set<string>();
  page.on("request", (request) => names.add(request.url().split(/[?#]/)[0].replace(baseURL ?? "", "") || "index.html"));
  await open(page, "overview");

  // Data is what the visitor asked for, and icons are nobody's wait.
  const loaded = [...names].filter((name) => !name.startsWith("data/") && !name.endsWith(".svg"));
  const counted = (name: string, { files }: Budget) => files.some((pattern) => matches(pattern, name));
  expect(loaded.filter((name) => !budgets.some(([, budget]) => counted(name, budget))), "files that no budget counts").toEqual([]);
  for (const [title, budget] of budgets) {
    const sizes = loaded.filter((name) => counted(name, budget)).map((name) => stat(join(root, "dist", `${name}.br`)));
    const total = (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
    // The engine comes only when somebody asks how sure a rank is.
    if (title !== "engine") expect(total, title).toBeGreaterThan(0);
    expect(total, title).toBeLessThanOrEqual(budget.limitBytes);
  }
});

/** Whether a file has this name, where `*` stands for a hash. */
function matches(pattern: string, name: string): boolean {
  return new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", "[^.]*")}$`).test(name);
}
