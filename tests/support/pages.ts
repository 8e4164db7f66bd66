// The pages of the application and the ways to look at them.
import { expect, type Page } from "@playwright/test";

export interface Prefs {
  lang: "zh" | "en";
  theme: "light" | "dark" | "auto";
}

export const pages = ["overview", "evaluate", "certainty", "compare", "indicators", "schemes", "revenue", "data"] as const;
export type PageName = (typeof pages)[number];

export const languages: Prefs["lang"][] = ["zh", "en"];
export const themes: Exclude<Prefs["theme"], "auto">[] = ["light", "dark"];

export const sizes = {
  desk: { width: 1440, height: 900 },
  wall: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
};

/** Opens a page by its address and waits until it can be used. */
export async function open(page: Page, name: PageName): Promise<void> {
  // Relative to the base address, so that a sub-path is kept.
  await page.goto(`./#/${name}`);
  await ready(page);
}

/** Waits until the skeleton has made way for the page's heading and nothing is loading. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator("main h1")).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** Nothing sticks out sideways: a page scrolls in one direction only. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(excess, "pixels that stick out sideways").toBeLessThanOrEqual(0);
}
