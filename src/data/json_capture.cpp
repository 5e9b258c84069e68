// SPDX-License-Identifier: MIT
#include "data/json_capture.hpp"

#include <utility>

namespace cordon::data {

void JsonCapture::value(Json value) {
    if (open_.empty()) {
        root_ = std::move(value);
        return;
    }
    Open& into = open_.back();
    if (into.is_object) {
        into.members.push_back({into.key, std::move(value), 0});
    } else {
        into.items.push_back(std::move(value));
    }
}

void JsonCapture::end() {
    Open closed = std::move(open_.back());
    open_.pop_back();
    value(closed.is_object ? Json(std::move(closed.members)) : Json(std::move(closed.items)));
}

} // namespace cordon::data
