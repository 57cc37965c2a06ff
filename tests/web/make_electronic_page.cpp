// Writes the page of the reference slabs for the page's tests: make_electronic_page FILE
#include <cstdlib>
#include <exception>
#include <iostream>

#include "anchorite/base/output_file.hpp"
#include "anchorite/report/electronic_json.hpp"
#include "survey_fixture.hpp"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: make_electronic_page FILE\n";
        return EXIT_FAILURE;
    }
    try {
        anchorite::write_file(argv[1], anchorite::report::html_electronic(
                                           anchorite::test::survey_of_reference_slabs()));
        return EXIT_SUCCESS;
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return EXIT_FAILURE;
    }
}
