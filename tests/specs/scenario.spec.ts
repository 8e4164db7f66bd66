// A scenario travels: by address, by file, over a reload; and says so where it does not fit.
import { readFile } from "node:fs/promises";
import { expect, test } from "../support/test.ts";
import { open, ready } from "../support/pages.ts";
import type { Page } from "@playwright/test";

/** The whole ranking in sight, digit by digit, once the intervals are those of the weights on screen and of all draws: they follow later. */
async function digits(page: Page): Promise<string[]> {
  const ranking = page.getByRole("region", { name: "排名" });
  const rows = ranking.getByRole("row");
  await expect(rows.nth(1)).toContainText(/名次区间\d/);
  await expect(ranking).not.toHaveClass(/stale/);
  await expect(ranking.locator("[aria-busy]")).toHaveCount(0);
  return rows.allTextContents();
}

async function change(page: Page): Promise<void> {
  const land = page.getByRole("slider", { name: "用地效率 占上级" });
  await expect(land).toBeEnabled();
  await land.focus();
  await page.keyboard.press("PageUp");
  await page.keyboard.press("Tab");
  await expect(page).toHaveURL(/[?&]s=[\w-]+/);
}

test("the address gives the same digits on another machine", async ({ page, browser }) => {
  await open(page, "evaluate");
  await change(page);
  const here = await digits(page);
  const elsewhere = await browser.newContext({ locale: "zh-CN" });
  const other = await elsewhere.newPage();
  await other.goto(page.url());
  await ready(other);
  await expect.poll(() => digits(other)).toEqual(here);
  await elsewhere.close();
});

test("a reload brings everything back", async ({ page }) => {
  await open(page, "evaluate");
  await change(page);
  const before = await digits(page);
  await page.goto("./#/evaluate");
  await page.reload();
  await expect.poll(() => digits(page)).toEqual(before);
});

test("whoever leaves at the moment when the address is written arrives", async ({ page }) => {
  // What rests is written by a timer. Here a link is followed right before it: the browser tells the page of that afterwards.
  await page.addInitScript(() => {
    const later = window.setTimeout.bind(window);
    const leaving = (work: TimerHandler) => () => {
      if (document.documentElement.dataset.leaves === "") {
        document.documentElement.dataset.leaves = "left";
        location.hash = "#/certainty";
      }
      if (typeof work === "function") work();
    };
    const isOfAddress = (delay?: number) => delay === 250;
    window.setTimeout = ((work: TimerHandler, delay?: number) => later(isOfAddress(delay) ? leaving(work) : work, delay)) as typeof setTimeout;
  });
  await open(page, "evaluate");
  const land = page.getByRole("slider", { name: "用地效率 占上级" });
  await land.focus();
  await page.evaluate(() => (document.documentElement.dataset.leaves = ""));
  await page.keyboard.press("PageUp");
  await expect(page.getByRole("heading", { level: 1, name: "可信度" })).toBeVisible();
  await expect(page).toHaveURL(/#\/certainty\?.*s=[\w-]+/);
  await expect(page.locator("html")).toHaveAttribute("data-leaves", "left");
});

test("a scenario saved to a file opens again, over another dataset with a warning", async ({ page }) => {
  await open(page, "evaluate");
  await change(page);
  const before = await digits(page);
  await page.getByRole("button", { name: "方案" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "方案存为文件" }).click();
  const path = await (await download).path();
  const saved = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
  expect(saved["yuanheng"]).toBe(1);
  expect(saved["fingerprint"]).toMatch(/^[0-9a-f]{64}$/);
  await page.getByRole("button", { name: "全部恢复为官方设置" }).click();
  await page.keyboard.press("Escape");
  await expect.poll(() => digits(page)).not.toEqual(before);
  await page.getByRole("button", { name: "方案" }).click();
  await page.getByLabel("打开方案文件…").setInputFiles(path);
  await expect.poll(() => digits(page)).toEqual(before);

  await page.keyboard.press("Escape");
  await page.goto("./#/evaluate?d=lishui-2019");
  await expect(page.getByText("丽水").first()).toBeVisible();
  await page.getByRole("button", { name: "方案" }).click();
  await page.getByLabel("打开方案文件…").setInputFiles(path);
  await expect(page.getByText("方案与当前数据不符，未采用")).toBeVisible();
});

test("a link cut short says so and changes nothing", async ({ page }) => {
  await page.goto("./#/evaluate?d=demo-parks&s=eyJ5dWFua");
  await ready(page);
  await expect(page.getByText("方案不完整")).toBeVisible();
  expect((await digits(page)).length).toBeGreaterThan(5);
});

test("a scenario of a newer version is refused by name", async ({ page }) => {
  const newer = Buffer.from(JSON.stringify({ yuanheng: 99 })).toString("base64url");
  await page.goto(`./#/evaluate?d=demo-parks&s=${newer}`);
  await ready(page);
  await expect(page.getByText("更新的版本")).toBeVisible();
});

test("everything works where the browser keeps nothing", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("blocked", "SecurityError"); } });
  });
  await open(page, "evaluate");
  await change(page);
  await expect(page.getByText("浏览器不允许保存")).toBeVisible();
});
