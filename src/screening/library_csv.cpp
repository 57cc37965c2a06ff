#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <exception>
#include <utility>

#include "anchorite/screening/delimited.hpp"
#include "csv_layout.hpp"
#include "library_readers.hpp"

namespace anchorite::screening {

namespace {

/// Joins the lines of a record whose quoted fields hold line ends.
class RecordLines {
public:
    explicit RecordLines(LineReader lines) : lines_(std::move(lines)) {}

    /// Reads the next record that is not blank; false at the end.
    /// @param closed  false when a quote is opened and never closed: the record is then one line
    bool next(char delimiter, std::vector<std::string>& fields, std::string& text, bool& closed) {
        do {
            if (!take(text)) return false;
        } while (trimmed(text).empty());
        line_ = taken_;
        closed = split_record(text, delimiter, fields);
        if (!closed) closed = join_lines(delimiter, fields, text);
        return true;
    }

    [[nodiscard]] std::size_t line() const { return line_; }

    /// Reads the file's first line that is not blank and leaves it to be read again.
    std::string peek() {
        std::string text;
        do {
            if (!lines_.next(text)) return {};
            waiting_.push_back(text);
        } while (trimmed(text).empty());
        return text;
    }

private:
    bool take(std::string& text) {
        ++taken_;
        if (waiting_.empty()) {
            if (damage_) std::rethrow_exception(damage_);
            return next_line(lines_, text);
        }
        text = std::move(waiting_.front());
        waiting_.pop_front();
        return true;
    }

    /// A stray quote must not swallow the rest of the library, so few lines are tried and, where
    /// the quote stays open, given back.
    bool join_lines(char delimiter, std::vector<std::string>& fields, std::string& text) {
        constexpr std::size_t most_lines = 100;
        std::string joined = text;
        std::deque<std::string> used;
        std::string line;
        while (used.size() < most_lines && take_sound(line)) {
            used.push_back(line);
            joined.append("\n").append(line);
            if (line.find('"') == std::string::npos) continue;
            if (split_record(joined, delimiter, fields)) {
                text = joined;
                return true;
            }
        }
        taken_ = line_;
        waiting_.insert(waiting_.begin(), used.begin(), used.end());
        split_record(text, delimiter, fields);
        return false;
    }

    /// As take(), but puts damage off until the lines before it have been given back and used.
    bool take_sound(std::string& text) {
        try {
            return take(text);
        } catch (const LibraryDamaged&) {
            damage_ = std::current_exception();
            return false;
        }
    }

    LineReader lines_;
    std::exception_ptr damage_;
    std::deque<std::string> waiting_;
    std::size_t taken_ = 0;  ///< number of the line last given out
    std::size_t line_ = 0;   ///< line on which the last record began
};

class CsvReader final : public LibraryReader {
public:
    CsvReader(LineReader lines, const std::filesystem::path& file, const LibraryOptions& options)
        : records_(std::move(lines)) {
        const std::string first = records_.peek();
        const char delimiter = detect_delimiter(first);
        std::vector<std::string> fields;
        split_record(first, delimiter, fields);
        layout_ = find_layout(fields, file.string(), options);
        layout_.delimiter = delimiter;
        skip_ = layout_.header;
    }

    std::optional<LibraryEntry> next() override {
        std::vector<std::string> fields;
        std::string text;
        bool closed = true;
        do {
            if (!records_.next(layout_.delimiter, fields, text, closed)) return std::nullopt;
        } while (std::exchange(skip_, false));
        LibraryEntry entry;
        entry.record = ++record_;
        entry.line = records_.line();
        entry.problem = closed ? problem(fields) : "a quote is opened and never closed";
        entry.text = entry.problem.empty() ? std::string(trimmed(fields[layout_.smiles])) : text;
        if (layout_.name < fields.size()) entry.name = trimmed(fields[layout_.name]);
        return entry;
    }

private:
    [[nodiscard]] std::string problem(const std::vector<std::string>& fields) const {
        const auto filled = [](const std::string& field) { return !field.empty(); };
        if (fields.size() > layout_.width &&
            std::any_of(fields.begin() + static_cast<std::ptrdiff_t>(layout_.width), fields.end(),
                        filled)) {
            return fmt::format(
                "the line has {} fields where the first has {}; quote fields that "
                "hold the delimiter",
                fields.size(), layout_.width);
        }
        if (layout_.smiles >= fields.size() || trimmed(fields[layout_.smiles]).empty()) {
            return fmt::format("no SMILES in column '{}'", layout_.smiles_label);
        }
        return {};
    }

    RecordLines records_;
    CsvLayout layout_;
    bool skip_ = false;
    std::size_t record_ = 0;
};

}  // namespace

std::unique_ptr<LibraryReader> open_csv(LineReader lines, const std::filesystem::path& file,
                                        const LibraryOptions& options) {
    return std::make_unique<CsvReader>(std::move(lines), file, options);
}

}  // namespace anchorite::screening
