#include "measurement/formats/registered.hpp"

namespace anchorite::measurement {

std::vector<Format> binary_formats() {
    return {};
}

}  // namespace anchorite::measurement
