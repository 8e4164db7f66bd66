// Every page in both languages and themes, on a desk and on a phone: no barrier a machine can find.
import { expectAccessible, expectKeyboardReachesAll } from "../support/accessibility.ts";
import { expectNoSidewaysScroll, languages, open, pages, ready, sizes, themes } from "../support/pages.ts";
import { test } from "../support/test.ts";

/** As narrow as a page may be asked to be: 1280 pixels at four times the size. */
const narrowest = { width: 320, height: 640 };

for (const name of pages) {
  for (const lang of languages) {
    for (const theme of themes) {
      test.describe(`${name}, ${lang}, ${theme}`, () => {
        test.use({ prefs: { lang, theme }, viewport: sizes.desk });
        test("axe finds nothing and nothing sticks out, on a desk, a phone and at 320 pixels", async ({ page }) => {
          await open(page, name);
          for (const size of [sizes.desk, sizes.phone]) {
            await page.setViewportSize(size);
            await ready(page);
            await expectAccessible(page);
            await expectNoSidewaysScroll(page);
          }
          await page.setViewportSize(narrowest);
          await expectNoSidewaysScroll(page);
        });
      });
    }
  }

  test(`${name}: the keyboard reaches every control`, async ({ page }) => {
    await open(page, name);
    await expectKeyboardReachesAll(page);
  });

  test.describe(`${name}, opened on a phone`, () => {
    test.use({ viewport: sizes.phone });
    test("nothing sticks out sideways", async ({ page }) => {
      await open(page, name);
      await expectNoSidewaysScroll(page);
    });
  });
}
