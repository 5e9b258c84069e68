// SPDX-License-Identifier: MIT
#pragma once

#include "render/pdf_options.hpp"

#include <string>

namespace cordon::render {

/// The entries of a page dictionary for boxes and viewport of the options; empty when it has
/// neither. The page is `page_height` pixels high.
[[nodiscard]] std::string page_entries(const PdfOptions& options, double page_height);

} // namespace cordon::render
