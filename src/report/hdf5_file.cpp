#include "report/hdf5_file.hpp"

#include <fmt/format.h>

#include "anchorite/base/error.hpp"
#include "anchorite/base/output_file.hpp"

namespace anchorite::report {
namespace {

constexpr std::size_t memory_step = 1U << 20U;  // the file grows by [bytes]
constexpr hsize_t worth_compressing = 64;       // values

H5::FileAccPropList in_memory() {
    H5::FileAccPropList access;
    access.setCore(memory_step, false);
    return access;
}

void add(const H5::Group& group, const std::string& name, const std::string& unit,
         const std::vector<hsize_t>& shape, std::span<const double> values) {
    const H5::DataSpace space(static_cast<int>(shape.size()), shape.data());
    H5::DSetCreatPropList how;
    if (values.size() >= worth_compressing) {
        how.setChunk(static_cast<int>(shape.size()), shape.data());
        how.setShuffle();
        how.setDeflate(4);
    }
    const auto set = group.createDataSet(name, H5::PredType::NATIVE_DOUBLE, space, how);
    if (!values.empty()) set.write(values.data(), H5::PredType::NATIVE_DOUBLE);
    set_attribute(set, "unit", unit);
}

}  // namespace

Hdf5File::Hdf5File()
    : file_("anchorite.h5", H5F_ACC_TRUNC, H5::FileCreatPropList::DEFAULT, in_memory()) {}

void Hdf5File::write(const std::filesystem::path& target) {
    file_.flush(H5F_SCOPE_GLOBAL);
    const ssize_t size = H5Fget_file_image(file_.getId(), nullptr, 0);
    std::string image(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
    if (size <= 0 || H5Fget_file_image(file_.getId(), image.data(), image.size()) != size) {
        throw RunError(
            fmt::format("cannot write {}: the HDF5 library made no image of it", target.string()));
    }
    write_file(target, image);
}

void set_attribute(const H5::H5Object& object, const std::string& name, const std::string& text) {
    const H5::StrType type(H5::PredType::C_S1, H5T_VARIABLE);
    H5Tset_cset(type.getId(), H5T_CSET_UTF8);
    object.createAttribute(name, type, H5::DataSpace(H5S_SCALAR)).write(type, text);
}

void set_attribute(const H5::H5Object& object, const std::string& name, double value) {
    const auto& type = H5::PredType::NATIVE_DOUBLE;
    object.createAttribute(name, type, H5::DataSpace(H5S_SCALAR)).write(type, &value);
}

void add_column(const H5::Group& group, const std::string& name, const std::string& unit,
                std::span<const double> values) {
    add(group, name, unit, {values.size()}, values);
}

void add_table(const H5::Group& group, const std::string& name, const std::string& unit,
               const std::vector<std::vector<double>>& rows) {
    std::vector<double> flat;
    for (const auto& row : rows) flat.insert(flat.end(), row.begin(), row.end());
    const hsize_t columns = rows.empty() ? 0 : rows.front().size();
    add(group, name, unit, {rows.size(), columns}, flat);
}

}  // namespace anchorite::report
