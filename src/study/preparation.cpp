#include "preparation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "anchorite/base/at_place.hpp"
#include "anchorite/base/in_parallel.hpp"
#include "anchorite/base/shared_progress.hpp"
#include "read_molecule.hpp"

namespace anchorite::study {

namespace {

/// The readers' advice names the option of the command line; a study file has a key for it.
std::string in_words_of_a_study(std::string advice) {
    const std::string option = "--largest-fragment";
    if (const auto at = advice.find(option); at != std::string::npos) {
        advice.replace(at, option.size(), "largest_fragment = true");
    }
    return advice;
}

Refusal refusal_of(const InputError& error, const SourceLocation& place) {
    if (place.line == 0) {
        return {place, one_line(error), error.hint()};
    }
    return {place, in_words_of_a_study(one_line(error)), in_words_of_a_study(error.hint())};
}

Preparation prepare(const StudyInput& input, const MoleculeInput& entry,
                    const anchoring::DonorTable& donors, const EngineCache& cache) {
    const SourceLocation& place = entry.smiles ? entry.smiles->where : entry.file->where;
    const SampleOptions options{input.conformers, input.geometry};
    try {
        const auto molecule = read_molecule(input, entry);
        return {prepare_sample(molecule, entry.name, donors, options, cache), {}};
    } catch (const Cancelled&) {
        throw;
    } catch (const InputError& error) {
        return {std::nullopt, refusal_of(error, place)};
    } catch (const RunError& error) {
        return {std::nullopt, {place, error.what(), {}}};
    }
}

void refuse_if_none_is_left(const std::vector<Preparation>& all) {
    const auto usable = [](const Preparation& item) { return item.sample.has_value(); };
    if (std::any_of(all.begin(), all.end(), usable)) {
        return;
    }
    const Refusal& first = all.front().refusal;
    const std::string prefix =
        all.size() > 1 ? "no molecule of the study can be used; the first: " : "";
    throw InputError(first.where, prefix + first.message, first.hint);
}

}  // namespace

std::vector<Preparation> prepare_all(const StudyInput& input, const anchoring::DonorTable& donors,
                                     const EngineCache& cache, const ProgressCallback& callback) {
    std::vector<Preparation> all(input.molecules.size());
    SharedProgress progress(callback, "geometries", all.size());
    in_parallel(all.size(), [&](std::size_t i) {
        all[i] = prepare(input, input.molecules[i], donors, cache);
        progress.step();
    });
    refuse_if_none_is_left(all);
    return all;
}

SampleResult refused_sample(const MoleculeInput& entry, const Refusal& refusal) {
    SampleResult result;
    result.name = entry.name;
    result.smiles = entry.smiles ? entry.smiles->value : "";
    if (refusal.where.line > 0) {
        const auto file = std::filesystem::path(refusal.where.file).filename().string();
        result.refusal = fmt::format("{}:{}: ", file, refusal.where.line);
    }
    result.refusal += refusal.message;
    if (!refusal.hint.empty()) {
        result.refusal += "; " + refusal.hint;
    }
    return result;
}

}  // namespace anchorite::study
