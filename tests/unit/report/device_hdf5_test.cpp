#include "anchorite/report/device_hdf5.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "anchorite/base/error.hpp"
#include "support/device_text.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;

// tests/cli/device_test.py reads the numbers back with h5py.
TEST(DeviceHdf5, WritesAWholeFileOrNone) {
    const auto result = device::run_device(stack::parse_stack(test::device_stack(), "device.toml"));
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "device.h5";
    report::write_device_hdf5(result, file);
    std::ifstream stream(file, std::ios::binary);
    std::string signature(4, ' ');
    stream.read(signature.data(), 4);
    EXPECT_EQ(signature, "\x89HDF");
    EXPECT_GT(std::filesystem::file_size(file), 10000U);
    EXPECT_THROW(report::write_device_hdf5(result, "/dev/null/device.h5"), RunError);
}
