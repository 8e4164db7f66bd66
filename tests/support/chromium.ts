// How every browser here is started: the system's Chromium, silent on a closed network.
import type { LaunchOptions } from "@playwright/test";

export const chromium: LaunchOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    // Containers have no user namespaces to build a sandbox from.
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
  ],
};

/** Where `cargo xtask` serves `dist`; a server of one's own will do as well. */
export const siteUrl = process.env.YUANHENG_URL ?? "http://127.0.0.1:8080/";
