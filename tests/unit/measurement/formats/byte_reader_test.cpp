#include "anchorite/measurement/formats/byte_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "anchorite/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::measurement {
namespace {

using namespace std::string_view_literals;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view eight = "\x01\x02\x03\x04\x05\x06\x07\x88"sv;

TEST(ByteReader, ReadsNumbersInBothByteOrders) {
    ByteReader little(eight, "a.bin");
    EXPECT_EQ(little.u16("x"), 0x0201);
    EXPECT_EQ(little.u16("x"), 0x0403);
    EXPECT_EQ(little.i32("x"), static_cast<std::int32_t>(0x88070605));
    ByteReader big(eight, "a.bin", ByteOrder::big);
    EXPECT_EQ(big.u64("x"), 0x0102030405060788ULL);
    big.seek(7, "x");
    EXPECT_EQ(big.i8("x"), -120);
    EXPECT_EQ(big.remaining(), 0U);
}

TEST(ByteReader, ReadsFloatsOfBothSizes) {
    ByteReader single("\x00\x00\x80\x3f\xc0\x20\x00\x00"sv, "a.bin");
    EXPECT_EQ(single.f32("x"), 1.0);
    single.set_order(ByteOrder::big);
    EXPECT_EQ(single.f32("x"), -2.5);
    ByteReader twofold("\x00\x00\x00\x00\x00\x00\xf0\x3f"sv, "a.bin");
    EXPECT_EQ(twofold.f64("x"), 1.0);
}

TEST(ByteReader, ReadsEveryKindOfNumber) {
    const std::string_view ones("\xff\xff\xff\xff\xff\xff\xff\xff", 8);
    const auto first = [&](NumberType type) { return ByteReader(ones, "a").number(type, "x"); };
    EXPECT_EQ(first(NumberType::i8), -1);
    EXPECT_EQ(first(NumberType::u8), 255);
    EXPECT_EQ(first(NumberType::i16), -1);
    EXPECT_EQ(first(NumberType::u16), 65535);
    EXPECT_EQ(first(NumberType::i32), -1);
    EXPECT_EQ(first(NumberType::u32), 4294967295.0);
    EXPECT_EQ(first(NumberType::i64), -1);
    EXPECT_EQ(first(NumberType::u64), 18446744073709551615.0);
    EXPECT_EQ(size_of(NumberType::f64), 8U);
    EXPECT_THAT(ByteReader(eight, "a").numbers(NumberType::u16, 2, "x"), ElementsAre(513, 1027));
}

TEST(ByteReader, SaysWhatIsTruncatedAndWhere) {
    ByteReader reader(eight, "a.bin");
    reader.skip(6, "x");
    const std::string said = test::message_of<InputError>([&] { reader.u32("number of bins"); });
    EXPECT_THAT(said, HasSubstr("a.bin"));
    EXPECT_THAT(said, HasSubstr("truncated: the number of bins claims 4 bytes at offset 6, the "
                                "file has 8"));
    EXPECT_THROW(reader.seek(9, "x"), InputError);
    EXPECT_NO_THROW(reader.seek(8, "x"));
    EXPECT_THROW(reader.u8("x"), InputError);
    EXPECT_THROW(reader.skip(std::numeric_limits<std::uint64_t>::max(), "x"), InputError);
}

TEST(ByteReader, ReservesNothingForWhatIsNotThere) {
    ByteReader reader(eight, "a.bin");
    EXPECT_THROW(reader.numbers(NumberType::f64, 1ULL << 40, "curve"), InputError);
    EXPECT_THROW(reader.numbers(NumberType::f64, 1ULL << 62, "curve"), InputError);
    EXPECT_THROW(reader.held(1ULL << 33, 1ULL << 33, 1, "image"), InputError);
    EXPECT_EQ(reader.held(2, 2, 2, "image"), 4U);
    EXPECT_THROW((void)reader.count(-1, "curve"), InputError);
}

TEST(ReadableText, IsUtf8WhateverTheBytes) {
    EXPECT_EQ(readable_text("nm\0rest"sv), "nm");
    EXPECT_EQ(readable_text("  \xb5m \r\n"), "µm");
    EXPECT_EQ(readable_text("µm"), "µm");
    EXPECT_EQ(readable_text("\xe2\x82"), "â‚");
    EXPECT_EQ(readable_text("\xed\xa0\x80"), "í\u00a0€");
    EXPECT_EQ(readable_text("a\tb"), "a b");
    EXPECT_EQ(readable_text(" \n"), "");
}

TEST(ReadableText, ReadsUtf16) {
    EXPECT_EQ(readable_utf16("n\0m\0"sv, ByteOrder::little), "nm");
    EXPECT_EQ(readable_utf16("\0n\0m\0\0\0x"sv, ByteOrder::big), "nm");
    EXPECT_EQ(readable_utf16("\x3d\xd8\x00\xde"sv, ByteOrder::little), "😀");
    EXPECT_EQ(readable_utf16("\x3d\xd8"sv, ByteOrder::little), "\ufffd");
    EXPECT_EQ(readable_utf16("n\0m"sv, ByteOrder::little), "n");
}

}  // namespace
}  // namespace anchorite::measurement
