// The main job as a person does it: move a weight, watch the parks re-rank, ask why, undo.
import { expect, test } from "../support/test.ts";
import { open } from "../support/pages.ts";
import type { Page } from "@playwright/test";

const ranking = (page: Page) => page.getByRole("region", { name: "排名" }).getByRole("row");
const slider = (page: Page, name: string) => page.getByRole("slider", { name });

/** Names of the parks in the order shown, from the top. */
async function order(page: Page): Promise<string[]> {
  await expect(ranking(page).nth(1)).toBeVisible();
  return ranking(page).locator(".name").allTextContents();
}

test.beforeEach(async ({ page }) => {
  await open(page, "evaluate");
  await expect(slider(page, "用地效率 占上级")).toBeEnabled();
});

test("a weight moved by keyboard re-ranks and is undone by Ctrl+Z", async ({ page }) => {
  const before = await order(page);
  const land = slider(page, "用地效率 占上级");
  await expect(land).toHaveAttribute("aria-valuetext", "20.0%");
  await land.focus();
  await page.keyboard.press("End");
  await expect(land).toHaveAttribute("aria-valuetext", "100.0%");
  await expect(slider(page, "经济发展 占上级")).toHaveAttribute("aria-valuetext", "0.0%");
  await expect.poll(() => order(page)).not.toEqual(before);
  await expect(page.getByRole("status", { name: "名次变动" })).toContainText(/：第 \d+ 名 → 第 \d+ 名/);
  await page.keyboard.press("Control+z");
  await expect.poll(() => order(page)).toEqual(before);
  await expect(land).toHaveAttribute("aria-valuetext", "20.0%");
  await page.keyboard.press("Control+y");
  await expect(land).toHaveAttribute("aria-valuetext", "100.0%");
});

test("a typed share is the share; a locked sibling keeps its own; reset brings the official ones back", async ({ page }) => {
  await page.getByRole("button", { name: "锁定 科技创新" }).click();
  const field = page.getByRole("spinbutton", { name: "经济发展 占上级 %" });
  await field.fill("40");
  await field.press("Enter");
  await expect(slider(page, "经济发展 占上级")).toHaveAttribute("aria-valuetext", "40.0%");
  await expect(slider(page, "科技创新 占上级")).toHaveAttribute("aria-valuetext", "25.0%");
  await page.getByRole("button", { name: "恢复官方权重" }).click();
  await expect(slider(page, "经济发展 占上级")).toHaveAttribute("aria-valuetext", "25.0%");
});

test("a park in the ranking says why it stands there, and against another one", async ({ page }) => {
  const [first, second] = await order(page);
  await ranking(page).getByRole("button", { name: second, exact: true }).click();
  const why = page.getByRole("region", { name: new RegExp(`为什么 ${second}`) }).first();
  await expect(why).toContainText("第 2 名");
  await why.getByRole("combobox", { name: "与谁相比" }).selectOption({ label: first ?? "" });
  await expect(why).toContainText(`${second}比${first}落后`);
});

test("search and group narrow the ranking, and a pin stays in sight", async ({ page }) => {
  const [first] = await order(page);
  await ranking(page).getByRole("button", { name: `置顶 ${first}` }).click();
  await page.getByRole("searchbox", { name: "查找园区" }).fill("没有这个名字");
  await expect(page.getByText("没有符合条件的园区")).toBeVisible();
  await expect(page.getByRole("table", { name: "已置顶" })).toContainText(first ?? "");
  await page.getByRole("searchbox", { name: "查找园区" }).fill("");
  const listed = async () => Number(await page.locator(".ranking-table").getAttribute("aria-rowcount"));
  const all = await listed();
  await page.getByRole("combobox", { name: "地区" }).selectOption({ index: 1 });
  await expect.poll(listed).toBeLessThan(all);
});

test("a geometric mean ranks without a complaint, and the page says what it means", async ({ page }) => {
  await page.getByRole("combobox", { name: "合成" }).selectOption({ label: "加权几何平均" });
  await expect(page.getByText("短板拉低总分")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  expect((await order(page)).length).toBeGreaterThan(5);
});

test("the history is a list that can be walked", async ({ page }) => {
  await page.getByRole("button", { name: "锁定 科技创新" }).click();
  await slider(page, "经济发展 占上级").focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "方案" }).click();
  const steps = page.getByRole("dialog", { name: "方案" }).getByRole("list").getByRole("button");
  await expect(steps).toHaveCount(3);
  await expect(steps.first()).toContainText("调整权重：经济发展");
  await steps.last().click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "锁定 科技创新" })).toHaveAttribute("aria-pressed", "false");
});

test("a slider says where the order tips, and what it would take is applied with one click", async ({ page }) => {
  await expect(page.getByText(/升到 [\d.]+%：.+超过.+|降到 [\d.]+%：.+超过.+/).first()).toBeVisible();
  const names = await order(page);
  const fifth = names[4] ?? "";
  await ranking(page).getByRole("button", { name: fifth, exact: true }).click();
  const card = page.getByRole("region", { name: "怎样才能靠前" });
  const goal = card.getByText(/改 \d+ 个权重.+就到第 \d+ 名/);
  await expect(goal).toContainText(fifth);
  const rank = /就到第 (\d+) 名/.exec((await goal.textContent()) ?? "")?.[1];
  await card.getByRole("button", { name: "按此调整权重" }).click();
  await expect(page.getByRole("region", { name: new RegExp(`为什么 ${fifth}`) }).first()).toContainText(`第 ${rank} 名`);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("region", { name: new RegExp(`为什么 ${fifth}`) }).first()).toContainText("第 5 名");
});
