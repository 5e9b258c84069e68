// SPDX-License-Identifier: MIT
#include "analysis/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::analysis {

namespace {

/// The smallest value that at least `share` of an ascending sample does not exceed.
double nearest_rank(const std::vector<double>& ascending, double share) {
    const auto rank =
        static_cast<std::size_t>(std::ceil(share * static_cast<double>(ascending.size())));
    return ascending[std::clamp<std::size_t>(rank, 1, ascending.size()) - 1];
}

} // namespace

Estimate estimate(double value, std::vector<double> sample) {
    Estimate out;
    out.value = value;
    if (sample.empty()) return out;
    std::sort(sample.begin(), sample.end());
    out.p05 = nearest_rank(sample, 0.05);
    out.p95 = nearest_rank(sample, 0.95);
    double mean = 0.0;
    for (const double x : sample) mean += x / static_cast<double>(sample.size());
    double variance = 0.0;
    for (const double x : sample)
        variance += (x - mean) * (x - mean) / static_cast<double>(sample.size());
    out.mc_error = std::sqrt(variance / static_cast<double>(sample.size()));
    return out;
}

Probability share(std::size_t hits, std::size_t draws) {
    if (draws == 0) return {};
    const double p = static_cast<double>(hits) / static_cast<double>(draws);
    return {p, std::sqrt(p * (1.0 - p) / static_cast<double>(draws))};
}

std::string_view words(double probability) {
    if (probability >= 0.9) return "very likely";
    if (probability > 0.66) return "likely";
    if (probability >= 0.33) return "about as likely as not";
    return probability > 0.1 ? "unlikely" : "very unlikely";
}

} // namespace cordon::analysis
