import type { GLViewer } from "3dmol";
import { createViewer } from "3dmol/build/3Dmol.es6-min.js";
import { type RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { whenNear } from "./when_near";

/** Colour of the stage in the theme of the moment. */
export function stageColour(): string {
  return getComputedStyle(document.documentElement).getPropertyValue("--stage").trim();
}

/** A 3-D viewer in `host`, made when the host first comes into view; null until then. */
export function useViewer(host: RefObject<HTMLDivElement>): {
  viewer: GLViewer | null;
  failure: string;
} {
  const [viewer, setViewer] = useState<GLViewer | null>(null);
  const [failure, setFailure] = useState("");
  const made = useRef(false);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const make = () => {
      if (made.current) return;
      made.current = true;
      try {
        setViewer(
          createViewer(element, {
            backgroundColor: stageColour(),
            antialias: true,
            disableFog: true,
          }),
        );
      } catch (error) {
        setFailure(`This browser shows no 3-D graphics (WebGL): ${String(error)}`);
      }
    };
    return whenNear(element, 200, make);
  }, []);
  useEffect(() => {
    if (viewer === null) return;
    const themed = new MutationObserver(() => viewer.setBackgroundColor(stageColour(), 1));
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => themed.disconnect();
  }, [viewer]);
  return { viewer, failure };
}
