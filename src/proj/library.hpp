// SPDX-License-Identifier: MIT
#pragma once

#include "core/plugin.hpp"

#include <geodesic.h>
#include <proj.h>

#include <memory>

/// PROJ for the .cpp files of this module; not part of its interface. The library is not linked:
/// it loads thirty others (a network library among them), which takes as long as all else that a
/// start does, and a program that finds its map in the cache never projects anything.
namespace cordon::proj {

// One list for the members, the loader and the plugin.
// NOLINTBEGIN(cppcoreguidelines-macro-usage)
// clang-format off
#define CORDON_PROJ_FUNCTIONS(X) \
    X(proj_as_proj_string) \
    X(proj_as_wkt) \
    X(proj_clone) \
    X(proj_context_create) \
    X(proj_context_destroy) \
    X(proj_context_errno) \
    X(proj_context_errno_string) \
    X(proj_context_get_database_path) \
    X(proj_context_set_enable_network) \
    X(proj_context_use_proj4_init_rules) \
    X(proj_coord) \
    X(proj_create) \
    X(proj_create_crs_to_crs_from_pj) \
    X(proj_create_from_database) \
    X(proj_create_from_name) \
    X(proj_crs_get_coordinate_system) \
    X(proj_crs_get_sub_crs) \
    X(proj_cs_get_axis_info) \
    X(proj_destroy) \
    X(proj_get_authorities_from_database) \
    X(proj_get_codes_from_database) \
    X(proj_get_name) \
    X(proj_get_prime_meridian) \
    X(proj_get_source_crs) \
    X(proj_get_type) \
    X(proj_list_destroy) \
    X(proj_list_get) \
    X(proj_list_get_count) \
    X(proj_log_func) \
    X(proj_normalize_for_visualization) \
    X(proj_prime_meridian_get_parameters) \
    X(proj_string_list_destroy) \
    X(proj_trans) \
    X(proj_trans_generic)
// clang-format on
// NOLINTEND(cppcoreguidelines-macro-usage)

/// PROJ's functions under their own names.
struct Library {
    CORDON_PROJ_FUNCTIONS(CORDON_TABLE_MEMBER)
};

/// By which the plugin `cordon_proj` exports it.
inline constexpr const char* library_function_name = "cordon_proj_library";
inline constexpr int proj_version =
    PROJ_VERSION_MAJOR * 10000 + PROJ_VERSION_MINOR * 100 + PROJ_VERSION_PATCH;

/// The functions; the first call opens the plugin. Throws Error when it cannot be loaded.
[[nodiscard]] const Library& library();

/// Deleter that calls one of PROJ's destroy functions.
template <auto Destroy>
struct LibraryDeleter {
    template <typename T>
    void operator()(T* handle) const {
        (library().*Destroy)(handle);
    }
};

/// Owner of a PROJ handle: `using PjHandle = LibraryHandle<PJ, &Library::proj_destroy>;`
template <typename T, auto Destroy>
using LibraryHandle = std::unique_ptr<T, LibraryDeleter<Destroy>>;

} // namespace cordon::proj
