import type { GLViewer } from "3dmol";
import { useEffect, useRef, useState } from "preact/hooks";
import { elementColour } from "../model/colours";
import { fileStem, plural } from "../model/format";
import { download, downloadText } from "../viewer/download";
import { type Orientation, rotation } from "../viewer/orientation";
import type { Placed } from "../viewer/placed";
import { type Scene, drawScene } from "../viewer/scene";
import { stageColour, useViewer } from "../viewer/use_viewer";
import { placedXyz } from "../viewer/xyz";

const ORIENTATIONS: [Orientation, string][] = [
  ["side", "Side"],
  ["tilted", "Tilted"],
  ["top", "Top"],
];

/** The whole patch fits a cube; seen from its side it leaves room to come closer. */
const ZOOM: Record<Orientation, number> = { side: 1.45, tilted: 1.25, top: 1.35 };

function look(viewer: GLViewer, scene: Scene, orientation: Orientation): void {
  viewer.zoomTo();
  const view = viewer.getView();
  const turned = [...view.slice(0, 4), ...rotation(orientation, scene.along)];
  viewer.setView(turned);
  viewer.zoom(ZOOM[orientation]);
  viewer.render();
}

function pictureForPaper(viewer: GLViewer): string {
  viewer.setBackgroundColor("white", 1);
  const picture = viewer.pngURI();
  viewer.setBackgroundColor(stageColour(), 1);
  return picture;
}

function Legend({ surface, elements: own }: Placed) {
  const elements = new Set([...surface.slab.elements, ...own]);
  return (
    <ul class="legend" aria-label="Colours of the atoms">
      {[...elements].map((element) => (
        <li key={element}>
          <span class="dot" style={{ background: elementColour(element) }} />
          {element}
        </li>
      ))}
      <li>
        <span class="disc" /> open site
      </li>
      <li>
        <span class="disc bound" /> site in use
      </li>
    </ul>
  );
}

/** A molecule on its surface in 3-D with its views and downloads. */
export function PosePanel({ placed }: { placed: Placed }) {
  const host = useRef<HTMLDivElement>(null);
  const { viewer, failure } = useViewer(host);
  const [orientation, setOrientation] = useState<Orientation>("side");
  const scene = useRef<Scene | null>(null);
  const [snapshot, setSnapshot] = useState("");

  useEffect(() => {
    if (viewer === null) return;
    scene.current = drawScene(viewer, placed);
    look(viewer, scene.current, orientation);
    host.current?.setAttribute("data-shown", `${placed.name}#${placed.sites}`);
  }, [viewer, placed]);

  useEffect(() => {
    // A WebGL canvas prints empty, so that paper gets a picture of it instead.
    const before = () => viewer && setSnapshot(pictureForPaper(viewer));
    window.addEventListener("beforeprint", before);
    return () => window.removeEventListener("beforeprint", before);
  }, [viewer]);

  const turnTo = (next: Orientation) => {
    setOrientation(next);
    if (viewer && scene.current) look(viewer, scene.current, next);
  };
  const stem = `${fileStem(placed.name)}-on-${fileStem(placed.surface.name)}`;
  const title = `${placed.name} on ${placed.surface.name}, ${plural(placed.sites, "site")}`;
  return (
    <figure class="pose">
      <div class="stage">
        <div ref={host} class="canvas-host" role="img" aria-label={`3-D view of ${title}`} />
        {failure && <p class="notice">{failure}</p>}
        {snapshot && <img class="print-only" src={snapshot} alt={title} />}
      </div>
      <div class="toolbar no-print">
        <div class="segmented" role="group" aria-label="View">
          {ORIENTATIONS.map(([key, label]) => (
            <button
              key={key}
              type="button"
              aria-pressed={orientation === key}
              onClick={() => turnTo(key)}
            >
              {label}
            </button>
          ))}
        </div>
        <div class="actions">
          <button
            type="button"
            disabled={viewer === null}
            onClick={() => viewer && download(`${stem}.png`, viewer.pngURI())}
          >
            Save PNG
          </button>
          <button
            type="button"
            onClick={() =>
              downloadText(`${stem}.xyz`, placedXyz(placed, scene.current?.patch.atoms ?? []))
            }
          >
            Save XYZ
          </button>
        </div>
      </div>
      <Legend {...placed} />
    </figure>
  );
}
