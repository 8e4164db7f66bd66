// Workers of the bench, and what is timed with one of them or with all.

/** Draws that a worker does at a time, about as long as a block of the page's own pool. */
const BLOCK = 10_000;
/** Paths that a worker does at a time; of the first look at a park's plan, as the page has it. */
const PATHS = 5_000;
const FIRST_PART = 500;

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

  /**
   * The reference task by one or two workers, until its outputs are there: each keeps the paths it did and finds the figures of its share of
   * the columns over all paths; the first brings them together.
   * @param {number} paths @param {number} n
   */
  async function simulated(paths, n) {
    let next = 0;
    const start = performance.now();
    const busy = workers.slice(0, n);
    const given = await Promise.all(busy.map(async (worker, place) => {
      while (next < paths) {
        const from = next;
        next = Math.min(paths, next + PATHS);
        await ask(worker, "simulate", [from, next]);
      }
      return (await ask(worker, "give", [place, n])).result;
    }));
    const found = await Promise.all(busy.map(async (worker, place) => (await ask(worker, "figures", [given[1 - place] ?? new Uint8Array(0)])).result));
    const { result } = await ask(busy[0], "finish", [found[0], found[1] ?? new Uint8Array(0)]);
    return { ms: performance.now() - start, result };
  }

  /**
   * The first look at a park's plan: the first worker keeps its paths and hears those of the others.
   * @param {number} paths @param {number} n
   */
  async function looked(paths, n) {
    let next = 0;
    const start = performance.now();
    /** @type {Uint8Array[]} */
    const lent = [];
    await Promise.all(workers.slice(0, n).map(async (worker, place) => {
      while (next < paths) {
        const from = next;
        next = Math.min(paths, next + FIRST_PART);
        const { result } = await ask(worker, place === 0 ? "keep" : "lend", [from, next]);
        if (place > 0) lent.push(result);
      }
    }));
    const { result } = await ask(workers[0], "look", [lent]);
    return { ms: performance.now() - start, result };
  }

  const javascript = await begin("task_worker.mjs");

  /** The same task in JavaScript, by its worker's own clock. @param {number} paths */
  const yardstick = (paths) => post(javascript, paths);

  return { one, drawn, simulated, looked, yardstick };
}

/** @returns {Promise<Worker>} */
function start() {
  return begin("methods_worker.mjs");
}

/** @param {string} script @returns {Promise<Worker>} */
function begin(script) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { type: "module" });
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = () => resolve(worker);
  });
}

/** @param {Worker} worker @param {string} door @param {unknown[]} parameters */
function ask(worker, door, parameters) {
  const bytes = parameters.flat().filter((parameter) => parameter instanceof Uint8Array);
  return post(worker, { door, parameters }, bytes.map(({ buffer }) => buffer));
}

/** @param {Worker} worker @param {unknown} message @param {Transferable[]} given @returns {Promise<{ ms: number, result: any }>} */
function post(worker, message, given = []) {
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message, given);
  });
}
