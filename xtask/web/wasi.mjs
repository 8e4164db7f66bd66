#!/usr/bin/env -S node --no-warnings
// Cargo's runner for wasm32-wasip1: runs a test binary under Node, with the machine's files where they are.
//
// In a process of its own, which is stopped once it has said how the tests ended: left to end by itself while other threads of it still
// compile the module, Node 20 now and then crashes after the last test has passed.
import { fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import process, { argv, cwd, env } from "node:process";
import { WASI } from "node:wasi";

const [, script, path, ...rest] = argv;

/** What the tests end with. */
async function run() {
  const wasi = new WASI({ version: "preview1", args: [path, ...rest], env: { ...env, PWD: cwd() }, preopens: { "/": "/", ".": cwd() }, returnOnExit: true });
  const module = await WebAssembly.compile(await readFile(path));
  return wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
}

if (process.send) {
  process.send(await run());
  // Until it is stopped.
  setInterval(() => {}, 1_000_000);
} else {
  const child = fork(script, [path, ...rest], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  let ended;
  child.on("message", (code) => {
    ended = code;
    child.kill("SIGKILL");
  });
  child.on("exit", (code, signal) => {
    if (ended === undefined && signal) console.error(`the tests were ended by ${signal}`);
    process.exitCode = ended ?? code ?? 1;
  });
}
