#include "measurement/formats/registered.hpp"

namespace anchorite::measurement {

std::vector<Format> text_formats() {
    return {};
}

}  // namespace anchorite::measurement
