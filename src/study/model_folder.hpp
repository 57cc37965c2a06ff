#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "anchorite/electronic/model.hpp"

namespace anchorite::study {

/// What was learnt when models were built and their files do not say.
struct BuildRecord {
    std::string slab;                     ///< which one, in words; empty: not known
    std::vector<std::string> slab_notes;  ///< what a reader of results should know
    /// Poses that docking looked for and did not find, by the molecule's file stem: they are not
    /// looked for again.
    std::map<std::string, std::set<std::string>> absent;
    bool operator==(const BuildRecord&) const = default;
};

/// The files that a survey's models are kept in: `<stem>.xyz` each, and the record, `built.json`.
class ModelFolder {
public:
    explicit ModelFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// The model of a stem; none: there is no such file. @throws InputError  it is damaged
    [[nodiscard]] std::optional<electronic::Model> find(const std::string& stem) const;
    /// @throws RunError  it cannot be written
    void keep(const std::string& stem, const electronic::Model& model) const;

    /// Empty where there is none. @throws InputError  it is damaged
    [[nodiscard]] BuildRecord record() const;
    /// @throws RunError  it cannot be written
    void keep(const BuildRecord& record) const;

private:
    std::filesystem::path folder_;
};

}  // namespace anchorite::study
