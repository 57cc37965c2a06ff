#pragma once

#include <filesystem>
#include <string>

#include "anchorite/electronic/result.hpp"

namespace anchorite::electronic {

/// The folder of one run, for one process at a time, while the object lives.
class RunFolder {
public:
    /// Creates it if need be. @throws RunError  it cannot be, or another process computes in it
    RunFolder(const std::filesystem::path& work, const std::string& key);
    ~RunFolder();
    RunFolder(const RunFolder&) = delete;
    RunFolder& operator=(const RunFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    /// What earlier attempts took. Never fails: nothing is as good as no attempt.
    [[nodiscard]] Cost spent() const;
    /// Adds an attempt.
    void spend(const Cost& cost) const;

    /// The end of a run that went well: nothing is left.
    void remove() const;
    /// The end of a run that must not be gone on with: moved aside, over the last such one.
    /// @return  where it is now
    std::filesystem::path set_aside() const;

private:
    std::filesystem::path path_;
    int lock_ = -1;
};

}  // namespace anchorite::electronic
