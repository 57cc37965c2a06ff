#include "anchorite/optics/transfer_matrix.hpp"

#include <fmt/format.h>

#include "anchorite/base/error.hpp"
#include "optics/thick_layers.hpp"

namespace anchorite::optics {
namespace {

void add_films(const ThickStack& thick, Response& response) {
    for (const Block& block : thick.blocks) {
        const std::size_t films = block.front.absorbed.size();
        for (std::size_t film = 0; film < films; ++film) {
            response.absorbed[thick.layer[block.first + 1 + film]] =
                block.forward * block.front.absorbed[film] +
                block.backward * block.back.absorbed[films - 1 - film];
        }
    }
}

/// What enters a thick layer at its near side less what leaves it at the far side.
void add_thick(const ThickStack& thick, Response& response) {
    for (std::size_t b = 0; b + 1 < thick.blocks.size(); ++b) {
        const Block& before = thick.blocks[b];
        const Block& after = thick.blocks[b + 1];
        const double enters =
            before.forward * before.front.transmittance - before.backward * before.back.entering;
        const double leaves =
            after.forward * after.front.entering - after.backward * after.back.transmittance;
        response.absorbed[thick.layer[before.last]] = enters - leaves;
    }
}

}  // namespace

Response respond(const OpticalStack& stack, std::size_t wavelength, const PlaneWave& wave) {
    const ThickStack thick = solve_thick_stack(stack, wavelength, wave);
    const Block& first = thick.blocks.front();
    const Block& last = thick.blocks.back();
    Response response;
    response.reflectance = first.returning;
    response.transmittance = last.leaving;
    response.absorbed.assign(stack.layers.size(), 0.0);
    add_films(thick, response);
    add_thick(thick, response);
    return response;
}

Response respond_unpolarised(const OpticalStack& stack, std::size_t wavelength,
                             std::complex<double> angle, Side from) {
    Response mean = respond(stack, wavelength, {angle, Polarization::s, from});
    const Response p = respond(stack, wavelength, {angle, Polarization::p, from});
    mean.reflectance = (mean.reflectance + p.reflectance) / 2;
    mean.transmittance = (mean.transmittance + p.transmittance) / 2;
    for (std::size_t j = 0; j < mean.absorbed.size(); ++j) {
        mean.absorbed[j] = (mean.absorbed[j] + p.absorbed[j]) / 2;
    }
    return mean;
}

Amplitudes amplitudes(const OpticalStack& stack, std::size_t wavelength, const PlaneWave& wave) {
    const ThickStack thick = solve_thick_stack(stack, wavelength, wave);
    if (thick.blocks.size() > 1) {
        throw InputError(fmt::format(
            "layer \"{}\" is thick, so the stack has no amplitudes; ask for intensities or make "
            "it coherent",
            stack.layers[thick.layer[thick.blocks.front().last]].name));
    }
    const Block::Pass& pass = thick.blocks.front().front;
    Complex transmitted = 1.0;
    for (std::size_t j = 0; j < pass.ladder.step.size(); ++j) {
        transmitted *= pass.ladder.step[j] * pass.waves.phase[j];
    }
    if (wave.polarization == Polarization::p) {  // H to E
        transmitted *= stack.layers[thick.layer.front()].index[wavelength] /
                       stack.layers[thick.layer.back()].index[wavelength];
    }
    return {pass.ladder.reflection, transmitted};
}

}  // namespace anchorite::optics
