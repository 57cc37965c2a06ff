import { describe, expect, test } from "vitest";
import { boundDonors } from "../src/model/donors";
import { answer } from "../src/model/answer";
import type { Results, Sample } from "../src/model/results";
import { scoreParts, scoreRange } from "../src/model/score_parts";
import { sorted, toggled } from "../src/model/sorting";
import { lattice, registry, sample } from "./support";

const study = (samples: Sample[]) =>
  ({
    title: "t",
    lattice: lattice(),
    samples,
    score: { strength_band: 0.3 },
  }) as unknown as Results;

describe("score parts", () => {
  test("add up to the score", () => {
    const parts = scoreParts(sample(), registry(), new Map());
    expect(parts.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(1.3, 6);
    expect(parts.map((part) => part.key)).toEqual([
      "phosphine_oxide",
      "fluoride",
      "multiplicity",
      "clash",
      "strain",
    ]);
  });
  test("come in the order of the kinds, whatever the bonds' order", () => {
    const kinds = new Map([
      ["phosphine_oxide", "red"],
      ["fluoride", "green"],
    ]);
    const turned = registry({ bonds: [...registry().bonds].reverse() });
    expect(scoreParts(sample(), turned, kinds)[0]?.key).toBe("phosphine_oxide");
  });
  test("merge bonds of one kind", () => {
    const twice = registry({
      bonds: [registry().bonds[0]!, { ...registry().bonds[0]!, metal_site: [0, 1, 0] }],
    });
    expect(scoreParts(sample(), twice, new Map())[0]?.value).toBe(2);
  });
  test("share one scale that holds every bar and interval", () => {
    const [low, high] = scoreRange([sample(), sample({ registry: null })]);
    expect(low).toBeCloseTo(-0.07, 6);
    expect(high).toBeCloseTo(1.4, 6);
    expect(scoreRange([])).toEqual([0, 1]);
  });
});

describe("donors", () => {
  const bond = registry().bonds[0]!;
  test("of one kind are counted, the strongest kind comes first", () => {
    const anchors = [...sample().anchors, { ...sample().anchors[1]!, index: 2 }];
    const bonds = [
      { ...bond, anchor: 1, strength: 0.35 },
      bond,
      { ...bond, anchor: 2, strength: 0.35 },
    ];
    expect(boundDonors(sample({ anchors }), registry({ bonds }))).toEqual(["P=O", "two F"]);
  });
});

describe("sorting", () => {
  const samples = [
    sample({ name: "b", rank: 1 }),
    sample({ name: "a10", rank: 2 }),
    sample({ name: "a9", rank: 3, registry: null }),
  ];
  const names = (list: Sample[]) => list.map((one) => one.name);
  test("knows numbers in names", () => {
    expect(names(sorted(samples, { key: "name", descending: false }))).toEqual(["a9", "a10", "b"]);
  });
  test("leaves what has no value last, both ways", () => {
    for (const descending of [true, false])
      expect(names(sorted(samples, { key: "score", descending })).at(-1)).toBe("a9");
  });
  test("toggles a column and starts scores with the best", () => {
    expect(toggled({ key: "rank", descending: false }, "score")).toEqual({
      key: "score",
      descending: true,
    });
    expect(toggled({ key: "score", descending: true }, "score")).toEqual({
      key: "score",
      descending: false,
    });
  });
});

describe("answer", () => {
  test("names the best and how many sites it holds", () => {
    const { headline, support } = answer(
      study([sample({ name: "X" }), sample({ name: "Y", rank: 2, rank_interval: [2, 2] })]),
    );
    expect(headline).toBe("X holds two Pb sites at once");
    expect(support).toContain("P=O and F donors");
    expect(support).toContain("stays first of 2");
  });
  test("names rivals that may come first as well", () => {
    const best = sample({ name: "X", rank_interval: [1, 2] });
    expect(
      answer(study([best, sample({ name: "Y", rank: 2, rank_interval: [1, 2] })])).support,
    ).toContain("Y may come first as well");
  });
  test("does not claim a place that was not found", () => {
    expect(answer(study([sample({ registry: null, reason: "all clash" })])).headline).toContain(
      "No molecule",
    );
    expect(answer(study([])).headline).toBe("No molecule could be scored");
  });
});
