#include "anchorite/measurement/structure/roughness.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/measurement/formats/format.hpp"
#include "validation/measurement/formats/shared_data.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

TEST(X, Explore) {
    SHARED_FILE(path, "afm/di-1.di");
    const auto file = read_instrument_file(path);
    for (std::size_t c : {0, 1}) {
        const auto map = image_map(file, c, "nm");
        for (auto l : levellings()) std::printf("%zu %s %.7f\n", c, levelling_id(l).c_str(), roughness(levelled(map, l)).sq);
        const auto flat = levelled(map, Levelling::plane);
        for (auto l : levellings()) std::printf("%zu plane + %s %.7f\n", c, levelling_id(l).c_str(), roughness(levelled(flat, l)).sq);
    }
}
