#include "anchorite/screening/table_rows.hpp"

#include <fmt/format.h>

#include "anchorite/screening/delimited.hpp"

namespace anchorite::screening {

namespace {

/// A number with a fixed count of decimals; "-0.000" is written as zero, so that equal values have
/// equal bytes.
std::string number(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find_first_not_of("-0.") == std::string::npos && text.front() == '-') text.erase(0, 1);
    return text;
}

std::string number_or_blank(const std::optional<double>& value, int decimals) {
    return value ? number(*value, decimals) : std::string();
}

/// What a reader needs to find and mend a rejected record.
std::string_view rejected_text(const LibraryEntry& entry) {
    constexpr std::size_t longest = 2000;
    const std::string_view text = entry.text;
    if (entry.notation == Notation::smiles) return text.substr(0, longest);
    return trimmed(text.substr(0, std::min(text.find('\n'), longest)));
}

}  // namespace

std::string_view results_header() {
    return "record,line,name,smiles,sites,mismatch,strain_kJ_per_mol,score,vectors,verdict\n";
}

std::string results_row(const LibraryEntry& entry, const Score& score) {
    return fmt::format("{},{},{},{},{},{},{},{},{},{}\n", entry.record, entry.line,
                       csv_field(entry.name), csv_field(score.smiles), score.sites,
                       number_or_blank(score.mismatch, 4), number_or_blank(score.strain, 2),
                       number(score.score, 6), csv_field(score.vectors), csv_field(score.verdict));
}

std::string_view rejects_header() {
    return "record,line,name,text,reason\n";
}

std::string rejects_row(const LibraryEntry& entry, std::string_view reason) {
    return fmt::format("{},{},{},{},{}\n", entry.record, entry.line, csv_field(entry.name),
                       csv_field(rejected_text(entry)), csv_field(reason));
}

}  // namespace anchorite::screening
