#include "anchorite/device/current_split.hpp"

namespace anchorite::device {

std::vector<CurrentPart> current_split(const Balance& balance) {
    std::vector<CurrentPart> parts;
    const auto add = [&](Loss loss, std::optional<std::size_t> layer, double current) {
        if (current != 0) parts.push_back({loss, layer, current});
    };
    for (std::size_t i = 0; i < balance.layers.size(); ++i) {
        const LayerRecombination& layer = balance.layers[i];
        add(Loss::radiative, i, layer.radiative);
        add(Loss::auger, i, layer.auger);
        add(Loss::bulk_traps, i, layer.traps);
        add(Loss::photogeneration, i, -layer.generation);
    }
    for (std::size_t i = 0; i < balance.interfaces.size(); ++i) {
        add(Loss::interface_traps, i, balance.interfaces[i]);
    }
    add(Loss::electron_leakage, std::nullopt, balance.electrons_at_anode);
    add(Loss::hole_leakage, std::nullopt, balance.holes_at_cathode);
    return parts;
}

double total(const std::vector<CurrentPart>& parts, Loss loss) {
    double sum = 0;
    for (const CurrentPart& part : parts) sum += part.loss == loss ? part.current : 0;
    return sum;
}

}  // namespace anchorite::device
