import * as Plot from "@observablehq/plot";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { saveSvg } from "./save_svg";

interface Props {
  title: string;
  caption: ComponentChildren;
  label: string;
  options: (width: number) => Plot.PlotOptions;
  dependencies: unknown[];
  /** name of the file that the figure is saved as, without its ending; its title otherwise */
  fileName?: string;
}

/** "Current density against voltage" -> "current_density_against_voltage" */
function fileNameOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_|_$/g, "");
}

/** Width of an element as the page is laid out anew [px]; 0 until it is known. */
function useWidth(): [preact.RefObject<HTMLDivElement>, number] {
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (host.current === null) return;
    setWidth(Math.floor(host.current.clientWidth));
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    observer.observe(host.current);
    return () => observer.disconnect();
  }, []);
  return [host, width];
}

/** An Observable Plot figure that fills its column. */
export function PlotFigure({ title, caption, label, options, dependencies, fileName }: Props) {
  const [host, width] = useWidth();
  useLayoutEffect(() => {
    if (host.current === null || width === 0) return;
    const drawn = Plot.plot({
      width,
      style: { background: "transparent", fontSize: "12px", overflow: "visible" },
      ariaLabel: label,
      ...options(width),
    });
    drawn.setAttribute("role", "img");
    host.current.replaceChildren(drawn);
  }, [width, ...dependencies]);
  return (
    <figure class="plot">
      <div class="figure-title">
        <h3>{title}</h3>
        <button
          type="button"
          class="save no-print"
          aria-label={`Save the figure “${title}” as SVG`}
          onClick={() => host.current && saveSvg(host.current, fileName ?? fileNameOf(title))}
        >
          SVG
        </button>
      </div>
      <div ref={host} class="plot-host" />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
