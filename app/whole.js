// Starts the page from a file that holds all of it: what the site would fetch, its workers and its storage are found inside the file.
// xtask/web/whole.mjs puts this, the application's script and boot.js into one script; it runs from file:// with no network.
const inside = new Map();
for (const part of document.querySelectorAll("script[data-part]")) inside.set(part.dataset.part, part);

const MIME = { wasm: "application/wasm", json: "application/json", html: "text/html" };
// A worker's script is made before there is time to unpack anything, so these are unpacked before the page starts.
const scripts = new Map();
// By whom what is kept for a reload of this tab is told apart from that of another such file.
const own = document.documentElement.dataset.wholeId;

async function bytesOf(path) {
  const text = inside.get(path)?.textContent;
  if (text === undefined) return undefined;
  const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** Answers from inside the file, and never asks anybody else. */
async function fetchInside(address) {
  const path = decodeURIComponent(new URL(address, import.meta.url).pathname.slice(1));
  const bytes = await bytesOf(path);
  if (!bytes) return new Response(null, { status: 404, statusText: path });
  return new Response(bytes, { headers: { "Content-Type": MIME[path.split(".").pop()] ?? "application/octet-stream" } });
}

const RealWorker = globalThis.Worker;

/** Called as `new Worker("./engine_loader.js")`. */
function WorkerInside(loader) {
  const name = /(\w+)_loader\.js$/.exec(loader)[1];
  return name === "worker" ? new Reader() : started(name);
}

/** A worker whose wasm comes as its first message: it can fetch nothing. */
function started(name) {
  const start = "onmessage=({data})=>{onmessage=null;wasm_bindgen({module_or_path:data})};";
  const url = URL.createObjectURL(new Blob([scripts.get(name), ";", start], { type: "text/javascript" }));
  const worker = new RealWorker(url);
  bytesOf(`${name}_bg.wasm`).then(
    (wasm) => worker.postMessage(wasm, [wasm]),
    () => worker.dispatchEvent(new Event("error")),
  );
  return worker;
}

/** Reads a person's files in a worker; of what the file brings it has the answer already. */
class Reader {
  constructor() {
    queueMicrotask(() => this.onmessage?.({ data: { tag: "ready", bytes: new Uint8Array() } }));
  }

  async postMessage(list) {
    if (!(list[0] instanceof File)) {
      const bytes = new Uint8Array(await bytesOf("answer"));
      this.onmessage?.({ data: { tag: "answer", bytes } });
      return;
    }
    this.real = started("worker");
    this.real.onmessage = (event) => (event.data.tag === "ready" ? this.real.postMessage(list) : this.onmessage?.(event));
    this.real.onerror = (event) => this.onerror?.(event);
  }

  terminate() {
    this.real?.terminate();
  }
}

/** What the page keeps between visits: what was put into the file, and over a reload of the tab what changed since. */
class StorageInside {
  #prefix;
  #values;

  constructor(reach, values) {
    this.#prefix = `yuanheng.whole.${own}.${reach}.`;
    this.#values = new Map(Object.entries(values));
    this.#withTab((tab) => {
      for (const key of Object.keys(tab)) if (key.startsWith(this.#prefix)) this.#values.set(key.slice(this.#prefix.length), tab.getItem(key));
    });
  }

  #withTab(use) {
    try {
      use(realTab);
    } catch {
      // A browser that keeps nothing for files opens this one as it was saved each time.
    }
  }

  get length() {
    return this.#values.size;
  }

  key(index) {
    return [...this.#values.keys()][index] ?? null;
  }

  getItem(key) {
    return this.#values.get(key) ?? null;
  }

  setItem(key, value) {
    this.#values.set(key, String(value));
    this.#withTab((tab) => tab.setItem(this.#prefix + key, value));
  }

  removeItem(key) {
    this.#values.delete(key);
    this.#withTab((tab) => tab.removeItem(this.#prefix + key));
  }
}

/** Where nothing may be changed, what would change something is switched off as soon as it is drawn. */
function lock() {
  const control = ":is(button, input, select, textarea)";
  const edits = `:is([data-edits] ${control}:not([data-looks], [data-looks] *), ${control}[data-edits]):enabled`;
  const switchOff = () => document.querySelectorAll(edits).forEach((found) => (found.disabled = true));
  const what = { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"] };
  new MutationObserver(switchOff).observe(document.getElementById("app"), what);
}

let realTab;
try {
  realTab = sessionStorage;
} catch {
  // Blocked: see above.
}

async function prepare() {
  const workers = [...inside.keys()].map((path) => /^(\w+)\.js$/.exec(path)?.[1]).filter(Boolean);
  await Promise.all(workers.map(async (name) => scripts.set(name, await bytesOf(`${name}.js`))));
  const brought = JSON.parse(new TextDecoder().decode(await bytesOf("storage.json")));
  const instead = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true });
  instead("localStorage", new StorageInside("browser", brought));
  instead("sessionStorage", new StorageInside("tab", {}));
  instead("fetch", fetchInside);
  instead("Worker", WorkerInside);
  if (document.documentElement.dataset.whole === "locked") lock();
}

prepare().then(
  () => import("./boot.js"),
  (error) => {
    // Cut off on its way, or a browser that cannot unpack.
    document.getElementById("crash-detail").textContent = String(error?.stack ?? error);
    document.getElementById("crash").hidden = false;
  },
);
