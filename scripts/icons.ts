import { png, type Pixel } from './png.ts';

/** A figure: at a point of a square of side 1, how far outside it we are (below 0: inside). */
type Figure = (x: number, y: number) => number;

const circle =
  (centreX: number, centreY: number, radius: number): Figure =>
  (x, y) =>
    Math.hypot(x - centreX, y - centreY) - radius;

const box =
  (left: number, top: number, right: number, bottom: number, round: number): Figure =>
  (x, y) => {
    const dx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + round;
    const dy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + round;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round;
  };

/** A line from point to point, with round ends. */
const line =
  (width: number, ...points: readonly (readonly [number, number])[]): Figure =>
  (x, y) => {
    let nearest = Infinity;
    points.slice(1).forEach(([toX, toY], index) => {
      const [fromX, fromY] = points[index]!;
      const [alongX, alongY] = [toX - fromX, toY - fromY];
      const share = ((x - fromX) * alongX + (y - fromY) * alongY) / (alongX ** 2 + alongY ** 2);
      const at = Math.min(1, Math.max(0, share));
      nearest = Math.min(nearest, Math.hypot(x - fromX - at * alongX, y - fromY - at * alongY));
    });
    return nearest - width / 2;
  };

const any =
  (...figures: readonly Figure[]): Figure =>
  (x, y) =>
    Math.min(...figures.map((figure) => figure(x, y)));

const all =
  (...figures: readonly Figure[]): Figure =>
  (x, y) =>
    Math.max(...figures.map((figure) => figure(x, y)));

const without =
  (figure: Figure, hole: Figure): Figure =>
  (x, y) =>
    Math.max(figure(x, y), -hole(x, y));

const edge =
  (figure: Figure, width: number): Figure =>
  (x, y) =>
    Math.abs(figure(x, y) + width / 2) - width / 2;

/** The bell of a reception desk: somebody asks, somebody answers. */
const dome = all(circle(0.5, 0.625, 0.225), box(0, 0, 1, 0.615, 0));
const plate = box(0.235, 0.65, 0.765, 0.715, 0.0325);
const knob = any(circle(0.5, 0.325, 0.042), box(0.484, 0.33, 0.516, 0.42, 0));
const tick = line(0.046, [0.415, 0.525], [0.475, 0.58], [0.59, 0.465]);
const bell = any(without(dome, tick), plate, knob);

/** The app's icon in Teams: 192 x 192, the bell in white on indigo. */
export function colorIcon(): Buffer {
  const size = 192;
  const tile = box(0, 0, 1, 1, 0.2);
  return png(size, (x, y) => {
    const down = (x + 2 * y) / (3 * size);
    const ground = mix([0.388, 0.4, 0.945, 1], [0.216, 0.188, 0.639, 1], down);
    const [red, green, blue] = mix(ground, [1, 1, 1, 1], cover(bell, x, y, size));
    return [red, green, blue, cover(tile, x, y, size)];
  });
}

/** The small icon: 32 x 32, white lines on nothing, which Teams tints by its theme. */
export function outlineIcon(): Buffer {
  const size = 32;
  const enlarged: Figure = (x, y) => outline(0.5 + (x - 0.5) * 0.62, 0.525 + (y - 0.5) * 0.62);
  return png(size, (x, y) => [1, 1, 1, cover(enlarged, x, y, size)]);
}

const outline = any(edge(dome, 0.04), plate, knob);

/** How much of a pixel a figure covers, 0 to 1, from 8 x 8 probes where its edge is near. */
function cover(figure: Figure, x: number, y: number, size: number): number {
  const nearest = figure((x + 0.5) / size, (y + 0.5) / size) * size;
  if (Math.abs(nearest) > 1) return nearest < 0 ? 1 : 0;
  const probes = 8;
  let inside = 0;
  for (let step = 0; step < probes * probes; step++) {
    const across = x + ((step % probes) + 0.5) / probes;
    const down = y + (Math.floor(step / probes) + 0.5) / probes;
    if (figure(across / size, down / size) < 0) inside++;
  }
  return inside / (probes * probes);
}

function mix(from: Pixel, to: Pixel, share: number): Pixel {
  const part = (index: 0 | 1 | 2 | 3) => from[index] + (to[index] - from[index]) * share;
  return [part(0), part(1), part(2), part(3)];
}
