// SPDX-License-Identifier: MIT
#include "conformance/output_json.hpp"

namespace cordon::conformance {

Json output_json(const style::Value& value) {
    if (const auto* c = std::get_if<Color>(&value)) {
        return Json(
            Json::Array{Json(c->r * c->a), Json(c->g * c->a), Json(c->b * c->a), Json(c->a)});
    }
    if (const auto* list = std::get_if<style::ListPtr>(&value)) {
        Json::Array out;
        for (const style::Value& item : (*list)->items) out.push_back(output_json(item));
        return Json(std::move(out));
    }
    return to_json(value);
}

} // namespace cordon::conformance
