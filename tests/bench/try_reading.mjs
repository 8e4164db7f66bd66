import { env, argv } from "node:process";
import { chromium } from "@playwright/test";
import * as r from "./reading.mjs";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-background-networking","--disable-component-update","--disable-dev-shm-usage","--disable-gpu","--disable-quic","--disable-sync","--no-first-run"] });
for (const what of argv.slice(2)) {
  if (what === "ours") console.log("ours", JSON.stringify(await r.ours(browser, env.FILE)));
  if (what === "papa") console.log("papa", JSON.stringify(await r.papa(browser, env.FILE, true)));
  if (what === "papat") console.log("papa texts", JSON.stringify(await r.papa(browser, env.FILE, false)));
}
await browser.close();
