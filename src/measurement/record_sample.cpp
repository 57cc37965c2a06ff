#include "anchorite/measurement/record_sample.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::size_t hash_letters = 64;

void check_hashes(const SampleFile& file) {
    if (!file.sha256.empty() && file.sha256.size() != file.paths.size()) {
        throw InputError(file.sha256.front().where,
                         "sha256 must have one entry for each of paths, or be left out");
    }
    for (const auto& hash : file.sha256) {
        const bool good = hash.value.size() == hash_letters &&
                          hash.value.find_first_not_of("0123456789abcdef") == std::string::npos;
        if (good) continue;
        throw InputError(hash.where, "a sha256 has 64 letters of 0 to 9 and a to f",
                         "`anchorite read FILE` prints it");
    }
}

Schema<SampleFile> sample_file_schema() {
    Schema<SampleFile> schema("file", "Raw files that one analysis reads.");
    schema
        .text("kind", &SampleFile::kind,
              {.doc = "Analysis, as in `anchorite analyse KIND`.", .required = true})
        .text("paths", &SampleFile::paths,
              {.doc = "Files, relative to the record.", .required = true, .min_count = 1})
        .text("sha256", &SampleFile::sha256,
              {.doc = "SHA-256 that each file must have; one that changed is an error."})
        .text("format", &SampleFile::format,
              {.doc = "Format of the files; by default by their first bytes."})
        .text("options", &SampleFile::options,
              {.doc = "Options of the analysis by name without dashes, all in quotes; several "
                      "values are parted by \";\", a flag is \"true\"; files are relative to the "
                      "record."})
        .text("from", &SampleFile::from, {.doc = "Where the measurement is written down."})
        .validated_by(check_hashes);
    return schema;
}

}  // namespace

Schema<SampleReport> sample_schema() {
    Schema<SampleReport> schema("sample", "Something that was made and measured.");
    schema.text("name", &SampleReport::name, {.doc = "Its name.", .required = true})
        .text("molecule", &SampleReport::molecule,
              {.doc = "Molecule on it: the name of a compound of the record, or a SMILES."})
        .text("substrate", &SampleReport::substrate, {.doc = "What it lies on."})
        .text("emitter", &SampleReport::emitter,
              {.doc = "One word for all samples with the same kind of emitter."})
        .text("made", &SampleReport::made, {.doc = "When, or in which batch."})
        .tables("file", &SampleReport::files, sample_file_schema(), {.doc = "Its measurements."})
        .text("from", &SampleReport::from, {.doc = "Where it is written down."});
    return schema;
}

std::vector<std::string> option_values(const std::string& text) {
    std::vector<std::string> out;
    std::size_t at = 0;
    while (at <= text.size()) {
        const std::size_t end = std::min(text.find(';', at), text.size());
        const std::size_t first = text.find_first_not_of(' ', at);
        if (first < end) {
            const std::size_t last = text.find_last_not_of(' ', end - 1);
            out.push_back(text.substr(first, last - first + 1));
        }
        at = end + 1;
    }
    return out;
}

}  // namespace anchorite::measurement
