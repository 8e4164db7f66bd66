// Finding weights as a person does: let a method propose, judge pairs, put parks in order, look at what it would bring, apply, undo.
import { expect, test } from "../support/test.ts";
import { expectAccessible } from "../support/accessibility.ts";
import { expectNoSidewaysScroll, languages, open, sizes, themes } from "../support/pages.ts";
import type { Locator, Page } from "@playwright/test";

const pillar = (page: Page) => page.getByRole("slider", { name: "经济发展 占上级" });
const apply = (dialog: Locator) => dialog.getByRole("button", { name: "应用这组权重" });

/** The dialog, opened from the weight tree, once its first proposal is there. */
async function openDialog(page: Page): Promise<Locator> {
  await open(page, "evaluate");
  await expect(pillar(page)).toBeEnabled();
  await page.getByRole("button", { name: "定权" }).click();
  const dialog = page.getByRole("dialog", { name: "定权" });
  await expect(dialog.getByRole("table")).toBeVisible();
  return dialog;
}

const choose = (dialog: Locator, label: string) =>
  dialog.getByRole("combobox", { name: "方法", exact: true }).selectOption({ label });

test("a method proposes for all levels, applying is one step, and an address carries it", async ({ page }) => {
  const dialog = await openDialog(page);
  await dialog.getByRole("combobox", { name: "给哪些权重" }).selectOption({ label: "各级权重，逐级分别定" });
  await choose(dialog, "CRITIC 法");
  await expect(dialog.getByRole("rowheader", { name: "一级指标" })).toBeVisible();
  await apply(dialog).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "定权" })).toBeFocused();
  await expect(page.getByText("权重由来：各级权重，逐级分别定：CRITIC 法")).toBeVisible();
  const found = await pillar(page).getAttribute("aria-valuetext");
  expect(found).not.toBe("25.0%");
  // The scenario says how, not which weights: somebody else's page finds them again.
  await expect.poll(() => page.url()).toContain("s=");
  await page.reload();
  await expect(pillar(page)).toHaveAttribute("aria-valuetext", found ?? "");
  // The Overview is the first load, which has to wait for what finds weights.
  await page.getByRole("link", { name: "总览" }).click();
  await expect(page.locator("#headline")).toContainText("名");
});

