export type Orientation = "side" | "tilted" | "top";

type Quaternion = [number, number, number, number];

function product([ax, ay, az, aw]: Quaternion, [bx, by, bz, bw]: Quaternion): Quaternion {
  return [
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
    aw * bw - ax * bx - ay * by - az * bz,
  ];
}

/** Turn towards the viewer about the screen's horizontal axis [°]; 0 looks down the normal. */
const TILT: Record<Orientation, number> = { side: -84, tilted: -64, top: 0 };

/** Rotation (x, y, z, w) that lays `along` [rad, in the surface plane] across the screen. */
export function rotation(orientation: Orientation, along: number): Quaternion {
  const tilt = (TILT[orientation] * Math.PI) / 360;
  return product(
    [Math.sin(tilt), 0, 0, Math.cos(tilt)],
    [0, 0, Math.sin(-along / 2), Math.cos(-along / 2)],
  );
}
