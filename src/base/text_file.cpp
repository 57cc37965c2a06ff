#include "anchorite/base/text_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>
#include <vector>

namespace anchorite {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;
constexpr std::size_t longest_line = std::size_t{64} << 20;

SourceLocation in_file(const std::filesystem::path& file) {
    return {.file = file.string(), .line = 0, .column = 0, .excerpt = {}};
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& message,
                         const std::string& hint = {}) {
    throw InputError(in_file(file), message, hint);
}

// Opens for reading; the file descriptor is the caller's to close.
int open_to_read(const std::filesystem::path& file) {
    if (file.empty()) throw InputError("no file name given");
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const int reason = errno;
    if (descriptor < 0 && reason == ENOENT) refuse(file, "there is no such file");
    if (descriptor < 0) refuse(file, std::string("cannot be read: ") + std::strerror(reason));
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
        ::close(descriptor);
        refuse(file, "is a folder, not a file");
    }
    return descriptor;
}

bool begins_with(std::string_view text, std::string_view beginning) {
    return text.substr(0, beginning.size()) == beginning;
}

}  // namespace

struct LineReader::Impl {
    std::filesystem::path file;
    gzFile stream = nullptr;
    std::vector<char> block = std::vector<char>(block_size);
    std::string_view rest;  // of the block, not yet handed out
    std::string line;       // last returned, for where()
    std::string failure;    // why the stream ended early; told once the lines before it are read
    std::size_t number = 0;
    bool ended = false;

    explicit Impl(const std::filesystem::path& path) : file(path) {
        const int descriptor = open_to_read(path);
        stream = gzdopen(descriptor, "rb");
        if (stream == nullptr) {
            ::close(descriptor);
            refuse(path, "cannot be read: out of memory");
        }
        gzbuffer(stream, static_cast<unsigned>(block_size));
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() { gzclose(stream); }

    void fill();
    void check_beginning();
    void check_text(std::string_view text) const;
    [[nodiscard]] SourceLocation next_line_location() const;
};

// Reads the next block. A damaged stream gives what it can; the reason is kept for later.
void LineReader::Impl::fill() {
    const int count = gzread(stream, block.data(), static_cast<unsigned>(block.size()));
    rest = {block.data(), count > 0 ? static_cast<std::size_t>(count) : 0};
    if (count > 0) return;
    ended = true;
    int code = Z_OK;
    const char* text = gzerror(stream, &code);
    if (code == Z_BUF_ERROR) {
        failure = "the gzip stream is truncated";
    } else if (code == Z_ERRNO) {
        failure = std::string("cannot be read: ") + std::strerror(errno);
    } else if (code != Z_OK && code != Z_STREAM_END) {
        failure = std::string("the gzip stream is damaged: ") + text;
    }
}

void LineReader::Impl::check_beginning() {
    fill();
    if (rest.empty() && !failure.empty()) refuse(file, failure, "copy or download the file again");
    if (rest.empty()) refuse(file, "is empty");
    const std::string_view utf16_little("\xFF\xFE", 2), utf16_big("\xFE\xFF", 2);
    if (begins_with(rest, utf16_little) || begins_with(rest, utf16_big)) {
        refuse(file, "is UTF-16 text", "save it as UTF-8");
    }
    if (begins_with(rest, "\xEF\xBB\xBF")) rest.remove_prefix(3);
    if (rest.empty()) refuse(file, "is empty");
}

void LineReader::Impl::check_text(std::string_view text) const {
    if (text.find('\0') == std::string_view::npos) return;
    throw InputError(next_line_location(), "is not text: it holds a NUL byte",
                     "give a text file, plain or gzip");
}

SourceLocation LineReader::Impl::next_line_location() const {
    return {.file = file.string(), .line = number + 1, .column = 0, .excerpt = {}};
}

LineReader::LineReader(const std::filesystem::path& file) : impl_(std::make_unique<Impl>(file)) {
    impl_->check_beginning();
    impl_->check_text(impl_->rest);
}

LineReader::LineReader(LineReader&&) noexcept = default;
LineReader& LineReader::operator=(LineReader&&) noexcept = default;
LineReader::~LineReader() = default;

bool LineReader::next(std::string& line) {
    line.clear();
    bool found = false;
    while (!found) {
        if (impl_->rest.empty() && !impl_->ended) impl_->fill();
        if (impl_->rest.empty()) break;
        const std::size_t end = impl_->rest.find('\n');
        found = end != std::string_view::npos;
        const std::string_view part = impl_->rest.substr(0, end);
        impl_->check_text(part);
        line += part;
        impl_->rest.remove_prefix(found ? end + 1 : part.size());
        if (line.size() > longest_line) {
            throw InputError(impl_->next_line_location(), "the line is longer than 64 MiB");
        }
    }
    if (!found && !impl_->failure.empty()) {
        throw InputError(impl_->next_line_location(), impl_->failure,
                         "copy or download the file again");
    }
    if (!found && line.empty()) return false;
    if (line.ends_with('\r')) line.pop_back();
    ++impl_->number;
    impl_->line = line;
    return true;
}

std::size_t LineReader::line_number() const {
    return impl_->number;
}

std::size_t LineReader::bytes_read() const {
    const auto offset = gzoffset(impl_->stream);
    return offset > 0 ? static_cast<std::size_t>(offset) : 0;
}

SourceLocation LineReader::where() const {
    return {
        .file = impl_->file.string(), .line = impl_->number, .column = 1, .excerpt = impl_->line};
}

std::string read_text_file(const std::filesystem::path& file) {
    LineReader reader(file);
    std::string text, line;
    while (reader.next(line)) {
        text += line;
        text += '\n';
    }
    return text;
}

std::string read_bytes(const std::filesystem::path& file) {
    const int descriptor = open_to_read(file);
    std::string bytes;
    std::vector<char> block(block_size);
    ssize_t count = 0;
    while ((count = ::read(descriptor, block.data(), block.size())) != 0) {
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) break;
        bytes.append(block.data(), static_cast<std::size_t>(count));
    }
    const int reason = errno;
    ::close(descriptor);
    if (count < 0) refuse(file, std::string("cannot be read: ") + std::strerror(reason));
    return bytes;
}

}  // namespace anchorite
