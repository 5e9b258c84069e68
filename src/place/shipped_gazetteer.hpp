// SPDX-License-Identifier: MIT
#pragma once

#include "place/gazetteer_store.hpp"

namespace cordon::place {

/// The worldwide gazetteer beside the program: `geodata/built/world.txt`, read once and kept as
/// `gazetteer.bin` beside it (or in the user's cache folder when that cannot be written). Throws
/// Error when it was not built.
[[nodiscard]] std::shared_ptr<const GazetteerStore> shipped_gazetteer();

} // namespace cordon::place
