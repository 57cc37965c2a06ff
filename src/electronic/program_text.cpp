#include "electronic/program_text.hpp"

#include <stdlib.h>

#include <filesystem>

#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/electronic/process.hpp"

namespace anchorite::electronic {
namespace {

/// A folder that goes with the object.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "anchorite-XXXXXX").string();
        if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace

std::optional<std::string> program_text(const std::string& program,
                                        const std::vector<std::string>& arguments) {
    if (!find_program(program)) return std::nullopt;
    const ScratchFolder scratch;
    if (scratch.path().empty()) return std::nullopt;
    ProcessRequest request;
    request.program = program;
    request.arguments = arguments;
    request.folder = scratch.path();
    request.output = "said.txt";
    request.wall_seconds = 10;
    try {
        run_process(request);
        return read_bytes(scratch.path() / request.output);
    } catch (const Error&) {  // without a version the engine counts as not installed
        return std::nullopt;
    }
}

}  // namespace anchorite::electronic
