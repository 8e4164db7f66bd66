// The `test` that every spec uses: a fresh profile, and a page that may not misbehave unnoticed.
import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { siteUrl } from "./chromium.ts";
import type { Prefs } from "./pages.ts";

export interface Options {
  /** What the visitor chose on an earlier visit. */
  prefs: Prefs;
  /** Misbehaviour that a test provokes on purpose; anything else fails it. */
  expectedFaults: RegExp[];
  /** Lets the page fetch in advance what it may need later; else a test sees what is asked for when it is. */
  holds: boolean;
}

export const test = base.extend<Options>({
  prefs: [{ lang: "zh", theme: "light" }, { option: true }],
  expectedFaults: [[], { option: true }],
  holds: [false, { option: true }],

  context: async ({ context, prefs, holds }, use) => {
    await rememberPrefs(context, prefs);
    if (!holds) await context.addInitScript(saveData);
    await use(context);
  },

  page: async ({ page, expectedFaults }, use) => {
    const faults = watch(page);
    await page.context().route(isOutside, (route) => route.abort());
    await use(page);
    const unexpected = faults.filter((fault) => !expectedFaults.some((expected) => expected.test(fault)));
    expect(unexpected, "errors, panics and requests to other hosts").toEqual([]);
  },
});

export { expect };

/** Lets the page find these choices, as long as it has not saved others. */
async function rememberPrefs(context: BrowserContext, prefs: Prefs): Promise<void> {
  await context.addInitScript((saved) => {
    try {
      if (localStorage.getItem("yuanheng.prefs") === null) localStorage.setItem("yuanheng.prefs", saved);
    } catch {
      // A test may have blocked the storage.
    }
  }, JSON.stringify(prefs));
}

/** As a visitor who asked the browser to save data. */
function saveData(): void {
  Object.defineProperty(navigator, "connection", { value: { saveData: true }, configurable: true });
}

/** Everything a page does that it should not, as it happens: a panic arrives as a console error. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("crash", () => faults.push("the page crashed"));
  page.on("request", (request) => {
    if (isOutside(new URL(request.url()))) faults.push(`request to another host: ${request.url()}`);
  });
  return faults;
}

/** Nothing leaves the machine: only our own host, and what the page made itself. */
function isOutside(url: URL): boolean {
  return !["blob:", "data:"].includes(url.protocol) && url.origin !== new URL(siteUrl).origin;
}
