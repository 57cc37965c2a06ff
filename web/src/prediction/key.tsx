import { createContext } from "preact";
import { useCallback, useContext } from "preact/hooks";
import { Glyph, ORIGIN_NAMES, type Origin } from "./glyph";

/** Colours of the samples, and the one that stands out if there is one. */
export interface SampleKey {
  colours: Map<string, string>;
  chosen: string | null;
}

const KeyContext = createContext<SampleKey>({ colours: new Map(), chosen: null });

export const KeyProvider = KeyContext.Provider;

/** Colour of a sample and whether it steps back behind the chosen one. */
export function useSampleKey(): (name: string) => { colour: string; faded: boolean } {
  const { colours, chosen } = useContext(KeyContext);
  return useCallback(
    (name) => ({
      colour: colours.get(name) ?? "var(--faint)",
      faded: chosen !== null && chosen !== name,
    }),
    [colours, chosen],
  );
}

const SHOWN: Origin[] = ["measured", "fitted", "left_out", "computed", "assumed"];

/** The legend of the whole page: samples by colour, origins by mark. A sample can be picked out. */
export function KeyBar({
  sampleKey,
  choose,
}: {
  sampleKey: SampleKey;
  choose: (name: string | null) => void;
}) {
  const { colours, chosen } = sampleKey;
  return (
    <div class="key" role="group" aria-label="Legend of all figures">
      <div class="chips">
        {[...colours].map(([name, colour]) => (
          <button
            key={name}
            type="button"
            aria-pressed={chosen === name}
            title={chosen === name ? "show all samples alike" : `pick out ${name} in every figure`}
            onClick={() => choose(chosen === name ? null : name)}
          >
            <span class="dot" style={{ background: colour }} />
            {name}
          </button>
        ))}
      </div>
      <ul class="grammar">
        {SHOWN.map((origin) => (
          <li key={origin}>
            <Glyph origin={origin} />
            {ORIGIN_NAMES[origin]}
          </li>
        ))}
      </ul>
    </div>
  );
}
