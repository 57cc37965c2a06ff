import type { ComponentChildren } from "preact";

/** How a number came about; each kind has one mark on the whole page. */
export type Origin = "measured" | "fitted" | "left_out" | "computed" | "assumed";

export const ORIGIN_NAMES: Record<Origin, string> = {
  measured: "measured",
  fitted: "fitted",
  left_out: "left out",
  computed: "computed",
  assumed: "assumed",
};

/** The mark of an origin as it stands in the figures. */
export function Glyph({ origin }: { origin: Origin }) {
  return (
    <svg class="glyph" viewBox="0 0 22 16" width="22" height="16" aria-hidden="true">
      {origin === "measured" && <circle cx="11" cy="8" r="4.5" fill="currentColor" />}
      {origin === "fitted" && (
        <circle cx="11" cy="8" r="4.2" fill="none" stroke="currentColor" stroke-width="2" />
      )}
      {origin === "left_out" && (
        <>
          <path d="M1 8H21M1 5.5V10.5M21 5.5V10.5" stroke="currentColor" stroke-width="1.4" />
          <path d="M11 2.5 16 8 11 13.5 6 8Z" fill="currentColor" />
        </>
      )}
      {origin === "computed" && <path d="M1 8H21" stroke="currentColor" stroke-width="2.4" />}
      {origin === "assumed" && (
        <rect
          x="3"
          y="3"
          width="16"
          height="10"
          fill="none"
          stroke="currentColor"
          stroke-width="1.4"
          stroke-dasharray="3 2.2"
        />
      )}
    </svg>
  );
}

/** What in a figure is measured, fitted, left out, computed or assumed. */
export function Origins({
  children,
  ...origins
}: Partial<Record<Origin, ComponentChildren>> & { children?: ComponentChildren }) {
  const told = (Object.keys(ORIGIN_NAMES) as Origin[]).filter((origin) => origins[origin]);
  return (
    <>
      <dl class="origins">
        {told.map((origin) => (
          <div key={origin}>
            <dt>
              <Glyph origin={origin} />
              {ORIGIN_NAMES[origin]}
            </dt>
            <dd>{origins[origin]}</dd>
          </div>
        ))}
      </dl>
      {children}
    </>
  );
}

/** Rates of radiative over non-radiative recombination. */
export const RATES = (
  <>
    k<sub>r</sub>/k<sub>nr</sub>
  </>
);
