#include "anchorite/screening/delimited.hpp"
#include "library_readers.hpp"

namespace anchorite::screening {

namespace {

/// Beyond this a record is not a molecule that could be screened; it is skipped, not stored.
constexpr std::size_t longest_record = 4'000'000;

class SdfReader final : public LibraryReader {
public:
    explicit SdfReader(LineReader lines) : lines_(std::move(lines)) {}

    std::optional<LibraryEntry> next() override {
        LibraryEntry entry;
        entry.notation = Notation::mol_block;
        entry.line = lines_.line_number() + 1;
        bool blank = true;
        bool too_long = false;
        bool closed = false;
        std::string line;
        while (!closed && next_line(lines_, line)) {
            closed = line.starts_with("$$$$");
            if (closed) break;
            blank = blank && trimmed(line).empty();
            too_long = too_long || entry.text.size() + line.size() > longest_record;
            if (!too_long) entry.text.append(line).append("\n");
        }
        if (blank && !closed) return std::nullopt;
        entry.record = ++record_;
        entry.name = trimmed(std::string_view(entry.text).substr(0, entry.text.find('\n')));
        if (too_long) {
            entry.problem = "the record is longer than 4 MB";
        } else if (entry.text.find("M  END") == std::string::npos) {
            entry.problem = "the record has no 'M  END' line";
        }
        return entry;
    }

private:
    LineReader lines_;
    std::size_t record_ = 0;
};

}  // namespace

std::unique_ptr<LibraryReader> open_sdf(LineReader lines) {
    return std::make_unique<SdfReader>(std::move(lines));
}

}  // namespace anchorite::screening
