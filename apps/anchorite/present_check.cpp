#include "present_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "session.hpp"
#include "table.hpp"

namespace anchorite::app {

namespace {

using measurement::CheckResult;
using measurement::Finding;
using measurement::Verdict;

constexpr std::size_t line_width = 84;  // of the text beside a label
constexpr Verdict by_weight[] = {Verdict::cannot_be_true, Verdict::doubtful,
                                 Verdict::cannot_be_told, Verdict::holds};

Colour colour_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::cannot_be_true:
            return Colour::red;
        case Verdict::doubtful:
            return Colour::yellow;
        case Verdict::cannot_be_told:
            return Colour::cyan;
        case Verdict::holds:
            break;
    }
    return Colour::green;
}

std::string counts_text(const CheckResult& result, const Session& session) {
    std::string text;
    for (const Verdict verdict : by_weight) {
        const std::size_t count = result.count(verdict);
        const std::string words = verdict == Verdict::holds ? (count == 1 ? "holds" : "hold")
                                  : verdict == Verdict::doubtful
                                      ? (count == 1 ? "is doubtful" : "are doubtful")
                                      : std::string(measurement::name_of(verdict));
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count,
                            session.coloured(words, colour_of(verdict)));
    }
    return fmt::format("{} findings: {}\n", result.findings.size(), text);
}

/// A label and text beside it, broken between words.
std::string labelled(const std::string& label, const std::string& text) {
    std::string lines, mark = label;
    for (const std::string& line : wrap(text, line_width)) {
        lines += fmt::format("    {:<9} {}\n", mark, line);
        mark.clear();
    }
    return lines;
}

std::string finding_text(const Finding& finding, const Session& session) {
    const std::string name(measurement::name_of(finding.verdict));
    std::string text = fmt::format("  {}  {}\n", session.coloured(name, colour_of(finding.verdict)),
                                   session.bold(finding.subject));
    std::string place = fmt::format("line {}", finding.where.line);
    if (!finding.from.empty()) place += "; " + finding.from;
    return text + labelled("reported", fmt::format("{}  ({})", finding.reported, place)) +
           labelled("computed", finding.computed) + labelled("why", finding.reason);
}

std::string rule_text(const measurement::Rule& rule, const CheckResult& result, bool all,
                      const Session& session) {
    std::string text, holding;
    std::size_t held = 0;
    for (const Verdict verdict : by_weight) {
        for (const Finding& finding : result.findings) {
            if (finding.rule != rule.id || finding.verdict != verdict) continue;
            if (verdict == Verdict::holds && !all) {
                ++held;
                holding += (holding.empty() ? "" : "; ") + finding.subject;
            } else {
                text += finding_text(finding, session);
            }
        }
    }
    if (held > 0) {
        text += fmt::format("  {}\n", session.coloured("holds", Colour::green));
        text += labelled(fmt::format("{} value{}", held, held == 1 ? "" : "s"), holding);
    }
    if (text.empty()) return {};
    std::string head = session.bold(rule.id) + "\n";
    for (const auto& line :
         wrap("rule: " + rule.sentence + "; tolerance: " + rule.tolerance, line_width + 12)) {
        head += "  " + line + "\n";
    }
    return "\n" + head + text;
}

}  // namespace

std::string check_text(const measurement::Record& record, const CheckResult& result, bool all,
                       const Session& session) {
    std::string text = session.bold(record.title) + "\n";
    if (!record.source.empty()) text += record.source + "\n";
    text += counts_text(result, session);
    for (const auto& rule : measurement::rules()) text += rule_text(rule, result, all, session);
    return text;
}

}  // namespace anchorite::app
