// How indicators go together and what parks are made of, as a person asks: read the map, follow a flag, set a threshold, look at the best.
import { expect, test } from "../support/test.ts";
import { expectNoSidewaysScroll, open, sizes } from "../support/pages.ts";
import type { Page } from "@playwright/test";

const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test.describe("indicators", () => {
  test.beforeEach(async ({ page }) => {
    await open(page, "indicators");
    await expect(card(page, "两两相关").getByRole("img")).toBeVisible();
  });

  test("the map has a finding and a table with a row for every indicator", async ({ page }) => {
    const map = card(page, "两两相关");
    await expect(map.getByRole("img", { name: /最同步的是.+与.+（0\.\d\d）/ })).toBeVisible();
    await map.getByRole("button", { name: "显示数据表" }).click();
    // The head and thirty indicators.
    await expect(map.getByRole("table").getByRole("row")).toHaveCount(31);
    await map.getByRole("combobox", { name: "看哪一层" }).selectOption({ label: "绿色低碳" });
    await expect(map.getByRole("table").getByRole("row")).toHaveCount(7);
    await map.getByRole("combobox", { name: "相关系数" }).selectOption({ label: "斯皮尔曼（名次）" });
    await expect(map.getByRole("heading", { level: 3 })).toContainText("斯皮尔曼");
  });

  test("a lower threshold flags more pairs, and a flag leads to its scatter by keyboard", async ({ page }) => {
    const flags = card(page, "需要留意的指标对");
    const redundant = flags.getByRole("spinbutton", { name: "重复：相关系数不低于" });
    await redundant.fill("0.5");
    await redundant.press("Enter");
    const rows = flags.getByRole("table").getByRole("row");
    await expect.poll(() => rows.count()).toBeGreaterThan(3);
    const look = rows.nth(2).getByRole("button", { name: /看散点：/ });
    const [, first, second] = /看散点：(.+)与(.+)/.exec((await look.getAttribute("aria-label")) ?? "") ?? [];
    await look.focus();
    await page.keyboard.press("Enter");
    await expect(card(page, "两项指标").getByRole("heading", { level: 3 })).toHaveText(`${first}与${second}`);
    await redundant.fill("7");
    await redundant.press("Enter");
    await expect(redundant).toHaveAttribute("aria-invalid", "true");
    await expect(flags.getByText("请填 0 到 1 之间的数")).toBeVisible();
    await expect(rows.first()).toBeVisible();
  });

  test("a cell of the map chosen by keyboard shows its scatter; values and ranks", async ({ page }) => {
    await card(page, "需要留意的指标对").getByRole("spinbutton", { name: "重复：相关系数不低于" }).fill("0.4");
    await page.keyboard.press("Enter");
    const map = card(page, "两两相关").getByRole("img");
    await map.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    const pair = card(page, "两项指标");
    const title = await pair.getByRole("heading", { level: 3 }).textContent();
    const [, first, second] = /^(.+)与(.+)$/.exec(title ?? "") ?? [];
    await expect(pair.getByRole("combobox", { name: "横轴" })).toContainText(first ?? "-");
    await pair.getByRole("button", { name: "名次" }).click();
    await expect(pair.getByText("第 1 名最好")).toBeVisible();
    // An indicator chosen for the other axis too changes places.
    await pair.getByRole("combobox", { name: "横轴" }).selectOption({ label: second ?? "" });
    await expect(pair.getByRole("heading", { level: 3 })).toHaveText(`${second}与${first}`);
  });

  test("influence, consistency and components answer in words", async ({ page }) => {
    await expect(card(page, "名义权重与实际影响").getByRole("img", { name: /影响超过权重的有.+%/ })).toBeVisible();
    const alpha = card(page, "内部一致性");
    await expect(alpha.getByRole("row", { name: /全部指标 30/ })).toBeVisible();
    await alpha.getByRole("combobox", { name: "逐项看" }).selectOption({ label: "经济发展" });
    await expect(alpha.getByText(/经济发展的 α 为/)).toBeVisible();
    await expect(card(page, "主成分").getByRole("img", { name: /保留前 \d+ 个主成分/ })).toBeVisible();
  });
});

