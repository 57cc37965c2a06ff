#include <algorithm>

#include "anchorite/base/lower_case.hpp"
#include "anchorite/screening/delimited.hpp"
#include "library_readers.hpp"

namespace anchorite::screening {

namespace {

bool is_header(std::string_view token) {
    return lower_case(token).find("smiles") != std::string::npos;
}

/// Splits "SMILES name", "SMILES<TAB>name<TAB>..." and "SMILES |extensions| name". ChemAxon's
/// extensions stay with the SMILES, for they can change the molecule.
void split_line(std::string_view line, LibraryEntry& entry) {
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    std::string_view rest = trimmed(line.substr(end));
    entry.text = line.substr(0, end);
    const std::size_t bar = rest.starts_with('|') ? rest.find('|', 1) : std::string_view::npos;
    if (bar != std::string_view::npos) {
        entry.text += ' ';
        entry.text += rest.substr(0, bar + 1);
        rest = trimmed(rest.substr(bar + 1));
    }
    entry.name = trimmed(rest.substr(0, rest.find('\t')));
}

class SmiReader final : public LibraryReader {
public:
    explicit SmiReader(LineReader lines) : lines_(std::move(lines)) {}

    std::optional<LibraryEntry> next() override {
        std::string line;
        while (next_line(lines_, line)) {
            const std::string_view content = trimmed(line);
            if (content.empty() || content.front() == '#') continue;
            LibraryEntry entry;
            split_line(content, entry);
            if (record_ == 0 && !header_seen_ && is_header(entry.text)) {
                header_seen_ = true;
                continue;
            }
            entry.record = ++record_;
            entry.line = lines_.line_number();
            return entry;
        }
        return std::nullopt;
    }

private:
    LineReader lines_;
    std::size_t record_ = 0;
    bool header_seen_ = false;
};

}  // namespace

std::unique_ptr<LibraryReader> open_smi(LineReader lines) {
    return std::make_unique<SmiReader>(std::move(lines));
}

}  // namespace anchorite::screening