test("what is found is undone and redone in one step, and a slider moves over it", async ({ page }) => {
  const dialog = await openDialog(page);
  await choose(dialog, "等权");
  await expect(dialog.getByRole("row", { name: /经济发展/ })).toContainText("20.0%");
  await apply(dialog).click();
  await expect(pillar(page)).toHaveAttribute("aria-valuetext", "20.0%");
  await pillar(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(pillar(page)).toHaveAttribute("aria-valuetext", "20.5%");
  await expect(page.getByText(/手动调整 \d 项/)).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(pillar(page)).toHaveAttribute("aria-valuetext", "20.0%");
  await page.keyboard.press("Control+z");
  await expect(pillar(page)).toHaveAttribute("aria-valuetext", "25.0%");
  await page.keyboard.press("Control+y");
  await expect(pillar(page)).toHaveAttribute("aria-valuetext", "20.0%");
});

test("a locked weight stays what it is, and what is found fills the rest", async ({ page }) => {
  await open(page, "evaluate");
  await expect(pillar(page)).toBeEnabled();
  await pillar(page).focus();
  for (let step = 0; step < 10; step += 1) await page.keyboard.press("ArrowRight");
  await expect(pillar(page)).toHaveAttribute("aria-valuetext", "30.0%");
  await page.getByRole("button", { name: "锁定 经济发展" }).click();
  await page.getByRole("button", { name: "定权" }).click();
  const dialog = page.getByRole("dialog", { name: "定权" });
  await expect(dialog.getByText(/锁定的权重保持不变：经济发展 30\.0%/)).toBeVisible();
  await choose(dialog, "等权");
  await expect(dialog.getByRole("row", { name: /科技创新/ })).toContainText("17.5%");
  await apply(dialog).click();
  await expect(pillar(page)).toHaveAttribute("aria-valuetext", "30.0%");
  await expect(page.getByRole("slider", { name: "科技创新 占上级" })).toHaveAttribute("aria-valuetext", "17.5%");
  await expect(page.getByText(/锁定保持 经济发展 30\.0%/)).toBeVisible();
});

test("pairs are judged by keyboard; a contradiction is named with what to think over", async ({ page }) => {
  const dialog = await openDialog(page);
  await choose(dialog, "层次分析法（AHP）");
  await expect(dialog.getByText("一致性比率 0.000，小于 0.1")).toBeVisible();
  const pair = (a: string, b: string) => dialog.getByRole("combobox", { name: `${a}相比${b}` });
  await pair("经济发展", "科技创新").focus();
  await page.keyboard.press("Home");
  await pair("科技创新", "用地效率").selectOption({ label: "9 科技创新极端重要" });
  await pair("经济发展", "用地效率").selectOption({ label: "1/9 用地效率极端重要" });
  await expect(dialog.getByText(/判断前后矛盾/)).toBeVisible();
  const before = await dialog.getByText(/判断前后矛盾/).textContent();
  await dialog.getByRole("button", { name: /^改为/ }).click();
  await expect(dialog.getByText(/^一致性比率/)).not.toHaveText(before ?? "");
  await dialog.getByRole("button", { name: "添加专家" }).click();
  await dialog.getByRole("textbox", { name: "姓名" }).fill("王工");
  await expect(pair("经济发展", "用地效率")).toHaveValue("1");
  await apply(dialog).click();
  await expect(page.getByText(/一级指标：层次分析法（AHP） CR/)).toBeVisible();
});

test("parks are put in order by keyboard, and the ranking follows", async ({ page }) => {
  const dialog = await openDialog(page);
  await choose(dialog, "由排名反推");
  const list = dialog.getByRole("list", { name: "您认为对的顺序" });
  const second = list.getByRole("listitem").nth(1);
  const name = (await second.locator(".order-name").textContent()) ?? "";
  const up = list.getByRole("button", { name: `上移 ${name}` });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(list.getByRole("listitem").first()).toContainText(name);
  await expect(up).toBeFocused();
  await expect(dialog.getByText(new RegExp(`这个顺序完全能够得到|${name}排在`)).first()).toBeVisible();
  await apply(dialog).click();
  await expect(page.getByText("一级指标：由排名反推")).toBeVisible();
});

test.describe("with a finger", () => {
  test.use({ viewport: sizes.phone, hasTouch: true, isMobile: true });

  test("parks are dragged into order by touch", async ({ page }) => {
    const dialog = await openDialog(page);
    await choose(dialog, "由排名反推");
    const rows = dialog.getByRole("list", { name: "您认为对的顺序" }).getByRole("listitem");
    const name = (await rows.nth(2).locator(".order-name").textContent()) ?? "";
    await rows.first().scrollIntoViewIfNeeded();
    const from = await rows.nth(2).locator(".order-grip").boundingBox();
    const to = await rows.first().boundingBox();
    if (!from || !to) throw new Error("no rows");
    const x = from.x + from.width / 2;
    const [start, end] = [from.y + from.height / 2, to.y + to.height / 2];
    // A finger, as the browser has it: Playwright's own touchscreen only taps.
    const touch = await page.context().newCDPSession(page);
    const put = (type: "touchStart" | "touchMove" | "touchEnd", points: { x: number; y: number }[]) =>
      touch.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await put("touchStart", [{ x, y: start }]);
    for (let step = 1; step <= 8; step += 1) await put("touchMove", [{ x, y: start + ((end - start) * step) / 8 }]);
    await put("touchEnd", []);
    await expect(rows.first()).toContainText(name);
    await expect(dialog.getByText(new RegExp(`这个顺序完全能够得到|${name}排在`)).first()).toBeVisible();
  });
});

test("several experts stand side by side, and who deviates most is named", async ({ page }) => {
  const dialog = await openDialog(page);
  await choose(dialog, "层次分析法（AHP）");
  await dialog.getByRole("button", { name: "添加专家" }).click();
  await dialog.getByRole("textbox", { name: "姓名" }).fill("王工");
  await dialog.getByRole("textbox", { name: "姓名" }).press("Tab");
  await dialog.getByRole("button", { name: "添加专家" }).click();
  await dialog.getByRole("combobox", { name: "专家", exact: true }).selectOption({ label: "王工" });
  await dialog.getByRole("combobox", { name: "经济发展相比科技创新" }).selectOption({ label: "9 经济发展极端重要" });
  await expect(dialog.getByText(/与合成结果相差最大的是王工：有 [\d.]+% 的权重放在别处/)).toBeVisible();
  const experts = dialog.getByRole("group", { name: "各位专家" }).getByRole("row");
  await expect(experts).toHaveCount(4);
  await expect(experts.nth(2)).toContainText("33.3%");
  await expect(experts.nth(2)).toContainText(/0\.\d{3}/);
});

test("methods are combined, and what cannot be weighed says why", async ({ page }) => {
  const dialog = await openDialog(page);
  await choose(dialog, "组合赋权");
  await dialog.getByRole("combobox", { name: "组合方式" }).selectOption({ label: "博弈论" });
  await expect(dialog.getByText(/各占：层次分析法（AHP） [\d.]+%，熵权法 [\d.]+%/)).toBeVisible();
  await choose(dialog, "优化赋权");
  await dialog.getByRole("spinbutton", { name: "经济发展 下限 %" }).fill("90");
  await dialog.getByRole("spinbutton", { name: "科技创新 下限 %" }).fill("90");
  await dialog.getByRole("spinbutton", { name: "科技创新 下限 %" }).press("Tab");
  await expect(dialog.getByRole("alert")).toContainText("上下限");
  await expect(apply(dialog)).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(pillar(page)).toHaveAttribute("aria-valuetext", "25.0%");
});

const editors: Record<"zh" | "en", [string, string, string[]]> = {
  zh: ["定权", "方法", ["层次分析法（AHP）", "最优最劣法（BWM）", "逐步比较法（SWARA）", "组合赋权", "优化赋权", "由排名反推"]],
  en: ["Find weights", "Method", ["Pairwise judgements (AHP)", "Best–worst (BWM)", "Stepwise (SWARA)", "Combined", "Optimised", "From a ranking"]],
};

for (const lang of languages) {
  for (const theme of themes) {
    test.describe(`${lang}, ${theme}, phone`, () => {
      test.use({ prefs: { lang, theme }, viewport: sizes.phone });
      test("no editor has a barrier or sticks out", async ({ page }) => {
        await open(page, "evaluate");
        const [title, method, labels] = editors[lang];
        await page.getByRole("button", { name: title }).click();
        const dialog = page.getByRole("dialog", { name: title });
        for (const label of labels) {
          await dialog.getByRole("combobox", { name: method, exact: true }).selectOption({ label });
          await expect(dialog.getByRole("table").last()).toBeVisible();
          await expectAccessible(page);
          await expectNoSidewaysScroll(page);
        }
      });
    });
  }
}
