// How sure ranks are: intervals beside the ranking, and the page that draws them under other choices.
import type { Page } from "@playwright/test";
import { open, ready } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

const rank = (page: Page) =>
  page.getByRole("table", { name: "排名", exact: true }).getByRole("row").nth(1).getByRole("cell").first();

/** The table twin of a chart, as text. */
async function twin(page: Page, region: string): Promise<string> {
  const card = page.getByRole("region", { name: region, exact: true });
  await card.getByRole("button", { name: "显示数据表" }).click();
  return (await card.getByRole("table").innerText()).trim();
}

test("every rank has its interval once the weights rest, and the note says of what", async ({ page }) => {
  await open(page, "evaluate");
  await expect(rank(page)).toContainText(/名次区间\s*\d/);
  await expect(page.getByText(/每个权重在 ±25% 内随机，10,000 次抽样/)).toBeVisible();
  await page.getByRole("slider", { name: /占上级/ }).first().focus();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press("PageUp");
  await expect(page.getByText(/10,000 次抽样/)).toBeVisible();
  await page.getByRole("link", { name: "看名次有多可靠" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "可信度" })).toBeFocused();
});

test("what is open is chosen by keyboard, shown in every part, undone, and carried by the address", async ({ page }) => {
  await open(page, "certainty");
  await expect(page.getByText(/^至少放开两项选择/)).toBeVisible();
  const methods = page.getByRole("button", { name: "权重与方法" });
  await methods.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/影响最大的是.+总效应/).first()).toBeVisible();
  await ready(page);
  await expect(page.getByText("已完成 · 10,000 次抽样")).toBeVisible();
  for (const finding of [/个的名次不稳/, /最确定的是/, /最难分高下的是/, /去掉“.+”影响最大/, /保持第 \d+ 名/, /与现在的排名差别最大的是/]) {
    await expect(page.getByText(finding).first()).toBeVisible();
  }
  const rows = (await twin(page, "名次区间")).split("\n");
  expect(rows.length).toBeGreaterThan(5);
  await expect(page).toHaveURL(/s=/);
  const address = page.url();
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/^至少放开两项选择/)).toBeVisible();
  await page.goto("about:blank");
  await page.goto(address);
  await ready(page);
  await expect(page.getByRole("checkbox", { name: "加权几何平均" })).toBeChecked();
});

test("a number that cannot be is refused where it stands", async ({ page }) => {
  await open(page, "certainty");
  const by = page.getByRole("spinbutton", { name: "浮动幅度（%）" });
  await by.fill("250");
  await by.press("Tab");
  await expect(by).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("应为数字，范围：0 – 100").first()).toBeVisible();
  await by.fill("40");
  await by.press("Tab");
  await expect(by).toHaveAttribute("aria-invalid", "false");
});

test("a long run is cancelled and taken up again", async ({ page }) => {
  await open(page, "certainty");
  await page.getByRole("combobox", { name: "抽样次数" }).selectOption("1,000,000");
  await page.getByRole("button", { name: "全部都变" }).click();
  const cancel = page.getByRole("button", { name: "取消", exact: true });
  await expect(cancel).toBeEnabled();
  await cancel.click();
  await expect(page.getByRole("status").filter({ hasText: /^已取消/ })).toHaveCount(1);
  await page.getByRole("combobox", { name: "抽样次数" }).selectOption("1,000");
  await page.getByRole("button", { name: "只变权重" }).click();
  await expect(page.getByText("已完成 · 1,000 次抽样")).toBeVisible();
});

test("one worker and two give the same digits", async ({ browser, baseURL }) => {
  const digits: string[] = [];
  for (const n of [1, 2]) {
    const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), viewport: { width: 1440, height: 900 } });
    await context.addInitScript((threads) => {
      Object.defineProperty(Navigator.prototype, "hardwareConcurrency", { get: () => threads });
    }, n);
    const page = await context.newPage();
    await open(page, "certainty");
    await expect(page.getByText("已完成 · 10,000 次抽样")).toBeVisible();
    expect(page.workers().filter((worker) => worker.url().includes("engine"))).toHaveLength(n);
    const parts = ["名次区间", "名次可接受度", "两两相比的胜率"];
    const texts: string[] = [];
    for (const part of parts) texts.push(await twin(page, part));
    texts.push(await page.getByRole("region", { name: "谁能第一，凭什么权重" }).getByRole("table").innerText());
    digits.push(texts.join("\n"));
    await context.close();
  }
  expect(digits[0]).toBe(digits[1]);
});

test.describe("where no worker starts", () => {
  test.use({ expectedFaults: [/engine/, /ERR_FAILED/, /Failed to load/] });
  test("the page says so and offers to try again", async ({ page }) => {
    await page.route(/engine_loader\.js/, (route) => route.abort());
    await open(page, "certainty");
    await expect(page.getByRole("alert")).toContainText("后台计算没能启动");
    await page.unroute(/engine_loader\.js/);
    await page.getByRole("button", { name: "重新计算" }).click();
    await expect(page.getByText(/^已完成 · /)).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
});
