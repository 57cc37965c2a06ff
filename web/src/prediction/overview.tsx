import { Warnings } from "../components/warnings";
import type { Prediction } from "../model/prediction";
import { listed } from "../model/format";
import type { Sample } from "../model/results";
import { errorText } from "./error_table";
import { Origins } from "./glyph";
import { ParityFigure } from "./parity_figure";
import { EQE, PLQY, T50 } from "./quantity";
import { TableOne } from "./table_one";

/** How well the left-out samples are predicted, in one sentence; empty without errors. */
export function predictionSentence({ errors, samples }: Prediction): string {
  const count = samples.filter(({ plqy }) => plqy.left_out !== null).length;
  const parts = errors
    .filter(({ left_out: leftOut }) => leftOut.mean_absolute !== null)
    .map((row) => `${row.quantity} by ${[errorText(row.left_out), row.unit].join(" ").trim()}`);
  if (parts.length === 0) return "";
  return `Each of ${count} samples, predicted from the others alone, is off on average: ${listed(parts)}.`;
}

/** The answer: predictions against measurements, as a picture and as a table. */
export function Overview({
  prediction,
  anchored,
  warnings,
}: {
  prediction: Prediction;
  anchored: Sample[];
  warnings: string[];
}) {
  const { samples, sentences } = prediction;
  return (
    <section id="overview" aria-labelledby="overview-heading">
      <h2 id="overview-heading">Predicted and measured</h2>
      <p class="faint">{predictionSentence(prediction)}</p>
      <TableOne samples={samples} anchored={anchored} />
      <div class="figures triples">
        {[PLQY, EQE, T50].map((quantity) => (
          <ParityFigure key={quantity.name} quantity={quantity} samples={samples} />
        ))}
      </div>
      <div class="shared-caption">
        <Origins
          measured="along the horizontal axis"
          fitted="calibrated on all samples"
          left_out={"calibrated on the others; whisker 95\u202f%"}
        >
          On the thin line prediction and measurement agree.
        </Origins>
      </div>
      <Warnings sentences={[...sentences, ...warnings]} />
    </section>
  );
}
