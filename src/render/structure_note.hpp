// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace cordon::render {

/// One element of the structure tree, in the order in which the elements begin.
struct StructureNote {
    std::string type;        ///< standard structure type: Document, Figure, H1, P, L, LI, Div
    std::string alternative; ///< text for readers who do not see the element
    std::string title;
    std::string language; ///< BCP 47; empty = the document's
};

} // namespace cordon::render
