#pragma once

#include <string>

#include "anchorite/base/text_file.hpp"
#include "anchorite/electronic/calculation.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::electronic {

/// The molecule that tests/data/electronic/water was computed of.
inline Calculation water() {
    Calculation calculation;
    Model& model = calculation.model;
    model.name = "water";
    model.cell = 7 * Eigen::Matrix3d::Identity();
    model.periodic = false;
    model.atoms = {{8, {3.5, 3.5, 3.4}}, {1, {3.5, 4.26, 4.0}}, {1, {3.5, 2.74, 4.0}}};
    model.groups = {{"oxygen", {0}}};
    calculation.method.empty_states = 4;
    calculation.method.relax_steps = 2;
    return calculation;
}

/// A copy of what CP2K left of its relaxation, to be damaged.
struct WaterRun {
    test::TemporaryFolder folder;

    WaterRun() {
        for (const auto& file :
             std::filesystem::directory_iterator(ANCHORITE_TEST_DATA "/electronic/water")) {
            std::filesystem::copy(file.path(), folder / file.path().filename().string());
        }
    }
    /// Replaces the first occurrence of a text in a file.
    void replace(const std::string& name, const std::string& old, const std::string& text) const {
        std::string content = read_bytes(folder / name);
        content.replace(content.find(old), old.size(), text);
        (void)folder.write(name, content);
    }
    /// Cuts a file where a text begins.
    void cut(const std::string& name, const std::string& at) const {
        const std::string content = read_bytes(folder / name);
        (void)folder.write(name, content.substr(0, content.find(at)));
    }
};

}  // namespace anchorite::electronic
