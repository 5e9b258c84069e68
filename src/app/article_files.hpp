// SPDX-License-Identifier: MIT
#pragma once

#include "app/article.hpp"
#include "place/gazetteer.hpp"

namespace cordon::app {

/// Refuses, before anything is read, files that would be lost or could not be written: an output
/// that is also an input, two outputs of one name, a folder that does not exist; standard input
/// that is given twice, and files of roads that do not exist. Throws Error.
void check_files(const ExtractRequest& request);

/// Refuses codes of countries that the gazetteer does not know ("UK" for GB), unless it knows
/// hardly any. Throws Error.
void check_countries(const PlaceRequest& request, const place::Gazetteer& gazetteer);

} // namespace cordon::app
