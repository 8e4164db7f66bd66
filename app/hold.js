// Once the page rests, fetches what its other pages, its workers and its datasets are made of, and from then on gives them out of memory:
// nothing that is done later asks the network, so that a demonstration goes on where the network does not. boot.js starts it after the
// first load.
const base = new URL("./", import.meta.url).href;
const realFetch = globalThis.fetch.bind(globalThis);
const RealWorker = globalThis.Worker;
/** By path: bytes and their type. */
const held = new Map();
/** By name: the address of a script that needs nothing more, and the wasm that it is sent. */
const workers = new Map();

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const idle = () => new Promise((done) => (globalThis.requestIdleCallback ? requestIdleCallback(done, { timeout: 2000 }) : setTimeout(done, 100)));
const scriptOf = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

/** Whatever a person waits for goes first. */
async function rest() {
  while (!document.querySelector("main h1") || document.querySelector("[aria-busy=true]")) await pause(300);
  await idle();
}

function pathOf(resource) {
  const { href } = new URL(resource?.url ?? resource, document.baseURI);
  return href.startsWith(base) ? decodeURIComponent(href.slice(base.length)) : undefined;
}

/** False where it could not be had. */
async function take(path) {
  if (held.has(path)) return true;
  await rest();
  // A name with a hash never means anything else, so what the browser has of it will do.
  const cache = /-[0-9a-f]{16}/.test(path) ? "force-cache" : "default";
  try {
    const response = await realFetch(base + path, { priority: "low", cache });
    if (!response.ok) return false;
    held.set(path, { bytes: await response.arrayBuffer(), type: response.headers.get("Content-Type") ?? "" });
    return true;
  } catch {
    return false;
  }
}

const json = (path) => JSON.parse(new TextDecoder().decode(held.get(path).bytes));

/** What there is beside the first load: pages, workers, schemes, datasets. Parts of pages are asked for soonest. */
async function list() {
  if (!(await take("whole.json")) || !(await take("data/index.json"))) return undefined;
  const data = json("data/index.json").datasets.flatMap(({ id, files }) => files.map(({ path }) => `data/${id}/${path}`));
  const isOfPages = (path) => /^(later|shared)-/.test(path);
  return [...json("whole.json").sort((a, b) => isOfPages(b) - isOfPages(a)), ...data];
}

/** A policy of the host's own may forbid scripts that come from no address. */
function canStart() {
  return new Promise((done) => {
    const worker = new RealWorker(scriptOf("postMessage(0)"));
    const end = (can) => {
      worker.terminate();
      done(can);
    };
    worker.onmessage = () => end(true);
    worker.onerror = () => end(false);
  });
}

/** Compiles a worker's wasm once, for every worker of that name. */
async function prepare(name) {
  const start = "onmessage=({data})=>{onmessage=null;wasm_bindgen({module_or_path:data})};";
  const wasm = await WebAssembly.compile(held.get(`${name}_bg.wasm`).bytes);
  const script = new TextDecoder().decode(held.get(`${name}.js`).bytes);
  workers.set(name, { url: scriptOf(`${script};${start}`), wasm });
}

function started({ url, wasm }) {
  const worker = new RealWorker(url);
  worker.postMessage(wasm);
  const post = worker.postMessage.bind(worker);
  worker.postMessage = (message, transfer) => post(brought(message), transfer ?? []);
  return worker;
}

/** A reader that is given addresses gets what is there; its own address is none to start from. */
function brought(message) {
  if (!Array.isArray(message) || typeof message[0] !== "string") return message;
  const addresses = message.slice(0, -1);
  const how = message.at(-1);
  const files = addresses.map((path) => held.has(path) && new File([held.get(path).bytes], path.split("/").pop()));
  return files.every(Boolean) ? [...files, how] : [...addresses.map((path) => base + path), how];
}

/** Browsers ask for the icon again with every page. */
async function holdIcon() {
  const icon = document.querySelector("link[rel=icon]");
  if (icon.href.startsWith("data:")) return true;
  if (!(await take(pathOf(icon.href)))) return false;
  const { bytes, type } = held.get(pathOf(icon.href));
  icon.href = `data:${type},${encodeURIComponent(new TextDecoder().decode(bytes))}`;
  return true;
}

async function hold() {
  const paths = await list();
  if (!paths) return false;
  let isAll = await holdIcon();
  for (const path of paths) isAll = (await take(path)) && isAll;
  const names = paths.map((path) => /^(\w+)\.js$/.exec(path)?.[1]).filter((name) => name && held.has(`${name}.js`) && held.has(`${name}_bg.wasm`));
  if (await canStart()) for (const name of names) await prepare(name);
  if (isAll) document.documentElement.dataset.held = "";
  return isAll;
}

globalThis.fetch = (resource, options) => {
  const part = held.get(pathOf(resource));
  if (!part) return realFetch(resource, options);
  return Promise.resolve(new Response(part.bytes, { headers: { "Content-Type": part.type } }));
};
globalThis.Worker = function (address, options) {
  const ready = workers.get(/(\w+)_loader\.js$/.exec(address)?.[1]);
  return ready ? started(ready) : new RealWorker(address, options);
};

// What the network does not give now it may give when it is back.
if (!(await hold())) addEventListener("online", hold);
