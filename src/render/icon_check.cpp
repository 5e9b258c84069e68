// SPDX-License-Identifier: MIT
#include "render/artwork.hpp"
#include "render/icon_weight.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace cordon::render {

namespace {

constexpr int most_depth = 64;
constexpr int most_elements = 10000;
constexpr int most_nesting = 8;                        ///< of brackets in a style sheet
constexpr std::size_t most_matches = 4'000'000;        ///< of rules with elements
constexpr double most_drawn_bytes = 4.0 * 1024 * 1024; ///< of elements, with what they refer to

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

/// What a numeric character reference at `at` stands for when it is a printable sign of ASCII that
/// nobody needs to write so; 0 for all else.
char hidden_sign(std::string_view text, std::size_t at) {
    if (text.compare(at, 2, "&#") != 0) return 0;
    const bool hex = text.compare(at + 2, 1, "x") == 0;
    const std::size_t begin = at + (hex ? 3 : 2);
    const std::size_t end = std::min(text.find(';', begin), text.size());
    unsigned code = 0;
    const auto read = std::from_chars(text.data() + begin, text.data() + end, code, hex ? 16 : 10);
    if (read.ec != std::errc() || code <= ' ' || code > '~') return 0;
    return code == '&' || code == '<' || code == '>' ? '\0' : static_cast<char>(code);
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
        for (at_ = svg_.find('<'); at_ < svg_.size(); at_ = next_markup()) markup();
        if (elements_ == 0) fail("it is no SVG");
        check_sheets();
        check_weight();
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

    /// Byte of the next `<`. What lies before it belongs to the open element.
    std::size_t next_markup() {
        at_ = std::min(at_, svg_.size()); // a tag may be broken off
        const std::size_t next = std::min(svg_.find('<', at_), svg_.size());
        if (in_sheet_) sheets_ += svg_.substr(at_, next - at_);
        return next;
    }

    /// The parser of selectors calls itself for each bracket.
    void check_sheets() const {
        check_signs(sheets_);
        int nesting = 0;
        for (const char c : sheets_) {
            if (c == '(' || c == '[') ++nesting;
            if (c == ')' || c == ']') nesting = std::max(nesting - 1, 0);
            if (nesting > most_nesting)
                fail(fmt::format("its style sheet nests more than {} brackets", most_nesting));
        }
    }

    /// Signs that stand for others would hide what an attribute or a style sheet refers to.
    void check_signs(std::string_view text) const {
        for (std::size_t at = text.find('&'); at < text.size(); at = text.find('&', at + 1))
            if (const char sign = hidden_sign(text, at); sign != 0)
                fail(fmt::format("it writes '{}' as a number", sign));
        for (std::size_t at = text.find('\\'); at < text.size(); at = text.find('\\', at + 1))
            if (lower(text.substr(at + 1, 1)).find_first_of("0123456789abcdef") == 0)
                fail("it writes a sign as a number behind '\\'");
    }

    void check_weight() const {
        const SheetReferences references(sheets_);
        if (references.rule_count() * tags_.size() > most_matches)
            fail(fmt::format("it has {} rules of style for {} elements, too many to draw",
                             references.rule_count(), tags_.size()));
        IconWeight weight(references);
        for (const Tag& tag : tags_) {
            if (tag.opens) weight.open(tag.attributes, tag.bytes);
            if (tag.closes) weight.close();
        }
        if (weight.total() > most_drawn_bytes)
            fail("its references show its elements too often",
                 "draw what is shown often in fewer shapes");
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
        const std::size_t here = at_;
        if (skip("<!--", "-->") || skip("<?", "?>")) return;
        if (skip("<![CDATA[", "]]>")) {
            if (in_sheet_) sheets_ += svg_.substr(here + 9, at_ - here - 12);
            return;
        }
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
            in_sheet_ = false;
            tags_.push_back({.closes = true});
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
        const std::size_t here = at_++; // <
        const std::string element = lower(local(until(" \t\r\n/>")));
        constexpr std::array<std::string_view, 5> active{"script", "foreignobject", "include",
                                                         "iframe", "handler"};
        if (std::find(active.begin(), active.end(), element) != active.end())
            fail(fmt::format("it holds <{}>", element));
        // Both can cost any time and memory, and neither is a drawing.
        if (element == "image" || element == "filter")
            fail(fmt::format("it holds <{}>, which only a bitmap can show", element),
                 "draw it with shapes and gradients, or put it into a sprite");
        // Letters depend on the fonts of the machine, and sizes that no font has end the program.
        if (element == "text")
            fail("it holds <text>, whose look depends on the fonts of the machine",
                 "turn its letters into paths in the drawing program");
        if (++elements_ > most_elements)
            fail(fmt::format("it has more than {} elements", most_elements));
        tags_.push_back({.opens = true});
        while (at_ < svg_.size() && svg_[at_] != '>') {
            if (svg_.compare(at_, 2, "/>") == 0) {
                at_ += 2;
                tags_.back().closes = true;
                tags_.back().bytes = at_ - here;
                return;
            }
            attribute(element);
        }
        ++at_;
        tags_.back().bytes = at_ - here;
        in_sheet_ = element == "style";
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
        // Only notes of drawing programs have a prefix of their own.
        const bool is_note = name.find(':') != std::string::npos && local(name) != "href";
        if (!is_note && !name.starts_with("aria-") && !name.starts_with("data-"))
            check_signs(value);
        tags_.back().attributes.push_back({std::string(local(name)), value});
        // Links show nothing; everything else would draw what lies there.
        if (local(name) == "href" && element != "a" && !is_inside(value))
            fail(fmt::format("it refers to '{}'", value.substr(0, 60)),
                 "an icon must hold all that it shows");
    }

    struct Tag {
        std::vector<IconAttribute> attributes = {};
        std::size_t bytes = 0;
        bool opens = false;
        bool closes = false;
    };

    std::string_view svg_;
    std::string_view name_;
    std::size_t at_ = 0;
    int depth_ = 0;
    int elements_ = 0;
    bool in_sheet_ = false;
    std::string sheets_; ///< text of all <style> elements
    std::vector<Tag> tags_;
};

} // namespace

void check_icon(std::string_view svg, std::string_view name) {
    IconCheck(svg, name).run();
}

std::size_t root_of(std::string_view svg) {
    return IconCheck(svg, "").root();
}

} // namespace cordon::render
