// What would have to improve, assumed with one click: said on every page, undone, shared, refused where it does not fit.
import { expect, test } from "../support/test.ts";
import { expectAccessible } from "../support/accessibility.ts";
import { expectNoSidewaysScroll, open, ready, sizes } from "../support/pages.ts";
import type { Page } from "@playwright/test";

const ranking = (page: Page) => page.getByRole("region", { name: "排名" }).getByRole("row");
const strip = (page: Page) => page.getByRole("region", { name: "假设情景" });
const why = (page: Page, park: string) => page.getByRole("region", { name: new RegExp(`为什么 ${park}`) }).first();

/** The park on the fifth place, looked at. */
async function fifth(page: Page): Promise<string> {
  await expect(ranking(page).nth(5)).toBeVisible();
  const park = (await ranking(page).locator(".name button").nth(4).textContent()) ?? "";
  await ranking(page).getByRole("button", { name: park, exact: true }).click();
  await expect(why(page, park)).toContainText("第 5 名");
  return park;
}

/** Assumes what brings the park in focus where the sentence says; gives that rank. */
async function assume(page: Page, park: string): Promise<string> {
  const card = page.getByRole("region", { name: "怎样才能靠前" });
  const sentence = card.getByText(/改进 \d+ 项指标，幅度共 .+就到第 \d+ 名/);
  await expect(sentence).toContainText(park);
  const rank = /就到第 (\d+) 名/.exec((await sentence.textContent()) ?? "")?.[1] ?? "";
  await card.getByRole("button", { name: "设为假设情景" }).click();
  return rank;
}

const address = (scenario: unknown): string =>
  `./#/evaluate?d=demo-parks&s=${Buffer.from(JSON.stringify(scenario)).toString("base64url")}`;

test("what has to improve is assumed with one click, said on every page, and undone", async ({ page }) => {
  await open(page, "evaluate");
  const park = await fifth(page);
  const steps = page.getByRole("group", { name: "要改进的指标" }).getByRole("row");
  await expect(steps.nth(1)).toContainText(/[\d.]+/);
  const rank = await assume(page, park);
  expect(Number(rank)).toBeLessThan(5);
  await expect(why(page, park)).toContainText(`第 ${rank} 名`);
  await expect(strip(page)).toContainText(/排名含 \d+ 个假设值，不是实际数据/);
  await strip(page).locator("summary").click();
  await expect(strip(page).getByRole("listitem").first()).toContainText(new RegExp(`${park} · .+：.+ → .+`));
  await expect(ranking(page).filter({ hasText: park }).first()).toContainText("假设");
  await expectAccessible(page);
  for (const other of ["overview", "certainty", "compare"] as const) {
    await page.goto(`./#/${other}`);
    await ready(page);
    await expect(strip(page)).toContainText("不是实际数据");
  }
  await page.goto("./#/evaluate");
  await ready(page);
  await page.keyboard.press("Control+z");
  await expect(strip(page)).toHaveCount(0);
  await expect(why(page, park)).toContainText("第 5 名");
});

test("an assumed value travels in the address and is taken away by its button", async ({ page, browser }) => {
  await open(page, "evaluate");
  const park = await fifth(page);
  const rank = await assume(page, park);
  await expect(strip(page)).toBeVisible();
  await expect(page).toHaveURL(/[?&]s=[\w-]+/);
  const elsewhere = await browser.newContext({ locale: "zh-CN", viewport: sizes.phone });
  const other = await elsewhere.newPage();
  await other.goto(page.url());
  await ready(other);
  await expect(why(other, park)).toContainText(`第 ${rank} 名`);
  await expect(strip(other)).toContainText("不是实际数据");
  await expectNoSidewaysScroll(other);
  await strip(other).getByRole("button", { name: "去掉假设值" }).click();
  await expect(why(other, park)).toContainText("第 5 名");
  await elsewhere.close();
});

test("fewer indicators, or a wider reach, is another answer; a geometric mean has none", async ({ page }) => {
  await open(page, "evaluate");
  await fifth(page);
  const card = page.getByRole("region", { name: "怎样才能靠前" });
  const limits = async () => card.getByRole("group", { name: "要改进的指标" }).getByRole("row").allTextContents();
  await card.getByRole("combobox", { name: "目标" }).selectOption({ label: "进入前 3 名" });
  await expect(card.getByText("改进指标", { exact: true })).toBeVisible();
  await card.getByRole("combobox", { name: "够得着的水平" }).selectOption({ label: "全部园区中的最好值" });
  await expect.poll(limits).not.toEqual([]);
  const all = await limits();
  await card.getByRole("combobox", { name: "尽量少的是" }).selectOption({ label: "指标个数" });
  await expect.poll(async () => (await limits()).length).toBeLessThanOrEqual(all.length);
  await page.getByRole("combobox", { name: "合成" }).selectOption({ label: "加权几何平均" });
  await expect(card.getByText("只有逐级加权求和")).toBeVisible();
});

test("a ranking by a decision method says that improvements cannot be worked out", async ({ page }) => {
  await page.goto(address({ rank: { method: "topsis" } }));
  await ready(page);
  // The first park has nobody to pass.
  await fifth(page);
  await expect(page.getByRole("region", { name: "怎样才能靠前" }).getByText("只有逐级加权求和")).toBeVisible();
});

test("a scenario that assumes a value of nobody is refused with its place", async ({ page }) => {
  await page.goto(address({ improve: [{ entity: "nobody", indicator: "x", value: 1 }] }));
  await ready(page);
  await expect(page.getByText(/未采用：.*假设值（improve\.0\.entity）提到的“nobody”/)).toBeVisible();
  await expect(strip(page)).toHaveCount(0);
});
