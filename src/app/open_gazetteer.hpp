// SPDX-License-Identifier: MIT
#pragma once

#include "app/article.hpp"
#include "core/file.hpp"
#include "place/gazetteer.hpp"

namespace cordon::app {

/// The shipped gazetteer with the user's on top; the user's alone where set-up did not make the
/// shipped one. Throws Error when there is neither.
[[nodiscard]] inline place::Gazetteer open_gazetteer(const PlaceRequest& request) {
    std::error_code ignored;
    const auto built = data_folder() / "geodata" / "built";
    // A package holds only the compiled one.
    const bool shipped = std::filesystem::exists(built / "world.txt", ignored) ||
                         std::filesystem::exists(built / "gazetteer.bin", ignored);
    return shipped || request.gazetteers.empty() ? place::Gazetteer::open(request.gazetteers)
                                                 : place::Gazetteer::open_only(request.gazetteers);
}

} // namespace cordon::app
