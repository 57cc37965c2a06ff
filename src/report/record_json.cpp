#include <fmt/format.h>

#include <map>

#include "anchorite/base/file_names.hpp"
#include "anchorite/base/json.hpp"
#include "anchorite/base/output_file.hpp"
#include "anchorite/report/analysis_write.hpp"
#include "anchorite/report/check_json.hpp"
#include "anchorite/report/provenance_json.hpp"
#include "anchorite/report/record_write.hpp"

namespace anchorite::report {

namespace {

using nlohmann::ordered_json;
using namespace measurement;

std::string word_of(MadeHow how) {
    switch (how) {
        case MadeHow::computed:
            return "computed";
        case MadeHow::recalled:
            return "recalled";
        case MadeHow::failed:
            break;
    }
    return "failed";
}

ordered_json made_json(const MadeAnalysis& made, const std::string& folder) {
    ordered_json raw = ordered_json::array(), options = ordered_json::object();
    for (const RawInput& input : made.plan.inputs) {
        raw.push_back({{"file", input.path.filename().string()}, {"sha256", input.sha256}});
    }
    for (const auto& [name, values] : made.plan.request.options) options[name] = values;
    ordered_json json{{"kind", made.plan.request.kind}, {"line", made.plan.where.line},
                      {"how", word_of(made.how)},       {"key", made.plan.key},
                      {"raw", std::move(raw)},          {"options", std::move(options)}};
    if (made.how == MadeHow::failed) {
        json["failure"] = made.failure;
        return json;
    }
    const ordered_json analysis = analysis_json(made.analysis);
    json["folder"] = folder;
    for (const char* key : {"summary", "sources", "settings", "estimates", "warnings"}) {
        json[key] = analysis.at(key);
    }
    return json;
}

ordered_json sample_json(const SampleReport& sample) {
    return {{"name", sample.name.value},
            {"molecule", sample.molecule ? ordered_json(sample.molecule->value) : nullptr},
            {"substrate", sample.substrate},
            {"emitter", sample.emitter},
            {"made", sample.made},
            {"from", sample.from},
            {"analyses", ordered_json::array()}};
}

}  // namespace

std::vector<std::string> analysis_folders(const SampleResults& results) {
    std::vector<std::string> folders;
    std::map<std::string, int> count;
    for (const MadeAnalysis& made : results.analyses) {
        const std::string& sample = made.plan.sample;
        folders.push_back(fmt::format("{}/{}-{}", file_stem(sample), ++count[sample],
                                      file_stem(made.plan.request.kind)));
    }
    return folders;
}

ordered_json record_json(const RecordResult& result) {
    Provenance provenance = make_provenance();
    provenance.input = result.record.path.filename().string();
    provenance.input_sha256 = result.record.sha256;
    const auto folders = analysis_folders(result.results);
    ordered_json samples = ordered_json::array();
    for (const SampleReport& sample : result.record.samples) {
        ordered_json json = sample_json(sample);
        for (std::size_t i = 0; i < folders.size(); ++i) {
            const MadeAnalysis& made = result.results.analyses[i];
            if (made.plan.sample != sample.name.value) continue;
            json["analyses"].push_back(made_json(made, folders[i]));
        }
        samples.push_back(std::move(json));
    }
    const ordered_json check = check_json(result.record, result.check);
    return {{"format", "anchorite-record"},
            {"format_version", record_format_version},
            {"provenance", provenance_json(provenance)},
            {"title", result.record.title},
            {"source", result.record.source},
            {"samples", std::move(samples)},
            {"counts", check.at("counts")},
            {"rules", check.at("rules")},
            {"findings", check.at("findings")}};
}

std::filesystem::path write_record(const RecordResult& result,
                                   const std::filesystem::path& folder) {
    const auto folders = analysis_folders(result.results);
    for (std::size_t i = 0; i < folders.size(); ++i) {
        const MadeAnalysis& made = result.results.analyses[i];
        if (made.how == MadeHow::failed) continue;
        const auto target = folder / folders[i];
        const bool whole = std::filesystem::exists(target / "analysis.html");
        if (made.how == MadeHow::computed || !whole) write_analysis(made.analysis, target);
    }
    write_record_hdf5(result, folder / "record.h5");
    const auto file = folder / "record.json";
    write_file(file, json_text(record_json(result)) + "\n");
    return file;
}

}  // namespace anchorite::report
