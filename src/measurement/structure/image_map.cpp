#include "anchorite/measurement/structure/image_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/formats/columns.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::size_t side_of_figure = 200;

double even_step(const std::vector<double>& at, const std::string& what) {
    if (at.size() < 2)
        throw InputError(fmt::format("the map has {} points along {}", at.size(), what));
    const double step = (at.back() - at.front()) / static_cast<double>(at.size() - 1);
    for (std::size_t i = 1; i < at.size(); ++i) {
        if (!(std::abs(at[i] - at[i - 1] - step) < 1e-3 * std::abs(step))) {
            throw InputError(fmt::format(
                "the map's points are not evenly spaced along {}: resample them", what));
        }
    }
    return std::abs(step);
}

}  // namespace

void ImageMap::validate() const {
    if (columns < 8 || rows < 8 || values.size() != columns * rows) {
        throw InputError(fmt::format("{}: {} x {} points are no image; 8 x 8 are the least", name,
                                     columns, rows));
    }
    if (!(step_x > 0 && step_y > 0)) throw InputError(name + ": its pixels have no size");
    if (!std::ranges::all_of(values, [](double v) { return std::isfinite(v); })) {
        throw InputError(name + ": some values are missing or not finite");
    }
}

ImageMap image_map(const InstrumentFile& file, std::size_t map, std::string_view length_unit,
                   const std::string& hint) {
    if (map >= file.maps.size()) {
        throw InputError(
            SourceLocation{file.path.string(), 0, 0, {}},
            fmt::format("there is no image {}: the file has {}", map + 1, file.maps.size()), hint);
    }
    const DataMap& source = file.maps[map];
    ImageMap out;
    out.name = source.name.empty() ? file.path.filename().string() : source.name;
    out.length_unit = length_unit;
    out.columns = source.x.values.size();
    out.rows = source.y.values.size();
    out.step_x = even_step(column_in_unit(source.x, length_unit, Dimension::length), "x");
    out.step_y = even_step(column_in_unit(source.y, length_unit, Dimension::length), "y");
    const bool heights = !source.values.unit.empty() && measures(source.values, Dimension::length);
    out.value_unit = heights ? std::string(length_unit) : source.values.unit;
    out.values = heights ? column_in_unit(source.values, length_unit, Dimension::length)
                         : source.values.values;
    out.validate();
    return out;
}

MapPlot map_plot(const ImageMap& image, const std::string& id, const std::string& title,
                 const PlotAxis& value) {
    const std::size_t longest = std::max(image.columns, image.rows);
    const std::size_t block = (longest + side_of_figure - 1) / side_of_figure;
    const std::size_t columns = image.columns / block, rows = image.rows / block;
    MapPlot out{id, title, {"x", image.length_unit}, {"y", image.length_unit}, value, {}, {}, {}};
    const double half = 0.5 * static_cast<double>(block - 1);
    for (std::size_t c = 0; c < columns; ++c) {
        out.x_values.push_back(image.step_x * (static_cast<double>(c * block) + half));
    }
    for (std::size_t r = 0; r < rows; ++r) {
        out.y_values.push_back(image.step_y * (static_cast<double>(r * block) + half));
        for (std::size_t c = 0; c < columns; ++c) {
            double sum = 0;
            for (std::size_t i = 0; i < block * block; ++i) {
                const std::size_t row = r * block + i / block, column = c * block + i % block;
                sum += image.values[row * image.columns + column];
            }
            out.values.push_back(sum / static_cast<double>(block * block));
        }
    }
    return out;
}

}  // namespace anchorite::measurement
