// Starts the page: applies the saved language and theme before anything is drawn, loads the wasm, and turns a crash into a readable page.
const script = document.querySelector("script[data-wasm]");
const root = document.documentElement;

function savedPrefs() {
  try {
    return JSON.parse(localStorage.getItem("yuanheng.prefs") ?? "{}") ?? {};
  } catch {
    return {}; // Storage may be blocked or hold something else: the defaults then serve.
  }
}

const prefs = savedPrefs();
const dark = prefs.theme === "dark" || (prefs.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
root.dataset.theme = dark ? "dark" : "light";
if (prefs.lang === "en") root.lang = "en";

function crash(detail) {
  const box = document.getElementById("crash");
  if (!box || !box.hidden) return;
  document.getElementById("crash-detail").textContent = String(detail);
  document.getElementById("app").inert = true;
  box.hidden = false;
  document.getElementById("crash-reload").focus();
}

document.getElementById("crash-reload").addEventListener("click", () => location.reload());
document.getElementById("crash-clear").addEventListener("click", () => {
  try {
    for (const storage of [localStorage, sessionStorage]) {
      for (const key of Object.keys(storage)) if (key.startsWith("yuanheng.")) storage.removeItem(key);
    }
  } catch {
    // Nothing was saved where storage is blocked.
  }
  location.hash = "";
  location.reload();
});

// The panic hook reports through this event; a trap that never reached the hook arrives as an error.
addEventListener("yuanheng-crash", (event) => crash(event.detail));
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) crash(event.error.stack ?? event.message);
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) crash(event.reason.stack ?? event.reason);
});

// A function that fills a vector: what is needed of a browser and older ones lack.
const VECTORS = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11]);

async function start() {
  if (!WebAssembly.validate(VECTORS)) {
    document.getElementById("crash-old").hidden = false;
    throw new Error("WebAssembly has no SIMD here");
  }
  const { default: init } = await import(script.dataset.js);
  // A host that serves wasm under another type breaks streaming; the glue then falls back to the bytes by itself.
  await init({ module_or_path: script.dataset.wasm });
}

// What is needed later is fetched once the page rests, unless the person saves data; a page that is one file has it all.
const hold = () => navigator.connection?.saveData || import("./hold.js").catch(() => {});
start().then(
  () => script.dataset.js && setTimeout(hold, 3000),
  (error) => crash(error?.stack ?? error),
);
