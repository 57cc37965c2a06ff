import { NumbersTable } from "../components/numbers_table";
import { fixed } from "../model/format";
import type { PredictedSample } from "../model/prediction";
import type { Sample } from "../model/results";
import { useSampleKey } from "./key";
import { EQE, PLQY, type Quantity, T50 } from "./quantity";

const QUANTITIES: { quantity: Quantity; unit: string }[] = [
  { quantity: PLQY, unit: "%" },
  { quantity: EQE, unit: "%, largest" },
  { quantity: T50, unit: "h" },
];

/** A measured value without its unit, which the head of the column has. */
function bare(quantity: Quantity, value: number): string {
  return quantity.text(value).replace(/\s(%|h)$/, "");
}

function range(quantity: Quantity, low: number | null, high: number | null): string {
  return low === null || high === null ? "" : `${quantity.rough(low)}–${quantity.rough(high)}`;
}

function Cells({ quantity, sample }: { quantity: Quantity; sample: PredictedSample }) {
  const { measured, fitted, left_out: leftOut, computed } = quantity.values(sample);
  const deviates = leftOut !== null && measured !== null;
  return (
    <>
      <td class="group">{measured === null ? "–" : bare(quantity, measured)}</td>
      <td>{fitted === null ? "–" : quantity.rough(fitted.value)}</td>
      <td class="strong">
        {leftOut === null ? (
          "–"
        ) : (
          <>
            {quantity.rough(leftOut.value)}
            <small>{range(quantity, leftOut.low, leftOut.high)}</small>
          </>
        )}
      </td>
      <td>{deviates ? quantity.deviation(leftOut.value, measured) : "–"}</td>
      {quantity === EQE && (
        <td>
          {computed === null ? (
            "–"
          ) : (
            <>
              {quantity.rough(computed.value)}
              <small>{range(quantity, computed.low, computed.high)}</small>
            </>
          )}
        </td>
      )}
    </>
  );
}

function Heads() {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          sample
        </th>
        <th scope="col" rowSpan={2} title="metal sites held at once, as ranked below">
          sites
        </th>
        {QUANTITIES.map(({ quantity, unit }) => (
          <th key={quantity.name} scope="colgroup" class="group" colSpan={quantity === EQE ? 5 : 4}>
            {quantity.name} <small>{unit}</small>
          </th>
        ))}
        <th scope="colgroup" class="group" colSpan={2}>
          largest radiance <small>W sr⁻¹ m⁻²</small>
        </th>
      </tr>
      <tr>
        {QUANTITIES.map(({ quantity }) => [
          <th key={`${quantity.name} measured`} scope="col" class="group">
            measured
          </th>,
          <th key={`${quantity.name} fitted`} scope="col">
            fitted
          </th>,
          <th key={`${quantity.name} left out`} scope="col">
            left out
          </th>,
          <th key={`${quantity.name} off`} scope="col" title="left out against measured">
            off by
          </th>,
          quantity === EQE && (
            <th key="computed" scope="col">
              computed
            </th>
          ),
        ])}
        <th scope="col" class="group">
          measured
        </th>
        <th scope="col">computed</th>
      </tr>
    </thead>
  );
}

function Row({ sample, anchored }: { sample: PredictedSample; anchored: Sample | undefined }) {
  const look = useSampleKey();
  const { measured, computed } = sample.radiance_max_W_sr_m2;
  return (
    <tr>
      <th scope="row">
        <span class="dot" style={{ background: look(sample.name).colour }} /> {sample.name}
        {sample.extrapolated && (
          <small title="outside what the calibration saw"> extrapolated</small>
        )}
      </th>
      <td>{anchored?.registry?.sites ?? "–"}</td>
      {QUANTITIES.map(({ quantity }) => (
        <Cells key={quantity.name} quantity={quantity} sample={sample} />
      ))}
      <td class="group">{fixed(measured, 1)}</td>
      <td>{fixed(computed, 1)}</td>
    </tr>
  );
}

/** Every sample's figures: measured, fitted, left out of the fit and predicted, and how far off. */
export function TableOne({
  samples,
  anchored,
}: {
  samples: PredictedSample[];
  anchored: Sample[];
}) {
  return (
    <NumbersTable
      label="Performance of every sample"
      class="table-one"
      caption={
        <>
          Measured, fitted and predicted performance. <b>Left out</b>: the sample took no part in
          the calibration that predicts it; below it the 95 % interval. Off by: points for PLQY and
          EQE, a factor for T50.
        </>
      }
    >
      <Heads />
      <tbody>
        {samples.map((sample) => (
          <Row
            key={sample.name}
            sample={sample}
            anchored={anchored.find(({ name }) => name === sample.name)}
          />
        ))}
      </tbody>
    </NumbersTable>
  );
}
