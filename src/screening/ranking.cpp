#include "anchorite/screening/ranking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <string_view>

#include "anchorite/base/error.hpp"
#include "anchorite/screening/delimited.hpp"
#include "anchorite/screening/table_rows.hpp"

namespace anchorite::screening {

namespace {

/// Columns of results.csv by position.
enum Column : std::size_t {
    record_column = 0,
    sites_column = 4,
    score_column = 7,
    column_count = 10
};

bool ranks_before(const RankedRow& a, const RankedRow& b) {
    return a.score != b.score ? a.score > b.score : a.record < b.record;
}

template <typename Number>
bool parse(const std::string& text, Number& value) {
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && rest == end;
}

/// Keeps the best `top` rows seen; the worst of them is at the front of the heap.
void keep(std::vector<RankedRow>& heap, RankedRow row, std::size_t top) {
    if (heap.size() == top && (top == 0 || !ranks_before(row, heap.front()))) return;
    if (heap.size() == top) {
        std::pop_heap(heap.begin(), heap.end(), ranks_before);
        heap.pop_back();
    }
    heap.push_back(std::move(row));
    std::push_heap(heap.begin(), heap.end(), ranks_before);
}

}  // namespace

Ranking rank_results(const std::filesystem::path& results, std::size_t top) {
    std::ifstream stream(results);
    std::string line;
    if (!std::getline(stream, line) || line + '\n' != results_header()) {
        throw RunError(fmt::format("{}: not the results of a screen; start over with --fresh",
                                   results.string()));
    }
    Ranking ranking;
    while (std::getline(stream, line)) {
        ++ranking.scored;
        RankedRow row;
        int sites = 0;
        const bool sound =
            split_record(line, ',', row.fields) && row.fields.size() == column_count &&
            parse(row.fields[record_column], row.record) &&
            parse(row.fields[sites_column], sites) && parse(row.fields[score_column], row.score);
        if (!sound) {
            throw RunError(
                fmt::format("{}:{}: the line was changed since it was written; start "
                            "over with --fresh",
                            results.string(), ranking.scored + 1));
        }
        ++ranking.count_by_sites[sites];
        if (sites > 0) keep(ranking.best, std::move(row), top);
    }
    std::sort_heap(ranking.best.begin(), ranking.best.end(), ranks_before);
    return ranking;
}

std::string ranking_csv(const Ranking& ranking) {
    std::string text = fmt::format("rank,{}", results_header());
    std::size_t rank = 0;
    for (const auto& row : ranking.best) {
        text += std::to_string(++rank);
        for (const auto& field : row.fields) text += ',' + csv_field(field);
        text += '\n';
    }
    return text;
}

}  // namespace anchorite::screening
