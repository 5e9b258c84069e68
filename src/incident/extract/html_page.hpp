// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// An element of a page, by the events of its tags.
struct HtmlElement {
    std::string name;            ///< in small letters
    std::string_view attributes; ///< as written, behind the name
    std::uint32_t begin = 0;     ///< event of the start tag
    std::uint32_t end = 0;       ///< behind the event of the end tag
    std::uint32_t parent = 0;    ///< an element; that of the page itself is 0
    /// Its end is known: an end tag stood there, or HTML lets it be left out ("<p>", "<li>").
    bool is_closed = false;

    /// The value of an attribute without its quotes; empty when it has none.
    [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
    /// Whether an attribute stands there, with a value or without.
    [[nodiscard]] bool has_attribute(std::string_view wanted) const;
};

/// What stands in a page, in its order.
struct HtmlEvent {
    enum class Kind : std::uint8_t { open, close, text, line_break };
    Kind kind = Kind::text;
    std::uint32_t element = 0; ///< opened, closed, or that the text stands in
    std::uint32_t from = 0;    ///< bytes of the page
    std::uint32_t to = 0;
};

/// A page of HTML as the sequence of its tags and texts. `elements[0]` is the page.
struct HtmlPage {
    std::string_view source;
    std::vector<HtmlElement> elements;
    std::vector<HtmlEvent> events;

    [[nodiscard]] std::string_view words(const HtmlEvent& event) const {
        return source.substr(event.from, event.to - event.from);
    }
    /// Does `outer` hold `inner`, or is it the same?
    [[nodiscard]] bool holds(std::uint32_t outer, std::uint32_t inner) const {
        return elements[outer].begin <= elements[inner].begin &&
               elements[inner].end <= elements[outer].end;
    }
};

/// Whether a browser begins a new line at the element.
[[nodiscard]] bool is_html_block(std::string_view name);

/// Reads a page in one pass. Tolerant: what is no tag is text, end tags without a start are
/// dropped, elements without an end tag reach to the end of what holds them. The texts of scripts
/// and styles are left out. The page must outlive what is returned.
[[nodiscard]] HtmlPage parse_html(std::string_view html);

} // namespace cordon::incident
