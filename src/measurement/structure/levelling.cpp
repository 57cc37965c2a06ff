#include "anchorite/measurement/structure/levelling.hpp"

#include <fmt/format.h>

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <numeric>
#include <span>

#include "anchorite/base/error.hpp"
#include "anchorite/base/suggest.hpp"
#include "anchorite/numerics/median.hpp"

namespace anchorite::measurement {

namespace {

struct Described {
    Levelling levelling;
    const char* id;
    const char* name;
};

constexpr std::array<Described, 8> described{
    {{Levelling::none, "none", "as in the file"},
     {Levelling::mean, "mean", "mean removed"},
     {Levelling::plane, "plane", "least-squares plane removed"},
     {Levelling::polynomial2, "polynomial2", "polynomial of degree 2 removed"},
     {Levelling::polynomial3, "polynomial3", "polynomial of degree 3 removed"},
     {Levelling::rows_mean, "rows-mean", "mean of each row removed"},
     {Levelling::rows_median, "rows-median", "median of each row removed"},
     {Levelling::rows_line, "rows-line", "least-squares line of each row removed"}}};

void remove_mean(std::span<double> values) {
    const double mean =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    for (double& value : values) value -= mean;
}

void remove_line(std::span<double> values) {
    remove_mean(values);
    double xy = 0, xx = 0;
    const double centre = 0.5 * static_cast<double>(values.size() - 1);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double x = static_cast<double>(i) - centre;
        xy += x * values[i];
        xx += x * x;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] -= xy / xx * (static_cast<double>(i) - centre);
    }
}

/// Terms x^i y^j of total degree up to `degree` at a point, coordinates from -1 to 1.
Eigen::VectorXd terms_at(const ImageMap& map, std::size_t index, int degree) {
    const auto scaled = [](std::size_t i, std::size_t count) {
        return 2 * static_cast<double>(i) / static_cast<double>(count - 1) - 1;
    };
    const double x = scaled(index % map.columns, map.columns);
    const double y = scaled(index / map.columns, map.rows);
    Eigen::VectorXd out((degree + 1) * (degree + 2) / 2);
    Eigen::Index at = 0;
    for (int total = 0; total <= degree; ++total) {
        for (int j = 0; j <= total; ++j) {
            double term = 1;
            for (int k = 0; k < total - j; ++k) term *= x;
            for (int k = 0; k < j; ++k) term *= y;
            out(at++) = term;
        }
    }
    return out;
}

void remove_polynomial(ImageMap& map, int degree) {
    remove_mean(map.values);
    const auto count = (degree + 1) * (degree + 2) / 2;
    Eigen::MatrixXd normal = Eigen::MatrixXd::Zero(count, count);
    Eigen::VectorXd right = Eigen::VectorXd::Zero(count);
    for (std::size_t i = 0; i < map.values.size(); ++i) {
        const Eigen::VectorXd terms = terms_at(map, i, degree);
        normal.selfadjointView<Eigen::Lower>().rankUpdate(terms);
        right += map.values[i] * terms;
    }
    const Eigen::VectorXd shares = normal.selfadjointView<Eigen::Lower>().ldlt().solve(right);
    for (std::size_t i = 0; i < map.values.size(); ++i) {
        map.values[i] -= shares.dot(terms_at(map, i, degree));
    }
}

void level_rows(ImageMap& map, Levelling levelling) {
    for (std::size_t r = 0; r < map.rows; ++r) {
        const std::span<double> row(map.values.data() + r * map.columns, map.columns);
        if (levelling == Levelling::rows_mean) remove_mean(row);
        if (levelling == Levelling::rows_line) remove_line(row);
        if (levelling == Levelling::rows_median) {
            const double median = numerics::median({row.begin(), row.end()});
            for (double& value : row) value -= median;
        }
    }
    remove_mean(map.values);
}

}  // namespace

std::vector<Levelling> levellings() {
    std::vector<Levelling> out;
    for (const Described& one : described) out.push_back(one.levelling);
    return out;
}

std::string levelling_id(Levelling levelling) {
    return std::ranges::find(described, levelling, &Described::levelling)->id;
}

std::string levelling_name(Levelling levelling) {
    return std::ranges::find(described, levelling, &Described::levelling)->name;
}

Levelling levelling_of(const std::string& id) {
    std::vector<std::string> ids;
    for (const Described& one : described) {
        if (id == one.id) return one.levelling;
        ids.emplace_back(one.id);
    }
    throw InputError(fmt::format("there is no levelling \"{}\"; {}", id, did_you_mean(id, ids)));
}

ImageMap levelled(const ImageMap& map, Levelling levelling) {
    map.validate();
    ImageMap out = map;
    switch (levelling) {
        case Levelling::none:
            break;
        case Levelling::mean:
            remove_mean(out.values);
            break;
        case Levelling::plane:
            remove_polynomial(out, 1);
            break;
        case Levelling::polynomial2:
            remove_polynomial(out, 2);
            break;
        case Levelling::polynomial3:
            remove_polynomial(out, 3);
            break;
        case Levelling::rows_mean:
        case Levelling::rows_median:
        case Levelling::rows_line:
            level_rows(out, levelling);
            break;
    }
    return out;
}

}  // namespace anchorite::measurement
