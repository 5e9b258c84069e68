// SPDX-License-Identifier: MIT
#include "app/map_fields.hpp"

namespace cordon::app {

namespace {

/// Remembers whether a struct has a key of that name.
template <typename T>
struct KeyFinder {
    std::string_view wanted;
    bool found = false;
    template <typename M>
    void operator()(const Key& key, M T::* /*member*/) {
        found = found || key.name == wanted;
    }
};

template <typename T>
bool has_key(std::string_view key) {
    KeyFinder<T> finder{key};
    Fields<T>::visit(finder);
    return finder.found;
}

} // namespace

std::string home_of(std::string_view key) {
    if (has_key<MapDocument>(key)) return "a table of its own: [" + std::string(key) + "]";
    if (has_key<MapSection>(key)) return "[map]";
    if (has_key<DataSection>(key)) return "[data]";
    if (has_key<SheetSection>(key)) return "[sheet]";
    if (has_key<LabelSection>(key)) return "[labels]";
    return {};
}

} // namespace cordon::app
