// SPDX-License-Identifier: MIT
#include "style/style.hpp"

#include <algorithm>

namespace cordon::style {

const Json* Layer::metadata(std::string_view key) const {
    const Json* all = definition.find("metadata");
    return all == nullptr ? nullptr : all->find(key);
}

bool Layer::has(Property property) const {
    const auto found =
        std::lower_bound(values.begin(), values.end(), property,
                         [](const auto& entry, Property p) { return entry.first < p; });
    return found != values.end() && found->first == property;
}

const Source* Style::source(std::string_view id) const {
    const auto found =
        std::find_if(sources.begin(), sources.end(), [&](const Source& s) { return s.id == id; });
    return found == sources.end() ? nullptr : &*found;
}

std::string Style::projection() const {
    const Json* projection = definition.find("projection");
    return projection == nullptr ? std::string() : projection->text_or("type", "");
}

} // namespace cordon::style