test.describe("structure of parks", () => {
  test.beforeEach(async ({ page }) => {
    await open(page, "compare");
    await expect(card(page, "产业结构与错位发展")).toBeVisible();
  });

  test("specialisation follows the measure, and absence is told in words", async ({ page }) => {
    const structure = card(page, "产业结构与错位发展");
    await expect(structure.getByText(/计入 \d+ 家企业、\d+ 个园区/)).toBeVisible();
    await expect(structure.getByRole("img", { name: /最突出的是/ })).toBeVisible();
    const before = await structure.getByRole("table").first().textContent();
    await structure.getByRole("combobox", { name: "按什么口径" }).selectOption({ label: "从业人员（人）" });
    await expect.poll(() => structure.getByRole("table").first().textContent()).not.toBe(before);
    await expect(card(page, "各产业聚在哪里").getByRole("img", { name: /个行业中，\d+ 个明显扎堆/ })).toBeVisible();
    await page.goto("./#/compare?d=hdi-2015");
    await expect(card(page, "产业结构与错位发展").getByText("没有企业名单")).toBeVisible();
  });

  test("a peer joins the comparison, and undo takes it out again", async ({ page }) => {
    const peers = card(page, "结构最相近的园区");
    const add = peers.getByRole("button", { name: /^添加/ }).first();
    const name = ((await add.getAttribute("aria-label")) ?? "").replace("添加", "");
    await add.click();
    const chosen = page.getByRole("list", { name: "对标园区" });
    await expect(chosen).toContainText(name);
    await page.keyboard.press("Control+z");
    await expect(chosen).not.toContainText(name);
  });

  test("whether pillars go together and what holds a park back have a finding and figures", async ({ page }) => {
    const together = card(page, "耦合协调度：各方面是否同步发展");
    await expect(together.getByRole("img", { name: /最协调的是.+（0\.\d\d，.+）/ })).toBeVisible();
    const usual = await together.getByRole("table").innerText();
    expect(usual).toMatch(/失调|协调/);
    await together.getByRole("combobox", { name: "公式" }).selectOption({ label: "修正（拉开差距）" });
    await expect(together.getByRole("table")).not.toHaveText(usual);
    const back = card(page, "障碍度：哪些指标拖了后腿");
    await expect(back.getByRole("img", { name: /最拖.+后腿的是.+%/ })).toBeVisible();
    await back.getByRole("button", { name: "显示数据表" }).click();
    // The head and as many indicators as are drawn.
    await expect(back.getByRole("table").getByRole("row")).toHaveCount(13);
  });

  test("a fuzzy evaluation shows its grades", async ({ page }) => {
    await page.getByRole("link", { name: "评价", exact: true }).click();
    await page.getByRole("region", { name: "计算方法" }).getByRole("combobox", { name: "排名方法" }).selectOption({ label: "模糊综合评价" });
    await page.getByRole("region", { name: "计算方法" }).getByRole("combobox", { name: "比较什么" }).selectOption({ label: "一级指标得分" });
    await page.getByRole("link", { name: "对标", exact: true }).click();
    const grades = card(page, "模糊综合评价：各等级的隶属度");
    await expect(grades.getByRole("img", { name: /属“[优良中差]”，隶属度 0\.\d\d|隶属度 1\.00/ })).toBeVisible();
    await grades.getByRole("button", { name: "显示数据表" }).click();
    await expect(grades.getByRole("columnheader")).toHaveText(["园区", "优", "良", "中", "差"]);
  });

  test("the frontier, growth and inequality answer for whatever is chosen", async ({ page }) => {
    const frontier = card(page, "前沿：同类最好水平还有多远");
    await expect(frontier.getByRole("img", { name: /若每项都达到其中最好，总分可加 [\d.]+ 分/ })).toBeVisible();
    const all = await frontier.getByRole("img").getAttribute("aria-label");
    await frontier.getByRole("combobox", { name: "与谁比" }).selectOption({ label: "最相近的 10 个园区" });
    await expect(frontier.getByRole("img")).not.toHaveAttribute("aria-label", all ?? "");
    await expect(card(page, "逐项走势与年均增速").getByRole("img", { name: /最快，年均 [+−]\d/ })).toBeVisible();
    const uneven = card(page, "园区之间差距有多大");
    await expect(uneven.getByRole("img", { name: /基尼系数 0\.\d\d，泰尔指数 .+组与组之间/ })).toBeVisible();
  });
});

for (const name of ["indicators", "compare"] as const) {
  test.describe(`${name} on a phone`, () => {
    test.use({ viewport: sizes.phone });
    test("nothing sticks out once everything is drawn", async ({ page }) => {
      await open(page, name);
      await expect(page.getByRole("img").first()).toBeVisible();
      await page.waitForTimeout(500);
      await expectNoSidewaysScroll(page);
    });
  });
}
