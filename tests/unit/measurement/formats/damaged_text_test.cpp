/// Readers of text on files that are cut off or changed: an InputError, or tables in order.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <random>

#include "reading.hpp"
#include "text_samples.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

bool text_survives(const std::string& bytes, std::string_view format,
                   const TextLayout& layout = {}) {
    try {
        const InstrumentFile file = read_text_of(bytes, std::string(format), layout);
        EXPECT_FALSE(file.tables.empty() && file.maps.empty()) << bytes;
        for (const DataMap& map : file.maps) {
            EXPECT_EQ(map.values.values.size(), map.x.values.size() * map.y.values.size()) << bytes;
        }
        for (const DataTable& table : file.tables) {
            EXPECT_FALSE(table.columns.empty()) << bytes;
            for (const Column& column : table.columns) {
                EXPECT_EQ(column.values.size(), table.rows()) << bytes;
            }
        }
        return true;
    } catch (const InputError& error) {
        EXPECT_EQ(error.where().file, "mine.txt") << error.what();
        return false;
    }
}

std::string changed(std::string bytes, std::mt19937& generator) {
    static constexpr std::string_view letters = "0123456789.,;\t \n\r-+eE#$\"'()[]XYZA@%s\0\xFF";
    const auto below = [&generator](std::size_t n) { return generator() % n; };
    for (std::size_t i = 0, count = 1 + below(4); i < count && !bytes.empty(); ++i) {
        const std::size_t at = below(bytes.size()), length = below(bytes.size() - at) % 12;
        switch (below(4)) {
            case 0:
                bytes[at] = letters[below(letters.size())];
                break;
            case 1:
                bytes.erase(at, length);
                break;
            case 2:
                bytes.insert(at, bytes.substr(below(bytes.size()), length));
                break;
            default:
                bytes.insert(at, i % 2 == 0 ? "99999999" : "1e999");
                break;
        }
    }
    return bytes;
}

}  // namespace

TEST(DamagedText, EverySampleIsRecognisedByItsOwnFormatAlone) {
    for (const TextSample& sample : text_samples()) {
        EXPECT_EQ(recognise({"x", sample.bytes}).id, sample.format) << sample.bytes;
        EXPECT_TRUE(text_survives(std::string(sample.bytes), {})) << sample.bytes;
    }
}

TEST(DamagedText, CutOffAnywhereAreReadInPartOrRefused) {
    for (const TextSample& sample : text_samples()) {
        std::size_t refused = 0;
        for (std::size_t size = 0; size < sample.bytes.size(); ++size) {
            if (!text_survives(std::string(sample.bytes.substr(0, size)), sample.format)) ++refused;
        }
        EXPECT_GT(refused, 0U) << sample.format;
    }
}

TEST(DamagedText, ChangedAtRandomAreReadOrRefused) {
    std::mt19937 generator(20261122);
    TextLayout layout;
    layout.names = {"wavelength", "time"};
    for (const TextSample& sample : text_samples()) {
        std::size_t read = 0;
        double slowest = 0;
        for (int i = 0; i < 3000; ++i) {
            const std::string bytes = changed(std::string(sample.bytes), generator);
            const auto start = std::chrono::steady_clock::now();
            if (text_survives(bytes, sample.format)) ++read;
            (void)text_survives(bytes, i % 2 == 0 ? "text" : "matrix",
                                i % 2 == 0 ? TextLayout{} : layout);
            const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
            slowest = std::max(slowest, time.count());
        }
        std::printf(
            "%-15s asked: InputError or a file, within 2 s; measured: %zu of 3000 read, "
            "slowest %.3f s\n",
            std::string(sample.format).c_str(), read, slowest);
        EXPECT_LT(slowest, 2);
    }
}
