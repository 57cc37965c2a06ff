#include "anchorite/measurement/kinetics/transient_map.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {
namespace {

DataMap file_map() {
    DataMap map;
    map.x = {"wavelength", "nm", {600, 500, 550}};
    map.y = {"delay", "ns", {-1, 0, 2, 1}};
    map.values = {"signal", "", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}};
    return map;
}

TEST(TransientMap, AxesAreSortedAndConverted) {
    const TransientMap map = transient_map_of(file_map());
    EXPECT_EQ(map.wavelengths_nm, (std::vector<double>{500, 550, 600}));
    EXPECT_EQ(map.delays_ps, (std::vector<double>{-1000, 0, 1000, 2000}));
    EXPECT_EQ(map.signal(0, 0), 2);
    EXPECT_EQ(map.signal(2, 2), 10) << "delay 1 ns, 600 nm";
}

TEST(TransientMap, EitherAxisMayBeTheDelay) {
    DataMap turned = file_map();
    std::swap(turned.x, turned.y);
    turned.values.values = {1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12};
    EXPECT_EQ(transient_map_of(turned).signal, transient_map_of(file_map()).signal);
}

TEST(TransientMap, DelaysNeedAUnit) {
    DataMap map = file_map();
    map.y.unit.clear();
    EXPECT_THROW((void)transient_map_of(map), InputError);
    TransientReading reading;
    reading.delay_unit = "fs";
    EXPECT_DOUBLE_EQ(transient_map_of(map, reading).delays_ps.back(), 2e-3);
}

TEST(TransientMap, OtherAxesAreRefused) {
    DataMap map = file_map();
    map.y = {"voltage", "V", {-1, 0, 2, 1}};
    EXPECT_THROW((void)transient_map_of(map), InputError);
    map = file_map();
    map.y.values = {0, 0, 1, 2};
    EXPECT_THROW((void)transient_map_of(map), InputError) << "a delay twice";
}

TEST(TransientMap, TransmissionBecomesAbsorbanceExactly) {
    EXPECT_NEAR(absorbance_of_transmission(-0.5), std::log10(2.0), 1e-15);
    EXPECT_NEAR(absorbance_of_transmission(1e-9), -1e-9 / std::log(10.0), 1e-17);
    EXPECT_TRUE(std::isnan(absorbance_of_transmission(-1)));
    for (const double x : {-0.3, -1e-6, 0.0, 2e-3, 0.7}) {
        EXPECT_NEAR(transmission_of_absorbance(absorbance_of_transmission(x)), x, 1e-15);
    }
    TransientReading reading;
    reading.signal = TransientSignal::transmission_change;
    reading.scale = 1e-3;
    EXPECT_DOUBLE_EQ(transient_map_of(file_map(), reading).signal(0, 0),
                     absorbance_of_transmission(2e-3));
    reading.scale = 0;
    EXPECT_THROW((void)transient_map_of(file_map(), reading), InputError);
}

TEST(TransientMap, PartsAreCutOut) {
    const TransientMap map = transient_map_of(file_map());
    const TransientMap part = cropped(map, {520, 600}, {0, 1000});
    EXPECT_EQ(part.wavelengths_nm, (std::vector<double>{550, 600}));
    EXPECT_EQ(part.signal(0, 0), 6);
    EXPECT_EQ(without_wavelengths(map, {540, 560}).wavelengths_nm, (std::vector<double>{500, 600}));
    EXPECT_THROW((void)cropped(map, {700, 800}, {}), InputError);
    EXPECT_THROW((void)without_wavelengths(map, {400, 700}), InputError);
}

TEST(TransientMap, BackgroundIsTheMeanBeforeThePump) {
    TransientMap map = transient_map_of(file_map());
    map.signal(0, 1) = std::numeric_limits<double>::quiet_NaN();
    const TransientBackground background = background_before(map, 500);
    EXPECT_EQ(background.delays, 2);
    EXPECT_DOUBLE_EQ(background.mean(0), 3.5);
    EXPECT_DOUBLE_EQ(background.deviation(0), std::sqrt(4.5));
    EXPECT_DOUBLE_EQ(background.mean(1), 6) << "one of two is missing";
    EXPECT_TRUE(std::isnan(background.deviation(1)));
    EXPECT_DOUBLE_EQ(without_background(map, background).signal(3, 0), 8 - 3.5);
    EXPECT_THROW((void)background_before(map, -5000), InputError);
}

TEST(TransientMap, WrongMapsAreRefused) {
    TransientMap map = transient_map_of(file_map());
    map.signal(1, 1) = std::numeric_limits<double>::infinity();
    EXPECT_THROW(map.validate(), InputError);
    map.signal.setConstant(std::numeric_limits<double>::quiet_NaN());
    EXPECT_THROW(map.validate(), InputError);
    map.signal.resize(2, 2);
    EXPECT_THROW(map.validate(), InputError);
}

}  // namespace
}  // namespace anchorite::measurement
