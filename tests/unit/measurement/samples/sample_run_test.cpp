#include "anchorite/measurement/samples/sample_run.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "anchorite/base/output_file.hpp"
#include "anchorite/base/provenance.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::measurement {
namespace {

using ::testing::HasSubstr;

class SampleRun : public ::testing::Test {
protected:
    void SetUp() override {
        write_file(folder_ / "raw.txt", "1 2\n");
        write_file(folder_ / "lamp.txt", "3 4\n");
        registry_.kinds = {"spectrum"};
        registry_.resolve = [](const AnalysisRequest& request) {
            if (request.kind != "spectrum") throw InputError("there is no such analysis");
            ResolvedRequest out{request, {}};
            for (auto& [name, values] : out.request.options) {
                if (name != "lamp") continue;
                values[0] = (request.folder / values[0]).string();
                out.inputs.emplace_back(values[0]);
            }
            return out;
        };
        registry_.analyse = [this](const AnalysisRequest& request) {
            ++made_;
            if (request.options.contains("fail")) throw RunError("it broke");
            Analysis analysis;
            analysis.kind = request.kind;
            return analysis;
        };
    }

    [[nodiscard]] Record record(const std::string& rest, const std::string& kind = "spectrum",
                                const std::string& path = "raw.txt") const {
        return parse_record(
            "title = \"mine\"\n[[sample]]\nname = \"A\"\n[[sample.file]]\n"
            "kind = \"" +
                kind + "\"\npaths = [\"" + path + "\"]\n" + rest,
            (folder_ / "record.toml").string());
    }

    [[nodiscard]] AnalysisMemory memory() {
        return {[this](const std::string& key) {
                    const auto found = kept_.find(key);
                    return found == kept_.end() ? std::nullopt : std::optional(found->second);
                },
                [this](const std::string& key, const Analysis& one) { kept_[key] = one; }};
    }

    SampleResults run(const Record& one) {
        return run_samples(plan_samples(one, registry_), registry_, memory());
    }

    /// The error that planning ends in.
    [[nodiscard]] InputError error_of(const Record& one) const {
        try {
            plan_samples(one, registry_);
        } catch (const InputError& error) {
            return error;
        }
        return InputError("none");
    }

    test::TemporaryFolder folder_;
    AnalysisRegistry registry_;
    std::map<std::string, Analysis> kept_;
    int made_ = 0;
};

TEST_F(SampleRun, MakesEachAnalysisOnceUntilSomethingChanges) {
    const Record one = record("options = { lamp = \"lamp.txt\", window = \"1:2; 3:4\" }\n");
    EXPECT_EQ(run(one).count(MadeHow::computed), 1U);
    EXPECT_EQ(run(one).count(MadeHow::recalled), 1U);
    EXPECT_EQ(made_, 1);
    write_file(folder_ / "lamp.txt", "3 5\n");
    EXPECT_EQ(run(one).count(MadeHow::computed), 1U) << "a file among the options has changed";
    EXPECT_EQ(run(record("")).count(MadeHow::computed), 1U) << "other options";
}

TEST_F(SampleRun, TellsOptionsWithASlashApart) {
    for (const auto* value : {"100 mW/cm2", "80 mW/cm2", "[mA/cm2]", "[A/cm2]"}) {
        const std::string options = fmt::format("options = {{ irradiance = \"{}\" }}\n", value);
        EXPECT_EQ(run(record(options)).count(MadeHow::computed), 1U) << value;
        EXPECT_EQ(run(record(options)).count(MadeHow::recalled), 1U) << value;
    }
    EXPECT_EQ(kept_.size(), 4U);
}

TEST_F(SampleRun, DoesNotMindWhereAFileAmongTheOptionsLies) {
    run(record("options = { lamp = \"lamp.txt\" }\n"));
    std::filesystem::create_directory(folder_ / "moved");
    write_file(folder_ / "moved" / "lamp.txt", "3 4\n");
    const Record moved = record("options = { lamp = \"moved/lamp.txt\" }\n");
    EXPECT_EQ(run(moved).count(MadeHow::recalled), 1U);
}

TEST_F(SampleRun, KnowsItsInputs) {
    const auto plan = plan_samples(
        record("format = \"xy\"\noptions = { lamp = \"lamp.txt\", window = \"1:2; 3:4\" }\n"),
        registry_);
    ASSERT_EQ(plan.size(), 1U);
    EXPECT_EQ(plan[0].sample, "A");
    ASSERT_EQ(plan[0].inputs.size(), 2U);
    EXPECT_EQ(plan[0].inputs[0].sha256, sha256("1 2\n"));
    EXPECT_EQ(plan[0].request.options.at("format"), (std::vector<std::string>{"xy"}));
    EXPECT_EQ(plan[0].request.options.at("window"), (std::vector<std::string>{"1:2", "3:4"}));
}

TEST_F(SampleRun, RefusesARawFileThatChanged) {
    const std::string hash = "sha256 = [\"" + sha256("1 2\n") + "\"]\n";
    EXPECT_EQ(plan_samples(record(hash), registry_).size(), 1U);
    write_file(folder_ / "raw.txt", "1 3\n");
    const InputError error = error_of(record(hash));
    EXPECT_EQ(error.where().line, 7U);
    EXPECT_THAT(error.message(), HasSubstr("has changed"));
}

TEST_F(SampleRun, NamesTheLineOfWhatIsWrong) {
    EXPECT_EQ(error_of(record("", "spectrun")).where().line, 5U);
    EXPECT_EQ(error_of(record("", "spectrum", "missing.txt")).where().line, 6U);
}

TEST_F(SampleRun, GoesOnAfterAFailure) {
    const Record one = record(
        "options = { fail = \"true\" }\n[[sample.file]]\nkind = \"spectrum\"\n"
        "paths = [\"lamp.txt\"]\n");
    const SampleResults results = run(one);
    EXPECT_EQ(results.count(MadeHow::failed), 1U);
    EXPECT_EQ(results.count(MadeHow::computed), 1U);
    EXPECT_EQ(results.analyses[0].failure, "it broke");
    EXPECT_THROW(run_samples(plan_samples(one, registry_), registry_, {},
                             [](const ProgressEvent&) { return false; }),
                 Cancelled);
}

}  // namespace
}  // namespace anchorite::measurement
