#include "optics/kronrod.hpp"

#include <boost/math/quadrature/gauss_kronrod.hpp>

namespace anchorite::optics {

const std::array<KronrodNode, 15>& kronrod_nodes() {
    static const std::array<KronrodNode, 15> nodes = [] {
        using Fine = boost::math::quadrature::gauss_kronrod<double, 15>;
        using Coarse = boost::math::quadrature::gauss<double, 7>;
        std::array<KronrodNode, 15> all{};
        for (std::size_t n = 0; n < 8; ++n) {
            const double coarse = n % 2 == 0 ? Coarse::weights()[n / 2] : 0.0;
            const double place = Fine::abscissa()[n];
            all[7 + n] = {place, Fine::weights()[n], coarse};
            all[7 - n] = {-place, Fine::weights()[n], coarse};
        }
        return all;
    }();
    return nodes;
}

}  // namespace anchorite::optics
