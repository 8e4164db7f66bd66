import { defineConfig } from "@playwright/test";
import { chromium, siteUrl } from "./support/chromium.ts";
import type { Options } from "./support/test.ts";

export default defineConfig<Options>({
  testDir: "specs",
  outputDir: "results",
  fullyParallel: true,
  workers: 2,
  // A test that passes only at times is a broken test.
  retries: 0,
  forbidOnly: true,
  reporter: "list",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: siteUrl,
    browserName: "chromium",
    launchOptions: chromium,
    viewport: { width: 1440, height: 900 },
    locale: "zh-CN",
    colorScheme: "light",
    reducedMotion: "reduce",
    screenshot: "only-on-failure",
    // A trace of every step costs a third of the whole run; `cargo xtask e2e NAME --trace on` takes one of what failed.
    trace: "off",
  },
});
