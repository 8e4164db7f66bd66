#!/usr/bin/env -S node --no-warnings --no-liftoff
// Cargo's runner for wasm32-wasip1: runs a test binary under Node, with the machine's files where they are. Without the baseline compiler,
// whose code is replaced while tests run: with it Node 20 crashed in one run of five, its tests passed; without it in none of nineteen.
import { readFile } from "node:fs/promises";
import { argv, cwd, env, exit } from "node:process";
import { WASI } from "node:wasi";

const [, , path, ...rest] = argv;
const wasi = new WASI({ version: "preview1", args: [path, ...rest], env: { ...env, PWD: cwd() }, preopens: { "/": "/", ".": cwd() }, returnOnExit: true });
const module = await WebAssembly.compile(await readFile(path));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
exit(wasi.start(instance));
