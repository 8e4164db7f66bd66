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
 * Milliseconds from a change to the end of the frame that shows it, for each step.
 * @param {(step: number) => void} change @param {number} first @param {number} count
 */
export async function milliseconds(change, first, count) {
  const times = [];
  for (let step = first; step < first + count; step += 1) {
    await painted();
    const start = performance.now();
    change(step);
    await painted();
    times.push(performance.now() - start);
  }
  return times;
}

/** Resolves when the frame after this moment has been laid out and painted. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  });
}
