// SPDX-License-Identifier: MIT
#pragma once
// placeholder until the property table is generated
namespace cordon::style {
enum class Property : unsigned char { background_color };
}
