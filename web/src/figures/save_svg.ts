import { downloadText } from "../viewer/download";

const VARIABLE = /var\((--[\w-]+)\)/g;

/**
 * Text of a drawing that stands alone: the page's colours are written out, and the page's
 * background is put behind it.
 */
export function standalone(drawing: Element): string {
  const style = getComputedStyle(document.documentElement);
  const copy = drawing.cloneNode(true) as Element;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const text = new XMLSerializer().serializeToString(copy);
  const colour = getComputedStyle(drawing).color;
  return text
    .replace(VARIABLE, (_, name: string) => style.getPropertyValue(name).trim())
    .replaceAll("currentColor", colour)
    .replace(
      "background: transparent",
      `background: ${style.getPropertyValue("--surface").trim()}`,
    );
}

/** Hands the reader a figure as a file. */
export function saveSvg(host: Element, name: string): void {
  const drawings = [...host.querySelectorAll("svg")];
  const largest = drawings.sort((a, b) => b.clientHeight - a.clientHeight)[0];
  if (largest !== undefined) downloadText(`${name}.svg`, standalone(largest));
}
