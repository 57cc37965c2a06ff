#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

namespace anchorite {

/// A file that appears under its name complete or not at all: written beside it, synced, renamed.
/// Without commit() nothing is left. A target that is a device or pipe is written directly.
class AtomicFile {
public:
    /// @throws RunError  the file cannot be created
    explicit AtomicFile(const std::filesystem::path& file);
    AtomicFile(AtomicFile&&) noexcept;
    AtomicFile& operator=(AtomicFile&&) noexcept;
    ~AtomicFile();

    /// @throws RunError  naming the file and the system's reason (disk full ...)
    void write(std::string_view bytes);

    /// Flushes, syncs and renames.
    /// @throws RunError  as write; the target is then unchanged
    void commit();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Writes a whole file atomically; its folder is created if need be.
/// @throws RunError  naming the file and the system's reason
void write_file(const std::filesystem::path& file, std::string_view bytes);

/// Creates a folder and its parents.
/// @throws RunError  naming the folder and the system's reason
void create_folder(const std::filesystem::path& folder);

/// A file that grows: buffered, every write checked, nothing lost silently.
class AppendFile {
public:
    /// Opens for appending; `resume_at` first cuts the file to that many bytes, 0 starts anew.
    /// @throws RunError  cannot be opened, or is shorter than `resume_at`
    explicit AppendFile(const std::filesystem::path& file,
                        std::optional<std::uint64_t> resume_at = std::nullopt);
    AppendFile(AppendFile&&) noexcept;
    AppendFile& operator=(AppendFile&&) noexcept;
    ~AppendFile();  ///< writes what is buffered if it can; call close() to be told

    /// @throws RunError  naming the file and the system's reason
    void write(std::string_view bytes);
    /// Hands the buffer to the system. @throws RunError  as write
    void flush();
    /// flush() and wait for the disk. @throws RunError  as write
    void sync();
    /// flush() and close. @throws RunError  as write
    void close();

    /// Bytes in the file once the buffer is flushed.
    [[nodiscard]] std::uint64_t size() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace anchorite
