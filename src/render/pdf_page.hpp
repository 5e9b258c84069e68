// SPDX-License-Identifier: MIT
#pragma once

#include "render/pdf_options.hpp"
#include "scene/scene.hpp"

#include <string>

namespace cordon::render {

/// The entries of a page dictionary for boxes and viewport of the options; empty when it has
/// neither. The page is as large as the scene on paper.
[[nodiscard]] std::string page_entries(const PdfOptions& options, const scene::Scene& scene);

} // namespace cordon::render
