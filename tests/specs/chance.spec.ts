// Plans of income by chance: fans, services by kind, plan files, what they depend on, the public side, published cases.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { expectNoSidewaysScroll, languages, open, ready, sizes, themes } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

const sights = {
  zh: ["逐年推算", "概率", "取决于什么", "公共收支", "案例回测"],
  en: ["Even path", "By chance", "What it depends on", "Public side", "Published cases"],
};

/** Chooses what to look at. */
async function look(page: Page, name: string): Promise<void> {
  await page.getByRole("radio", { name, exact: true }).first().check();
}

/** As few paths as can be asked for: the same page, sooner. */
async function fewPaths(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "路径数" }).selectOption("2000");
  await expect(page.getByText("模拟完成 · 2,000 条路径")).toBeVisible({ timeout: 45_000 });
}

test("fans follow what is assumed, one path is read as a story, and the address carries it all", async ({ page }) => {
  await open(page, "revenue");
  await look(page, "概率");
  await fewPaths(page);
  const gap = page.getByRole("region", { name: "股权比只收租多出多少" });
  await expect(gap.getByText(/的路径里，股东方案不如只收租/).first()).toBeVisible();
  const before = await gap.getByText(/的路径里，股东方案不如只收租/).first().innerText();

  // By keyboard, one path after another.
  const luck = page.getByRole("slider", { name: /运气/ });
  await luck.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const story = page.getByRole("region", { name: "看一条路径" });
  await expect(story.getByText(/这条路径比只收租/)).toBeVisible();
  await expect(story.getByRole("row")).toHaveCount(21);

  // A better selection is worth something, and a changed assumption is marked.
  await page.getByText("评价与选择").click();
  const skill = page.getByRole("spinbutton", { name: /^选择能力/ });
  await skill.fill("0.6");
  await skill.press("Tab");
  await expect(gap.getByText(/的路径里，股东方案不如只收租/).first()).not.toHaveText(before);
  await expect(page).toHaveURL(/s=/);
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  await ready(page);
  await expect(page.getByText("改动 1 项").first()).toBeAttached();
  await page.keyboard.press("Control+z");
});

