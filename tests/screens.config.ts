// `cargo xtask screens`: not tests, but pictures of every page to be looked at.
import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

export default defineConfig({ ...tests, testDir: "screens", testMatch: "**/*.ts", outputDir: "results/screens" });
