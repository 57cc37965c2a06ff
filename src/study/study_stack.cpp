#include "anchorite/study/study_stack.hpp"

#include "anchorite/base/provenance.hpp"
#include "anchorite/base/text_file.hpp"

namespace anchorite::study {

StudyStack read_study_stack(const std::filesystem::path& file) {
    StudyStack out{stack::read_stack(file), {}};
    std::string hashes = out.description.sha256;
    const auto add = [&](const std::string& named) {
        hashes += " " + sha256(read_bytes(file.parent_path() / named));
    };
    for (const stack::MaterialInput& material : out.description.materials) {
        if (material.file) add(material.file->value);
    }
    const auto& emitter = out.description.emitter;
    if (emitter && emitter->value.spectrum) add(emitter->value.spectrum->value);
    out.key = sha256(hashes);
    return out;
}

}  // namespace anchorite::study
