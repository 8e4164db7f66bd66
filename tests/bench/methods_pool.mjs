// Workers of the bench, and what is timed with one of them or with all.

/** Draws that a worker does at a time, about as long as a block of the page's own pool. */
const BLOCK = 10_000;

/** @param {number} count */
export async function open(count) {
  const workers = await Promise.all(Array.from({ length: count }, start));

  /** What one worker takes for something, by its own clock. @param {string} door @param {unknown[]} parameters */
  const one = (door, parameters) => ask(workers[0], door, parameters);

  /** Milliseconds for so many draws by so many workers, by the page's clock. @param {number} draws @param {number} n */
  async function drawn(draws, n) {
    let next = 0;
    const start = performance.now();
    await Promise.all(workers.slice(0, n).map(async (worker) => {
      while (next < draws) {
        const first = next;
        next += BLOCK;
        await ask(worker, "draw", [first, Math.min(BLOCK, draws - first)]);
      }
    }));
    return performance.now() - start;
  }

  return { one, drawn };
}

/** @returns {Promise<Worker>} */
function start() {
  return new Promise((resolve, reject) => {
    const worker = new Worker("methods_worker.mjs", { type: "module" });
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = () => resolve(worker);
  });
}

/** @param {Worker} worker @param {string} door @param {unknown[]} parameters @returns {Promise<{ ms: number, result: number }>} */
function ask(worker, door, parameters) {
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ door, parameters });
  });
}
