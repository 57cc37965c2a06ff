import { describe, expect, test } from "vitest";
import {
  chemical,
  fileStem,
  fixed,
  listed,
  percent,
  rankInterval,
  shortened,
} from "../src/model/format";

describe("numbers", () => {
  test("have a true minus sign, and none when they round to zero", () => {
    expect(fixed(-1.239, 2)).toBe("\u22121.24");
    expect(fixed(-0.0004, 2)).toBe("0.00");
  });
  test("that do not exist are dashes", () => {
    expect([fixed(null, 2), fixed(undefined, 2), fixed(Number.NaN, 2), percent(null)]).toEqual([
      "–",
      "–",
      "–",
      "–",
    ]);
  });
  test("of a rank collapse when both ends agree", () => {
    expect(rankInterval([1, 1])).toBe("1");
    expect(rankInterval([1, 3])).toBe("1–3");
    expect(rankInterval(null)).toBe("–");
  });
});

describe("text", () => {
  test("lowers counts of atoms but not Miller indices", () => {
    expect(chemical("CsPbI3 (100) PbI2")).toBe("CsPbI₃ (100) PbI₂");
    expect(chemical("C21H21O4P")).toBe("C₂₁H₂₁O₄P");
  });
  test("lists like people do", () => {
    expect(listed(["a"])).toBe("a");
    expect(listed(["a", "b", "c"])).toBe("a, b and c");
  });
  test("is shortened by letters, not by code units", () => {
    expect(shortened("𝛼𝛽𝛾𝛿", 3)).toBe("𝛼𝛽…");
    expect(shortened("abc", 3)).toBe("abc");
  });
  test("becomes a file name", () => {
    expect(fileStem("a/b\\c: d")).toBe("a_b_c_d");
    expect(fileStem("")).toBe("molecule");
  });
});
