// When something breaks the page says so and can be left; it never freezes.
import { expect, test } from "../support/test.ts";
import { open } from "../support/pages.ts";

test("a crash becomes a readable page with a way out", async ({ page }) => {
  await open(page, "overview");
  await page.evaluate(() => dispatchEvent(new CustomEvent("yuanheng-crash", { detail: "panicked at 'boom'" })));
  const crash = page.getByRole("alert").filter({ hasText: "页面出错了" });
  await expect(crash).toBeVisible();
  await expect(page.getByRole("button", { name: /重新载入/ })).toBeFocused();
  await page.getByRole("button", { name: /重新载入/ }).click();
  await expect(page.locator("main h1")).toBeVisible();
  await expect(page.locator("#crash")).toBeHidden();
});

test.describe("a browser that is too old", () => {
  test.use({ expectedFaults: [/./] });
  test("says so and which ones will do", async ({ page }) => {
    await page.addInitScript(() => {
      WebAssembly.validate = () => false;
    });
    await page.goto("./");
    await expect(page.getByRole("alert")).toContainText("这个浏览器太旧");
  });
});

test("an address that names no page leads back", async ({ page }) => {
  await page.goto("./#/nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有这个页面");
  await page.getByRole("link", { name: "回到总览" }).click();
  await expect(page).toHaveURL(/#\/overview/);
});

test("synthetic figures are labelled on every page", async ({ page }) => {
  for (const name of ["overview", "evaluate", "compare", "revenue", "data"] as const) {
    await open(page, name);
    await expect(page.locator(".dataset-strip").getByText("示范数据")).toBeVisible();
  }
});

test("the language switches at once and stays", async ({ page }) => {
  await open(page, "evaluate");
  await page.getByRole("button", { name: "EN" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Evaluate");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Evaluate");
});

test.describe("a part of the application that does not arrive", () => {
  test.use({ expectedFaults: [/Failed to load resource|503/] });

  test("says so, keeps the rest, and comes when asked again", async ({ page }) => {
    const part = "**/later-sight-*_bg.wasm";
    await page.route(part, (route) => route.fulfill({ status: 503 }));
    await page.goto("./#/evaluate");
    const alert = page.getByRole("main").getByRole("alert");
    await expect(alert).toContainText("没有下载完");
    await page.unroute(part);
    await alert.getByRole("button", { name: "重试" }).click();
    await expect(page.getByRole("region", { name: "排名" })).toBeVisible();
  });
});
