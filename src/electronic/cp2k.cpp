#include "anchorite/electronic/cp2k.hpp"

#include <mutex>

#include "electronic/cp2k_input.hpp"
#include "electronic/cp2k_output.hpp"
#include "electronic/program_text.hpp"

namespace anchorite::electronic {
namespace {

constexpr const char* cp2k_program = "cp2k.psmp";

std::string with_end(const char* project, const char* end) {
    return std::string(project) + end;
}

std::vector<InputFile> cp2k_files(const Calculation& calculation, const Cp2kStart& relax,
                                  const Cp2kStart& states) {
    std::vector<InputFile> files;
    if (calculation.task == Task::relax) {
        files.push_back(
            {with_end(cp2k_names::relax, ".inp"), cp2k_relax_input(calculation, relax)});
    }
    files.push_back(
        {with_end(cp2k_names::project, ".inp"), cp2k_states_input(calculation, states)});
    return files;
}

EngineCommand cp2k_command(const char* project) {
    return {cp2k_program, {"-i", with_end(project, ".inp")}, with_end(project, ".out")};
}

class Cp2k final : public Engine {
public:
    [[nodiscard]] std::string id() const override { return "cp2k"; }

    [[nodiscard]] std::vector<InputFile> input(const Calculation& calculation) const override {
        return cp2k_files(calculation, {}, {});
    }

    [[nodiscard]] std::optional<std::vector<InputFile>> restart(
        const Calculation& calculation, const std::filesystem::path& folder) const override {
        const auto has = [&](const char* name) { return std::filesystem::exists(folder / name); };
        const Cp2kStart relax{has(cp2k_names::relax_wave_function), has(cp2k_names::relax_restart)};
        const Cp2kStart states{has(cp2k_names::wave_function), false};
        if (!relax.wave_function && !relax.geometry && !states.wave_function) return std::nullopt;
        return cp2k_files(calculation, relax, states);
    }

    [[nodiscard]] std::vector<EngineCommand> commands(
        const Calculation& calculation) const override {
        std::vector<EngineCommand> commands;
        if (calculation.task == Task::relax) commands.push_back(cp2k_command(cp2k_names::relax));
        commands.push_back(cp2k_command(cp2k_names::project));
        return commands;
    }

    [[nodiscard]] std::optional<std::string> installed_version() const override {
        std::call_once(asked_, [this] {
            const auto text = program_text(cp2k_program, {"--version"});
            if (text && !cp2k_version(*text).empty()) version_ = cp2k_version(*text);
        });
        return version_;
    }

    [[nodiscard]] EngineProgress progress(std::string_view output) const override {
        return cp2k_progress(output);
    }

    [[nodiscard]] EngineResult read(const Calculation& calculation,
                                    const std::filesystem::path& folder) const override {
        return read_cp2k(calculation, folder);
    }

private:
    mutable std::once_flag asked_;
    mutable std::optional<std::string> version_;
};

}  // namespace

std::unique_ptr<Engine> make_cp2k() {
    return std::make_unique<Cp2k>();
}

}  // namespace anchorite::electronic
