const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** "10⁻³" of a power of ten, nothing of other numbers. */
export function logTick(value: number): string {
  const exponent = Math.round(Math.log10(value));
  if (Math.abs(value / 10 ** exponent - 1) > 1e-6) return "";
  if (exponent >= 0 && exponent <= 3) return String(10 ** exponent);
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPT[Number(digit)]);
  return `10${exponent < 0 ? "⁻" : ""}${digits.join("")}`;
}

/** A number with four digits; powers of ten where it is very large or small. */
export function short(value: number, digits = 4): string {
  if (value === 0) return "0";
  if (value < 0) return `\u2212${short(-value, digits)}`;
  const [mantissa, exponent] = value
    .toExponential(digits - 1)
    .split("e")
    .map(Number) as [number, number];
  if (exponent >= -3 && exponent < 6) return String(Number(value.toPrecision(digits)));
  return `${mantissa} × ${logTick(10 ** exponent)}`;
}

/** Three significant digits with thin spaces between thousands: "23 400". */
export function grouped(value: number, digits = 3): string {
  if (!(Math.abs(value) >= 1000) || Math.abs(value) >= 1e7) return short(value, digits);
  const text = String(Math.abs(Number(value.toPrecision(digits))));
  return (value < 0 ? "\u2212" : "") + text.replace(/\B(?=(\d{3})+$)/g, "\u202f");
}
