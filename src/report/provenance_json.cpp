#include "anchorite/report/provenance_json.hpp"

namespace anchorite::report {

nlohmann::ordered_json provenance_json(const Provenance& provenance) {
    auto engines = nlohmann::ordered_json::array();
    for (const auto& [name, version] : provenance.engines) engines.push_back({name, version});
    return {{"program", provenance.program},
            {"version", provenance.version},
            {"date", provenance.date},
            {"input", provenance.input},
            {"input_sha256", provenance.input_sha256},
            {"engines", std::move(engines)}};
}

}  // namespace anchorite::report
