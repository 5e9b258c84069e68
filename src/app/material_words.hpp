// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_material.hpp"
#include "app/map_words.hpp"
#include "app/notes.hpp"
#include "compose/sheet.hpp"
#include "scene/scene.hpp"

#include <string>
#include <vector>

/// What a map says of itself: notes, alternative text, record, and the words of its sheet.
namespace cordon::app {

/// What the notes speak of, as the material stands now.
[[nodiscard]] NoteFacts note_facts(const MapMaterial& material);

/// Rows of the key, notes and alternative text.
[[nodiscard]] compose::SheetWords sheet_words(const MapMaterial& material);

/// Heading of the list of incidents.
[[nodiscard]] std::string key_title(const MapDocument& document);

/// Everything that was read, with SHA-256 and the reference systems it was in.
[[nodiscard]] std::vector<InputDigest> input_digests(MapMaterial& material);

/// Title, language, date and record for the inside of the files.
[[nodiscard]] scene::Metadata metadata_of(MapMaterial& material);

} // namespace cordon::app
