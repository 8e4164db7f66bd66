// A worker of the bench: does what it is asked, one thing after the other, and says how long each took.
// Made by the build; there are no types of it.
const { default: init } = await import(/** @type {string} */ ("./methods_bench.js"));
await init();
const { yuanheng } = /** @type {any} */ (self);
self.onmessage = ({ data: { door, parameters } }) => {
  const start = performance.now();
  const result = yuanheng[door](...parameters);
  // Bytes change hands; all else is copied.
  const given = result instanceof Uint8Array ? [result.buffer] : [];
  self.postMessage({ ms: performance.now() - start, result }, { transfer: given });
};
self.postMessage("ready");
