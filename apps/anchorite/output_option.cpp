#include "output_option.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

namespace anchorite::app {

namespace {

namespace fs = std::filesystem;

/// Why files cannot be written into a folder; empty where they can.
std::string objection_to_folder(const fs::path& folder) {
    std::error_code ignored;
    fs::path nearest = fs::absolute(folder, ignored).lexically_normal();
    while (!fs::exists(nearest, ignored) && nearest.has_relative_path()) {
        nearest = nearest.parent_path();
    }
    if (!fs::is_directory(nearest, ignored)) {
        return fmt::format("{} is a file, not a folder; give another name", nearest.string());
    }
    if (::access(nearest.c_str(), W_OK | X_OK) != 0) {
        return fmt::format("{} is not writable; give another folder", nearest.string());
    }
    return {};
}

}  // namespace

CLI::Validator output_folder() {
    return {[](std::string& name) { return objection_to_folder(name); }, "", "output_folder"};
}

CLI::Validator output_file() {
    return {[](std::string& name) {
                std::error_code ignored;
                if (fs::is_directory(name, ignored)) {
                    return fmt::format("{} is a folder, not a file; give another name", name);
                }
                if (fs::exists(name, ignored)) return std::string();  // a device or a pipe, too
                return objection_to_folder(fs::absolute(name, ignored).parent_path());
            },
            "", "output_file"};
}

}  // namespace anchorite::app
