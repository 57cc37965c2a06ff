#include "anchorite/report/check_json.hpp"

#include "anchorite/base/json.hpp"
#include "anchorite/report/provenance_json.hpp"

namespace anchorite::report {
namespace {

using Json = nlohmann::ordered_json;
using measurement::Verdict;

constexpr int digits = 10;  // masses have seven before they differ

std::string key_of(Verdict verdict) {
    std::string key(measurement::name_of(verdict));
    for (char& letter : key) {
        if (letter == ' ') letter = '_';
    }
    return key;
}

Json finding_json(const measurement::Finding& finding) {
    Json figures = Json::array();
    for (const auto& figure : finding.figures) {
        figures.push_back({{"name", figure.name},
                           {"value", rounded(figure.value, digits)},
                           {"unit", figure.unit}});
    }
    return {{"rule", finding.rule},
            {"subject", finding.subject},
            {"verdict", key_of(finding.verdict)},
            {"line", finding.where.line},
            {"from", finding.from},
            {"reported", finding.reported},
            {"computed", finding.computed},
            {"reason", finding.reason},
            {"figures", figures}};
}

}  // namespace

nlohmann::ordered_json check_json(const measurement::Record& record,
                                  const measurement::CheckResult& result) {
    Provenance provenance = make_provenance();
    provenance.input = record.path.filename().string();
    provenance.input_sha256 = record.sha256;
    Json counts, rules = Json::array(), findings = Json::array();
    for (const Verdict verdict :
         {Verdict::cannot_be_true, Verdict::doubtful, Verdict::cannot_be_told, Verdict::holds}) {
        counts[key_of(verdict)] = result.count(verdict);
    }
    for (const auto& rule : measurement::rules()) {
        rules.push_back(
            {{"id", rule.id}, {"sentence", rule.sentence}, {"tolerance", rule.tolerance}});
    }
    for (const auto& finding : result.findings) findings.push_back(finding_json(finding));
    return {{"format", "anchorite-check"},
            {"format_version", check_format_version},
            {"provenance", provenance_json(provenance)},
            {"title", record.title},
            {"source", record.source},
            {"counts", counts},
            {"rules", rules},
            {"findings", findings}};
}

}  // namespace anchorite::report
