#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <random>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/formats/format.hpp"
#include "support/instrument_samples.hpp"

namespace anchorite::measurement {
namespace {

using Clock = std::chrono::steady_clock;

/// Reads bytes; true where they were read, false where they were refused. Anything but an
/// InputError fails the test.
bool survives(const std::string& bytes, const std::string& format) {
    try {
        const InstrumentFile file = read_instrument_bytes({"damaged", bytes}, format);
        for (const DataMap& map : file.maps) {
            EXPECT_EQ(map.values.values.size(), map.x.values.size() * map.y.values.size());
        }
        for (const DataTable& table : file.tables) {
            for (const Column& column : table.columns) {
                EXPECT_EQ(column.values.size(), table.rows()) << column.name;
            }
        }
        return true;
    } catch (const InputError& error) {
        EXPECT_GT(std::string_view(error.what()).size(), 20U);
        return false;
    } catch (const std::exception& error) {
        ADD_FAILURE() << format << ": " << error.what();
        return false;
    }
}

/// Readers that start a process take milliseconds a file.
bool starts_a_process(const std::string& format) {
    return format == "emd" || format == "bruker-raw";
}

TEST(DamagedFiles, EverySampleIsRecognisedByItsOwnFormatAlone) {
    for (const test::InstrumentSample& sample : test::binary_samples()) {
        EXPECT_EQ(recognise({sample.name, sample.bytes}).id, sample.format) << sample.name;
        EXPECT_TRUE(survives(sample.bytes, sample.format)) << sample.name;
    }
}

TEST(DamagedFiles, EverySampleOfATextIsRead) {
    for (const test::InstrumentSample& sample : test::text_samples()) {
        EXPECT_NO_THROW(read_instrument_bytes({sample.name, sample.bytes}, sample.format))
            << sample.name;
    }
}

TEST(DamagedFiles, TruncatedAnywhereAreReadInPartOrRefused) {
    for (const test::InstrumentSample& sample : test::instrument_samples()) {
        const std::size_t step = starts_a_process(sample.format) ? sample.bytes.size() / 40 + 1 : 1;
        std::size_t refused = 0;
        for (std::size_t size = 0; size < sample.bytes.size(); size += step) {
            if (!survives(sample.bytes.substr(0, size), sample.format)) ++refused;
        }
        EXPECT_GT(refused, 0U) << sample.name;
    }
}

TEST(DamagedFiles, WithAnyByteChangedAreReadOrRefused) {
    for (const test::InstrumentSample& sample : test::instrument_samples()) {
        const std::size_t step = starts_a_process(sample.format) ? sample.bytes.size() / 40 + 1 : 1;
        for (std::size_t at = 0; at < sample.bytes.size(); at += step) {
            for (const char byte : {'\xff', '\x7f', '\0', '\x80'}) {
                std::string changed = sample.bytes;
                changed[at] = byte;
                survives(changed, sample.format);
                if (starts_a_process(sample.format)) break;
            }
        }
    }
}

/// Changes that a fuzzer would make: bytes set, numbers of all ones, pieces moved or doubled.
std::string mutated(std::string bytes, std::mt19937& random) {
    const auto below = [&](std::size_t limit) {
        return limit == 0 ? 0 : static_cast<std::size_t>(random()) % limit;
    };
    const std::size_t changes = 1 + below(4);
    for (std::size_t i = 0; i < changes && !bytes.empty(); ++i) {
        const std::size_t at = below(bytes.size());
        switch (below(5)) {
            case 0:
                bytes[at] = static_cast<char>(random() & 0xFF);
                break;
            case 1:
                bytes.replace(at, 4, below(2) == 0 ? "\xff\xff\xff\x7f" : "\x7f\xff\xff\xff");
                break;
            case 2:
                bytes.resize(at);
                break;
            case 3:
                bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(64)));
                break;
            default:
                bytes.erase(at, 1 + below(16));
                break;
        }
    }
    return bytes;
}

TEST(DamagedFiles, MutatedThousandsOfTimesAreReadOrRefusedInTime) {
    std::mt19937 random(20250816);  // any seed does
    for (const test::InstrumentSample& sample : test::instrument_samples()) {
        const int rounds = starts_a_process(sample.format) ? 150 : 2000;
        int read = 0;
        double slowest = 0;
        for (int i = 0; i < rounds; ++i) {
            const std::string bytes = mutated(sample.bytes, random);
            const auto begin = Clock::now();
            read += survives(bytes, sample.format) ? 1 : 0;
            slowest =
                std::max(slowest, std::chrono::duration<double>(Clock::now() - begin).count());
        }
        std::printf(
            "%-14s %-16s asked: InputError or a file, within 5 s; measured: %d of %d read, "
            "slowest %.3f s\n",
            sample.format.c_str(), sample.name.c_str(), read, rounds, slowest);
        EXPECT_LT(slowest, 5) << sample.name;
    }
}

}  // namespace
}  // namespace anchorite::measurement
