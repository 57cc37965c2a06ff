import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { logRange } from "../src/figures/axis";
import { places } from "../src/figures/curve_figure";
import { spread } from "../src/figures/end_labels";
import { SPECTRAL_LOCUS } from "../src/figures/spectral_locus";
import { sampleColours } from "../src/model/colours";
import { grouped, short } from "../src/model/numbers";
import type { Prediction } from "../src/model/prediction";
import { predictionSentence } from "../src/prediction/overview";
import { PLQY, T50, allValues, withInterval } from "../src/prediction/quantity";

const prediction = JSON.parse(
  readFileSync(new URL("../../tests/web/prediction.json", import.meta.url), "utf8"),
) as Prediction;

describe("labels at the ends of curves", () => {
  test("keep their distance and their order, and stay in the frame", () => {
    const placed = spread([50, 52, 51, 200, 299], 14, 0, 300);
    const sorted = [...placed].sort((a, b) => a - b);
    for (let i = 1; i < sorted.length; i += 1)
      expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(14);
    expect(placed[0]!).toBeLessThan(placed[2]!);
    expect(placed[2]!).toBeLessThan(placed[1]!);
    expect(Math.max(...placed)).toBeLessThanOrEqual(300);
  });
  test("turn back at the lower edge", () => {
    expect(spread([95, 96, 97], 10, 0, 100)).toEqual([80, 90, 100]);
  });
  test("stay where they want to be when there is room", () => {
    expect(spread([80, 10, 40], 14, 0, 100)).toEqual([80, 10, 40]);
  });
});

describe("axes and points", () => {
  test("a logarithmic axis spans whole decades, no more than asked", () => {
    expect(logRange([0.3, 40, 0], 10)).toEqual([0.1, 100]);
    const [low, high] = logRange([1e-12, 50], 4);
    expect(high).toBe(100);
    expect(low).toBeCloseTo(0.01, 9);
  });
  test("leave out what has no value or no logarithm", () => {
    expect(places([0, 1, 2, null], [1, null, 3, 4])).toEqual([
      { x: 0, y: 1 },
      { x: 2, y: 3 },
    ]);
    expect(places([0, 1, 2], [1, -2, 3], { logX: true, logY: true })).toEqual([{ x: 2, y: 3 }]);
  });
});

describe("numbers", () => {
  test("carry into the next power of ten when rounded", () => {
    expect(short(9.9996e17, 4)).toBe("1 × 10¹⁸");
    expect(short(1.06e18, 3)).toBe("1.06 × 10¹⁸");
    expect(short(-0.0123, 2)).toBe("\u22120.012");
  });
  test("have thin spaces between thousands", () => {
    expect(grouped(23420, 4)).toBe("23\u202f420");
    expect(grouped(23420)).toBe("23\u202f400");
    expect(grouped(777.6)).toBe("778");
  });
  test("come with their interval where there is one", () => {
    expect(withInterval(PLQY, { value: 0.844, low: 0.819, high: 0.869 })).toBe(
      "84.4 (81.9–86.9) %",
    );
    expect(withInterval(T50, { value: 1555, low: null, high: null })).toBe("1\u202f560 h");
  });
});

describe("samples", () => {
  test("have colours that both themes carry", () => {
    const luminance = (hex: string) => {
      const [r, g, b] = [1, 3, 5].map((at) => {
        const c = parseInt(hex.slice(at, at + 2), 16) / 255;
        return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      }) as [number, number, number];
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a: string, b: string) => {
      const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
      return (high + 0.05) / (low + 0.05);
    };
    for (const [name, colour] of sampleColours(prediction.samples)) {
      expect(contrast(colour, "#ffffff"), name).toBeGreaterThan(3);
      expect(contrast(colour, "#1c2024"), name).toBeGreaterThan(3);
    }
  });
  test("give an axis every value and interval, null left out", () => {
    const values = allValues(PLQY, prediction.samples);
    expect(Math.max(...values)).toBeGreaterThan(0.97);
    expect(values.every(Number.isFinite)).toBe(true);
  });
  test("are summed up in one sentence", () => {
    expect(predictionSentence(prediction)).toBe(
      "Each of 6 samples, predicted from the others alone, is off on average: " +
        "PLQY by 0.012, EQE by 1.07 points and T50 by 0.106 decades.",
    );
    expect(predictionSentence({ ...prediction, errors: [] })).toBe("");
  });
});

test("the spectral locus is that of the observer that ships", () => {
  const table = new Map(
    readFileSync(new URL("../../data/colour/cie1931_2deg.csv", import.meta.url), "utf8")
      .split("\n")
      .filter((row) => /^\d/.test(row))
      .map((row) => row.split(",").map(Number) as [number, number, number, number])
      .map(([wavelength, ...xyz]) => [wavelength, xyz]),
  );
  expect(SPECTRAL_LOCUS.length).toBe(61);
  for (const [wavelength, x, y] of SPECTRAL_LOCUS) {
    const [X, Y, Z] = table.get(wavelength)!;
    expect(x).toBeCloseTo(X! / (X! + Y! + Z!), 3);
    expect(y).toBeCloseTo(Y! / (X! + Y! + Z!), 3);
  }
});
