import type { Prediction } from "../model/prediction";
import { DriveFigure } from "./drive_figure";
import { RATES } from "./glyph";
import { GrowthFigure } from "./growth_figure";
import { T50 } from "./quantity";
import { RowFigure } from "./row_figure";

/** How long the light lasts. */
export function LifetimeChapter({ prediction }: { prediction: Prediction }) {
  const { lifetime, samples } = prediction;
  return (
    <>
      <div class="figures">
        {lifetime !== null && <DriveFigure lifetime={lifetime} samples={samples} />}
      </div>
      <div class="figures pairs">
        <RowFigure
          title="Lifetime by sample"
          quantity={T50}
          samples={samples}
          origins={{
            measured: "reported, extrapolated to the level",
            fitted: <>in proportion to {RATES}</>,
            left_out: "the same without the sample; whisker 95\u202f%",
          }}
        />
        {lifetime !== null && <GrowthFigure lifetime={lifetime} samples={samples} />}
      </div>
    </>
  );
}
