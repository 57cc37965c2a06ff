#include "anchorite/measurement/formats/at_file.hpp"

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

void at_file(const InstrumentFile& file, const std::function<void()>& action) {
    try {
        action();
    } catch (const InputError& error) {
        if (!error.where().file.empty()) throw;
        throw InputError({file.path.string(), 0, 0, {}}, error.message(), error.hint());
    }
}

}  // namespace anchorite::measurement
