// Rules beyond the weighted sum, as a park office sets them: a veto, a bonus, grades by score, a grade by hand with its reason.
import { expectAccessible, expectKeyboardReachesAll } from "../support/accessibility.ts";
import { expect, test } from "../support/test.ts";
import { expectNoSidewaysScroll, open, ready, sizes } from "../support/pages.ts";
import type { Page } from "@playwright/test";

const rules = (page: Page) => page.getByRole("dialog", { name: "规则" });
const part = (page: Page, name: string) => rules(page).getByRole("region", { name, exact: true });
const ranking = (page: Page) => page.getByRole("region", { name: "排名" }).getByRole("row");
const outcome = (page: Page) => page.getByRole("region", { name: "规则的结果" });

async function openRules(page: Page): Promise<void> {
  await page.getByRole("button", { name: "规则", exact: true }).click();
  await expect(rules(page)).toBeVisible();
}

/** Draws a red line on energy use that some parks cross, with the keyboard. */
async function drawRedLine(page: Page, then: string): Promise<void> {
  const lines = part(page, "红线");
  await lines.getByRole("combobox", { name: "指标" }).selectOption({ label: "单位工业增加值能耗" });
  const bound = lines.getByRole("textbox", { name: /^界限/ });
  await bound.focus();
  await page.keyboard.type("0.6");
  await lines.getByRole("combobox", { name: "后果" }).selectOption({ label: then });
  await expect(lines.getByText(/按现在的数据：\d+ 个园区中有 [1-9]\d* 个越线/)).toBeVisible();
  await lines.getByRole("button", { name: "添加" }).press("Enter");
}

test.beforeEach(async ({ page }) => {
  await open(page, "evaluate");
  await expect(ranking(page).nth(1)).toBeVisible();
});

test("a veto is drawn by keyboard, shown in words, undone and shared", async ({ page, browser }) => {
  await openRules(page);
  await drawRedLine(page, "一票否决（最低等级）");
  await expect(part(page, "红线").getByRole("listitem")).toContainText("单位工业增加值能耗高于 0.6 吨标煤/万元：一票否决");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "规则", exact: true })).toBeFocused();
  const vetoed = ranking(page).filter({ hasText: "否决" });
  await expect(vetoed.first()).toBeVisible();
  await expect(vetoed.first().locator(".grade")).toHaveText("D");
  const name = (await vetoed.first().getByRole("button").first().textContent()) ?? "";
  await expect(outcome(page).getByRole("row", { name: new RegExp(name) })).toContainText("越过红线：单位工业增加值能耗为");
  await vetoed.first().getByRole("button", { name, exact: true }).click();
  await expect(page.getByRole("region", { name: new RegExp(`为什么 ${name}`) }).first()).toContainText("越过红线");

  await expect(page).toHaveURL(/[?&]s=[\w-]+/);
  const elsewhere = await browser.newContext({ locale: "zh-CN" });
  const other = await elsewhere.newPage();
  await other.goto(page.url());
  await ready(other);
  await expect(ranking(other).filter({ hasText: "否决" }).first().locator(".grade")).toHaveText("D");
  await elsewhere.close();

  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(outcome(page)).toHaveCount(0);
  await page.keyboard.press("Control+y");
  await expect(outcome(page)).toBeVisible();
});

test("a cap moves ranks, a bonus adds points, and the overview agrees", async ({ page }) => {
  await openRules(page);
  await drawRedLine(page, "得分封顶");
  const bonuses = part(page, "加分与减分");
  await bonuses.getByRole("combobox", { name: "指标" }).selectOption({ label: "上市企业数" });
  await bonuses.getByRole("button", { name: "添加" }).click();
  await expect(bonuses.getByRole("alert")).toContainText("不小于 0 的数字");
  await bonuses.getByRole("textbox", { name: /^每一单位的分数/ }).fill("2");
  await bonuses.getByRole("textbox", { name: "本项最多" }).fill("10");
  await bonuses.getByRole("button", { name: "添加" }).click();
  await expect(bonuses.getByRole("listitem")).toContainText("上市企业数：每 1 家加 2 分，最多 10 分");
  await page.keyboard.press("Escape");
  const first = ranking(page).nth(1);
  const name = (await first.getByRole("button").first().textContent()) ?? "";
  const score = (await first.locator(".score").textContent()) ?? "";
  await first.getByRole("button", { name, exact: true }).click();
  await expect(page.getByText("这里按规则之前的加权得分计算").first()).toBeVisible();
  await page.getByRole("link", { name: "总览" }).click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toContainText(name);
  await expect(page.getByRole("list", { name: /指标|要点|概况/ }).first()).toContainText(score);
});

test("grades by least score, and one set by hand only with a reason that stays in sight", async ({ page }) => {
  await openRules(page);
  const grading = part(page, "分级");
  await grading.getByRole("combobox", { name: "分级方式" }).selectOption({ label: "按分数线" });
  await grading.getByRole("textbox", { name: "A ≥" }).fill("60");
  await grading.getByRole("button", { name: "应用分级" }).click();
  await expect(grading.getByRole("alert")).toContainText("从高到低");
  await grading.getByRole("textbox", { name: "B ≥" }).fill("50");
  await grading.getByRole("textbox", { name: "C ≥" }).fill("40");
  await grading.getByRole("button", { name: "应用分级" }).click();
  await expect(grading.getByRole("status")).toContainText("已保存");

  const byHand = part(page, "人工调级");
  await byHand.getByRole("combobox", { name: "园区" }).click();
  await byHand.getByRole("listbox").getByRole("option").nth(3).click();
  await byHand.getByRole("button", { name: "人工调级" }).click();
  await expect(byHand.getByRole("alert")).toContainText("没有理由的调级不会被采用");
  await byHand.getByRole("textbox", { name: "理由" }).fill("重大项目在建，首年保护");
  await byHand.getByRole("button", { name: "人工调级" }).click();
  await expect(byHand.getByRole("listitem")).toContainText("重大项目在建，首年保护");
  await page.keyboard.press("Escape");
  await expect(ranking(page).filter({ hasText: "人工" })).toHaveCount(1);
  await expect(outcome(page)).toContainText(/人工(调整|定)为 A，理由：重大项目在建，首年保护/);
  await page.keyboard.press("Control+z");
  await expect(outcome(page).getByText("重大项目在建")).toHaveCount(0);
});

test("the rules have no barrier, on a desk and on a phone", async ({ page }) => {
  await openRules(page);
  await drawRedLine(page, "等级受限");
  await expectAccessible(page);
  await page.setViewportSize(sizes.phone);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.keyboard.press("Escape");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(sizes.desk);
  await expectKeyboardReachesAll(page);
});
