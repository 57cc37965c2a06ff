#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anchorite/measurement/formats/byte_reader.hpp"
#include "anchorite/measurement/formats/format.hpp"

namespace anchorite::measurement {

/// A list of the header, e.g. "Ciao image list", with its parameters in order.
struct NanoscopeList {
    std::string name;
    std::vector<HeaderEntry> entries;
};

/// Lists of a Nanoscope file's header ("\*Name", then "\Key: value" lines).
std::vector<NanoscopeList> nanoscope_lists(std::string_view bytes);

/// Physical value of one bit: hard scale times the sensitivity that it names.
struct NanoscopeScale {
    double per_bit = 0;
    std::string unit;
};

/// The scale that a value such as `V [Sens. Zsens] (0.005 V/LSB) 2.91 V` stands for: hard value
/// / 256^bytes x sensitivity. Bruker, "Nanoscope Software 8.10 User Guide", section on ciao
/// parameters.
/// @param bytes  of a stored number
/// @throws InputError  the value cannot be understood, or a sensitivity is missing
NanoscopeScale nanoscope_scale(const std::string& value, const std::vector<NanoscopeList>& lists,
                               int bytes, const ByteReader& reader);

}  // namespace anchorite::measurement
