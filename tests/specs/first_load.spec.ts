// What really crosses the wire before a person can act is what budgets.json counts, and within its limit.
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../support/test.ts";
import { open } from "../support/pages.ts";

const root = join(import.meta.dirname, "..", "..");

test("the first load stays within its budget", async ({ page, baseURL }) => {
  const { firstLoad } = JSON.parse(await readFile(join(root, "budgets.json"), "utf8")) as {
    firstLoad: { limitBytes: number; files: string[] };
  };
  const patterns = firstLoad.files.map((pattern) => new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", "[^.]*")}$`));
  const loaded = new Set<string>();
  page.on("request", (request) => {
    const name = request.url().split(/[?#]/)[0]?.replace(baseURL ?? "", "") || "index.html";
    // Data and the worker that reads it come after the interface, and icons are nobody's wait.
    if (!name.startsWith("data/") && !name.startsWith("worker") && !name.endsWith(".svg")) loaded.add(name);
  });
  await open(page, "overview");

  const uncounted = [...loaded].filter((name) => !patterns.some((pattern) => pattern.test(name)));
  expect(uncounted, "files that load first but that budgets.json does not count").toEqual([]);
  const sizes = await Promise.all([...loaded].map(async (name) => (await stat(join(root, "dist", `${name}.br`))).size));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(firstLoad.limitBytes);
  expect(loaded.size).toBeGreaterThan(3);
});
