// SPDX-License-Identifier: MIT
#include "render/artwork.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cordon::render {

namespace {

constexpr int most_depth = 64;
constexpr int most_elements = 10000;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// The name without its namespace prefix.
std::string_view local(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// Does an address point into the file itself?
bool is_inside(std::string_view address) {
    return without_blanks(address).starts_with('#');
}

/// Walks over the tags of an XML text without building anything, so that hostile texts cost what
/// they weigh. The real parser comes after it.
class IconCheck {
  public:
    IconCheck(std::string_view svg, std::string_view name) : svg_(svg), name_(name) {}

    /// Byte of the first element's `<`; the end when there is none.
    std::size_t root() {
        for (at_ = svg_.find('<'); at_ < svg_.size(); at_ = svg_.find('<', at_)) {
            const std::size_t here = at_;
            markup();
            if (elements_ > 0) return here;
        }
        return svg_.size();
    }

    void run() {
        if (svg_.size() > most_icon_bytes)
            fail(fmt::format("it has {} bytes, more than {}", svg_.size(), most_icon_bytes));
        check_urls();
        for (at_ = svg_.find('<'); at_ < svg_.size(); at_ = svg_.find('<', at_)) markup();
        if (elements_ == 0) fail("it is no SVG");
    }

  private:
    [[noreturn]] void fail(const std::string& why, const char* hint = "") const {
        throw Error(fmt::format("icon '{}' cannot be used: {}", name_, why), hint);
    }

    /// `url(…)` and `@import`, wherever they stand.
    void check_urls() const {
        const std::string text = lower(svg_);
        if (text.find("@import") != std::string::npos) fail("it imports a style sheet");
        for (std::size_t at = text.find("url("); at != std::string::npos;
             at = text.find("url(", at)) {
            at += 4;
            while (at < text.size() &&
                   (is_blank(text[at]) || text[at] == '"' || text[at] == '\'' || text[at] == '&'))
                at += text.compare(at, 6, "&quot;") == 0 || text.compare(at, 6, "&apos;") == 0 ? 6
                                                                                               : 1;
            if (!is_inside(std::string_view(text).substr(std::min(at, text.size()))))
                fail("it refers to something outside of itself");
        }
    }

    bool skip(std::string_view begin, std::string_view end) {
        if (svg_.compare(at_, begin.size(), begin) != 0) return false;
        const std::size_t found = svg_.find(end, at_ + begin.size());
        if (found == std::string_view::npos) fail("it is broken off");
        at_ = found + end.size();
        return true;
    }

    void markup() {
        if (svg_.compare(at_, 16, "<?xml-stylesheet") == 0) fail("it names a style sheet");
        if (skip("<!--", "-->") || skip("<![CDATA[", "]]>") || skip("<?", "?>")) return;
        if (svg_.compare(at_, 2, "<!") == 0) {
            const std::size_t end = svg_.find('>', at_);
            const std::size_t subset = svg_.find('[', at_);
            if (subset < end)
                fail("it declares entities", "save it as plain SVG in the drawing program");
            skip("<!", ">");
            return;
        }
        if (skip("</", ">")) {
            --depth_;
            return;
        }
        tag();
    }

    /// Advances to the next of `stops`; the end when there is none.
    std::string_view until(std::string_view stops) {
        const std::size_t end = std::min(svg_.find_first_of(stops, at_), svg_.size());
        const std::string_view out = svg_.substr(at_, end - at_);
        at_ = end;
        return out;
    }

    void tag() {
        ++at_; // <
        const std::string element = lower(local(until(" \t\r\n/>")));
        constexpr std::array<std::string_view, 5> active{"script", "foreignobject", "include",
                                                         "iframe", "handler"};
        if (std::find(active.begin(), active.end(), element) != active.end())
            fail(fmt::format("it holds <{}>", element));
        // Both can cost any time and memory, and neither is a drawing.
        if (element == "image" || element == "filter")
            fail(fmt::format("it holds <{}>, which only a bitmap can show", element),
                 "draw it with shapes and gradients, or put it into a sprite");
        if (++elements_ > most_elements)
            fail(fmt::format("it has more than {} elements", most_elements));
        while (at_ < svg_.size() && svg_[at_] != '>') {
            if (svg_.compare(at_, 2, "/>") == 0) {
                at_ += 2;
                return;
            }
            attribute(element);
        }
        ++at_;
        if (++depth_ > most_depth)
            fail(fmt::format("its elements lie more than {} deep", most_depth));
    }

    void attribute(const std::string& element) {
        if (is_blank(svg_[at_]) || svg_[at_] == '/') {
            ++at_;
            return;
        }
        const std::string name = lower(without_blanks(until("=>")));
        if (at_ >= svg_.size() || svg_[at_] != '=') return;
        ++at_;
        while (at_ < svg_.size() && is_blank(svg_[at_])) ++at_;
        const char quote = at_ < svg_.size() ? svg_[at_] : ' ';
        if (quote != '"' && quote != '\'') fail("it is no XML");
        ++at_;
        const std::string_view value = until(std::string_view(&quote, 1));
        ++at_;
        if (name.starts_with("on")) fail(fmt::format("it holds the handler '{}'", name));
        // Links show nothing; everything else would draw what lies there.
        if (local(name) == "href" && element != "a" && !is_inside(value))
            fail(fmt::format("it refers to '{}'", value.substr(0, 60)),
                 "an icon must hold all that it shows");
    }

    std::string_view svg_;
    std::string_view name_;
    std::size_t at_ = 0;
    int depth_ = 0;
    int elements_ = 0;
};

} // namespace

void check_icon(std::string_view svg, std::string_view name) {
    IconCheck(svg, name).run();
}

std::size_t root_of(std::string_view svg) {
    return IconCheck(svg, "").root();
}

} // namespace cordon::render
