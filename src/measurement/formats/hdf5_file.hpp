#pragma once

#include <hdf5.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace anchorite::measurement {

/// An HDF5 identifier, closed at the end.
class Hdf5Id {
public:
    Hdf5Id(hid_t id, herr_t (*close)(hid_t)) : id_(id), close_(close) {}
    Hdf5Id(const Hdf5Id&) = delete;
    Hdf5Id& operator=(const Hdf5Id&) = delete;
    Hdf5Id(Hdf5Id&& other) noexcept : id_(other.id_), close_(other.close_) { other.id_ = -1; }
    Hdf5Id& operator=(Hdf5Id&&) = delete;
    ~Hdf5Id() {
        if (id_ >= 0) close_(id_);
    }
    [[nodiscard]] hid_t get() const { return id_; }
    [[nodiscard]] bool valid() const { return id_ >= 0; }

private:
    hid_t id_;
    herr_t (*close_)(hid_t);
};

/// An HDF5 file in memory. Only what lies in the file itself is read: soft and external links,
/// external and virtual data sets and filters from plug-ins are refused.
class Hdf5File {
public:
    /// @throws InputError  the library refuses the bytes
    Hdf5File(std::string_view bytes, std::string file);

    /// Names of the hard links in a group, in the order of their names; empty where there is no
    /// such group.
    [[nodiscard]] std::vector<std::string> names(const std::string& group) const;
    /// Whether a path of hard links leads to an object.
    [[nodiscard]] bool has(const std::string& path) const;
    /// Shape of a data set. @throws InputError  no data set of numbers in the file itself
    [[nodiscard]] std::vector<std::uint64_t> shape(const std::string& path) const;
    /// Values of a block of a data set in row order.
    /// @param start, count  of the block, one a dimension
    /// @throws InputError  as shape, or over 2^28 values
    [[nodiscard]] std::vector<double> numbers(const std::string& path,
                                              const std::vector<std::uint64_t>& start,
                                              const std::vector<std::uint64_t>& count) const;
    /// All values of a data set. @throws InputError  as numbers
    [[nodiscard]] std::vector<double> numbers(const std::string& path) const;
    /// Text of an attribute of an object; empty where it is none.
    [[nodiscard]] std::string text_attribute(const std::string& path,
                                             const std::string& name) const;
    /// Whether an object has an attribute that is the number `value`.
    [[nodiscard]] bool has_number(const std::string& path, const std::string& name,
                                  int value) const;

private:
    [[noreturn]] void refuse(const std::string& what) const;
    [[nodiscard]] Hdf5Id data_set(const std::string& path) const;

    std::string bytes_;  ///< of the file image, which the library wants to own
    std::string file_;
    Hdf5Id id_;
};

}  // namespace anchorite::measurement
