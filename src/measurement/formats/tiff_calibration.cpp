#include "measurement/formats/tiff_calibration.hpp"

#include <algorithm>
#include <cmath>

#include "measurement/formats/building_blocks.hpp"

namespace anchorite::measurement {

namespace {

/// What follows `key` up to the end of its line; empty where the text lacks the key.
std::string value_after(std::string_view text, std::string_view key) {
    const std::size_t found = text.find(key);
    if (found == std::string_view::npos) return {};
    const std::size_t begin = found + key.size();
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    return readable_text(text.substr(begin, end - begin));
}

bool is_length(double value) {
    return std::isfinite(value) && value > 0;
}

std::optional<PixelSize> of_fei(const std::string& text) {
    const double x = leading_number(value_after(text, "PixelWidth="));
    const double y = leading_number(value_after(text, "PixelHeight="));
    if (!is_length(x) || !is_length(y)) return std::nullopt;
    return PixelSize{x, y, "m", "the microscope's metadata (FEI)"};
}

std::optional<PixelSize> of_zeiss(const std::string& text) {
    const std::string value = value_after(text, "Image Pixel Size = ");
    const double size = leading_number(value);
    const std::size_t blank = value.find(' ');
    if (!is_length(size) || blank == std::string::npos) return std::nullopt;
    return PixelSize{size, size, value.substr(blank + 1), "the microscope's metadata (Zeiss)"};
}

std::optional<PixelSize> of_image_j(const TiffLengths& lengths) {
    if (!lengths.description.starts_with("ImageJ=")) return std::nullopt;
    std::string unit = value_after(lengths.description, "\nunit=");
    if (unit == "micron" || unit == "um" || unit == "\\u00B5m") unit = "µm";
    if (unit.empty() || unit == "pixel" || unit == "inch") return std::nullopt;
    return PixelSize{1 / lengths.x_resolution, 1 / lengths.y_resolution, unit, "ImageJ"};
}

}  // namespace

std::optional<PixelSize> pixel_size_of(const TiffLengths& lengths) {
    if (const auto size = of_fei(lengths.fei)) return size;
    if (const auto size = of_zeiss(lengths.zeiss)) return size;
    if (!is_length(lengths.x_resolution) || !is_length(lengths.y_resolution)) return std::nullopt;
    if (const auto size = of_image_j(lengths)) return size;
    if (lengths.resolution_unit != 2 && lengths.resolution_unit != 3) return std::nullopt;
    const double millimetres = lengths.resolution_unit == 2 ? 25.4 : 10;
    return PixelSize{millimetres / lengths.x_resolution, millimetres / lengths.y_resolution, "mm",
                     "the resolution tags, which many programs fill with the screen's"};
}

}  // namespace anchorite::measurement
