#include "analysis_registry.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>

#include "anchorite/base/error.hpp"
#include "anchorite/base/suggest.hpp"
#include "commands.hpp"
#include "session.hpp"

namespace anchorite::app {

namespace {

using measurement::Analysis;
using measurement::AnalysisRequest;
using measurement::ResolvedRequest;

/// `anchorite analyse` as a command line of its own, which hands its analysis over.
class Command {
public:
    Command() : session_(0, nullptr), app_("", "anchorite") {
        session_.divert([this](const Analysis& analysis) { analysis_ = analysis; });
        add_analyse(app_, session_);
    }

    [[nodiscard]] std::vector<CLI::App*> kinds() {
        return app_.get_subcommand("analyse")->get_subcommands([](CLI::App*) { return true; });
    }

    [[nodiscard]] Analysis run(std::vector<std::string> arguments) {
        parse(std::move(arguments));
        if (!analysis_) throw InputError("there is no analysis of that");
        return std::move(*analysis_);
    }

    /// Whether values of options can be read and are in range, without any work.
    void check(std::vector<std::string> arguments) {
        for (CLI::App* kind : kinds()) kind->callback([] {});
        parse(std::move(arguments));
    }

private:
    void parse(std::vector<std::string> arguments) {
        std::ranges::reverse(arguments);  // what CLI::App::parse takes
        try {
            app_.parse(std::move(arguments));
        } catch (const CLI::ParseError& error) {
            throw InputError(error.what());
        }
    }

    Session session_;
    CLI::App app_;
    std::optional<Analysis> analysis_;
};

/// Options that a record does not give: the record says where results go.
bool is_output(const CLI::Option& option) {
    return option.check_name("--output") || option.check_name("--json") ||
           option.check_name("--help");
}

const CLI::App& kind_of(Command& command, const std::string& kind) {
    std::vector<std::string> names;
    for (const CLI::App* one : command.kinds()) {
        if (one->get_name() == kind) return *one;
        names.push_back(one->get_name());
    }
    throw InputError({}, fmt::format("there is no analysis \"{}\"", kind),
                     did_you_mean(kind, names));
}

const CLI::Option& option_of(const CLI::App& kind, const std::string& name) {
    std::vector<std::string> names;
    for (const CLI::Option* option : kind.get_options()) {
        if (option->nonpositional() && !is_output(*option)) {
            names.push_back(option->get_single_name());
        }
    }
    const CLI::Option* found = kind.get_option_no_throw("--" + name);
    if (found != nullptr && !is_output(*found)) return *found;
    throw InputError({}, fmt::format("{} has no option \"{}\"", kind.get_name(), name),
                     did_you_mean(name, names));
}

/// Whether a value of an option is a file. "FILE" always is; of "NAME|FILE.cif" what ends so is.
bool is_file(const CLI::Option& option, const std::string& value) {
    const std::string type = option.get_type_name();
    const std::size_t file = type.find("FILE");
    if (file == std::string::npos) return false;
    return type.find('|') == std::string::npos || value.ends_with(type.substr(file + 4));
}

std::vector<std::string> arguments_of(const CLI::App& kind, const AnalysisRequest& request) {
    std::vector<std::string> out{"analyse", request.kind};
    for (const auto& file : request.files) out.push_back(file.string());
    for (const auto& [name, values] : request.options) {
        const CLI::Option& option = option_of(kind, name);
        const bool flag = option.get_expected_max() == 0;
        const bool together = option.get_expected_min() > 1;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (flag) {
                out.push_back(fmt::format("--{}={}", name, values[i]));
            } else if (together && i > 0) {
                out.push_back(values[i]);
            } else {
                out.push_back(fmt::format("--{}={}", name, values[i]));
            }
        }
    }
    return out;
}

ResolvedRequest resolve(const AnalysisRequest& request) {
    Command command;
    const CLI::App& kind = kind_of(command, request.kind);
    ResolvedRequest out{request, {}};
    for (auto& [name, values] : out.request.options) {
        const CLI::Option& option = option_of(kind, name);
        for (std::string& value : values) {
            if (!is_file(option, value)) continue;
            value = (request.folder / value).lexically_normal().string();
            out.inputs.emplace_back(value);
        }
    }
    command.check(arguments_of(kind, out.request));
    return out;
}

Analysis analyse(const AnalysisRequest& request) {
    Command command;
    return command.run(arguments_of(kind_of(command, request.kind), request));
}

}  // namespace

measurement::AnalysisRegistry analysis_registry() {
    measurement::AnalysisRegistry registry{{}, resolve, analyse};
    Command command;
    for (const CLI::App* kind : command.kinds()) registry.kinds.push_back(kind->get_name());
    return registry;
}

}  // namespace anchorite::app
