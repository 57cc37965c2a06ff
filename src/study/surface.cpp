#include "anchorite/study/surface.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <sstream>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"

namespace anchorite::study {

namespace {

std::optional<int> parse_integer(const std::string& text) {
    int value = 0;
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    return result.ec == std::errc{} && result.ptr == end ? std::optional(value) : std::nullopt;
}

InputError bad_hkl(const std::string& text) {
    return InputError(fmt::format("'{}' is not a Miller index; write e.g. 1,0,0", text));
}

}  // namespace

TargetSurface make_surface(const SurfaceOptions& options) {
    lattice::Crystal crystal = lattice::load_crystal(options.crystal);
    if (options.spacing) {
        crystal = lattice::with_metal_spacing(crystal, *options.spacing);
    }
    lattice::SlabOptions slab_options;
    slab_options.hkl = options.hkl;
    slab_options.termination = options.termination;
    slab_options.vacancies = options.vacancies;

    TargetSurface surface;
    surface.source = crystal.source;
    surface.spacing = lattice::metal_spacing(crystal);
    surface.slab = lattice::make_slab(crystal, slab_options);
    surface.sites = lattice::open_sites(surface.slab);
    return surface;
}

std::array<int, 3> parse_hkl(const std::string& text) {
    std::string spaced = text;
    std::replace(spaced.begin(), spaced.end(), ',', ' ');
    if (text.size() == 3 &&
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        spaced = {text[0], ' ', text[1], ' ', text[2]};
    }
    std::array<int, 3> hkl{};
    std::size_t count = 0;
    std::istringstream words(spaced);
    for (std::string word; words >> word; ++count) {
        const auto index = parse_integer(word);
        if (!index || count == hkl.size()) {
            throw bad_hkl(text);
        }
        hkl[count] = *index;
    }
    if (count != hkl.size()) {
        throw bad_hkl(text);
    }
    return hkl;
}

lattice::Vacancy parse_vacancy(const std::string& text) {
    const auto colon = text.find(':');
    const std::string symbol = text.substr(0, colon);
    lattice::Vacancy vacancy{.element = atomic_number(symbol), .index = 0};
    if (vacancy.element == 0) {
        throw InputError(
            fmt::format("'{}' is not an element; write a vacancy as I or I:2", symbol));
    }
    if (colon != std::string::npos) {
        const auto index = parse_integer(text.substr(colon + 1));
        if (!index || *index < 0) {
            throw InputError(fmt::format(
                "'{}' does not say which atom is missing; write I:0 for the outermost I", text));
        }
        vacancy.index = *index;
    }
    return vacancy;
}

}  // namespace anchorite::study
