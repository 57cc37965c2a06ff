#include <fmt/format.h>

#include <limits>
#include <map>

#include "anchorite/base/file_names.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/report/record_write.hpp"
#include "report/hdf5_file.hpp"

namespace anchorite::report {

namespace {

using namespace measurement;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::string unit_of(const std::string& unit) {
    return unit.empty() ? "1" : unit;
}

/// Names that HDF5 takes, in which '/' parts groups, one for each item.
template <class Item>
std::vector<std::string> names_of(const std::vector<Item>& items, std::string Item::*name) {
    std::vector<std::string> names;
    for (const Item& item : items) names.push_back(item.*name);
    return distinct_file_stems(names);
}

void write_estimates(const H5::Group& parent, const std::vector<Estimate>& estimates) {
    const auto group = parent.createGroup("estimates");
    const auto names = names_of(estimates, &Estimate::id);
    for (std::size_t i = 0; i < estimates.size(); ++i) {
        const Estimate& one = estimates[i];
        const std::array values{one.value, one.standard_error.value_or(none),
                                one.interval ? one.interval->low : none,
                                one.interval ? one.interval->high : none};
        add_column(group, names[i], unit_of(one.unit), values);
        const auto set = group.openDataSet(names[i]);
        set_attribute(set, "name", one.name);
        set_attribute(set, "definition", one.definition);
        set_attribute(set, "no_error", one.no_error);
    }
}

void write_tables(const H5::Group& parent, const std::vector<ResultTable>& tables) {
    const auto group = parent.createGroup("tables");
    const auto names = names_of(tables, &ResultTable::id);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const auto table = group.createGroup(names[i]);
        set_attribute(table, "title", tables[i].title);
        const auto columns = names_of(tables[i].columns, &ResultColumn::name);
        for (std::size_t k = 0; k < columns.size(); ++k) {
            const ResultColumn& column = tables[i].columns[k];
            if (!column.numbers.empty()) {
                add_column(table, columns[k], unit_of(column.unit), column.numbers);
            }
        }
    }
}

void write_plots(const H5::Group& parent, const std::vector<Plot>& plots) {
    const auto group = parent.createGroup("plots");
    const auto names = names_of(plots, &Plot::id);
    for (std::size_t i = 0; i < plots.size(); ++i) {
        const auto plot = group.createGroup(names[i]);
        set_attribute(plot, "title", plots[i].title);
        set_attribute(plot, "x", plots[i].x.name + " [" + unit_of(plots[i].x.unit) + "]");
        set_attribute(plot, "y", plots[i].y.name + " [" + unit_of(plots[i].y.unit) + "]");
        const auto curves = names_of(plots[i].curves, &PlotCurve::name);
        for (std::size_t k = 0; k < curves.size(); ++k) {
            const PlotCurve& curve = plots[i].curves[k];
            std::vector<std::vector<double>> rows{curve.x, curve.y};
            if (!curve.y_error.empty()) rows.push_back(curve.y_error);
            add_table(plot, curves[k], unit_of(plots[i].x.unit) + "; " + unit_of(plots[i].y.unit),
                      rows);
        }
    }
}

void write_maps(const H5::Group& parent, const std::vector<MapPlot>& maps) {
    const auto group = parent.createGroup("maps");
    const auto names = names_of(maps, &MapPlot::id);
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const MapPlot& one = maps[i];
        const auto map = group.createGroup(names[i]);
        add_column(map, "x", unit_of(one.x.unit), one.x_values);
        add_column(map, "y", unit_of(one.y.unit), one.y_values);
        std::vector<std::vector<double>> rows;
        const auto width = static_cast<std::ptrdiff_t>(one.x_values.size());
        for (std::size_t row = 0; row < one.y_values.size(); ++row) {
            const auto begin = one.values.begin() + static_cast<std::ptrdiff_t>(row) * width;
            rows.emplace_back(begin, begin + width);
        }
        add_table(map, "values", unit_of(one.value.unit), rows);
    }
}

void write_analysis_group(const H5::Group& group, const MadeAnalysis& made) {
    const Analysis& analysis = made.analysis;
    set_attribute(group, "kind", analysis.kind);
    set_attribute(group, "summary", analysis.summary);
    for (std::size_t i = 0; i < made.plan.inputs.size(); ++i) {
        const RawInput& input = made.plan.inputs[i];
        set_attribute(group, fmt::format("file_{}", i + 1), input.path.filename().string());
        set_attribute(group, fmt::format("sha256_{}", i + 1), input.sha256);
    }
    std::map<std::string, std::string> settings;  // a name may come twice
    for (const auto& [name, value] : analysis.settings) {
        std::string& text = settings["setting: " + name];
        text += (text.empty() ? "" : "; ") + value;
    }
    for (const auto& [name, value] : settings) set_attribute(group, name, value);
    write_estimates(group, analysis.estimates);
    write_tables(group, analysis.tables);
    write_plots(group, analysis.plots);
    write_maps(group, analysis.maps);
}

}  // namespace

void write_record_hdf5(const RecordResult& result, const std::filesystem::path& file) {
    Hdf5File target;
    const auto root = target.root();
    const Provenance provenance = make_provenance();
    set_attribute(root, "format", "anchorite-record");
    set_attribute(root, "format_version", record_format_version);
    set_attribute(root, "title", result.record.title);
    set_attribute(root, "program", provenance.program);
    set_attribute(root, "version", provenance.version);
    set_attribute(root, "date", provenance.date);
    set_attribute(root, "input", result.record.path.filename().string());
    set_attribute(root, "input_sha256", result.record.sha256);
    for (const SampleReport& sample : result.record.samples) {
        const auto group = root.createGroup(file_stem(sample.name.value));
        set_attribute(group, "molecule", sample.molecule ? sample.molecule->value : std::string());
        set_attribute(group, "substrate", sample.substrate);
        set_attribute(group, "emitter", sample.emitter);
    }
    const auto folders = analysis_folders(result.results);
    for (std::size_t i = 0; i < folders.size(); ++i) {
        const MadeAnalysis& made = result.results.analyses[i];
        if (made.how != MadeHow::failed) write_analysis_group(root.createGroup(folders[i]), made);
    }
    target.write(file);
}

}  // namespace anchorite::report
