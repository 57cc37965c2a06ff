#include "measurement/formats/hdf5_file.hpp"

#include <fmt/format.h>
#include <hdf5_hl.h>

#include <algorithm>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/formats/byte_reader.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::uint64_t most_values = 1ULL << 28;

Hdf5Id open_image(std::string& bytes) {
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    H5PLset_loading_state(0);
    // The bytes stay ours and are not written.
    constexpr unsigned flags = H5LT_FILE_IMAGE_DONT_COPY | H5LT_FILE_IMAGE_DONT_RELEASE;
    return {H5LTopen_file_image(bytes.data(), bytes.size(), flags), H5Fclose};
}

herr_t add_hard_link(hid_t, const char* name, const H5L_info_t* info, void* names) {
    if (info->type == H5L_TYPE_HARD) static_cast<std::vector<std::string>*>(names)->push_back(name);
    return 0;
}

bool is_hard_link(hid_t file, const std::string& path) {
    H5L_info_t info;
    return H5Lexists(file, path.c_str(), H5P_DEFAULT) > 0 &&
           H5Lget_info(file, path.c_str(), &info, H5P_DEFAULT) >= 0 && info.type == H5L_TYPE_HARD;
}

}  // namespace

Hdf5File::Hdf5File(std::string_view bytes, std::string file)
    : bytes_(bytes), file_(std::move(file)), id_(open_image(bytes_)) {
    if (!id_.valid()) refuse("damaged: the HDF5 library cannot open it");
}

void Hdf5File::refuse(const std::string& what) const {
    throw InputError(SourceLocation{file_, 0, 0, {}}, what);
}

bool Hdf5File::has(const std::string& path) const {
    for (std::size_t slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
        if (!is_hard_link(id_.get(), path.substr(0, slash))) return false;
        if (slash == std::string::npos) return true;
    }
}

std::vector<std::string> Hdf5File::names(const std::string& group) const {
    std::vector<std::string> names;
    if (group != "/" && !has(group)) return names;
    const Hdf5Id id(H5Gopen2(id_.get(), group.c_str(), H5P_DEFAULT), H5Gclose);
    if (!id.valid()) return names;
    H5Literate(id.get(), H5_INDEX_NAME, H5_ITER_INC, nullptr, add_hard_link, &names);
    return names;
}

Hdf5Id Hdf5File::data_set(const std::string& path) const {
    Hdf5Id set(has(path) ? H5Dopen2(id_.get(), path.c_str(), H5P_DEFAULT) : -1, H5Dclose);
    if (!set.valid()) refuse(fmt::format("damaged: there is no data set {}", path));
    const Hdf5Id creation(H5Dget_create_plist(set.get()), H5Pclose);
    if (!creation.valid() || H5Pget_layout(creation.get()) == H5D_VIRTUAL ||
        H5Pget_external_count(creation.get()) != 0) {
        refuse(fmt::format("the data of {} lie in another file", path));
    }
    const Hdf5Id type(H5Dget_type(set.get()), H5Tclose);
    const H5T_class_t kind = H5Tget_class(type.get());
    if (kind != H5T_INTEGER && kind != H5T_FLOAT) {
        refuse(fmt::format("{} holds no real numbers", path));
    }
    return set;
}

std::vector<std::uint64_t> Hdf5File::shape(const std::string& path) const {
    const Hdf5Id set = data_set(path);
    const Hdf5Id space(H5Dget_space(set.get()), H5Sclose);
    const int rank = H5Sget_simple_extent_ndims(space.get());
    if (rank < 0 || rank > H5S_MAX_RANK) refuse(fmt::format("damaged: the shape of {}", path));
    std::vector<hsize_t> sizes(static_cast<std::size_t>(rank));
    if (rank > 0) H5Sget_simple_extent_dims(space.get(), sizes.data(), nullptr);
    return {sizes.begin(), sizes.end()};
}

std::vector<double> Hdf5File::numbers(const std::string& path,
                                      const std::vector<std::uint64_t>& start,
                                      const std::vector<std::uint64_t>& count) const {
    std::uint64_t total = 1;
    for (const std::uint64_t size : count) {
        if (size == 0 || __builtin_mul_overflow(total, size, &total) || total > most_values) {
            refuse(fmt::format("{} claims no values or more than {}", path, most_values));
        }
    }
    const Hdf5Id set = data_set(path);
    const std::vector<hsize_t> from(start.begin(), start.end());
    const std::vector<hsize_t> sizes(count.begin(), count.end());
    const Hdf5Id space(H5Dget_space(set.get()), H5Sclose);
    const Hdf5Id memory(H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr),
                        H5Sclose);
    std::vector<double> values(static_cast<std::size_t>(total));
    if (H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, from.data(), nullptr, sizes.data(),
                            nullptr) < 0 ||
        H5Dread(set.get(), H5T_NATIVE_DOUBLE, memory.get(), space.get(), H5P_DEFAULT,
                values.data()) < 0) {
        refuse(fmt::format("damaged: the values of {} cannot be read", path));
    }
    return values;
}

std::vector<double> Hdf5File::numbers(const std::string& path) const {
    const std::vector<std::uint64_t> sizes = shape(path);
    if (sizes.empty()) refuse(fmt::format("{} is a single value", path));
    return numbers(path, std::vector<std::uint64_t>(sizes.size(), 0), sizes);
}

std::string Hdf5File::text_attribute(const std::string& path, const std::string& name) const {
    if (!has(path) || H5Aexists_by_name(id_.get(), path.c_str(), name.c_str(), H5P_DEFAULT) <= 0) {
        return {};
    }
    const Hdf5Id attribute(
        H5Aopen_by_name(id_.get(), path.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    const Hdf5Id type(H5Aget_type(attribute.get()), H5Tclose);
    const Hdf5Id space(H5Aget_space(attribute.get()), H5Sclose);
    if (H5Tget_class(type.get()) != H5T_STRING || H5Sget_simple_extent_npoints(space.get()) != 1) {
        return {};
    }
    if (H5Tis_variable_str(type.get()) > 0) {
        char* text = nullptr;
        if (H5Aread(attribute.get(), type.get(), &text) < 0 || text == nullptr) return {};
        std::string found = readable_text(text);
        H5free_memory(text);
        return found;
    }
    const std::size_t size = H5Tget_size(type.get());
    if (size > bytes_.size()) return {};
    std::string text(size, '\0');
    return H5Aread(attribute.get(), type.get(), text.data()) < 0 ? "" : readable_text(text);
}

bool Hdf5File::has_number(const std::string& path, const std::string& name, int value) const {
    if (!has(path) || H5Aexists_by_name(id_.get(), path.c_str(), name.c_str(), H5P_DEFAULT) <= 0) {
        return false;
    }
    const Hdf5Id attribute(
        H5Aopen_by_name(id_.get(), path.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    const Hdf5Id type(H5Aget_type(attribute.get()), H5Tclose);
    const Hdf5Id space(H5Aget_space(attribute.get()), H5Sclose);
    int found = value - 1;
    return H5Tget_class(type.get()) == H5T_INTEGER &&
           H5Sget_simple_extent_npoints(space.get()) == 1 &&
           H5Aread(attribute.get(), H5T_NATIVE_INT, &found) >= 0 && found == value;
}

}  // namespace anchorite::measurement
