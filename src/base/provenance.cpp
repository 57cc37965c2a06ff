#include "anchorite/base/provenance.hpp"

#include <fmt/chrono.h>
#include <openssl/evp.h>

#include <array>
#include <cassert>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "anchorite_version.hpp"

namespace anchorite {
namespace {

// https://reproducible-builds.org/specs/source-date-epoch
std::time_t run_time() {
    if (const char* text = std::getenv("SOURCE_DATE_EPOCH")) {
        std::time_t seconds = 0;
        const char* end = text + std::strlen(text);
        const auto [rest, error] = std::from_chars(text, end, seconds);
        if (error == std::errc() && rest == end) return seconds;
    }
    return std::time(nullptr);
}

}  // namespace

Provenance make_provenance() {
    Provenance provenance;
    provenance.version = program_version();
    provenance.date = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(run_time()));
    return provenance;
}

std::string program_version() {
    return ANCHORITE_VERSION;
}

std::string sha256(const std::string& bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    [[maybe_unused]] const int done =
        EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    assert(done == 1);
    std::string hex;
    for (unsigned int i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest[i]);
    return hex;
}

}  // namespace anchorite
