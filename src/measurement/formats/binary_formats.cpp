#include "measurement/formats/binary_readers.hpp"
#include "measurement/formats/registered.hpp"

namespace anchorite::measurement {

std::vector<Format> binary_formats() {
    return {picoquant_histogram_format(),
            picoquant_records_format(),
            picoharp_histogram_format(),
            timeharp_histogram_format(),
            ultrafast_format(),
            xrdml_format(),
            bruker_raw_format(),
            brml_format(),
            nanoscope_format(),
            igor_wave_format(),
            gatan_format(),
            tia_format(),
            emd_format(),
            tiff_format(),
            galactic_format()};
}

}  // namespace anchorite::measurement
