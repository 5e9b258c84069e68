// SPDX-License-Identifier: MIT
#pragma once

#include "proj/library.hpp"

#include <cstdint>
#include <functional>

/// PROJ handles for the .cpp files of this module; not part of its interface.
namespace cordon::proj {

using PjHandle = LibraryHandle<PJ, &Library::proj_destroy>;

/// The calling thread's PROJ context: silent, no network, no `+init` rules.
[[nodiscard]] PJ_CONTEXT* thread_context();

/// The calling thread's operation number `id`, made by `make` on first use. A thread keeps the
/// operations that it used last; the pointer is valid until the next call.
[[nodiscard]] PJ* thread_operation(std::uint64_t id,
                                   const std::function<PjHandle(PJ_CONTEXT*)>& make);

} // namespace cordon::proj
