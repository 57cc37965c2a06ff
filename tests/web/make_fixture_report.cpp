// Writes the page of a hand-made study for the page's tests:
// make_fixture_report FILE SAMPLES [PREDICTION.json]
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "anchorite/base/output_file.hpp"
#include "anchorite/report/html.hpp"
#include "anchorite/report/results_json.hpp"
#include "fixture.hpp"
#include "survey_fixture.hpp"

int main(int argc, char** argv) {
    if (argc != 3 && argc != 4) {
        std::cerr << "usage: make_fixture_report FILE SAMPLES [PREDICTION.json]\n";
        return EXIT_FAILURE;
    }
    try {
        const auto study = anchorite::report::test::study_of_size(std::atoi(argv[2]));
        auto results = anchorite::report::results_json(study);
        if (argc == 4) {
            std::ifstream file(argv[3]);
            results["prediction"] = nlohmann::ordered_json::parse(file);
            results["electronic"] = anchorite::test::survey_of_reference_slabs();
            results["electronic"].erase("provenance");
        }
        anchorite::write_file(argv[1], anchorite::report::html_report(results));
        return EXIT_SUCCESS;
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return EXIT_FAILURE;
    }
}