test("what is looked at stays when the dataset arrives, in the other language, and after another page", async ({ page }) => {
  let arrive = (): void => {};
  const arrival = new Promise<void>((resolve) => (arrive = resolve));
  await page.route("**/data/demo-parks/**", async (route) => {
    await arrival;
    await route.continue();
  });
  await page.goto("./#/revenue");
  await look(page, "案例回测");
  arrive();
  await expect(page).toHaveURL(/d=demo-parks/);
  await ready(page);
  await expect(page.getByRole("radio", { name: "案例回测" })).toBeChecked();
  await page.getByRole("button", { name: "EN" }).click();
  await expect(page.getByRole("radio", { name: "Published cases" })).toBeChecked();
  await page.getByRole("link", { name: "Schemes" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Schemes");
  await page.goBack();
  await expect(page.getByRole("radio", { name: "Published cases" })).toBeChecked();
});

test("a number that cannot be is named with what is possible, and what was on screen stays", async ({ page }) => {
  await open(page, "revenue");
  await look(page, "概率");
  await fewPaths(page);
  const finding = page.getByRole("region", { name: "股权比只收租多出多少" }).getByText(/的路径里/).first();
  const before = await finding.innerText();
  await page.getByText("企业结局").click();
  const fails = page.getByRole("spinbutton", { name: /^归零比例/ });
  await fails.fill("120");
  await fails.press("Tab");
  await expect(fails).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("alert").filter({ hasText: "归零比例须在 0% 与 100% 之间，现在是 120%。" })).toBeVisible();
  await expect(finding).toHaveText(before);
  await fails.fill("95");
  await fails.press("Tab");
  await expect(page.getByRole("alert").filter({ hasText: "请调低其中一个" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("services are told apart by kind on demand, and the plan goes through a file; what is no plan is refused by place", async ({ page }) => {
  await open(page, "revenue");
  await look(page, "概率");
  await fewPaths(page);
  await page.getByRole("checkbox", { name: "按服务种类和企业阶段计算" }).check();
  const income = page.getByRole("region", { name: "收入结构（均值）" });
  await income.getByRole("button", { name: "显示数据表" }).click();
  await expect(income.getByRole("columnheader", { name: "检测与技术" })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("heading", { name: "检测与技术", exact: true }).click();
  const fee = page.getByRole("spinbutton", { name: "检测与技术年费 · 成熟 万元/年" });
  await fee.fill("12");
  await fee.press("Tab");

  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "保存方案文件" }).click(),
  ]);
  await expect(page.getByText("已保存“股东”方案。")).toBeVisible();
  const text = await readFile(await saved.path(), "utf8");
  expect(JSON.parse(text)).toMatchObject({
    yuanheng_plan: 2, kind: "park_v1", plan: { commitment_wan: 2400 }, services: { testing_mature_fee_wan: 12 },
  });

  const choose = async (name: string, content: string) => {
    await page.getByLabel("打开方案文件").and(page.locator("input")).setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
  };
  const alert = page.getByRole("alert");
  await choose("later.json", text.replace('"yuanheng_plan": 2', '"yuanheng_plan": 9'));
  await expect(alert.filter({ hasText: "later.json 没有打开" })).toContainText("格式版本是 9，这里能读 1 到 2");
  await choose("wrong.json", text.replace('"commitment_wan": 2400', '"commitment_wan": -5, "commitments": 3'));
  await expect(alert.filter({ hasText: "wrong.json 没有打开" })).toContainText("plan.commitments：没有这一项");
  await expect(alert.filter({ hasText: "wrong.json 没有打开" })).toContainText("每年认缴基金须在");
  await expect(page.getByRole("radio", { name: "股东" }).first()).toBeChecked();
  await expect(fee).toHaveValue("12");

  await choose("mine.json", text.replace('"commitment_wan": 2400', '"commitment_wan": 1700'));
  await expect(page.getByText("已打开 mine.json")).toBeVisible();
  await expect(alert).toHaveCount(0);
  await expect(page.getByRole("radio", { name: "自定" }).first()).toBeChecked();
  await expect(page.getByRole("spinbutton", { name: "每年认缴基金 万元/年" })).toHaveValue("1700");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("checkbox", { name: "按服务种类和企业阶段计算" })).not.toBeChecked();
});

test("what it depends on: skill, stress, what matters, and a mix that becomes the own plan", async ({ page }) => {
  await open(page, "revenue");
  await look(page, "取决于什么");
  await fewPaths(page);
  for (const finding of [/要胜过只收租，选择能力/, /伤害最大的是|都没有让中位数变差/, /最要紧的是/, /均值最高/]) {
    await expect(page.getByText(finding).first()).toBeVisible({ timeout: 60_000 });
  }
  await page.getByRole("button", { name: "用作自定方案 0.50 倍" }).click();
  await expect(page.getByRole("radio", { name: "自定" }).first()).toBeChecked();
  await expect(page.getByRole("spinbutton", { name: "每年认缴基金 万元/年" })).toHaveValue("1200");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("spinbutton", { name: "每年认缴基金 万元/年" })).toHaveValue("1600");
});

test("the public side concludes nothing before every number is there", async ({ page }) => {
  await open(page, "revenue");
  await look(page, "公共收支");
  await expect(page.getByText(/还有 \d+ 项要填或改/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "两个平衡" })).toHaveCount(0);
  await expect(page.getByText(/得到最多的是/).first()).toBeVisible();
  for (const group of ["企业税收", "税收分成", "公共收支"]) {
    const details = page.locator("details.parameter-group").filter({ has: page.getByRole("heading", { name: group, exact: true }) });
    await details.locator("summary").first().click();
    for (const field of await details.getByRole("spinbutton").all()) {
      const name = (await field.getAttribute("aria-label")) ?? "";
      const value = name.includes("占比") ? (name.startsWith("增值税") ? "40" : "30") : name.startsWith("开发年数") ? "5" : "10";
      await field.fill(value);
      await field.press("Tab");
    }
  }
  await expect(page.getByRole("heading", { name: "两个平衡" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/开发期平衡的概率/)).toBeVisible();
  await expect(page.getByText(/企业税收合计/).first()).toBeVisible();
});

test("a published case is laid over its plan, with what lies outside named", async ({ page }) => {
  await open(page, "revenue");
  await look(page, "案例回测");
  await ready(page);
  await expect(page.getByText(/公布的 5 个数/).first()).toBeVisible();
  await expect(page.getByText(/公布的 7 个数/).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "启迪控股" })).toBeVisible();
});

for (const lang of languages) {
  for (const theme of themes) {
    test.describe(`${lang}, ${theme}`, () => {
      test.use({ prefs: { lang, theme }, viewport: sizes.desk });
      test("axe finds nothing in any view of the revenue page, and nothing sticks out", async ({ page }) => {
        await open(page, "revenue");
        for (const sight of sights[lang].slice(1)) {
          await look(page, sight);
          await ready(page);
          await expect(page.getByText(sight).first()).toBeVisible();
          await page.setViewportSize(sizes.desk);
          await expectAccessible(page);
          await page.setViewportSize({ width: 320, height: 640 });
          await expectNoSidewaysScroll(page);
        }
      });
    });
  }
}
