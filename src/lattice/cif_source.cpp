#include "cif_source.hpp"

#include <fmt/format.h>

#include <cctype>
#include <gemmi/cif.hpp>
#include <sstream>
#include <stdexcept>

#include "anchorite/base/error.hpp"

namespace anchorite::lattice {

gemmi::cif::Document CifSource::parse() const {
    namespace pegtl = tao::pegtl;
    const std::string hint = "check the file, or export it again from the program that wrote it";
    try {
        return gemmi::cif::read_memory(text_.data(), text_.size(), file_.string().c_str());
    } catch (const pegtl::parse_error& error) {
        std::string message(error.message());
        if (!message.empty()) message[0] = static_cast<char>(std::tolower(message[0]));
        if (error.positions().empty()) fail("not a CIF: " + message, hint);
        const auto& at = error.positions().front();
        throw InputError(SourceLocation{file_.string(), at.line, at.column, line_text(at.line)},
                         "not a CIF: " + message, hint);
    } catch (const std::runtime_error& error) {  // a tag given twice or without value
        fail_as_told(error.what(), hint);
    }
}

void CifSource::fail_as_told(const std::string& told, const std::string& hint) const {
    const std::string prefix = file_.string() + ":";  // then the line and " in data_..."
    if (!told.starts_with(prefix)) fail("not a CIF: " + told, hint);
    std::size_t digits = 0;
    const std::string rest = told.substr(prefix.size());
    while (digits < rest.size() && std::isdigit(static_cast<unsigned char>(rest[digits])) != 0) {
        ++digits;
    }
    if (digits == 0 || digits > 9) fail("not a CIF: " + told, hint);
    const std::size_t line = std::stoul(rest.substr(0, digits));
    throw InputError(SourceLocation{file_.string(), line, 0, line_text(line)},
                     "not a CIF:" + rest.substr(digits), hint);
}

void CifSource::fail(const std::string& message, const std::string& hint) const {
    throw InputError(SourceLocation{file_.string(), 0, 0, {}}, message, hint);
}

void CifSource::fail_at(int line, const std::string& token, const std::string& message,
                        const std::string& hint) const {
    std::istringstream lines(text_);
    std::string text;
    for (std::size_t number = 1; std::getline(lines, text); ++number) {
        if (static_cast<int>(number) < line) continue;
        const auto column = text.find(token);
        if (column == std::string::npos) continue;
        throw InputError(SourceLocation{file_.string(), number, column + 1, text}, message, hint);
    }
    fail(message, hint);
}

std::string CifSource::line_text(std::size_t line) const {
    std::istringstream lines(text_);
    std::string text;
    for (std::size_t number = 0; number < line && std::getline(lines, text); ++number) {
    }
    return text;
}

}  // namespace anchorite::lattice
