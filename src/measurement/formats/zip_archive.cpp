#include "measurement/formats/zip_archive.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <utility>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

constexpr zip_uint64_t largest = 512ULL << 20;
// Deflate packs at most 1032 to 1; more is a forged size.
constexpr zip_uint64_t largest_ratio = 1100;

}  // namespace

struct ZipArchive::Impl {
    std::string file;
    zip_t* archive = nullptr;

    [[noreturn]] void fail(const std::string& message) const {
        throw InputError(SourceLocation{file, 0, 0, {}}, message,
                         "copy the file from the instrument again");
    }
};

ZipArchive::ZipArchive(std::string_view bytes, std::string file) : impl_(std::make_unique<Impl>()) {
    impl_->file = std::move(file);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) {
        impl_->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (impl_->archive == nullptr) zip_source_free(source);
    }
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (impl_->archive == nullptr) impl_->fail("damaged ZIP archive: " + reason);
}

ZipArchive::~ZipArchive() {
    zip_discard(impl_->archive);
}

std::vector<std::string> ZipArchive::names() const {
    std::vector<std::string> names;
    const zip_int64_t count = zip_get_num_entries(impl_->archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(impl_->archive, static_cast<zip_uint64_t>(i), 0);
        if (name != nullptr) names.emplace_back(name);
    }
    return names;
}

std::string ZipArchive::read(const std::string& name) const {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(impl_->archive, name.c_str(), 0, &stat) != 0) {
        impl_->fail(fmt::format("the archive lacks {}", name));
    }
    const bool sized = (stat.valid & ZIP_STAT_SIZE) != 0 && (stat.valid & ZIP_STAT_COMP_SIZE) != 0;
    if (!sized || stat.size > largest || stat.size / largest_ratio > stat.comp_size) {
        impl_->fail(
            fmt::format("{} claims {} bytes, packed into {}", name, stat.size, stat.comp_size));
    }
    zip_file_t* entry = zip_fopen(impl_->archive, name.c_str(), 0);
    if (entry == nullptr) {
        impl_->fail(fmt::format("cannot unpack {}: {}", name, zip_strerror(impl_->archive)));
    }
    std::string bytes(static_cast<std::size_t>(stat.size), '\0');
    const zip_int64_t got = zip_fread(entry, bytes.data(), bytes.size());
    char beyond = 0;
    const bool ends =
        got == static_cast<zip_int64_t>(bytes.size()) && zip_fread(entry, &beyond, 1) == 0;
    const int closed = zip_fclose(entry);
    if (!ends || closed != 0) impl_->fail(fmt::format("{} is damaged in the archive", name));
    return bytes;
}

}  // namespace anchorite::measurement
