// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

namespace cordon {

/// Deleter that calls a C library's destroy function.
template <auto Destroy>
struct CDeleter {
    template <typename T>
    void operator()(T* handle) const {
        Destroy(handle);
    }
};

/// Owner of a C handle: `using Surface = CHandle<cairo_surface_t, cairo_surface_destroy>;`
template <typename T, auto Destroy>
using CHandle = std::unique_ptr<T, CDeleter<Destroy>>;

} // namespace cordon
