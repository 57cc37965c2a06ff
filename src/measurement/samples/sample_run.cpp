#include "anchorite/measurement/samples/sample_run.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "anchorite/base/at_place.hpp"
#include "anchorite/base/file_hash.hpp"
#include "anchorite/base/provenance.hpp"

namespace anchorite::measurement {

namespace {

/// Hash of a file that a line of the record names, checked against what the record expects.
RawInput checked_input(const std::filesystem::path& path, const SourceLocation& where,
                       const Located<std::string>* expected) {
    RawInput input{path, {}};
    try {
        input.sha256 = sha256_file(path);
    } catch (const InputError& error) {
        throw InputError(where, one_line(error), "paths are relative to the record");
    }
    if (expected != nullptr && expected->value != input.sha256) {
        throw InputError(expected->where,
                         fmt::format("the raw file {} has changed: its SHA-256 is {}",
                                     path.string(), input.sha256),
                         "restore the file, or enter its new hash if the change is meant");
    }
    return input;
}

/// What an option's value says: of a file the name, since its place does not matter but its bytes
/// do; of anything else, a unit such as "mW/cm2" among it, the whole.
std::string key_text(const std::string& value, const std::vector<RawInput>& inputs) {
    const bool file = std::ranges::any_of(
        inputs, [&](const RawInput& input) { return input.path == std::filesystem::path(value); });
    return file ? std::filesystem::path(value).filename().string() : value;
}

std::string key_of(const PlannedAnalysis& plan) {
    std::string text = plan.request.kind;
    for (const auto& [name, values] : plan.request.options) {
        text += "\n--" + name;
        for (const auto& value : values) text += "\n" + key_text(value, plan.inputs);
    }
    for (const RawInput& input : plan.inputs) {
        text += "\n" + input.path.filename().string() + " " + input.sha256;
    }
    return sha256(text);
}

AnalysisRequest request_of(const SampleFile& file, const std::filesystem::path& folder) {
    AnalysisRequest request;
    request.kind = file.kind.value;
    request.folder = folder;
    for (const auto& path : file.paths) request.files.push_back(folder / path.value);
    for (const auto& [name, text] : file.options) {
        request.options[name] = option_values(text.value);
    }
    if (file.format) request.options["format"] = {file.format->value};
    return request;
}

/// Place of the option that a message names, else of the kind.
SourceLocation place_of(const std::string& message, const SampleFile& file) {
    for (const auto& [name, text] : file.options) {
        const bool named = message.find("--" + name + ":") != std::string::npos ||
                           message.find('"' + name + '"') != std::string::npos;
        if (named) return text.where;
    }
    return file.kind.where;
}

ResolvedRequest resolved_request(const SampleFile& file, const std::filesystem::path& folder,
                                 const AnalysisRegistry& registry) {
    try {
        return registry.resolve(request_of(file, folder));
    } catch (const InputError& error) {
        throw InputError(place_of(error.message(), file), one_line(error), error.hint());
    }
}

PlannedAnalysis planned(const SampleReport& sample, const SampleFile& file,
                        const std::filesystem::path& folder, const AnalysisRegistry& registry) {
    const ResolvedRequest resolved = resolved_request(file, folder, registry);
    PlannedAnalysis plan{sample.name.value, file.kind.where, resolved.request, {}, {}};
    for (std::size_t i = 0; i < file.paths.size(); ++i) {
        plan.inputs.push_back(checked_input(resolved.request.files[i], file.paths[i].where,
                                            file.sha256.empty() ? nullptr : &file.sha256[i]));
    }
    for (const auto& path : resolved.inputs) {
        plan.inputs.push_back(checked_input(path, file.kind.where, nullptr));
    }
    plan.key = key_of(plan);
    return plan;
}

MadeAnalysis made(const PlannedAnalysis& plan, const AnalysisRegistry& registry,
                  const AnalysisMemory& memory) {
    MadeAnalysis one;
    one.plan = plan;
    if (memory.recall) {
        if (auto known = memory.recall(plan.key)) {
            one.analysis = std::move(*known);
            one.how = MadeHow::recalled;
            return one;
        }
    }
    try {
        one.analysis = registry.analyse(plan.request);
        one.how = MadeHow::computed;
    } catch (const Cancelled&) {
        throw;
    } catch (const InputError& error) {
        one.failure = one_line(error);
    } catch (const Error& error) {
        one.failure = error.what();
    }
    if (one.how == MadeHow::computed && memory.keep) memory.keep(plan.key, one.analysis);
    return one;
}

}  // namespace

std::vector<PlannedAnalysis> plan_samples(const Record& record, const AnalysisRegistry& registry) {
    std::vector<PlannedAnalysis> plan;
    for (const SampleReport& sample : record.samples) {
        for (const SampleFile& file : sample.files) {
            plan.push_back(planned(sample, file, record.path.parent_path(), registry));
        }
    }
    return plan;
}

std::size_t SampleResults::count(MadeHow how) const {
    return static_cast<std::size_t>(std::ranges::count(analyses, how, &MadeAnalysis::how));
}

SampleResults run_samples(const std::vector<PlannedAnalysis>& plan,
                          const AnalysisRegistry& registry, const AnalysisMemory& memory,
                          const ProgressCallback& progress) {
    SampleResults results;
    ProgressEvent event{"analyses", 0, plan.size()};
    for (const PlannedAnalysis& one : plan) {
        if (progress && !progress(event)) throw Cancelled();
        results.analyses.push_back(made(one, registry, memory));
        ++event.done;
    }
    if (progress && !progress(event)) throw Cancelled();
    return results;
}

}  // namespace anchorite::measurement
