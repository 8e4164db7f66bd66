// A large table as an office would export it: who, where, what kind, and columns of figures with a few gaps and marks in them.

const AREAS = ["东城", "西城", "南湖", "北郊", "临港", "高新", "经开", "综保", "空港", "滨海", "山前", "河口"];
const TRADES = ["电子信息", "装备制造", "新材料", "生物医药", "食品", "纺织", "化工", "现代服务"];
const UNITS = ["万元", "亿元", "亩", "人", "%", "吨", "千瓦时", "件"];
/** Rows put together before they are handed on. */
const ROWS_A_PIECE = 2_000;

/** The same numbers on every machine, in 0..1. @param {number} seed */
export function draws(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/**
 * The table's text as CSV, piece by piece: three columns of words, the others of figures that are skewed as those of firms are.
 * @param {number} rows @param {number} columns
 */
export function* table(rows, columns) {
  const draw = draws(20_261);
  const figures = columns - 3;
  const heads = Array.from({ length: figures }, (_, at) => `指标${String(at + 1).padStart(2, "0")}（${UNITS[at % UNITS.length]}）`);
  let piece = `企业名称,园区,行业,${heads.join(",")}\n`;
  for (let row = 1; row <= rows; row += 1) {
    const area = AREAS[Math.floor(draw() * AREAS.length)];
    const cells = [`${area}第${String(row).padStart(6, "0")}企业有限公司`, `${area}园区`, TRADES[Math.floor(draw() * TRADES.length)]];
    for (let at = 0; at < figures; at += 1) cells.push(figure(draw, at));
    piece += `${cells.join(",")}\n`;
    if (row % ROWS_A_PIECE === 0) {
      yield piece;
      piece = "";
    }
  }
  if (piece) yield piece;
}

/** One figure as text; one in two hundred is missing, in one of the ways that offices write it. @param {() => number} draw @param {number} at */
function figure(draw, at) {
  if (draw() < 0.005) return ["", "/", "--", "N/A"][at % 4];
  // A sum of three is bell-shaped enough: the figures are its powers of ten, a few hundred times the smallest at most.
  const bell = (draw() + draw() + draw()) / 3;
  switch (at % UNITS.length) {
    case 4:
      return (bell * 100).toFixed(4);
    case 3:
    case 7:
      return String(Math.round(10 ** (1 + 3 * bell)));
    default:
      return (10 ** (1.5 + 3 * bell)).toFixed(4);
  }
}
