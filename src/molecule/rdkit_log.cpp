#include "molecule/rdkit_log.hpp"

#include <RDGeneral/RDLog.h>

#include <memory>
#include <mutex>
#include <ostream>
#include <shared_mutex>
#include <streambuf>
#include <thread>

namespace anchorite::molecule {
namespace {

/// Keeps what one thread logs and drops the rest.
class ThreadBuffer : public std::streambuf {
public:
    [[nodiscard]] const std::string& text() const { return text_; }

protected:
    int_type overflow(int_type character) override {
        if (std::this_thread::get_id() == owner_ && character != traits_type::eof()) {
            text_.push_back(traits_type::to_char_type(character));
        }
        return character;
    }

private:
    std::thread::id owner_ = std::this_thread::get_id();
    std::string text_;
};

/// RDKit's reason is on the first line, after a time stamp in brackets.
std::string first_reason(const std::string& log) {
    std::string line = log.substr(0, log.find('\n'));
    if (line.starts_with('[')) {
        const auto end = line.find("] ");
        if (end != std::string::npos) line.erase(0, end + 2);
    }
    for (const char* prefix : {"SMILES Parse Error: ", "Explicit "}) {
        if (line.starts_with(prefix)) line.erase(0, std::string(prefix).size());
    }
    return line;
}

/// Parsers share the lock; collecting a reason, which swaps the global error log, is alone.
std::shared_mutex& log_lock() {
    static std::shared_mutex lock;
    return lock;
}

}  // namespace

bool parse_quietly(const std::function<bool()>& parse, std::string& reason) {
    {
        const std::shared_lock shared(log_lock());
        if (parse()) return true;
    }
    const std::unique_lock alone(log_lock());
    ThreadBuffer buffer;
    std::ostream stream(&buffer);
    const RDLogger previous =
        std::exchange(rdErrorLog, std::make_shared<boost::logging::rdLogger>(&stream));
    try {
        parse();
    } catch (...) {
        rdErrorLog = previous;
        throw;
    }
    rdErrorLog = previous;
    reason = first_reason(buffer.text());
    return false;
}

}  // namespace anchorite::molecule
