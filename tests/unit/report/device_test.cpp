#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include "anchorite/report/device_write.hpp"
#include "support/device_text.hpp"
#include "support/stack_text.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::report::test {
namespace {

namespace fs = std::filesystem;
using anchorite::test::device_stack;
using anchorite::test::with;

device::DeviceResult computed_device() {
    return device::run_device(stack::parse_stack(device_stack(), "device.toml"));
}

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(DeviceJson, HasCurveLossesAndProfiles) {
    const auto result = computed_device();
    const auto document = device_json(result);
    EXPECT_EQ(document["format"], "anchorite-device");
    EXPECT_EQ(document["format_version"], device_format_version);
    EXPECT_EQ(document["failed_points"], 0);
    ASSERT_EQ(document["points"].size(), 7U);
    EXPECT_NEAR(document["points"][6]["current_mA_per_cm2"].get<double>(),
                0.1 * result.sweep.points[6].current, 1e-3);
    EXPECT_TRUE(document["scan"].is_null());
    const auto& profile = document["profiles"][6];
    const std::size_t nodes = profile["position_nm"].size();
    EXPECT_LE(nodes, 260U);
    for (const char* key : {"conduction_eV", "electrons_per_cm3", "radiative_per_cm3_s", "layer"}) {
        EXPECT_EQ(profile[key].size(), nodes) << key;
    }
    EXPECT_EQ(profile["position_nm"][nodes - 1], 90);
    double sum = 0;
    for (const auto& loss : document["losses"]) {
        if (!loss["current_mA_per_cm2"][6].is_null()) {
            sum += loss["current_mA_per_cm2"][6].get<double>();
        }
    }
    EXPECT_NEAR(sum / (0.1 * result.sweep.points[6].current), 1, 1e-4);
}

TEST(DeviceJson, SaysNothingOfPointsThatFailed) {
    auto result = computed_device();
    result.sweep.points[2].termination = Termination::ran_out;
    result.split[2].clear();
    result.profiles[2].reset();
    const auto document = device_json(result);
    EXPECT_EQ(document["failed_points"], 1);
    EXPECT_EQ(document["points"][2]["ended"], "ran out");
    EXPECT_TRUE(document["points"][2]["current_mA_per_cm2"].is_null());
    EXPECT_TRUE(document["profiles"][2].is_null());
    const auto files = device_csv(result);
    std::istringstream curve(files.at(0).text);
    std::string header, row;
    std::getline(curve, header);
    for (int i = 0; i < 3; ++i) std::getline(curve, row);
    EXPECT_EQ(std::count(header.begin(), header.end(), ','),
              std::count(row.begin(), row.end(), ','));
    EXPECT_NE(row.find("ran out,,,"), std::string::npos);
}

TEST(DeviceWrite, FillsTheFolder) {
    const anchorite::test::TemporaryFolder folder;
    const auto stack = stack::parse_stack(with(device_stack(), "0.4 V", "1.2 V"), "device.toml");
    const auto scan = device::scan_device(
        stack, stack::ScanGrid(
                   {stack::parse_scan_axis("contact.cathode.work_function=2.9:3.1:0.1eV", stack)}));
    const auto result = device::run_device(stack);
    const fs::path out = folder.path() / "out";
    const fs::path page = write_device(result, &scan, out);
    EXPECT_EQ(page, out / "device.html");
    EXPECT_NE(text_of(page).find("anchorite-device"), std::string::npos);
    EXPECT_EQ(lines_of(text_of(out / "curve.csv")), 4U);
    EXPECT_EQ(lines_of(text_of(out / "scan.csv")), 4U);
    EXPECT_EQ(lines_of(text_of(out / "recombination_zone.csv")), 1 + 3U * device::zone_slices);
    for (const char* name : {"device.json", "losses.csv", "profiles.csv"}) {
        EXPECT_GT(fs::file_size(out / name), 200U) << name;
    }
}

}  // namespace
}  // namespace anchorite::report::test
