#include "anchorite/electronic/process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::electronic {
namespace {

using testing::HasSubstr;

/// A script for /bin/sh in a folder of its own.
struct Script {
    test::TemporaryFolder folder;

    [[nodiscard]] ProcessRequest request(const std::string& text) const {
        ProcessRequest request;
        request.program = "/bin/sh";
        request.arguments = {"-c", text};
        request.folder = folder.path();
        request.output = "out.txt";
        request.grace_seconds = 0.3;
        return request;
    }
    [[nodiscard]] std::string output() const { return read_bytes(folder / "out.txt"); }
};

TEST(Process, PassesArgumentsOutputAndThreads) {
    const Script script;
    ProcessRequest request = script.request("");
    request.threads = 3;
    request.arguments = {"-c", "echo \"$1 $OMP_NUM_THREADS $OPENBLAS_NUM_THREADS\"; echo bad >&2",
                         "sh", "a b"};
    EXPECT_TRUE(run_process(request).well());
    EXPECT_EQ(script.output(), "a b 3 3\n");
    EXPECT_EQ(read_bytes(script.folder / "out.txt.err"), "bad\n");
}

TEST(Process, RunsInItsFolder) {
    const Script script;
    EXPECT_TRUE(run_process(script.request("echo here > there.txt")).well());
    EXPECT_TRUE(std::filesystem::exists(script.folder / "there.txt"));
}

TEST(Process, TellsExitStatusAndSignal) {
    const Script script;
    const ProcessEnd status = run_process(script.request("exit 7"));
    EXPECT_EQ(status.exit_status, 7);
    EXPECT_FALSE(status.well());
    const ProcessEnd killed = run_process(script.request("kill -9 $$"));
    EXPECT_EQ(killed.signal, SIGKILL);
    EXPECT_FALSE(killed.well());
}

TEST(Process, KnowsTheStatusWhereItsParentIgnoredChildren) {
    const Script script;
    ::signal(SIGCHLD, SIG_IGN);
    EXPECT_EQ(run_process(script.request("exit 7")).exit_status, 7);
    ::signal(SIGCHLD, SIG_IGN);
    ProcessRequest request = script.request("exec sleep 60");
    request.wall_seconds = 0.2;
    EXPECT_TRUE(run_process(request).out_of_time);
    ::signal(SIGCHLD, SIG_DFL);
}

TEST(Process, SaysThatAnotherWaitedForItsProgram) {
    const Script script;
    const auto taken = [] {
        ::waitpid(-1, nullptr, 0);
        return true;
    };
    EXPECT_THAT(test::message_of<RunError>(
                    [&] { run_process(script.request("sleep 0.1; exit 7"), taken); }),
                HasSubstr("how is not known"));
}

TEST(Process, NamesAMissingProgram) {
    ProcessRequest request = Script().request("");
    request.program = "no-such-program";
    EXPECT_THAT(test::message_of<RunError>([&] { run_process(request); }),
                HasSubstr("no program no-such-program in PATH"));
    EXPECT_EQ(find_program("no-such-program"), std::nullopt);
    EXPECT_EQ(find_program("/bin/sh"), "/bin/sh");
    EXPECT_TRUE(find_program("sh").has_value());
}

TEST(Process, NamesAFolderThatIsMissing) {
    const Script script;
    ProcessRequest request = script.request("true");
    request.folder = script.folder / "gone";
    EXPECT_THAT(test::message_of<RunError>([&] { run_process(request); }),
                HasSubstr("No such file"));
}

TEST(Process, StopsTheWholeGroupWhenOutOfTime) {
    const Script script;
    ProcessRequest request =
        script.request("(while :; do echo alive >> pulse; sleep 0.02; done) & wait");
    request.wall_seconds = 1;
    const ProcessEnd end = run_process(request);
    EXPECT_TRUE(end.out_of_time);
    EXPECT_FALSE(end.well());
    EXPECT_LT(end.wall_seconds, 10);
    const auto beats = std::filesystem::file_size(script.folder / "pulse");
    EXPECT_GT(beats, 0U);
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    EXPECT_EQ(std::filesystem::file_size(script.folder / "pulse"), beats);
}

TEST(Process, KillsWhatIgnoresTheFirstSignal) {
    const Script script;
    ProcessRequest request = script.request("trap '' TERM; while :; do sleep 0.05; done");
    request.wall_seconds = 1;
    const ProcessEnd end = run_process(request);
    EXPECT_EQ(end.signal, SIGKILL);
}

TEST(Process, LetsAProgramEndInGoodOrderWhenCancelled) {
    const Script script;
    ProcessRequest request =
        script.request("trap 'echo saved; exit 0' TERM; echo on; while :; do sleep 0.02; done");
    request.grace_seconds = 20;
    const ProcessEnd end = run_process(request, [&] { return script.output() != "on\n"; });
    EXPECT_TRUE(end.cancelled);
    EXPECT_FALSE(end.well());
    EXPECT_EQ(script.output(), "on\nsaved\n");
}

TEST(Process, PassesAnExceptionOnAndStopsTheProgram) {
    const Script script;
    const auto start = std::chrono::steady_clock::now();
    EXPECT_THROW(run_process(script.request("sleep 60"), []() -> bool { throw RunError("no"); }),
                 RunError);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(Process, BoundsMemoryAndFiles) {
    const Script script;
    ProcessRequest memory = script.request("dd if=/dev/zero of=/dev/null bs=400M count=1");
    memory.memory = 200e6;
    EXPECT_FALSE(run_process(memory).well());
    ProcessRequest size = script.request("exec dd if=/dev/zero of=big bs=1k count=200");
    size.file_size = 100e3;
    EXPECT_EQ(run_process(size).signal, SIGXFSZ);
    EXPECT_LE(std::filesystem::file_size(script.folder / "big"), 100000U);
}

TEST(Process, CountsWhatItTook) {
    const Script script;
    const ProcessEnd end =
        run_process(script.request("i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done; sleep 0.1"));
    EXPECT_GT(end.processor_seconds, 0.005);
    EXPECT_GT(end.wall_seconds, 0.1);
    EXPECT_GT(end.peak_memory, 100e3);
    EXPECT_LT(end.peak_memory, 100e6);
}

}  // namespace
}  // namespace anchorite::electronic
