export interface Point {
  x: number;
  y: number;
  error: number | null;
}

/**
 * At most about `most` points of a curve: the lowest and the highest of each stretch, so that no
 * peak is lost.
 */
export function thinned(points: Point[], most = 1600): Point[] {
  if (points.length <= most) return points;
  const stretch = Math.ceil((2 * points.length) / most);
  const kept: Point[] = [];
  for (let from = 0; from < points.length; from += stretch) {
    const part = points.slice(from, from + stretch);
    const low = part.reduce((a, b) => (b.y < a.y ? b : a));
    const high = part.reduce((a, b) => (b.y > a.y ? b : a));
    if (low === high) kept.push(low);
    else kept.push(...(part.indexOf(low) < part.indexOf(high) ? [low, high] : [high, low]));
  }
  return kept;
}
