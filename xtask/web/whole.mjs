// Writes what the page needs to save itself as one file: `whole.html`, the page with its styles and scripts inside and a place for the
// parts, and `whole.json`, which parts those are.
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const { build, transform } = createRequire(join(root, ".tools", "npm", "package.json"))("esbuild");

// Where the page puts what it packs and says whether the file is locked; app/src/browser/whole.rs knows both marks.
const PARTS = "<!--parts-->";
const ROOT = "data-whole=''";

// Nobody's: an address inside the file, never asked for outside of it.
const BASE = JSON.stringify("https://yuanheng.invalid/");

export async function writeWhole(stage) {
  const names = await readdir(stage);
  const page = await readFile(join(stage, "index.html"), "utf8");
  const [, app] = /data-js=["']?\.\/([^"'\s>]+)/.exec(page);
  const [, wasm] = /data-wasm=["']?\.\/([^"'\s>]+)/.exec(page);
  const script = (await bundle(stage, app)).replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
  const sheets = [...page.matchAll(/<link [^>]*href=["']?\.\/([^"'\s>]+\.css)[^>]*>/g)].map(([, name]) => name);
  const own = await transform(await readFile(join(root, "app", "style", "whole.css"), "utf8"), { loader: "css", minify: true });
  const style = (await Promise.all(sheets.map((name) => readFile(join(stage, name), "utf8")))).join("") + own.code;
  const icon = await readFile(join(stage, names.find((name) => /^icon-\w+\.svg$/.test(name))), "base64");
  const [, body] = /<body>([^]*)<\/body>/.exec(page);
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `style-src ${hashOf(style)}`,
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const whole = `<!doctype html><html lang="zh-CN" ${ROOT}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">\
<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="color-scheme" content="light dark"><title>园衡 Yuanheng</title>\
<link rel="icon" href="data:image/svg+xml;base64,${icon}"><style>${style}</style></head><body>${await note()}${body}${PARTS}\
<script data-wasm="./${wasm}">${script}</script></body></html>`;
  await writeFile(join(stage, "whole.html"), whole);
  const isWorker = (name) => name.endsWith(".js") && names.includes(name.replace(".js", "_loader.js"));
  const isPart = (name) => name.endsWith("_bg.wasm") || isWorker(name);
  const frameworks = (await readdir(join(stage, "frameworks"))).filter((name) => name.endsWith(".json"));
  const parts = ["whole.html", ...names.filter(isPart), ...frameworks.map((name) => `frameworks/${name}`)].sort();
  await writeFile(join(stage, "whole.json"), JSON.stringify(parts));
}

/** One script for a page that can import nothing. */
async function bundle(stage, app) {
  // Where it stands is told by the file, not by an address.
  const boot = {
    name: "boot",
    setup: ({ onResolve, onLoad }) => {
      // It has nothing left to fetch.
      onResolve({ filter: /hold\.js$/ }, ({ path }) => ({ path, external: true }));
      onResolve({ filter: /app-\w+\.js$/ }, () => ({ path: join(stage, app) }));
      onLoad({ filter: /boot\.js$/ }, async ({ path }) => ({
        contents: replaceOnce(await readFile(path, "utf8"), "import(script.dataset.js)", `import("./${app}")`),
      }));
    },
  };
  const { outputFiles } = await build({
    entryPoints: [join(root, "app", "whole.js")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    // wasm-bindgen names the later parts' script once for each of them.
    logOverride: { "duplicate-object-key": "silent" },
    define: { "import.meta.url": BASE },
    plugins: [boot],
  });
  return outputFiles[0].text;
}

/** What such a file says of itself above every page. */
async function note() {
  return (await readFile(join(root, "app", "whole_note.html"), "utf8")).replace(/\s*\n\s*/g, "");
}

function hashOf(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function replaceOnce(text, from, to) {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`expected one ${from}, found ${parts.length - 1}`);
  return parts.join(to);
}
