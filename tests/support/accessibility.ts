// What a machine can find of the barriers on a page: axe's rules, and a census of the Tab key.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * axe finds nothing on what is on the screen now, of any impact.
 *
 * It runs in one go in the page and describes only what it objects to: describing each of thousands of parts that pass, and carrying
 * that to a second page to be merged over frames, takes three times as long as the rules themselves.
 */
export async function expectAccessible(page: Page): Promise<void> {
  expect(page.frames(), "one go looks into no other frame").toHaveLength(1);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(tags).setLegacyMode();
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${impact}) at ${target.join(" ")}: ${failureSummary}`),
  );
  expect(found, "axe violations").toEqual([]);
}

/** The Tab key reaches every control that a pointer can use, once round. */
export async function expectKeyboardReachesAll(page: Page): Promise<void> {
  const unreached = new Set(await markControls(page));
  const count = unreached.size;
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  // Once round is enough; the browser's own stops take a few more, and a list that builds only the rows in sight brings more of them
  // while the focus walks through it.
  for (let press = 0; press < 3 * count + 10 && unreached.size > 0; press += 1) {
    await page.keyboard.press("Tab");
    unreached.delete(await page.evaluate(() => document.activeElement?.getAttribute("data-census") ?? ""));
  }
  expect([...unreached], "controls that Tab does not reach").toEqual([]);
}

/** Gives each visible control a number and its name; one for each group that shares a single stop. */
function markControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const selector = "a[href], button, input, select, textarea, summary, [tabindex], [role=button], [role=slider]";
    const marks: string[] = [];
    const groups = new Set<string>();
    document.querySelectorAll<HTMLElement>(selector).forEach((element, index) => {
      const disabled = element.matches(":disabled") || element.closest("[inert]") !== null;
      const hidden = !element.checkVisibility({ visibilityProperty: true }) || element.getClientRects().length === 0;
      // A roving group takes the stop away from all of its members but one.
      const roving = element.tabIndex < 0 && element.closest("[role=tablist], [role=grid], [role=toolbar], [role=listbox], [role=radiogroup], [role=menu], [role=tree], [role=treegrid]") !== null;
      const heading = element.tabIndex < 0 && element.matches("h1, h2, h3, main");
      if (disabled || hidden || roving || heading) return;
      if (element instanceof HTMLInputElement && element.type === "radio") {
        if (groups.has(element.name)) return;
        groups.add(element.name);
        document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(element.name)}"]`).forEach((radio) => {
          radio.dataset["census"] = `${index} radio ${element.name}`;
        });
        marks.push(`${index} radio ${element.name}`);
        return;
      }
      const mark = `${index} <${element.localName}> ${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}`;
      element.dataset["census"] = mark;
      marks.push(mark);
    });
    return marks;
  });
}
