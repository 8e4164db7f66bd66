// A picture of every page in each size, language and theme, in `tests/pictures`.
import { languages, open, pages, sizes, themes } from "../support/pages.ts";
import { test } from "../support/test.ts";

for (const [size, viewport] of Object.entries(sizes)) {
  for (const lang of languages) {
    for (const theme of themes) {
      test.describe(() => {
        test.use({ viewport, prefs: { lang, theme } });
        for (const name of pages) {
          test(`${name}-${size}-${lang}-${theme}`, async ({ page }) => {
            await open(page, name);
            // Charts size themselves to the page before they draw.
            await page.waitForTimeout(300);
            const path = `pictures/${name}-${size}-${lang}-${theme}.png`;
            await page.screenshot({ path, fullPage: size === "phone" });
          });
        }
      });
    }
  }
}
