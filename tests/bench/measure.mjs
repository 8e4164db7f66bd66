// What both sides of the bench share: the same data, the same weights, the same stopwatch.

/** The same numbers on every machine, evenly spread over 0..100. @param {number} rows @param {number} index */
export function column(rows, index) {
  const values = new Float64Array(rows);
  let state = (index + 1) * 0x9e3779b9;
  for (let row = 0; row < rows; row += 1) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    values[row] = ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000 * 100;
  }
  // With the ends of the scale in it, min-max normalisation leaves the column as it is, so that both sides score alike.
  values[0] = 0;
  values[1] = 100;
  return values;
}

/** A slider that is dragged: its weight at a step, going up and down over 0.2..2. @param {number} step */
export function draggedWeight(step) {
  return 1.1 + 0.9 * Math.sin(step / 7);
}

/**
 * Milliseconds from a change to the end of the frame that shows it, for each step. The change comes at a frame's start, where a browser
 * hands over what a dragging hand did since the last one; the frame ends when style, layout and paint of the page are done.
 * @param {(step: number) => void} change @param {number} first @param {number} count
 */
export async function milliseconds(change, first, count) {
  const times = [];
  for (let step = first; step < first + count; step += 1) {
    await frame(() => {});
    times.push(await frame(() => change(step)));
  }
  return times;
}

/**
 * Milliseconds from one frame's start to the next while every frame brings a change, as in a steady drag: what rastering adds is in it,
 * and so is waiting for the screen.
 * @param {(step: number) => void} change @param {number} first @param {number} count
 */
export async function intervals(change, first, count) {
  const starts = /** @type {number[]} */ ([]);
  for (let step = first; step <= first + count; step += 1) {
    await frame(() => {
      starts.push(performance.now());
      change(step);
    });
  }
  return starts.slice(1).map((start, at) => start - starts[at]);
}

/**
 * Does something at the next frame's start; resolves with how long it took until that frame had been laid out and painted.
 * @param {() => void} work @returns {Promise<number>}
 */
function frame(work) {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const start = performance.now();
      // Rendering goes on in this same task; a message is the first thing after it.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - start);
      work();
      port2.postMessage(null);
    });
  });
}
