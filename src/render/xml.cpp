// SPDX-License-Identifier: MIT
#include "render/xml.hpp"

#include "core/ascii.hpp"
#include "render/utf8.hpp"

namespace cordon::render {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void append_escaped(std::string& out, char c, bool attribute) {
    switch (c) {
    case '&': out += "&amp;"; return;
    case '<': out += "&lt;"; return;
    case '>': out += "&gt;"; return;
    case '\r': out += "&#13;"; return; // a parser would turn a bare one into a line feed
    default: break;
    }
    if (attribute && c == '"')
        out += "&quot;";
    else if (attribute && c == '\n')
        out += "&#10;";
    else if (attribute && c == '\t')
        out += "&#9;";
    else
        out += c;
}

} // namespace

void append_xml_text(std::string& out, std::string_view text) {
    for (const char c : clean_utf8(text)) append_escaped(out, c, false);
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
    out += ' ';
    out += name;
    out += "=\"";
    for (const char c : clean_utf8(value)) append_escaped(out, c, true);
    out += '"';
}

std::string xml_name(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        const char first = text[i];
        // Of the characters beyond ASCII the Latin letters are kept (XML 1.0 section 2.3); the rest
        // would need its table.
        const bool latin =
            c.valid && c.value >= 0xC0 && c.value <= 0x24F && c.value != 0xD7 && c.value != 0xF7;
        if (latin)
            out += text.substr(i, c.length);
        else
            out +=
                is_letter(first) || is_digit(first) || first == '_' || first == '.' ? first : '-';
        i += c.length;
    }
    if (!out.empty() && (is_digit(out[0]) || out[0] == '-' || out[0] == '.'))
        out.insert(out.begin(), '_');
    return out;
}

std::string data_name(std::string_view key) {
    std::string out;
    bool useful = false;
    for (const char c : key) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool plain = is_letter(lower) || is_digit(lower);
        out += plain ? lower : '-';
        useful = useful || plain;
    }
    return useful ? out : std::string();
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t n = std::min<std::size_t>(3, bytes.size() - i);
        unsigned int word = 0;
        for (std::size_t k = 0; k < 3; ++k)
            word = (word << 8U) | (k < n ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += k <= n ? digits[(word >> (18U - 6U * k)) & 63U] : '=';
    }
    return out;
}

} // namespace cordon::render
