#include "anchorite/measurement/record.hpp"

#include <fmt/format.h>

#include <map>

#include "anchorite/base/provenance.hpp"
#include "anchorite/base/text_file.hpp"

namespace anchorite::measurement {

namespace {

template <class Item>
void check_names(const std::vector<Item>& items, const char* what) {
    std::map<std::string, SourceLocation> seen;
    for (const Item& item : items) {
        const auto [first, is_new] = seen.try_emplace(item.name.value, item.name.where);
        if (is_new) continue;
        throw InputError(item.name.where,
                         fmt::format("there are two {}s named \"{}\"", what, item.name.value),
                         fmt::format("line {} has the first; rename one", first->second.line));
    }
}

void check_record(const Record& record, const std::string& name) {
    const std::size_t entries = record.compounds.size() + record.quantities.size() +
                                record.layers.size() + record.spins.size() +
                                record.trap_fillings.size() + record.luminescence.size() +
                                record.devices.size() + record.lifetimes.size() +
                                record.repeated.size() + record.samples.size();
    if (entries == 0) {
        throw InputError({name, 0, 0, {}}, "the record has nothing to check",
                         "add a table such as [[compound]], [[device]] or [[lifetime]]; "
                         "`anchorite schema record` lists them");
    }
    check_names(record.compounds, "compound");
    check_names(record.devices, "device");
    check_names(record.trap_fillings, "sclc device");
    check_names(record.structures, "structure");
    check_names(record.samples, "sample");
    check_names(record.luminescence, "luminescence sample");
}

}  // namespace

Schema<Record> record_schema() {
    Schema<Record> schema("record", "What a report says of one experiment, to be checked.");
    schema.text("title", &Record::title, {.doc = "Heading of the output.", .required = true})
        .text("source", &Record::source, {.doc = "The report, e.g. a doi."})
        .table("light", &Record::light, light_schema(), {.doc = "Light of the devices."})
        .tables("compound", &Record::compounds, compound_schema(), {.doc = "Molecules."})
        .tables("quantity", &Record::quantities, quantity_schema(), {.doc = "Amounts."})
        .tables("layer", &Record::layers, layer_report_schema(), {.doc = "The device's layers."})
        .tables("spin", &Record::spins, spin_schema(), {.doc = "Speeds of rotation."})
        .tables("sclc", &Record::trap_fillings, trap_filling_schema(), {.doc = "Trap densities."})
        .tables("luminescence", &Record::luminescence, luminescence_schema(),
                {.doc = "Quantum yields and decays."})
        .tables("device", &Record::devices, device_schema(), {.doc = "Diodes."})
        .tables("lifetime", &Record::lifetimes, lifetime_schema(), {.doc = "Operating lifetimes."})
        .tables("structure", &Record::structures, structure_schema(), {.doc = "Lattices."})
        .tables("sample", &Record::samples, sample_schema(),
                {.doc = "Samples with their raw files, for `anchorite record`."})
        .tables("repeated", &Record::repeated, repeated_schema(),
                {.doc = "Quantities given more than once."});
    return schema;
}

Record read_record(const std::filesystem::path& file) {
    Record record = record_schema().read(file);
    record.path = file;
    record.sha256 = sha256(read_bytes(file));
    check_record(record, file.string());
    return record;
}

Record parse_record(std::string_view text, std::string_view name) {
    Record record = record_schema().parse(text, name);
    record.path = name;
    record.sha256 = sha256(std::string(text));
    check_record(record, std::string(name));
    return record;
}

}  // namespace anchorite::measurement
