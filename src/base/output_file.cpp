#include "anchorite/base/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

#include "anchorite/base/error.hpp"

namespace anchorite {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 16;

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& what, int reason) {
    throw RunError("cannot " + what + " " + file.string() + ": " + std::strerror(reason));
}

// A file descriptor that closes itself; every call that can fail is checked and named.
class Descriptor {
public:
    /// `name` stands for the file in messages: the one the user knows.
    Descriptor(const std::filesystem::path& file, std::filesystem::path name, int flags)
        : file_(std::move(name)) {
        number_ = ::open(file.c_str(), flags | O_CLOEXEC, 0666);
        if (number_ < 0) fail(file_, "write", errno);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }

    // Takes from the buffer what it could write, so that no byte is written twice after a failure.
    std::size_t write(std::string& buffer) {
        std::size_t done = 0;
        int reason = 0;
        while (done < buffer.size() && reason == 0) {
            const ssize_t count = ::write(number_, buffer.data() + done, buffer.size() - done);
            if (count >= 0) {
                done += static_cast<std::size_t>(count);
            } else if (errno != EINTR) {
                reason = errno;
            }
        }
        buffer.erase(0, done);
        if (reason != 0) fail(file_, "write", reason);
        return done;
    }
    // Devices and pipes have nothing to sync: EINVAL and EROFS are no loss.
    void sync() {
        if (::fsync(number_) != 0 && errno != EINVAL && errno != EROFS) fail(file_, "sync", errno);
    }
    void close() {
        const int result = ::close(number_);
        number_ = -1;
        if (result != 0) fail(file_, "close", errno);
    }
    void truncate(std::uint64_t size) {
        if (::ftruncate(number_, static_cast<off_t>(size)) != 0) fail(file_, "shorten", errno);
    }
    [[nodiscard]] std::uint64_t size() const {
        struct stat status {};
        if (::fstat(number_, &status) != 0) fail(file_, "inspect", errno);
        return static_cast<std::uint64_t>(status.st_size);
    }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }

private:
    std::filesystem::path file_;
    int number_ = -1;
};

// A buffer in front of a descriptor.
class BufferedFile {
public:
    BufferedFile(const std::filesystem::path& file, const std::filesystem::path& name, int flags)
        : descriptor_(file, name, flags) {}

    void write(std::string_view bytes) {
        buffer_ += bytes;
        if (buffer_.size() >= buffer_size) flush();
    }
    void flush() { flushed_ += descriptor_.write(buffer_); }
    void sync() {
        flush();
        descriptor_.sync();
    }
    void close() {
        flush();
        descriptor_.close();
    }
    void resume_at(std::uint64_t size) {
        descriptor_.truncate(size);
        flushed_ = size;
    }
    void resume_at_end() { flushed_ = descriptor_.size(); }
    [[nodiscard]] std::uint64_t file_size() const { return descriptor_.size(); }
    [[nodiscard]] std::uint64_t size() const { return flushed_ + buffer_.size(); }
    [[nodiscard]] bool is_open() const { return descriptor_.is_open(); }

private:
    Descriptor descriptor_;
    std::string buffer_;
    std::uint64_t flushed_ = 0;
};

bool is_special(const std::filesystem::path& file) {
    std::error_code none;
    return std::filesystem::exists(file, none) && !std::filesystem::is_regular_file(file, none);
}

// A renamed file would replace a link; write to what the link points at.
std::filesystem::path without_links(const std::filesystem::path& file) {
    std::error_code none;
    const auto target = std::filesystem::canonical(file, none);
    return none ? file : target;
}

// The new name is on the disk only when its folder is.
void sync_folder(const std::filesystem::path& file) {
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const int number = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (number < 0) return;
    ::fsync(number);
    ::close(number);
}

}  // namespace

struct AtomicFile::Impl {
    std::filesystem::path target;
    std::filesystem::path written;  // the temporary file, or the device itself
    BufferedFile file;
    bool committed = false;

    Impl(const std::filesystem::path& name, const std::filesystem::path& temporary)
        : target(name), written(temporary), file(temporary, name, O_WRONLY | O_CREAT | O_TRUNC) {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (!committed && written != target) ::unlink(written.c_str());
    }
};

AtomicFile::AtomicFile(const std::filesystem::path& file) {
    const auto target = without_links(file);
    auto temporary = target;
    if (is_special(target) && std::filesystem::is_directory(target)) fail(file, "write", EISDIR);
    if (!is_special(target)) temporary += ".part" + std::to_string(::getpid());
    impl_ = std::make_unique<Impl>(target, temporary);
}

AtomicFile::AtomicFile(AtomicFile&&) noexcept = default;
AtomicFile& AtomicFile::operator=(AtomicFile&&) noexcept = default;
AtomicFile::~AtomicFile() = default;

void AtomicFile::write(std::string_view bytes) {
    impl_->file.write(bytes);
}

void AtomicFile::commit() {
    impl_->file.sync();
    impl_->file.close();
    if (impl_->written != impl_->target) {
        if (::rename(impl_->written.c_str(), impl_->target.c_str()) != 0) {
            fail(impl_->target, "write", errno);
        }
        sync_folder(impl_->target);
    }
    impl_->committed = true;
}

void write_file(const std::filesystem::path& file, std::string_view bytes) {
    if (file.has_parent_path()) create_folder(file.parent_path());
    AtomicFile output(file);
    output.write(bytes);
    output.commit();
}

void create_folder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw RunError("cannot create folder " + folder.string() + ": " + error.message());
}

struct AppendFile::Impl {
    BufferedFile file;
    explicit Impl(const std::filesystem::path& name)
        : file(name, name, O_WRONLY | O_CREAT | O_APPEND) {}
};

AppendFile::AppendFile(const std::filesystem::path& file, std::optional<std::uint64_t> resume_at)
    : impl_(std::make_unique<Impl>(file)) {
    if (!resume_at) {
        impl_->file.resume_at_end();
        return;
    }
    if (impl_->file.file_size() < *resume_at) {
        throw RunError("cannot resume " + file.string() + ": it has " +
                       std::to_string(impl_->file.file_size()) + " bytes, " +
                       std::to_string(*resume_at) + " were expected");
    }
    if (!is_special(file)) impl_->file.resume_at(*resume_at);
}

AppendFile::AppendFile(AppendFile&&) noexcept = default;
AppendFile& AppendFile::operator=(AppendFile&&) noexcept = default;

AppendFile::~AppendFile() {
    if (!impl_ || !impl_->file.is_open()) return;
    try {
        impl_->file.close();
    } catch (const RunError&) {
        // A destructor cannot report; whoever must know calls close().
    }
}

void AppendFile::write(std::string_view bytes) {
    impl_->file.write(bytes);
}

void AppendFile::flush() {
    impl_->file.flush();
}

void AppendFile::sync() {
    impl_->file.sync();
}

void AppendFile::close() {
    impl_->file.close();
}

std::uint64_t AppendFile::size() const {
    return impl_->file.size();
}

}  // namespace anchorite
