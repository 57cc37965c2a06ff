// What fuzzing found (tools/keep_corpus).
#include "anchorite/base/text_file.hpp"
#include "measurement/formats/zip_archive.hpp"
#include "support/instrument_samples.hpp"

namespace anchorite::test {

std::vector<InstrumentSample> found_inputs(const std::string& format) {
    const std::string path = ANCHORITE_SOURCE_DIR "/tests/fuzz/found/" + format + ".zip";
    const std::string bytes = read_bytes(path);
    const measurement::ZipArchive archive(bytes, path);
    std::vector<InstrumentSample> inputs;
    for (const auto& name : archive.names()) inputs.push_back({format, name, archive.read(name)});
    return inputs;
}

}  // namespace anchorite::test
