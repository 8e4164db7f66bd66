// Puts the later parts, as split.mjs left them, into the site: named after the application they were cut from, so that they never mix.
import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const split = join(import.meta.dirname, "..", "..", "target", "wasm-bindgen", "release", "later");

// A host that serves wasm under another type breaks streaming.
const instantiate = `
async function instantiate(source, imports) {
  const response = await source;
  if (!response.ok) throw new Error(\`\${response.url}: \${response.status}\`);
  if (response.headers.get("Content-Type")?.startsWith("application/wasm")) return WebAssembly.instantiateStreaming(response, imports);
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
`;

export async function link(stage) {
  const names = await readdir(stage);
  const script = names.find((name) => /^app-[0-9a-f]+\.js$/.test(name));
  if (!script) throw new Error(`no script of the application in ${stage}`);
  const name = script.replace(/^app-/, "later-");
  const hash = script.slice("app-".length, -".js".length);

  let loader = replaceOnce(await readFile(join(split, "__wasm_split.js"), "utf8"), '"./main.js"', `"./${script}"`);
  for (const { file, parts } of cut(loader)) {
    const wasm = `${parts.length > 1 ? "shared" : "later"}-${parts.join("-")}-${hash}_bg.wasm`;
    await promisify(execFile)("wasm-opt", ["-Oz", join(split, file), "-o", join(stage, wasm)]);
    loader = replaceOnce(loader, `"./${file}"`, `"./${wasm}"`);
  }
  await writeFile(join(stage, name), loader.replaceAll("WebAssembly.instantiateStreaming(", "instantiate(") + instantiate);
  await edit(join(stage, script), (text) => text.replaceAll(`from "./__wasm_split.js"`, `from "./${name}"`));
  // The application's script imports this one, once for each part, so both are fetched at once.
  await edit(join(stage, "index.html"), (text) => replaceOnce(text, "</title>", `</title><link rel="modulepreload" href="./${name}">`));
}

// Every file that the loader fetches, and the parts that need it: a split is one part's own, a chunk has its parts in a comment before it.
function cut(loader) {
  const own = [...loader.matchAll(/"\.\/(split_(\w+)\.wasm)"/g)].map(([, file, part]) => ({ file, parts: [part] }));
  const shared = [...loader.matchAll(/\/\* ([\w, ]+) \*\/\s*const __chunk_(\d+) /g)];
  return [...own, ...shared.map(([, parts, at]) => ({ file: `chunk_${at}.wasm`, parts: parts.split(", ") }))];
}

async function edit(path, change) {
  await writeFile(path, change(await readFile(path, "utf8")));
}

function replaceOnce(text, from, to) {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`expected one ${from}, found ${parts.length - 1}`);
  return parts.join(to);
}
