#include "support/instrument_samples.hpp"

namespace anchorite::test {

std::vector<InstrumentSample> binary_samples() {
    constexpr int lzw = 5;
    constexpr int deflate = 8;
    const TiffKind deflated{16, false, deflate, false, "", 1e4F};
    const TiffKind floating{32, true, lzw, true, "ImageJ=1.53t\nunit=nm\n", 2};
    return {
        {"picoquant-phu", "two_curves.phu", phu_sample()},
        {"picoquant-ptu", "picoharp_t3.ptu", ptu_sample(0x00010303, {0x10050001, 0xF0000000})},
        {"picoquant-ptu", "hydraharp_t3.ptu", ptu_sample(0x01010304, {0x02001401, 0xFE000002})},
        {"picoquant-ptu", "multiharp_t2.ptu", ptu_sample(0x00010207, {0x02001401, 0x80000002})},
        {"picoquant-phd", "two_curves.phd", phd_sample()},
        {"picoquant-thd", "version_5.thd", thd_sample(false)},
        {"picoquant-thd", "version_6.thd", thd_sample(true)},
        {"ultrafast-ufs", "map.ufs", ufs_sample()},
        {"xrdml", "two_scans.xrdml", xrdml_sample()},
        {"bruker-raw", "version_1.raw", bruker_raw_sample(1)},
        {"bruker-raw", "version_2.raw", bruker_raw_sample(2)},
        {"bruker-raw", "version_3.raw", bruker_raw_sample(3)},
        {"bruker-raw", "version_4.raw", bruker_raw_sample(4)},
        {"brml", "scan.brml", brml_sample()},
        {"nanoscope", "two_bytes.spm", nanoscope_sample(2)},
        {"nanoscope", "four_bytes.spm", nanoscope_sample(4)},
        {"igor-ibw", "little.ibw", ibw_sample(ByteOrder::little)},
        {"igor-ibw", "big.ibw", ibw_sample(ByteOrder::big)},
        {"gatan-dm", "little.dm3", gatan_sample(3, ByteOrder::little)},
        {"gatan-dm", "big.dm4", gatan_sample(4, ByteOrder::big)},
        {"tia-ser", "old.ser", tia_sample(0x0210)},
        {"tia-ser", "new.ser", tia_sample(0x0220)},
        {"tia-ser", "spectra.ser", tia_spectra_sample()},
        {"emd", "velox.emd", velox_sample()},
        {"emd", "berkeley.emd", berkeley_sample()},
        {"galactic-spc", "floating.spc", spc_sample(ByteOrder::little, true)},
        {"galactic-spc", "integers_big.spc", spc_sample(ByteOrder::big, false)},
        {"galactic-spc", "own_axes.spc", spc_own_axes_sample()},
        {"tiff", "eight_bits.tif", tiff_sample({8, false, 1, true, "", 0})},
        {"tiff", "deflated.tif", tiff_sample(deflated)},
        {"tiff", "floating.tif", tiff_sample(floating)},
    };
}

std::vector<InstrumentSample> instrument_samples() {
    std::vector<InstrumentSample> all = binary_samples();
    const std::vector<InstrumentSample> texts = text_samples();
    all.insert(all.end(), texts.begin(), texts.end());
    return all;
}

}  // namespace anchorite::test
