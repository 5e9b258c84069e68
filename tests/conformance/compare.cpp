// SPDX-License-Identifier: MIT
#include "conformance/compare.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::conformance {

namespace {

/// A number cut to six significant digits, twice as the suite does it.
double stripped(double x) {
    if (x == 0.0 || !std::isfinite(x)) return x;
    const double digits = std::max(0.0, 6.0 - std::ceil(std::log10(std::abs(x))));
    const double m = std::pow(10.0, digits);
    return std::floor(std::floor(x * m) / m * m) / m;
}

} // namespace

bool same(const Json& a, const Json& b) {
    if (a.is_number() && b.is_number()) return stripped(a.number()) == stripped(b.number());
    if (a.is_array() && b.is_array()) {
        return std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(),
                          same);
    }
    if (!a.is_object() || !b.is_object()) return a == b;
    if (a.members().size() != b.members().size()) return false;
    return std::all_of(a.members().begin(), a.members().end(), [&](const Json::Member& member) {
        const Json* other = b.find(member.key);
        return other != nullptr && same(member.value, *other);
    });
}

} // namespace cordon::conformance
