#include "anchorite/electronic/espresso.hpp"

#include <mutex>

#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "electronic/espresso_input.hpp"
#include "electronic/espresso_output.hpp"
#include "electronic/program_text.hpp"

namespace anchorite::electronic {
namespace {

constexpr const char* espresso_program = "pw.x";

/// Whether pw.x left a state it can go on from: it writes none, or half of one, when killed.
bool has_state(const std::filesystem::path& folder) {
    try {
        const std::string text = read_text_file(folder / "out/anchorite.save/data-file-schema.xml");
        return text.find("</qes:espresso>") != std::string::npos;
    } catch (const InputError&) {
        return false;
    }
}

class Espresso final : public Engine {
public:
    explicit Espresso(std::filesystem::path pseudopotentials)
        : pseudopotentials_(std::move(pseudopotentials)) {}

    [[nodiscard]] std::string id() const override { return "espresso"; }

    [[nodiscard]] std::vector<InputFile> input(const Calculation& calculation) const override {
        return files(calculation, false);
    }

    [[nodiscard]] std::optional<std::vector<InputFile>> restart(
        const Calculation& calculation, const std::filesystem::path& folder) const override {
        if (!has_state(folder)) return std::nullopt;
        return files(calculation, true);
    }

    [[nodiscard]] std::vector<EngineCommand> commands(const Calculation&) const override {
        // Status 2: no self-consistency, 3: not relaxed; the output says so too.
        return {{espresso_program, {"-in", "pw.in"}, espresso_output_name, {0, 2, 3}}};
    }

    [[nodiscard]] std::optional<std::string> installed_version() const override {
        std::call_once(asked_, [this] {
            const auto text = program_text(espresso_program, {});
            if (text && !espresso_version(*text).empty()) version_ = espresso_version(*text);
        });
        return version_;
    }

    [[nodiscard]] EngineProgress progress(std::string_view output) const override {
        return espresso_progress(output);
    }

    [[nodiscard]] EngineResult read(const Calculation& calculation,
                                    const std::filesystem::path& folder) const override {
        return read_espresso(calculation,
                             read_pseudopotentials(pseudopotentials_, calculation.model), folder);
    }

private:
    [[nodiscard]] std::vector<InputFile> files(const Calculation& calculation, bool restart) const {
        const auto upfs = read_pseudopotentials(pseudopotentials_, calculation.model);
        std::vector<InputFile> result{{"pw.in", espresso_input(calculation, upfs, restart)}};
        for (const auto& [element, upf] : upfs) result.push_back({upf.name, upf.text});
        return result;
    }

    std::filesystem::path pseudopotentials_;
    mutable std::once_flag asked_;
    mutable std::optional<std::string> version_;
};

}  // namespace

std::unique_ptr<Engine> make_espresso(std::filesystem::path pseudopotentials) {
    return std::make_unique<Espresso>(std::move(pseudopotentials));
}

}  // namespace anchorite::electronic
