#include "measurement/formats/text_formats.hpp"

#include "measurement/formats/registered.hpp"

namespace anchorite::measurement {

std::vector<Format> text_formats() {
    return {edinburgh_format(),     horiba_format(),     picoquant_text_format(),
            ocean_format(),         glotaran_format(),   powdll_format(),
            uxd_format(),           simsalabim_format(), matrix_text_format(),
            jcamp_format(),         vamas_format(),      hzb_jv_format(),
            hydiris_jv_format(),    kickstart_format(),  helios_csv_format(),
            delimited_text_format()};
}

}  // namespace anchorite::measurement
