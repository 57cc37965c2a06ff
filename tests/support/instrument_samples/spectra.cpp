#include "support/byte_writer.hpp"
#include "support/instrument_samples.hpp"

namespace anchorite::test {

std::string ufs_sample() {
    ByteWriter out(ByteOrder::big);
    const auto string = [&](std::string_view text) {
        out.i32(static_cast<int>(text.size())).text(text);
    };
    string("Version2");
    string("Wavelength");
    string("nm");
    out.i32(3).f64(500).f64(510).f64(520);
    string("Time");
    string("ps");
    out.i32(4).f64(-1).f64(0).f64(1).f64(10);
    string("DA");
    out.i32(0).i32(3).i32(4);
    for (int i = 0; i < 12; ++i) out.f64(10 + i);
    string("Pump: 400 nm\r\nfree words");
    return out.bytes();
}

std::string xrdml_sample() {
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<xrdMeasurements xmlns="http://www.xrdml.com/XRDMeasurement/1.7" status="Completed">
 <sample type="To be analyzed"><id>film 7</id></sample>
 <xrdMeasurement measurementType="Scan">
  <usedWavelength intended="K-Alpha 1"><kAlpha1 unit="Angstrom">1.5405980</kAlpha1>
   <kAlpha2 unit="Angstrom">1.5444260</kAlpha2>
   <ratioKAlpha2KAlpha1>0.5000</ratioKAlpha2KAlpha1></usedWavelength>
  <scan mode="Continuous" scanAxis="Gonio"><dataPoints>
   <positions axis="Omega" unit="deg"><startPosition>5</startPosition>
    <endPosition>6</endPosition></positions>
   <positions axis="2Theta" unit="deg"><startPosition>10.0</startPosition>
    <endPosition>12.0</endPosition></positions>
   <commonCountingTime unit="seconds">30.5</commonCountingTime>
   <intensities unit="counts">100 101 102 103 104</intensities>
  </dataPoints></scan>
 </xrdMeasurement>
 <xrdMeasurement measurementType="Scan">
  <scan mode="Continuous" scanAxis="2Theta"><dataPoints>
   <positions axis="2Theta" unit="deg"><listPositions>10 10.5 12</listPositions></positions>
   <counts unit="counts">7 8 9</counts>
  </dataPoints></scan>
 </xrdMeasurement>
</xrdMeasurements>
)";
}

namespace {

void put_counts(ByteWriter& out) {
    for (int i = 0; i < 5; ++i) out.f32(100 + i);
}

std::string raw_1() {
    ByteWriter out;
    out.text("RAW ").u32(5).f32(1.5).f32(0.5).u32(0).zeros(4).f32(10).f32(5).f32(-1e6).f32(-1e6);
    out.field("film 7", 32).f32(1.5406).f32(1.54439).zeros(72).u32(0);
    put_counts(out);
    return out.bytes();
}

std::string raw_2() {
    ByteWriter out;
    out.text("RAW2").u16(1).zeros(162).field("04-Mar-2010 20:59", 20).text("Cu");
    out.f32(1.5406).f32(1.54439).f32(0.5).zeros(8).f32(7.5).zeros(42);
    out.u16(50).u16(5).zeros(4).f32(1.5).f32(0.5).f32(10).zeros(26).u16(293).zeros(2);
    put_counts(out);
    return out.bytes();
}

std::string raw_3() {
    ByteWriter out;
    out.field("RAW1.01", 8).u32(1).u32(1).field("03/04/10", 10).field("20:59:14", 10);
    out.pad_to(326).field("film 7", 60).pad_to(608).field("Cu", 8);
    out.f64(1.5418).f64(1.5406).f64(1.54439).f64(1.39222).f64(0.5).pad_to(712);
    out.u32(304).u32(5).f64(5).f64(10).pad_to(712 + 176).f64(0.5).zeros(8).f32(1.5);
    out.pad_to(712 + 256).u32(0).pad_to(712 + 304);
    put_counts(out);
    return out.bytes();
}

std::string raw_4() {
    ByteWriter out;
    out.field("RAW4.00", 12).field("03/04/2010", 12).field("20:59:14", 10).zeros(27);
    out.u32(30).u32(120).zeros(64).f64(1.5418).f64(1.5406).f64(1.54439).f64(1.39222).f64(0.5);
    out.zeros(4).field("Cu", 4);
    out.u32(0).zeros(28).field("Locked Coupled", 24).zeros(16).f64(10).f64(0.5).u32(5).f32(1.5);
    out.zeros(4).f32(40).f32(40).zeros(4).f64(1.5406).zeros(16).u32(4).u32(0).zeros(16);
    put_counts(out);
    return out.bytes();
}

}  // namespace

std::string bruker_raw_sample(int version) {
    switch (version) {
        case 1:
            return raw_1();
        case 2:
            return raw_2();
        case 3:
            return raw_3();
        default:
            return raw_4();
    }
}

namespace {

void put_spc_header(ByteWriter& out, std::uint32_t flags, std::uint32_t version, int exponent,
                    std::uint32_t points, std::uint32_t spectra) {
    out.u8(flags).u8(version).u8(0).put(static_cast<std::int8_t>(exponent)).u32(points);
    out.f64(4000).f64(1000).u32(spectra).u8(1).u8(128).pad_to(36).field("4", 9).field("FTIR", 9);
    out.pad_to(88).field("film 7", 130).pad_to(512);
}

}  // namespace

std::string spc_sample(ByteOrder order, bool floating) {
    ByteWriter out(order);
    put_spc_header(out, 0, order == ByteOrder::little ? 0x4B : 0x4C, floating ? -128 : 2, 4, 1);
    out.zeros(32);
    for (int i = 1; i <= 4; ++i) {
        if (floating) {
            out.f32(0.25 * i);
        } else {
            out.i32(i << 28);  // times 2^(2 - 32)
        }
    }
    return out.bytes();
}

std::string spc_own_axes_sample() {
    ByteWriter out;
    put_spc_header(out, 0x01 | 0x04 | 0x40, 0x4B, 16, 0, 2);
    for (int spectrum = 0; spectrum < 2; ++spectrum) {
        const int factor = spectrum == 0 ? 1 : 10;
        out.u8(0).u8(16).zeros(14).u32(3).zeros(12);
        for (int i = 1; i <= 3; ++i) out.f32(i);
        for (int i = 1; i <= 3; ++i) out.i16(factor * i);
    }
    return out.bytes();
}

}  // namespace anchorite::test
