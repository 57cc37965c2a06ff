import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { whenNear } from "../viewer/when_near";

/** Size of the drawings that anchorite makes, used until one has been seen. */
const FALLBACK_VIEW = "0 0 260 200";

/** The drawing, parsed as SVG so that nothing but SVG can come in, and scaled by its view box. */
function parsed(svg: string): SVGSVGElement | null {
  const text = svg.includes("xmlns=")
    ? svg
    : svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.nodeName !== "svg") return null;
  root.querySelectorAll("script, foreignObject").forEach((node) => node.remove());
  if (!root.hasAttribute("viewBox")) root.setAttribute("viewBox", FALLBACK_VIEW);
  root.removeAttribute("width");
  root.removeAttribute("height");
  root.setAttribute("aria-hidden", "true");
  return root as unknown as SVGSVGElement;
}

/** A molecule's 2-D drawing, put into the page when it comes into view. */
export function InlineDrawing({ svg, name }: { svg: string; name: string }) {
  const host = useRef<HTMLSpanElement>(null);
  const [seen, setSeen] = useState(false);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    return whenNear(element, 400, () => setSeen(true));
  }, []);
  useEffect(() => {
    if (!seen || host.current === null || svg === "") return;
    const drawing = parsed(svg);
    host.current.replaceChildren(...(drawing ? [drawing] : []));
  }, [seen, svg]);
  return <span ref={host} class="drawing" role="img" aria-label={`structure of ${name}`} />;
}
