#include "anchorite/base/json.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "anchorite/base/error.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using Json = nlohmann::ordered_json;

TEST(Json, RefusesNumbersThatAreNone) {
    for (const double value : {NAN, INFINITY, -INFINITY}) {
        const Json document{
            {"samples", Json::array({Json{{"score", 1.0}}, Json{{"score", value}}})}};
        EXPECT_EQ(test::message_of<RunError>([&] { (void)json_text(document); }),
                  "a result is not a finite number: /samples/1/score");
    }
}

TEST(Json, KeepsOrderAndReplacesBadBytes) {
    const Json document{{"z", 1}, {"a", "caf\xE9"}};
    EXPECT_EQ(json_text(document, -1), "{\"z\":1,\"a\":\"caf\xEF\xBF\xBD\"}");
}

TEST(Json, WritesNullOnlyOnPurpose) {
    EXPECT_TRUE(json_or_null(std::nullopt).is_null());
    EXPECT_EQ(json_or_null(2.5), Json(2.5));
}

TEST(Json, RoundsToTheNearestDecimal) {
    EXPECT_EQ(rounded(6.5000000001), 6.5);
    EXPECT_EQ(rounded(-0.123456789, 3), -0.123);
    EXPECT_EQ(rounded(0.0), 0.0);
    EXPECT_EQ(rounded(1.23456789e-20, 3), 1.23e-20);
    EXPECT_EQ(rounded(123456789.0, 3), 123000000.0);
    EXPECT_EQ(rounded(999999.7, 6), 1e6);
    EXPECT_EQ(rounded(std::numeric_limits<double>::denorm_min()),
              std::numeric_limits<double>::denorm_min());
}

TEST(Json, WritesColumnsAsRows) {
    Eigen::Matrix3Xd positions(3, 2);
    positions << 1, 4, 2, 5, 3, 6.0000001;
    EXPECT_EQ(json_text(json_columns(positions), -1), "[[1.0,2.0,3.0],[4.0,5.0,6.0]]");
}
