#include "measurement/formats/xml_text.hpp"

#include <fmt/format.h>

#include <charconv>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

constexpr int deepest = 100;

struct DepthGuard : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node&) override { return depth() < deepest; }
};

}  // namespace

void parse_xml(std::string_view text, const std::string& file, pugi::xml_document& document) {
    const pugi::xml_parse_result parsed = document.load_buffer(text.data(), text.size());
    const SourceLocation where{file, 0, 0, {}};
    if (!parsed) {
        throw InputError(where, fmt::format("damaged XML at byte {} of {}: {}", parsed.offset,
                                            text.size(), parsed.description()));
    }
    DepthGuard guard;
    if (!document.traverse(guard)) {
        throw InputError(where, fmt::format("its XML is nested more than {} deep", deepest));
    }
}

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::vector<double> xml_numbers(std::string_view text, const std::string& file,
                                std::string_view what) {
    constexpr std::string_view blanks = " \t\r\n,";
    std::vector<double> numbers;
    for (std::size_t begin = text.find_first_not_of(blanks); begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(blanks, begin), text.size());
        double value = 0;
        const auto result = std::from_chars(text.data() + begin, text.data() + end, value);
        if (result.ec != std::errc{} || result.ptr != text.data() + end) {
            throw InputError(
                SourceLocation{file, 0, 0, {}},
                fmt::format("\"{}\" among the {} is no number",
                            text.substr(begin, std::min<std::size_t>(end - begin, 40)), what));
        }
        numbers.push_back(value);
        begin = text.find_first_not_of(blanks, end);
    }
    return numbers;
}

}  // namespace anchorite::measurement
