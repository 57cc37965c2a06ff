/** Linear light to the sRGB curve. */
function encoded(value: number): number {
  const clipped = Math.min(1, Math.max(0, value));
  const curve = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
  return Math.round(255 * curve);
}

/** What a screen shows for a chromaticity: sRGB at full brightness, clipped where it has no such. */
export function screenColour(x: number, y: number): string {
  const [X, Z] = [x / y, (1 - x - y) / y];
  const linear = [
    3.2406 * X - 1.5372 - 0.4986 * Z,
    -0.9689 * X + 1.8758 + 0.0415 * Z,
    0.0557 * X - 0.204 + 1.057 * Z,
  ].map((value) => Math.max(0, value));
  const brightest = Math.max(...linear);
  const [r, g, b] = linear.map((value) => encoded(value / brightest));
  return `rgb(${r},${g},${b})`;
}
