// The yardstick: what a careful programmer writes by hand in JavaScript for the same step, with typed arrays:
// weighted sums, a radix sort, and the rows in sight painted in place.

const ROWS_IN_SIGHT = 30;
const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;

export class Baseline {
  /** @param {Float64Array[]} columns on one scale already @param {HTMLElement} root */
  constructor(columns, root) {
    this.columns = columns;
    const count = columns[0].length;
    this.scores = new Float64Array(count);
    this.bits = new Float32Array(count);
    this.keys = new Uint32Array(this.bits.buffer);
    this.order = new Uint32Array(count);
    this.spare = new Uint32Array(count);
    this.histogram = new Uint32Array(RADIX);
    this.rows = Array.from({ length: ROWS_IN_SIGHT }, () => makeRow(root, columns.length));
  }

  /** One step of a slider: new weights, new scores, new order, the rows in sight. @param {number[]} weights */
  step(weights) {
    this.score(weights);
    this.sort();
    this.paint(weights);
  }

  /** The entities in sight, best first. */
  inSight() {
    return Array.from(this.order.subarray(0, ROWS_IN_SIGHT));
  }

  /** @param {number[]} weights */
  score(weights) {
    const { scores, columns } = this;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    scores.fill(0);
    columns.forEach((column, index) => {
      const weight = weights[index] / total;
      for (let row = 0; row < scores.length; row += 1) scores[row] += weight * column[row];
    });
  }

  /** Least significant digit first. Single precision is enough to show an order, and halves the work. */
  sort() {
    const { scores, bits, keys, histogram } = this;
    for (let row = 0; row < scores.length; row += 1) {
      bits[row] = scores[row];
      // Non-negative floats sort like their bits; the best first.
      keys[row] = ~keys[row];
      this.order[row] = row;
    }
    for (let shift = 0; shift < 32; shift += RADIX_BITS) {
      const { order, spare } = this;
      histogram.fill(0);
      for (let row = 0; row < keys.length; row += 1) histogram[(keys[row] >>> shift) & (RADIX - 1)] += 1;
      let start = 0;
      for (let digit = 0; digit < RADIX; digit += 1) {
        const count = histogram[digit];
        histogram[digit] = start;
        start += count;
      }
      for (let place = 0; place < order.length; place += 1) {
        const row = order[place];
        spare[histogram[(keys[row] >>> shift) & (RADIX - 1)]++] = row;
      }
      [this.order, this.spare] = [spare, order];
    }
  }

  /** @param {number[]} weights */
  paint(weights) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const best = this.scores[this.order[0]] || 1;
    this.rows.forEach(({ rank, name, score, bars }, place) => {
      const entity = this.order[place];
      rank.textContent = String(place + 1);
      name.textContent = `E${entity}`;
      score.textContent = this.scores[entity].toFixed(2);
      bars.forEach((bar, index) => {
        const part = (weights[index] / total) * this.columns[index][entity];
        bar.style.width = `${(part / best) * 100}%`;
      });
    });
  }
}

/** @param {HTMLElement} root @param {number} parts */
function makeRow(root, parts) {
  const row = root.appendChild(document.createElement("div"));
  row.className = "bench-row";
  const cell = () => row.appendChild(document.createElement("span"));
  const [rank, name, score, bar] = [cell(), cell(), cell(), cell()];
  bar.className = "bench-bar";
  const bars = Array.from({ length: parts }, () => bar.appendChild(document.createElement("i")));
  return { rank, name, score, bars };
}
