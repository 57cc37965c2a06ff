#include "anchorite/report/results_csv.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <string_view>

#include "anchorite/report/results_json.hpp"
#include "anchorite/screening/delimited.hpp"

namespace anchorite::report {
namespace {

constexpr std::string_view header =
    "rank,rank_low,rank_high,name,formula,status,site_spacing_angstrom,sites,donors,mismatch,"
    "vectors,strain_kJ_per_mol,score,score_low,score_high,bonding,clash,strain,multiplicity,"
    "smiles,geometry_method,reason\n";

std::string number(const std::optional<double>& value) {
    return value ? fmt::format("{:.5g}", *value) : "";
}

std::string donors_of(const study::SampleResult& sample, const anchoring::Registry& registry) {
    std::string donors;
    for (const anchoring::Assignment& on : registry.assignments) {
        if (!donors.empty()) donors += " + ";
        const auto* kind = sample.anchors[on.anchor].site.kind;
        donors += kind ? std::string(kind->label) : "?";
    }
    return donors;
}

std::string rank_fields(const study::SampleResult& sample) {
    if (!sample.refusal.empty()) return ",,";
    return fmt::format("{},{},{}", std::lround(sample.rank.value), number(sample.rank.low),
                       number(sample.rank.high));
}

std::string score_fields(const study::SampleResult& sample) {
    if (sample.match.best < 0) return ",,,,,,,,,,,";
    const anchoring::Registry& best = sample.match.registries[sample.match.best];
    const anchoring::ScoreTerms& terms = best.pose.terms;
    const auto mismatch = best.sites() > 1 ? std::optional(best.mismatch) : std::nullopt;
    return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}", best.sites(),
                       screening::csv_field(donors_of(sample, best)), number(mismatch),
                       screening::csv_field(fmt::format("{}", fmt::join(best.vectors, " "))),
                       number(terms.strain), number(sample.match.score), number(sample.score.low),
                       number(sample.score.high), number(terms.bonding), number(terms.clash),
                       number(terms.strain_penalty), number(sample.match.multiplicity));
}

std::string line(const study::SampleResult& sample) {
    const bool scored = sample.refusal.empty();
    return fmt::format("{},{},{},{},{},{},{},{},{}\n", rank_fields(sample),
                       screening::csv_field(sample.name), screening::csv_field(sample.formula),
                       scored ? "scored" : "refused", number(sample.site_spacing),
                       score_fields(sample), screening::csv_field(sample.smiles),
                       screening::csv_field(sample.geometry_method),
                       screening::csv_field(scored ? sample.match.message : sample.refusal));
}

}  // namespace

std::string results_csv(const study::StudyResult& result) {
    const Provenance& from = result.provenance;
    std::string csv = fmt::format("# {} {}, format anchorite-study {}, {}\n", from.program,
                                  from.version, results_format_version, from.date);
    csv +=
        fmt::format("# input {}, sha256 {}\n", screening::csv_field(from.input), from.input_sha256);
    csv += fmt::format("# lattice {}, spacing {:.4f} angstrom\n",
                       screening::csv_field(result.lattice.name), result.spacing);
    csv += header;
    for (const study::SampleResult& sample : result.samples) csv += line(sample);
    return csv;
}

}  // namespace anchorite::report
