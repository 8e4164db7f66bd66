// Makes the site's own scripts small; Trunk's minifier does not take what wasm-bindgen writes.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const { transform } = createRequire(join(import.meta.dirname, "..", "..", ".tools", "npm", "package.json"))("esbuild");

export async function minifyAll(stage) {
  const names = (await readdir(stage)).filter((name) => name.endsWith(".js"));
  await Promise.all(names.map((name) => minify(join(stage, name))));
}

async function minify(path) {
  const { code } = await transform(await readFile(path, "utf8"), { minify: true, target: "es2022" });
  await writeFile(path, code);
}
