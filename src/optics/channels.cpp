#include <functional>

#include "anchorite/optics/run.hpp"

namespace anchorite::optics {
namespace {

using Pick = std::function<double(const PowerBudget&)>;

constexpr double negligible = 1e-6;  // of all power; below it is rounding

struct Named {
    std::string name;
    Channel::Kind kind;
    Pick pick;
};

std::vector<double> shares(const std::vector<PowerBudget>& budgets, const Pick& pick) {
    std::vector<double> result;
    for (const PowerBudget& budget : budgets) result.push_back(pick(budget));
    return result;
}

std::string thick_name(const OpticalStack& stack, bool below) {
    const OpticalLayer& layer = below ? stack.layers[1] : stack.layers[stack.layers.size() - 2];
    return layer.coherent ? std::string() : layer.name;
}

std::vector<Named> all_channels(const OpticalStack& stack) {
    using Kind = Channel::Kind;
    std::vector<Named> all{
        {"out below", Kind::out, [](const auto& p) { return p.bottom; }},
        {"out above", Kind::out, [](const auto& p) { return p.top; }},
        {"trapped in " + thick_name(stack, true), Kind::trapped,
         [](const auto& p) { return p.substrate; }},
        {"trapped in " + thick_name(stack, false), Kind::trapped,
         [](const auto& p) { return p.superstrate; }},
        {"guided without loss", Kind::trapped, [](const auto& p) { return p.guided; }},
        {"reabsorbed by the emitter", Kind::absorbed, [](const auto& p) { return p.reabsorbed; }},
        {"absorbed after a reflection", Kind::absorbed, [](const auto& p) { return p.returned; }}};
    for (std::size_t i = 0; i < stack.layers.size(); ++i) {
        all.push_back({"absorbed in " + stack.layers[i].name, Kind::absorbed,
                       [i](const auto& p) { return p.absorbed[i]; }});
    }
    return all;
}

}  // namespace

std::vector<Channel> channels_of(const DeviceModel& model, const EmissionOfModel& emission) {
    std::vector<Channel> channels;
    for (const Named& named : all_channels(model.stack)) {
        Channel channel{named.name, named.kind, named.pick(emission.shares),
                        shares(emission.by_wavelength, named.pick),
                        shares(emission.by_position, named.pick)};
        if (!(channel.share <= negligible)) channels.push_back(std::move(channel));
    }
    return channels;
}

}  // namespace anchorite::optics
