#pragma once

#include <string>

#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/electronic/believable.hpp"
#include "anchorite/electronic/engine.hpp"

namespace anchorite::electronic {

/// An engine whose program is a script for /bin/sh. A good run prints "energy -100" and "end"; the
/// file "wave" in its folder is its wave function.
class FakeEngine : public Engine {
public:
    std::string script = "echo step 1; echo energy -100; echo end";
    std::string program = "/bin/sh";
    std::optional<std::string> installed = "1.0";
    std::string printed = "1.0";

    [[nodiscard]] std::string id() const override { return "fake"; }
    [[nodiscard]] std::vector<InputFile> input(const Calculation& calculation) const override {
        return {{"input.txt", "start " + calculation.model.name + "\n"}};
    }
    [[nodiscard]] std::optional<std::vector<InputFile>> restart(
        const Calculation& calculation, const std::filesystem::path& folder) const override {
        if (!std::filesystem::exists(folder / "wave")) return std::nullopt;
        return std::vector<InputFile>{{"input.txt", "restart " + calculation.model.name + "\n"}};
    }
    [[nodiscard]] std::vector<EngineCommand> commands(const Calculation&) const override {
        return {{program, {"-c", script}, "out.txt"}};
    }
    [[nodiscard]] std::optional<std::string> installed_version() const override {
        return installed;
    }
    [[nodiscard]] EngineProgress progress(std::string_view output) const override {
        return {"self-consistency", output.find("step") == std::string_view::npos ? 0 : 1, 9, 0};
    }
    [[nodiscard]] EngineResult read(const Calculation& calculation,
                                    const std::filesystem::path& folder) const override {
        const std::string output = read_bytes(folder / "out.txt");
        if (output.find("end\n") == std::string::npos) throw RunError("out.txt: cut off");
        EngineResult result;
        result.engine = id();
        result.version = printed;
        result.termination = output.find("steps ran out") == std::string::npos
                                 ? Termination::converged
                                 : Termination::ran_out;
        result.energy = std::stod(output.substr(output.find("energy") + 6));
        result.states = {{-5, 2, 1}, {-1, 0, 1}};
        result.positions.setZero(3, static_cast<Eigen::Index>(calculation.model.atoms.size()));
        check_believable(result, {1, 2, -98, 1, false}, "out.txt");
        return result;
    }
};

/// One atom under a name that tells calculations apart.
inline Calculation fake_calculation(const std::string& name = "atom") {
    Calculation calculation;
    calculation.model.name = name;
    calculation.model.cell = 10 * Eigen::Matrix3d::Identity();
    calculation.model.atoms = {{2, {0, 0, 0}}};
    return calculation;
}

}  // namespace anchorite::electronic
