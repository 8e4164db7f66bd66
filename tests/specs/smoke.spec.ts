// The page starts on a plain static host under a sub-path, and each address opens its page.
import { expect, test } from "../support/test.ts";
import { languages, open, pages, ready } from "../support/pages.ts";

test("it starts without a fragment and without a profile", async ({ page }) => {
  const response = await page.goto("./");
  expect(response?.status()).toBe(200);
  await ready(page);
  await expect(page.locator("main h1")).not.toBeEmpty();
  await expect(page.locator("#crash")).toBeHidden();
});

test.describe("a strict content security policy", () => {
  // The refusal itself is written to the console.
  test.use({ expectedFaults: [/Content Security Policy/] });

  test("no script may run but the files that ship", async ({ page }) => {
    await open(page, "overview");
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.documentElement.dataset.inline = 'ran'";
        document.addEventListener("securitypolicyviolation", () => (document.documentElement.dataset["refused"] = "yes"));
      document.head.append(script);
      return document.documentElement.dataset["inline"];
    });
    expect(ran).toBeUndefined();
    await expect(page.locator("html")).toHaveAttribute("data-refused", "yes");
  });
});

for (const lang of languages) {
  test.describe(lang, () => {
    test.use({ prefs: { lang, theme: "light" } });
    for (const name of pages) {
      test(`${name} opens by its address`, async ({ page }) => {
        await open(page, name);
        await expect(page.locator("html")).toHaveAttribute("lang", lang === "zh" ? "zh-CN" : "en");
        await expect(page).toHaveTitle(/园衡|Yuanheng/);
      });
    }
  });
}
