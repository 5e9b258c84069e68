// SPDX-License-Identifier: MIT
#pragma once

namespace cordon::proj {

/// Loads PROJ and the libraries behind it (10 ms) for those who will probably need it, on a thread
/// that has nothing else to do. What fails is told to the first who needs it.
void load_library_early() noexcept;

} // namespace cordon::proj
