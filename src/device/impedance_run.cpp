#include "anchorite/device/impedance_run.hpp"

#include "anchorite/base/error.hpp"

namespace anchorite::device {

double geometric_capacitance(const Device& device) {
    double inverse = 0;
    for (const Layer& layer : device.layers) {
        inverse += layer.thickness / (layer.permittivity * device.constants.vacuum_permittivity);
    }
    return 1 / inverse;
}

std::vector<BiasResponse> run_impedances(const stack::Stack& description, const StackDevice& built,
                                         const ProgressCallback& progress) {
    if (!description.impedance) {
        throw InputError({description.path.string(), 0, 0, {}}, "the stack file has no [impedance]",
                         "add the table with its bias, see `anchorite schema stack`");
    }
    const auto& settings = *description.impedance;
    ImpedanceOptions options;
    options.grid = built.options.grid;
    options.adapt = built.options.adapt;
    options.ions_move = settings.ions_move;
    std::vector<BiasResponse> responses;
    for (const double bias : settings.bias) {
        if (progress && !progress({"impedance", responses.size(), settings.bias.size()})) {
            throw Cancelled();
        }
        auto& response = responses.emplace_back();
        response.bias = bias;
        try {
            response.points = impedance(built.device, bias, stack::frequencies(settings), options);
        } catch (const RunError& error) {
            response.failure = error.what();
        }
    }
    return responses;
}

}  // namespace anchorite::device
