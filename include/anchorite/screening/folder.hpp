#pragma once

#include <filesystem>

namespace anchorite::screening {

/// The output folder of one screen, locked against a second run for as long as the object lives.
class ScreenFolder {
public:
    /// Creates the folder where needed and locks it.
    /// @throws RunError  another run holds it, or it cannot be created
    explicit ScreenFolder(std::filesystem::path folder);
    ScreenFolder(const ScreenFolder&) = delete;
    ScreenFolder& operator=(const ScreenFolder&) = delete;
    ~ScreenFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return folder_; }
    [[nodiscard]] std::filesystem::path results() const { return folder_ / "results.csv"; }
    [[nodiscard]] std::filesystem::path rejects() const { return folder_ / "rejects.csv"; }
    [[nodiscard]] std::filesystem::path ranking() const { return folder_ / "ranking.csv"; }
    [[nodiscard]] std::filesystem::path summary() const { return folder_ / "summary.json"; }
    [[nodiscard]] std::filesystem::path journal() const { return folder_ / "journal.json"; }
    [[nodiscard]] std::filesystem::path crashes() const { return folder_ / "crashes.txt"; }

    /// Whether it holds any output of a screen.
    [[nodiscard]] bool has_outputs() const;

    /// Deletes the outputs of an earlier screen and nothing else.
    /// @throws RunError
    void clear() const;

private:
    std::filesystem::path folder_;
    int lock_ = -1;
};

}  // namespace anchorite::screening
