// PNG pictures as Chromium writes them (8 bits, RGB or RGBA, not interlaced) and what is in them.
import { inflateSync } from "node:zlib";

function chunks(png) {
  const found = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.push({
      type: png.toString("latin1", at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return found;
}

/** The predictor of PNG's filter type 4. */
function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [dl, du, dc] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (dl <= du && dl <= dc) return left;
  return du <= dc ? up : corner;
}

/** Width, height and bytes (`channels` per pixel) of a picture. */
export function decoded(png) {
  const parts = chunks(png);
  const head = parts[0].data;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[head[9]];
  if (head[8] !== 8 || channels === undefined || head[12] !== 0)
    throw new Error("not a PNG of the kind Chromium writes");
  const raw = inflateSync(
    Buffer.concat(parts.filter((part) => part.type === "IDAT").map((part) => part.data)),
  );
  const row = width * channels;
  const bytes = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x >= channels ? bytes[at - channels] : 0;
      const up = y > 0 ? bytes[at - row] : 0;
      const corner = x >= channels && y > 0 ? bytes[at - row - channels] : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      bytes[at] = raw[y * (row + 1) + 1 + x] + predicted;
    }
  }
  return { width, height, channels, bytes };
}

/** Calls `visit(r, g, b)` for every pixel. */
export function eachPixel({ channels, bytes }, visit) {
  for (let i = 0; i < bytes.length; i += channels) visit(bytes[i], bytes[i + 1], bytes[i + 2]);
}

/** Colours that make up a picture, coarse, each with its share of the pixels. */
export function colourShares(picture) {
  const shares = new Map();
  const share = 1 / (picture.width * picture.height);
  eachPixel(picture, (...colour) => {
    const key = colour.map((value) => value >> 4).join(",");
    shares.set(key, (shares.get(key) ?? 0) + share);
  });
  return shares;
}

/** Share of pixels that differ visibly between two pictures. */
export function difference(first, second) {
  if (first.width !== second.width || first.height !== second.height) return 1;
  let differing = 0;
  for (let i = 0; i < first.bytes.length; i += first.channels) {
    const change = [0, 1, 2].reduce(
      (sum, k) => sum + Math.abs(first.bytes[i + k] - second.bytes[i + k]),
      0,
    );
    if (change > 48) differing += 1;
  }
  return differing / (first.width * first.height);
}
