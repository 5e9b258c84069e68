// SPDX-License-Identifier: MIT
#pragma once

#include "place/gazetteer.hpp"
#include "place/toponym.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// `places.toml`: which of several places of one name is meant. A text with a table `[[place]]` for
/// each choice (name, lat, lon, geonameid, note), to be edited by hand; the program only adds to
/// it.
namespace cordon::app {

/// The choices of a file in their order; none for an empty path. Throws Error with the line of what
/// is wrong.
[[nodiscard]] std::vector<place::ChosenPlace> read_chosen_places(const std::filesystem::path& file);

/// The choice that counts for a folded name: the last one.
[[nodiscard]] std::optional<place::ChosenPlace>
chosen_place(const std::vector<place::ChosenPlace>& places, std::string_view folded);

/// Adds a choice at the end of a file, which is made when it is not there; nothing that stands in
/// it changes. Throws Error when the file is no file of places.
void add_chosen_place(const std::filesystem::path& file, const std::string& name,
                      const place::Place& place);

} // namespace cordon::app
