// Runs in wasm-bindgen's place while Trunk builds: cuts the later part out of the application, then lets the real wasm-bindgen at the rest.
// Trunk itself knows no such step; finish.mjs puts what is written here into the site.
import { spawnSync } from "node:child_process";
import { basename, delimiter, join } from "node:path";

const here = join(import.meta.dirname, "bin");
const path = process.env.PATH.split(delimiter).filter((folder) => folder !== here).join(delimiter);
const args = process.argv.slice(2);
const input = args.find((word) => basename(word) === "app.wasm");
const folder = args.find((word) => word.startsWith("--out-dir="))?.slice("--out-dir=".length);

if (input && folder) {
  const later = join(folder, "later");
  run("wasm-split-cli", [input, later]);
  // The later part is linked to the table of functions, which wasm-bindgen otherwise keeps to itself.
  run("wasm-bindgen", ["--keep-lld-exports", ...args.map((word) => (word === input ? join(later, "main.wasm") : word))]);
} else {
  run("wasm-bindgen", args);
}

function run(program, words) {
  const { status, error } = spawnSync(program, words, { stdio: "inherit", env: { ...process.env, PATH: path } });
  if (error) console.error(`cannot start ${program}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
