// The report: every part in its order, on the screen and on paper.
import { expectAccessible } from "../support/accessibility.ts";
import { expectNoSidewaysScroll, open, ready, sizes } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

const parts = ["主要结论", "排名", "为什么是这个名次", "对标", "方法", "数据说明"];

test("the report opens from the page Data and prints in the order of its parts", async ({ page }) => {
  await open(page, "data");
  await page.getByRole("link", { name: "评价报告" }).click();
  await ready(page);
  const report = page.getByRole("article");
  await expect(report.getByRole("heading", { level: 1 })).toHaveText("评价报告");
  await expect(report.getByRole("heading", { level: 2 })).toHaveText(parts);
  await expect(report.getByText("示范数据：数字由程序生成")).toBeVisible();
  await expect(report.getByRole("table", { name: "排名" }).getByRole("row")).toHaveCount(40);
  await expectAccessible(page);
  await page.setViewportSize(sizes.phone);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(sizes.desk);
  const printed = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  const sheets = printed.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(sheets).toBeGreaterThanOrEqual(5);
  expect(sheets).toBeLessThanOrEqual(12);
  expect(printed).toMatch(/\/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]/);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation")).toBeHidden();
  await expect(page.getByRole("button", { name: "打印或存成 PDF" })).toBeHidden();
  // Nothing but the cover is on the first sheet.
  const cover = await report.locator("header").evaluate((element) => getComputedStyle(element).breakAfter);
  expect(cover).toBe("page");
});
