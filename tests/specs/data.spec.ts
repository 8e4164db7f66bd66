// Files as people really have them: good ones open, bad ones explain themselves, and what was on screen stays.
import { expect, test } from "../support/test.ts";
import { open } from "../support/pages.ts";
import type { Page } from "@playwright/test";

/** "名称,产值（亿元）,税收（万元）" and three rows in GB18030, as Excel saves a CSV in China. */
const gb18030 = Buffer.from(
  "c3fbb3c62cb2fad6b5a3a8d2dad4aaa3a92ccbb0cad5a3a8cdf2d4aaa3a90ad4b0c7f8bcd72c31322e352c313030300ad4b0c7f8d2d22c382e322c3830300ad4b0c7f8b1fb2c31352e302c313230300a",
  "hex",
);

const choose = (page: Page, name: string, content: string | Buffer) =>
  page.locator("input[type=file]:not([accept*=json]), input[type=file][accept*=csv]").first().setInputFiles({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(content),
  });

async function expectRefused(page: Page, what: RegExp): Promise<void> {
  const refused = page.getByRole("alert").filter({ hasText: what });
  await expect(refused).toBeVisible();
  await expect(refused).toContainText("怎么办：");
  await expect(refused).toContainText("屏幕上原来的数据没有变");
  await expect(page.locator(".dataset-strip")).toContainText("示范园区");
}

test.beforeEach(async ({ page }) => {
  await open(page, "data");
  await expect(page.locator(".dataset-strip")).toContainText("示范园区");
});

test("a table in GB18030 opens and is ranked", async ({ page }) => {
  await choose(page, "园区.csv", gb18030);
  await expect(page.getByText("已打开 园区.csv")).toBeVisible();
  await page.getByRole("link", { name: "评价", exact: true }).click();
  await expect(page.getByRole("region", { name: "排名" })).toContainText("园区丙");
});

test("names with HTML in them are text", async ({ page }) => {
  await choose(page, "evil.csv", "名称,产值\n<img src=x onerror=document.title='hit'>,1\n<b>乙</b>,2\n");
  await expect(page.getByText("已打开 evil.csv")).toBeVisible();
  await page.getByRole("link", { name: "评价", exact: true }).click();
  await expect(page.getByRole("region", { name: "排名" })).toContainText("<b>乙</b>");
  await expect(page).not.toHaveTitle("hit");
});

const refusals: [string, string, string | Buffer, RegExp][] = [
  ["an empty file", "empty.csv", "", /empty\.csv/],
  ["a zip that is none", "data.zip", "this is no archive", /data\.zip/],
  ["a header and nothing below", "head.csv", "名称,产值\n", /head\.csv/],
  ["no numbers at all", "words.csv", "名称,备注\n甲,好\n乙,很好\n", /words\.csv/],
  ["bytes that are no text", "noise.csv", Buffer.from([0xff, 0x00, 0x81, 0x20, 0xff, 0x0a, 0x80]), /noise\.csv/],
];
for (const [what, name, content, expected] of refusals) {
  test(`${what} explains itself and loses nothing`, async ({ page }) => {
    await choose(page, name, content);
    await expectRefused(page, expected);
  });
}

test("a framework with a cycle names the codes on it", async ({ page }) => {
  await page.locator("input[type=file][accept*=csv]").first().setInputFiles([
    { name: "iData.csv", mimeType: "text/csv", buffer: Buffer.from("uCode,uName,X\nA,甲,1\nB,乙,2\n") },
    {
      name: "iMeta.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(
        "iCode,iName,Level,Parent,Weight,Direction,Type\nX,x,1,P,1,1,Indicator\nP,p,2,Q,1,1,Aggregate\nQ,q,3,P,1,1,Aggregate\n",
      ),
    },
  ]);
  await expectRefused(page, /P.*Q/s);
});

test("a shipped dataset opens from its card", async ({ page }) => {
  await page.getByRole("button", { name: /打开.*(人类发展|HDI)/ }).click();
  await expect(page.locator(".dataset-strip")).toContainText("人类发展");
});
