#include "behind_checksums.hpp"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "anchorite/base/error.hpp"
#include "measurement/formats/zip_archive.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

struct Member {
    std::string name;
    std::string bytes;
};

std::vector<Member> members_of(std::string_view bytes) {
    std::vector<Member> members;
    try {
        const anchorite::measurement::ZipArchive archive(bytes, "fuzzed");
        for (const std::string& name : archive.names()) {
            members.push_back({name, archive.read(name)});
        }
    } catch (const anchorite::InputError&) {
        return {};
    }
    return members;
}

/// Members stored as they are, which packs faster and lets libFuzzer cross them over.
std::string packed(const std::vector<Member>& members) {
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
    zip_source_keep(source);
    for (const Member& member : members) {
        zip_source_t* bytes =
            zip_source_buffer(archive, member.bytes.data(), member.bytes.size(), 0);
        const zip_int64_t index =
            zip_file_add(archive, member.name.c_str(), bytes, ZIP_FL_OVERWRITE);
        if (index < 0) {
            zip_source_free(bytes);
            continue;
        }
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
        zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), 0, 0);
    }
    std::string result;
    if (zip_close(archive) != 0) {
        zip_discard(archive);
    } else if (zip_source_open(source) == 0) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        zip_source_stat(source, &stat);
        result.resize(static_cast<std::size_t>(stat.size));
        zip_source_read(source, result.data(), result.size());
        zip_source_close(source);
    }
    zip_source_free(source);
    return result;
}

void mutate(std::string& bytes, std::size_t most) {
    const std::size_t size = bytes.size();
    bytes.resize(std::max(most, size));
    bytes.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(bytes.data()), size, most));
}

/// 0: it is no archive, or has no room.
std::size_t mutate_member(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    std::vector<Member> members =
        members_of(std::string_view(reinterpret_cast<const char*>(data), size));
    if (members.empty()) return 0;
    Member& member = members[seed % members.size()];
    if (member.bytes.size() > most) return 0;
    mutate(member.bytes, most);
    const std::string archive = packed(members);
    if (archive.empty() || archive.size() > most) return 0;
    std::ranges::copy(archive, data);
    return archive.size();
}

/// Headers of an Igor wave, whose 16-bit words add up to 0; the second of them sees to it.
void mend_igor_header(std::uint8_t* data, std::size_t size) {
    constexpr std::size_t headers = 384;
    if (size < headers) return;
    const std::size_t low = data[0] == 0 ? 1 : 0;
    unsigned sum = 0;
    for (std::size_t i = 0; i < headers; i += 2) {
        if (i != 2) sum += data[i + low] + 256U * data[i + 1 - low];
    }
    const unsigned wanted = 0U - sum;
    data[2 + low] = static_cast<std::uint8_t>(wanted & 0xFF);
    data[3 - low] = static_cast<std::uint8_t>(wanted >> 8 & 0xFF);
}

}  // namespace

std::size_t mutate_behind_checksums(std::string_view format, std::uint8_t* data, std::size_t size,
                                    std::size_t most, unsigned seed) {
    const bool behind = seed % 8 != 0;
    if (behind && format == "brml") {
        const std::size_t mutated = mutate_member(data, size, most, seed / 8);
        if (mutated > 0) return mutated;
    }
    const std::size_t mutated = LLVMFuzzerMutate(data, size, most);
    if (behind && format == "igor-ibw") mend_igor_header(data, mutated);
    return mutated;
}
