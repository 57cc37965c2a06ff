#include "measurement/formats/nanoscope_header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "measurement/formats/building_blocks.hpp"

namespace anchorite::measurement {

namespace {

/// Micro as "~", "u", Latin-1 or Greek, and the ordinal sign that stands for degrees.
std::string plain_unit(std::string unit) {
    if (unit == "~m" || unit == "um" || unit == "\u03bcm") return "µm";
    if (unit == "º") return "°";
    return unit;
}

/// What is between two letters of a text, and the rest after them.
std::optional<std::string> take_bracket(std::string_view& text, char open, char close) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos || text[begin] != open) return std::nullopt;
    const std::size_t end = text.find(close, begin);
    if (end == std::string_view::npos) return std::nullopt;
    std::string inner(text.substr(begin + 1, end - begin - 1));
    text.remove_prefix(end + 1);
    return inner;
}

struct Quantity {
    double value = 0;
    std::string unit;
};

/// "20.82646 nm/V".
Quantity quantity_of(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(begin);
    const std::size_t blank = std::min(text.find(' '), text.size());
    return {leading_number(text), readable_text(text.substr(blank))};
}

/// Factor from one unit of the hard scale to the unit that the sensitivity is per.
std::optional<double> hard_factor(const std::string& hard, const std::string& per) {
    if (hard == per || per.empty()) return 1.0;
    if (hard == "m" + per) return 1e-3;
    if (hard == "u" + per || hard == "µ" + per || hard == "~" + per) return 1e-6;
    if (hard == "n" + per) return 1e-9;
    if (hard == "p" + per) return 1e-12;
    return std::nullopt;
}

const std::string* sensitivity(const std::string& name, const std::vector<NanoscopeList>& lists) {
    for (const NanoscopeList& list : lists) {
        for (const HeaderEntry& entry : list.entries) {
            if (entry.key == "@" + name) return &entry.value;
        }
    }
    return nullptr;
}

}  // namespace

std::vector<NanoscopeList> nanoscope_lists(std::string_view bytes) {
    std::vector<NanoscopeList> lists;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        const std::string_view line = bytes.substr(begin, end - begin);
        begin = end + 1;
        if (line.empty() || line.front() != '\\') break;
        if (line.starts_with("\\*")) {
            lists.push_back({readable_text(line.substr(2)), {}});
            if (lists.back().name.ends_with(" list end")) break;
            continue;
        }
        // "@2:Z scale: V ..." has a colon in its key.
        const std::size_t colon = line.find(": ", 1);
        if (lists.empty()) break;
        const std::string_view key = line.substr(1, std::min(colon, line.size()) - 1);
        const std::string_view value =
            colon == std::string_view::npos ? std::string_view{} : line.substr(colon + 2);
        lists.back().entries.push_back({readable_text(key), readable_text(value)});
    }
    return lists;
}

NanoscopeScale nanoscope_scale(const std::string& value, const std::vector<NanoscopeList>& lists,
                               int bytes, const ByteReader& reader) {
    const auto refuse = [&] {
        reader.fail(fmt::format("cannot understand the scale \"{}\"", value),
                    "export the image again with the instrument's program");
    };
    std::string_view text = value;
    if (!text.starts_with("V")) refuse();
    text.remove_prefix(1);
    const std::optional<std::string> soft = take_bracket(text, '[', ']');
    take_bracket(text, '(', ')');
    const Quantity hard = quantity_of(text);
    if (!std::isfinite(hard.value)) refuse();
    NanoscopeScale scale{hard.value * std::pow(256.0, -bytes), plain_unit(hard.unit)};
    if (!soft || soft->empty()) return scale;
    const std::string* found = sensitivity(*soft, lists);
    if (found == nullptr || !found->starts_with("V")) {
        reader.fail(fmt::format("the header lacks the sensitivity \"{}\" of an image", *soft));
    }
    const Quantity per = quantity_of(std::string_view(*found).substr(1));
    if (!std::isfinite(per.value)) {
        reader.fail(fmt::format("cannot understand the sensitivity \"{}\"", *found));
    }
    scale.per_bit *= per.value;
    if (per.unit.empty()) return scale;
    const std::size_t slash = std::min(per.unit.find('/'), per.unit.size());
    const std::string below = slash < per.unit.size() ? per.unit.substr(slash + 1) : std::string{};
    const std::optional<double> factor = hard_factor(hard.unit, below);
    if (!factor) {
        reader.fail(
            fmt::format("a scale in {} does not go with a sensitivity in {}", hard.unit, per.unit));
    }
    scale.per_bit *= *factor;
    scale.unit = plain_unit(per.unit.substr(0, slash));
    return scale;
}

}  // namespace anchorite::measurement
