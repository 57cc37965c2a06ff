#include "fewer_donors.hpp"

#include <algorithm>

namespace anchorite::anchoring {
namespace {

std::vector<int> donors_of(const Registry& registry) {
    std::vector<int> out;
    for (const Assignment& held : registry.assignments) out.push_back(held.anchor);
    std::ranges::sort(out);
    return out;
}

}  // namespace

void FewerDonors::add(const Registry& registry) {
    const double total = registry.pose.terms.total();
    const std::vector<int> donors = donors_of(registry);
    for (const auto& symmetry : symmetries_) {
        std::vector<int> image;
        for (const int donor : donors) image.push_back(symmetry[static_cast<std::size_t>(donor)]);
        std::ranges::sort(image);
        const auto [entry, added] = totals_.try_emplace(std::move(image), total);
        if (!added) entry->second = std::max(entry->second, total);
    }
}

double FewerDonors::best(const Registry& registry) const {
    const std::vector<int> all = donors_of(registry);
    const unsigned everything = (1U << all.size()) - 1;
    double best = 0;
    for (unsigned chosen = 1; chosen < everything; ++chosen) {
        std::vector<int> some;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if ((chosen >> i & 1U) != 0) some.push_back(all[i]);
        }
        if (const auto found = totals_.find(some); found != totals_.end()) {
            best = std::max(best, found->second);
        }
    }
    return best;
}

}  // namespace anchorite::anchoring
