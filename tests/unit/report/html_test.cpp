#include "anchorite/report/html.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "anchorite/report/results_json.hpp"
#include "fixture.hpp"

namespace anchorite::report::test {
namespace {

const std::string opening = R"(<script id="payload" type="application/json">)";

std::string payload_of(const std::string& html) {
    const std::size_t begin = html.find(opening) + opening.size();
    return html.substr(begin, html.find("</script>", begin) - begin);
}

TEST(Html, HoldsTheResultsUnchanged) {
    const auto results = results_json(study_of_size(3));
    const std::string html = html_report(results);
    EXPECT_EQ(nlohmann::ordered_json::parse(payload_of(html)), results);
    std::cout << "page " << html.size() / 1024 << " KiB\n";
}

TEST(Html, LetsNoTextOfAStudyBecomeMarkup) {
    study::StudyResult result = study_of({});
    result.title = "</script><script>alert(1)</script><!--";
    const std::string html = html_report(results_json(result));
    EXPECT_EQ(payload_of(html).find('<'), std::string::npos);
    EXPECT_EQ(html.find("alert(1)</script>"), std::string::npos);
}

TEST(Html, IsTheCommittedPageAroundTheResults) {
    std::ifstream file(ANCHORITE_SOURCE_DIR "/web/dist/report.html", std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    const std::string marker = "__ANCHORITE_PAYLOAD__";
    const std::size_t at = page.find(marker);
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(page.find(marker, at + 1), std::string::npos);
    const std::string html = html_report(results_json(study_of({})));
    EXPECT_EQ(html.substr(0, at), page.substr(0, at));
    const std::string after = page.substr(at + marker.size());
    EXPECT_EQ(html.substr(html.size() - after.size()), after);
}

TEST(Html, MayFetchNothing) {
    const std::string html = html_report(results_json(study_of({})));
    EXPECT_NE(html.find("content=\"default-src 'none'; script-src 'sha256-"), std::string::npos);
}

}  // namespace
}  // namespace anchorite::report::test
