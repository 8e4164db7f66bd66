// Choosing how scores are made: every step by name, what a method has of its own, undo, and the dialog by keyboard.
import { expectAccessible } from "../support/accessibility.ts";
import { open } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";
import type { Locator, Page } from "@playwright/test";

const card = (page: Page) => page.getByRole("region", { name: "计算方法" });
const choice = (page: Page, name: string) => card(page).getByRole("combobox", { name, exact: true });
const ranking = (page: Page) => page.getByRole("region", { name: "排名" }).getByRole("row");
const why = (page: Page) => page.getByRole("region", { name: /^为什么/ }).first();

async function scores(page: Page): Promise<string[]> {
  await expect(ranking(page).nth(1)).toBeVisible();
  return ranking(page).locator(".score").allTextContents();
}

async function choose(select: Locator, label: string): Promise<void> {
  await select.selectOption({ label });
}

test.beforeEach(async ({ page }) => {
  await open(page, "evaluate");
  await expect(ranking(page).nth(1)).toBeVisible();
});

test("a decision method ranks by pillars, follows a weight, says its own figures, and is undone by name", async ({ page }) => {
  const before = await scores(page);
  await choose(choice(page, "排名方法"), "折衷排序（VIKOR）");
  await choose(choice(page, "比较什么"), "一级指标得分");
  await expect.poll(() => scores(page)).not.toEqual(before);
  // VIKOR's own score is better when lower; the page's is always better when higher.
  const [first, second] = (await scores(page)).map(Number);
  expect(first).toBeGreaterThan(second ?? 1);
  await expect(why(page)).toContainText("折衷值 Q（越小越好）");
  await expect(why(page)).toContainText("不是各指标之和");
  const vikor = await scores(page);
  const land = page.getByRole("slider", { name: "用地效率 占上级" });
  await land.focus();
  await page.keyboard.press("End");
  await expect.poll(() => scores(page)).not.toEqual(vikor);
  await page.keyboard.press("Control+z");
  await expect.poll(() => scores(page)).toEqual(vikor);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(() => scores(page)).toEqual(before);
  await page.getByRole("button", { name: "方案" }).click();
  const steps = page.getByRole("dialog", { name: "方案" }).getByRole("list").getByRole("button");
  await expect(steps.filter({ hasText: "更改排名方法" })).toHaveCount(2);
});

test("parameters stand only beside the method that has them, and a bad one changes nothing", async ({ page }) => {
  await expect(card(page).getByLabel("v（整体所占的份额）")).toHaveCount(0);
  await choose(choice(page, "排名方法"), "折衷排序（VIKOR）");
  await choose(choice(page, "比较什么"), "一级指标得分");
  const v = card(page).getByLabel("v（整体所占的份额）");
  const half = await scores(page);
  await v.fill("7");
  await v.press("Enter");
  await expect(v).toHaveAttribute("aria-invalid", "true");
  await expect(card(page)).toContainText("这个数不能用");
  expect(await scores(page)).toEqual(half);
  await v.fill("1");
  await v.press("Enter");
  await expect(v).toHaveAttribute("aria-invalid", "false");
  await expect.poll(() => scores(page)).not.toEqual(half);
  await choose(choice(page, "排名方法"), "偏好流（PROMETHEE II）");
  await expect(v).toHaveCount(0);
  await choose(choice(page, "偏好曲线"), "从 q 到 p 线性");
  await expect(card(page).getByLabel("p 完全偏好界限（占极差）")).toBeVisible();
  // Net flows are a sum over what is compared, so the gap can be taken apart.
  await expect(why(page)).toContainText("得分是各项之和");
});

test("a fuzzy evaluation takes its grades from a person, keeps them in the address, and refuses what cannot be", async ({ page }) => {
  await choose(choice(page, "排名方法"), "模糊综合评价");
  await choose(choice(page, "比较什么"), "一级指标得分");
  await expect(why(page)).toContainText("“优”的隶属度");
  const points = card(page).getByLabel(/各等级的位置/);
  await expect(points).toHaveValue("0.875, 0.625, 0.375, 0.125");
  const before = await scores(page);
  await points.fill("0.2, 0.6");
  await points.press("Enter");
  await expect(points).toHaveAttribute("aria-invalid", "true");
  await expect(card(page)).toContainText("从高到低");
  expect(await scores(page)).toEqual(before);
  await points.fill("0.9，0.6，0.3");
  await points.press("Enter");
  await expect(points).toHaveAttribute("aria-invalid", "false");
  await expect.poll(() => scores(page)).not.toEqual(before);
  await expect(why(page)).not.toContainText("“良”的隶属度");
  const byWeight = await scores(page);
  await choose(choice(page, "合成算子"), "M(∧,∨) 主因素决定");
  await expect.poll(() => scores(page)).not.toEqual(byWeight);
  const decided = await scores(page);
  // A choice is in the address at once: whoever reloads right after it loses nothing.
  await page.reload();
  await expect.poll(() => scores(page)).toEqual(decided);
});

test("what cannot be computed says what to do, and the last ranking stays", async ({ page }) => {
  const before = await scores(page);
  await choose(choice(page, "排名方法"), "效用折衷（MARCOS）");
  await choose(choice(page, "比较什么"), "无量纲化后的指标");
  await expect(page.getByRole("alert")).toContainText("范围取 1 到 100");
  expect((await scores(page)).length).toBe(before.length);
  await card(page).getByLabel("下限").first().fill("1");
  await card(page).getByLabel("下限").first().press("Enter");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("one node and one indicator go their own way, by keyboard in a dialog", async ({ page }) => {
  const before = await scores(page);
  const button = card(page).getByRole("button", { name: "分层与单项设置" });
  await button.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "分层与单项设置" });
  await choose(dialog.getByRole("combobox", { name: "经济发展", exact: true }), "加权中位数");
  await choose(dialog.getByRole("combobox", { name: "无量纲化", exact: true }), "名次法");
  const bands = dialog.getByRole("textbox", { name: "分段得分" });
  await bands.fill("5:60, 1:80");
  await bands.press("Enter");
  await expect(bands).toHaveAttribute("aria-invalid", "true");
  await bands.fill("1:60, 5:80");
  await bands.press("Enter");
  await expect(bands).toHaveAttribute("aria-invalid", "false");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
  await expect.poll(() => scores(page)).not.toEqual(before);
  await expect(choice(page, "合成")).toHaveValue("levels");
  await page.getByRole("button", { name: "方案" }).click();
  const steps = page.getByRole("dialog", { name: "方案" }).getByRole("list").getByRole("button");
  await expect(steps.filter({ hasText: "更改合成方法：经济发展" })).toHaveCount(1);
});

test("every figure that a treatment changed is listed on the data page", async ({ page }) => {
  await choose(choice(page, "离群值"), "只取对数");
  const skewness = card(page).getByLabel("偏度界限");
  await skewness.fill("0");
  await skewness.press("Enter");
  const kurtosis = card(page).getByLabel("峰度界限");
  await kurtosis.fill("0");
  await kurtosis.press("Enter");
  await page.getByRole("navigation").getByRole("link", { name: "数据" }).first().click();
  const points = page.getByRole("region", { name: "改动过的数值" });
  // Figures of parks that are not scored come first.
  await points.getByRole("button", { name: /全部/ }).click();
  await expect(points.getByRole("row").filter({ hasText: "整列取对数" }).first()).toBeVisible();
});
