#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace anchorite::measurement {

/// What a TIFF's tags say about lengths; empty or 0 where a tag is missing.
struct TiffLengths {
    double x_resolution = 0;  ///< pixels per unit
    double y_resolution = 0;
    int resolution_unit = 2;  ///< 1: none, 2: inch, 3: centimetre
    std::string description;  ///< ImageDescription; ImageJ's begins with "ImageJ="
    std::string fei;          ///< tag 34682 or 34680: "[Scan]", "PixelWidth=..." in m
    std::string zeiss;        ///< tag 34118: "Image Pixel Size = 1.1 nm"
};

/// Size of a pixel and who says so.
struct PixelSize {
    double x = 0;
    double y = 0;
    std::string unit;
    std::string_view source;
};

/// The microscope's own words before ImageJ's, these before the resolution tags, which programs
/// fill with the screen's. Nothing where no tag gives a length.
std::optional<PixelSize> pixel_size_of(const TiffLengths& lengths);

}  // namespace anchorite::measurement
