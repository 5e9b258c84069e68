// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace cordon::app {

/// SHA-256 of what a drawing depends on beside its document and data: the program and the shared
/// libraries that it had loaded at the first call (name, size, time of change), the folders of
/// fonts (time of change), and the variables of the environment that steer them.
[[nodiscard]] std::string environment_digest();

} // namespace cordon::app
