#include "anchorite/base/file_hash.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "anchorite/base/error.hpp"
#include "anchorite/base/provenance.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite {
namespace {

TEST(FileHash, EqualsTheHashOfTheBytesOverBlockBorders) {
    const test::TemporaryFolder folder;
    const auto file = folder / "file_hash.bin";
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1} << 20, (std::size_t{1} << 20) + 7}) {
        std::string bytes(size, 'x');
        if (size > 0) bytes.back() = '\0';
        std::ofstream(file, std::ios::binary) << bytes;
        EXPECT_EQ(sha256_file(file), sha256(bytes)) << size;
    }
}

TEST(FileHash, RefusesWhatIsNoFile) {
    EXPECT_THROW(sha256_file("/no/such/file"), InputError);
    EXPECT_THROW(sha256_file(testing::TempDir()), InputError);
}

}  // namespace
}  // namespace anchorite
