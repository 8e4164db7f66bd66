// What the browser keeps between visits: a person's own files, scenarios by name, each tab's own scenario, or nothing at all.
import { expectNoSidewaysScroll, open, ready, sizes } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";
import { expectAccessible } from "../support/accessibility.ts";
import type { Page } from "@playwright/test";

const csv = "园区,亩均税收（万元）,能耗强度\n东园,32.5,0.41\n西园,18.2,0.55\n南园,25.0,0.38\n";
const card = (page: Page) => page.getByRole("region", { name: "留在本浏览器" });
const weight = (page: Page) => page.getByRole("slider").first();

async function openOwn(page: Page): Promise<void> {
  await open(page, "data");
  await page.locator("#own-files").setInputFiles({ name: "三个园区.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(page.getByText("已打开 三个园区.csv")).toBeVisible();
}

test("a person's own file is there after a reload, is renamed, and is deleted for good", async ({ page }) => {
  await openOwn(page);
  await expect(card(page).getByRole("row")).toHaveCount(2);
  await page.reload();
  await ready(page);
  await expect(page.getByRole("region", { name: "三个园区" })).toContainText("本机文件");
  const name = card(page).getByRole("textbox", { name: /三个园区.* 的名称/ });
  await name.fill("去年的表");
  await name.press("Enter");
  await expect(card(page).getByRole("button", { name: "打开 去年的表" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(sizes.desk);
  await page.reload();
  await ready(page);
  await card(page).getByRole("button", { name: "删除 去年的表" }).click();
  await expect(card(page)).toContainText("还没有");
  await page.reload();
  await ready(page);
  // Its bytes are gone: the page says which file it was and opens what ships.
  await expect(page.getByText(/上次打开的文件“三个园区.*”没有保存/)).toBeVisible();
  await expect(page.getByRole("region", { name: /^示范园区/ })).toBeVisible();
});

test("a scenario put aside by name comes back, and all goes at once after a second question", async ({ page }) => {
  await open(page, "evaluate");
  await weight(page).focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowRight");
  const moved = await weight(page).inputValue();
  await page.getByRole("link", { name: "数据", exact: true }).click();
  await card(page).getByRole("textbox", { name: "方案名称" }).fill("偏重经济");
  await page.keyboard.press("Enter");
  await expect(card(page).getByRole("row", { name: /偏重经济/ })).toHaveCount(1);
  await page.getByRole("button", { name: "撤销" }).click();
  await card(page).getByRole("button", { name: "打开 偏重经济" }).click();
  await page.getByRole("link", { name: "评价", exact: true }).click();
  await expect(weight(page)).toHaveValue(moved);
  await page.getByRole("link", { name: "数据", exact: true }).click();
  await card(page).getByRole("button", { name: "全部删除" }).click();
  await card(page).getByRole("button", { name: "不删" }).click();
  await expect(card(page).getByRole("row", { name: /偏重经济/ })).toHaveCount(1);
  await card(page).getByRole("button", { name: "全部删除" }).click();
  await card(page).getByRole("button", { name: /确认全部删除/ }).click();
  await expect(card(page)).toContainText("还没有");
});

test("two tabs do not overwrite each other", async ({ page, context }) => {
  await open(page, "evaluate");
  const other = await context.newPage();
  await open(other, "evaluate");
  await weight(page).focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowRight");
  const here = await weight(page).inputValue();
  await expect.poll(() => page.url()).toContain("s=");
  await weight(other).focus();
  for (let step = 0; step < 9; step += 1) await other.keyboard.press("ArrowLeft");
  const there = await weight(other).inputValue();
  await expect.poll(() => other.url()).toContain("s=");
  // Without an address that says it: only what the tab kept.
  await page.goto("about:blank");
  await open(page, "evaluate");
  await expect(weight(page)).toHaveValue(here);
  expect(there).not.toBe(here);
  await other.close();
});

test("nothing is kept where the person says so", async ({ page }) => {
  await open(page, "data");
  await card(page).getByRole("checkbox", { name: "保留打开的文件和方案" }).uncheck();
  await openOwn(page);
  await expect(card(page)).toContainText("还没有");
  const keys = () => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  await expect.poll(keys).toEqual(["yuanheng.prefs"]);
  await page.reload();
  await ready(page);
  await expect(page.getByRole("region", { name: /^示范园区/ })).toBeVisible();
  await expect(card(page).getByRole("checkbox", { name: "保留打开的文件和方案" })).not.toBeChecked();
});

test("a browser that allows no database says so and what to do", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { get: () => { throw new DOMException("blocked", "SecurityError"); } });
  });
  await openOwn(page);
  await expect(card(page).getByRole("status")).toContainText("不允许保存");
});
