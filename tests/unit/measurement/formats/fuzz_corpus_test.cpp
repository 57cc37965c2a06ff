#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/measurement/formats/format.hpp"
#include "support/instrument_samples.hpp"

namespace anchorite::measurement {
namespace {

const std::filesystem::path corpus = ANCHORITE_SOURCE_DIR "/tests/fuzz/corpus";

/// All numbers of a file, to compare two of them.
std::vector<double> numbers_of(const InstrumentFile& file) {
    std::vector<double> numbers;
    const auto add = [&](const Column& column) {
        // NaN is unequal to itself; no sample has this number.
        for (const double value : column.values) {
            numbers.push_back(std::isnan(value) ? -12345 : value);
        }
    };
    for (const DataTable& table : file.tables) std::ranges::for_each(table.columns, add);
    for (const DataMap& map : file.maps) add(map.values);
    return numbers;
}

// ANCHORITE_UPDATE_CORPUS=1 writes the corpus anew from the samples.
TEST(FuzzCorpus, HoldsTheSamplesOfTheTests) {
    for (const test::InstrumentSample& sample : test::instrument_samples()) {
        const std::filesystem::path path = corpus / sample.format / sample.name;
        if (std::getenv("ANCHORITE_UPDATE_CORPUS") != nullptr) {
            std::filesystem::create_directories(path.parent_path());
            std::ofstream(path, std::ios::binary) << sample.bytes;
        }
        ASSERT_TRUE(std::filesystem::exists(path)) << path;
        // Archives and HDF5 files may differ in what their libraries note down.
        EXPECT_EQ(numbers_of(read_instrument_file(path, sample.format)),
                  numbers_of(read_instrument_bytes({path, sample.bytes}, sample.format)))
            << path;
    }
}

TEST(FuzzCorpus, HasSeedsForEveryReader) {
    for (const Format& format : formats()) {
        EXPECT_TRUE(std::filesystem::exists(corpus / format.id)) << format.id;
    }
}

// Inputs that reach all code that fuzzing ever reached (tools/keep_corpus).
TEST(FuzzCorpus, EveryInputFoundIsReadOrRefused) {
    std::size_t inputs = 0, read = 0;
    for (const Format& format : formats()) {
        for (const auto& input : test::found_inputs(std::string(format.id))) {
            SCOPED_TRACE(input.format + ".zip: " + input.name);
            if (format.recognises != nullptr) format.recognises(input.bytes);
            ++inputs;
            try {
                read_instrument_bytes({input.name, input.bytes}, input.format);
                ++read;
            } catch (const InputError& error) {
                EXPECT_STRNE(error.what(), "");
            }
        }
    }
    std::printf("%zu inputs: %zu read, %zu refused\n", inputs, read, inputs - read);
    EXPECT_GT(inputs, formats().size());
}

}  // namespace
}  // namespace anchorite::measurement
