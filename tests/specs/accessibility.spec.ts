// Every page in both languages and themes, on a desk and on a phone: no barrier a machine can find.
import { expectAccessible, expectKeyboardReachesAll } from "../support/accessibility.ts";
import { expectNoSidewaysScroll, languages, open, pages, sizes, themes } from "../support/pages.ts";
import { test } from "../support/test.ts";

for (const name of pages) {
  for (const lang of languages) {
    for (const theme of themes) {
      for (const size of ["desk", "phone"] as const) {
        test.describe(`${name}, ${lang}, ${theme}, ${size}`, () => {
          test.use({ prefs: { lang, theme }, viewport: sizes[size] });
          test("axe finds nothing and nothing sticks out", async ({ page }) => {
            await open(page, name);
            await expectAccessible(page);
            await expectNoSidewaysScroll(page);
          });
        });
      }
    }
  }

  test(`${name}: the keyboard reaches every control`, async ({ page }) => {
    await open(page, name);
    await expectKeyboardReachesAll(page);
  });

  for (const lang of languages) {
    test.describe(`${name}, ${lang}, at 320 pixels`, () => {
      test.use({ prefs: { lang, theme: "light" }, viewport: { width: 320, height: 640 } });
      test("nothing sticks out sideways", async ({ page }) => {
        await open(page, name);
        await expectNoSidewaysScroll(page);
      });
    });
  }
}
