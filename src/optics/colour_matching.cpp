#include "optics/colour_matching.hpp"

#include "anchorite/optics/text_columns.hpp"
#include "optics/embedded.hpp"

namespace anchorite::optics {
namespace {

ColourMatching read() {
    const char* file = "colour/cie1931_2deg.csv";
    const TextBlock block = parse_text_columns(embedded_file(file), file).front();
    const double factor = wavelength_factor(block, {});
    ColourMatching matching;
    for (const auto& row : block.rows) {
        matching.wavelengths.push_back(row[0] * factor);
        for (std::size_t i = 0; i < 3; ++i) matching.functions[i].push_back(row[i + 1]);
    }
    return matching;
}

}  // namespace

const ColourMatching& colour_matching() {
    static const ColourMatching matching = read();
    return matching;
}

}  // namespace anchorite::optics
