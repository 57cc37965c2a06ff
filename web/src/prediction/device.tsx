import type { Prediction } from "../model/prediction";
import { ColourFigures } from "./colour_figures";
import { EfficiencyFigure, LogCurves, built } from "./device_curves";
import { DeviceTable } from "./device_table";
import { EnergyFigure } from "./energy_figure";
import { RATES } from "./glyph";
import { LayerFigure } from "./layer_figure";
import { EQE } from "./quantity";
import { RowFigure } from "./row_figure";
import { SpectrumFigure } from "./spectrum_figure";

/** The stack and what it does under voltage. */
export function DeviceChapter({ prediction }: { prediction: Prediction }) {
  const { stack, devices, spectrum, samples } = prediction;
  return (
    <>
      <div class="figures pairs">
        {stack !== null && (
          <>
            <LayerFigure stack={stack} />
            <EnergyFigure stack={stack} />
          </>
        )}
        {devices.length > 0 && (
          <>
            <LogCurves
              devices={devices}
              title="Current density"
              axis="current density (mA cm⁻²)"
              unit="mA cm⁻²"
              of={(device) => device.current_density_mA_cm2}
            />
            <LogCurves
              devices={devices}
              title="Radiance"
              axis="radiance along the normal (W sr⁻¹ m⁻²)"
              unit="W sr⁻¹ m⁻²"
              of={(device) => device.radiance_W_sr_m2}
              maxima={built(samples, devices).map(({ name, radiance_max_W_sr_m2: largest }) => ({
                name,
                value: largest.measured,
              }))}
            />
            <EfficiencyFigure devices={devices} samples={samples} />
          </>
        )}
        <RowFigure
          title="Largest efficiency by sample"
          quantity={EQE}
          samples={samples}
          origins={{
            measured: "best device reported",
            fitted: <>a line in ln({RATES}) through the devices</>,
            left_out: "the same without the sample; whisker 95\u202f%",
            computed: "upright line: device and optics, nothing fitted to an EQE",
          }}
        />
      </div>
      {spectrum !== null && (
        <div class="figures triples">
          <SpectrumFigure spectrum={spectrum} />
          <ColourFigures spectrum={spectrum} />
        </div>
      )}
      {devices.length > 0 && <DeviceTable devices={devices} />}
    </>
  );
}
