#include "measurement/formats/sweeps.hpp"

#include <algorithm>

namespace anchorite::measurement {

namespace {

std::string_view pixel_of(std::string_view sweep) {
    return sweep.substr(0, sweep.find('_'));
}

/// Pixels in the order in which they come.
std::vector<std::string_view> pixels_of(const std::vector<DataTable>& sweeps) {
    std::vector<std::string_view> pixels;
    for (const DataTable& sweep : sweeps) {
        const std::string_view pixel = pixel_of(sweep.name);
        if (std::ranges::find(pixels, pixel) == pixels.end()) pixels.push_back(pixel);
    }
    return pixels;
}

}  // namespace

DataTable sweep_table(std::string_view name, const Heading& voltage, std::vector<double> voltages,
                      const Heading& current, std::vector<double> currents) {
    DataTable table;
    table.name = name;
    table.columns = {{voltage.name, voltage.unit, std::move(voltages)},
                     {current.name, current.unit, std::move(currents)}};
    return table;
}

void add_to_sweeps(const std::string& key, const std::vector<std::string_view>& values,
                   std::vector<DataTable>& sweeps) {
    const auto pixels = pixels_of(sweeps);
    for (std::size_t i = 0; i < sweeps.size(); ++i) {
        std::size_t index = i;
        if (values.size() == pixels.size()) {
            const auto pixel = std::ranges::find(pixels, pixel_of(sweeps[i].name));
            index = static_cast<std::size_t>(pixel - pixels.begin());
        } else if (values.size() != sweeps.size()) {
            continue;
        }
        sweeps[i].header.push_back({key, std::string(values[index])});
    }
}

}  // namespace anchorite::measurement
