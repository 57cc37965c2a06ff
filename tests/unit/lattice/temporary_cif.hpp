#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

/// A CIF that lasts as long as the object.
class TemporaryCif {
public:
    explicit TemporaryCif(const std::string& text) {
        static std::atomic<int> number{0};
        path_ = std::filesystem::path(testing::TempDir()) /
                ("anchorite-" + std::to_string(getpid()) + "-" + std::to_string(number++) + ".cif");
        std::ofstream(path_, std::ios::binary) << text;
    }
    TemporaryCif(const TemporaryCif&) = delete;
    TemporaryCif& operator=(const TemporaryCif&) = delete;
    ~TemporaryCif() { std::filesystem::remove(path_); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline std::string read_whole(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}
