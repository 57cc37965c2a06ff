#pragma once

#include <H5Cpp.h>

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace anchorite::report {

/// An HDF5 file that is made in memory and appears on disk complete or not at all.
class Hdf5File {
public:
    Hdf5File();

    [[nodiscard]] H5::Group root() const { return file_.openGroup("/"); }

    /// @throws RunError  the file cannot be written
    void write(const std::filesystem::path& target);

private:
    H5::H5File file_;
};

/// A text attribute of a group or data set.
void set_attribute(const H5::H5Object& object, const std::string& name, const std::string& text);

/// A number as an attribute.
void set_attribute(const H5::H5Object& object, const std::string& name, double value);

/// A column of numbers with its unit ("1": none), compressed.
void add_column(const H5::Group& group, const std::string& name, const std::string& unit,
                std::span<const double> values);

/// Rows of one length [row × column] with their unit.
void add_table(const H5::Group& group, const std::string& name, const std::string& unit,
               const std::vector<std::vector<double>>& rows);

}  // namespace anchorite::report
