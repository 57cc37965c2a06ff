const MINUS = "\u2212";

/** A number with a fixed count of decimals and a true minus sign; an en dash when there is none. */
export function fixed(value: number | null | undefined, digits: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

export function percent(fraction: number | null | undefined, digits = 1): string {
  if (fraction === null || fraction === undefined) return "–";
  return `${fixed(100 * fraction, digits)}\u202f%`;
}

/** "1–2", or "1" when both ends are the same. */
export function rankInterval(interval: [number, number] | null): string {
  if (interval === null) return "–";
  const [low, high] = [Math.round(interval[0]), Math.round(interval[1])];
  return low === high ? `${low}` : `${low}–${high}`;
}

export function interval(range: [number, number] | null, digits: number): string {
  return range === null ? "" : `${fixed(range[0], digits)} … ${fixed(range[1], digits)}`;
}

const NUMBER_WORDS = ["no", "one", "two", "three", "four", "five", "six"];

export function countWord(count: number): string {
  return NUMBER_WORDS[count] ?? String(count);
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "a, b and c" */
export function listed(items: string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** Counts of atoms as subscripts, in "C21H21O4P" as in "CsPbI3 (100)". */
export function chemical(text: string): string {
  const lowered = (digits: string) =>
    digits.replace(/\d/g, (digit) => String.fromCharCode(0x2080 + Number(digit)));
  return text.replace(
    /([A-Za-z)])(\d+)/g,
    (_, before: string, digits: string) => before + lowered(digits),
  );
}

/** A name as part of a file name. */
export function fileStem(name: string): string {
  return name.replace(/[\\/:*?"<>|\s\u0000-\u001f]+/g, "_").slice(0, 80) || "molecule";
}

export function shortened(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join("")}…`;
}
