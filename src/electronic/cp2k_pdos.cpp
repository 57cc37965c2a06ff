#include "anchorite/electronic/cp2k_pdos.hpp"

#include <fmt/format.h>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/atomic_units.hpp"
#include "electronic/output_text.hpp"

namespace anchorite::electronic {
namespace {

class PdosParser {
public:
    PdosParser(std::string_view text, const std::string& name) : rest_(text), name_(name) {}

    Cp2kPdos parse() {
        if (!rest_.ends_with('\n')) fail("cut off within the last line");
        std::string_view line;
        while (next_line(rest_, line)) {
            ++line_;
            if (line.starts_with("# Projected DOS")) {
                title(line);
            } else if (line.starts_with("#")) {
                columns(line);
            } else {
                row(line);
            }
        }
        if (pdos_.states.empty()) fail("no states");
        const auto columns = static_cast<Eigen::Index>(pdos_.orbitals.size());
        const auto rows = static_cast<Eigen::Index>(pdos_.states.size());
        using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
        pdos_.weights = Eigen::Map<const RowMajor>(weights_.data(), rows, columns);
        return std::move(pdos_);
    }

private:
    [[noreturn]] void fail(const std::string& why) const {
        throw RunError(fmt::format("{}:{}: {}", name_, line_, why));
    }

    /// "# Projected DOS for atomic kind Pb at ..." or "... for list 1 of 2 atoms, at ...".
    void title(std::string_view line) {
        pdos_ = {};
        weights_.clear();
        const auto parts = words(line);
        if (parts.size() > 6 && parts[4] == "atomic") {
            pdos_.kind = parts[6];
        } else if (const auto list = number_after(line, "for list")) {
            pdos_.list = static_cast<int>(*list);
        } else {
            fail("neither of a kind nor of a list of atoms");
        }
    }

    /// "#     MO Eigenvalue [a.u.]      Occupation    s    py ...".
    void columns(std::string_view line) {
        const auto parts = words(line);
        if (parts.size() < 6 || parts[4] != "Occupation") fail("no names of orbitals");
        pdos_.orbitals.assign(parts.begin() + 5, parts.end());
    }

    void row(std::string_view line) {
        const auto parts = words(line);
        if (pdos_.orbitals.empty() || parts.size() != pdos_.orbitals.size() + 3) {
            fail(fmt::format("{} columns, where {} are expected", parts.size(),
                             pdos_.orbitals.size() + 3));
        }
        std::vector<double> values;
        for (const std::string_view part : parts) {
            const auto value = number(part);
            if (!value) fail(fmt::format("'{}' is no number", part));
            values.push_back(*value);
        }
        if (values[0] != static_cast<double>(pdos_.states.size() + 1)) {
            fail(fmt::format("state {}, where {} is expected", values[0], pdos_.states.size() + 1));
        }
        pdos_.states.push_back({values[1] * hartree, values[2], 1});
        weights_.insert(weights_.end(), values.begin() + 3, values.end());
    }

    std::string_view rest_;
    const std::string& name_;
    std::size_t line_ = 0;
    Cp2kPdos pdos_;
    std::vector<double> weights_;
};

}  // namespace

Cp2kPdos parse_cp2k_pdos(std::string_view text, const std::string& name) {
    return PdosParser(text, name).parse();
}

}  // namespace anchorite::electronic
