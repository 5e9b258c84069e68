// SPDX-License-Identifier: MIT
#include "incident/extract/html_entities.hpp"

#include "data/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace cordon::incident {

namespace {

struct Named {
    std::string_view name;
    std::string_view text;
};
constexpr std::array entities = std::to_array<Named>(
    {{"amp", "&"},       {"lt", "<"},          {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
     {"nbsp", "\u00A0"}, {"eacute", "é"},      {"egrave", "è"}, {"ecirc", "ê"},  {"euml", "ë"},
     {"agrave", "à"},    {"acirc", "â"},       {"auml", "ä"},   {"aacute", "á"}, {"atilde", "ã"},
     {"aring", "å"},     {"ccedil", "ç"},      {"igrave", "ì"}, {"icirc", "î"},  {"iuml", "ï"},
     {"iacute", "í"},    {"ograve", "ò"},      {"ocirc", "ô"},  {"ouml", "ö"},   {"oacute", "ó"},
     {"otilde", "õ"},    {"oslash", "ø"},      {"ugrave", "ù"}, {"ucirc", "û"},  {"uuml", "ü"},
     {"uacute", "ú"},    {"yacute", "ý"},      {"yuml", "ÿ"},   {"oelig", "œ"},  {"aelig", "æ"},
     {"ntilde", "ñ"},    {"szlig", "ß"},       {"scaron", "š"}, {"Eacute", "É"}, {"Egrave", "È"},
     {"Ecirc", "Ê"},     {"Euml", "Ë"},        {"Agrave", "À"}, {"Acirc", "Â"},  {"Aacute", "Á"},
     {"Auml", "Ä"},      {"Aring", "Å"},       {"Ccedil", "Ç"}, {"Icirc", "Î"},  {"Iuml", "Ï"},
     {"Iacute", "Í"},    {"Ocirc", "Ô"},       {"Ouml", "Ö"},   {"Oacute", "Ó"}, {"Oslash", "Ø"},
     {"Ucirc", "Û"},     {"Ugrave", "Ù"},      {"Uuml", "Ü"},   {"Uacute", "Ú"}, {"Ntilde", "Ñ"},
     {"Scaron", "Š"},    {"OElig", "Œ"},       {"AElig", "Æ"},  {"laquo", "«"},  {"raquo", "»"},
     {"lsaquo", "‹"},    {"rsaquo", "›"},      {"lsquo", "‘"},  {"rsquo", "’"},  {"sbquo", "‚"},
     {"ldquo", "“"},     {"rdquo", "”"},       {"bdquo", "„"},  {"ndash", "–"},  {"mdash", "—"},
     {"horbar", "―"},    {"hellip", "…"},      {"euro", "€"},   {"pound", "£"},  {"yen", "¥"},
     {"cent", "¢"},      {"deg", "°"},         {"ordm", "º"},   {"ordf", "ª"},   {"shy", ""},
     {"zwj", ""},        {"zwnj", ""},         {"lrm", ""},     {"rlm", ""},     {"ensp", "\u2002"},
     {"emsp", "\u2003"}, {"thinsp", "\u2009"}, {"middot", "·"}, {"bull", "•"},   {"copy", "©"},
     {"reg", "®"},       {"trade", "™"},       {"times", "×"},  {"minus", "−"},  {"plusmn", "±"},
     {"frac12", "½"},    {"frac14", "¼"},      {"sup2", "²"},   {"prime", "′"},  {"Prime", "″"},
     {"rarr", "→"},      {"larr", "←"},        {"para", "¶"},   {"sect", "§"},   {"iexcl", "¡"},
     {"iquest", "¿"},    {"colon", ":"},       {"comma", ","},  {"period", "."}, {"lpar", "("},
     {"rpar", ")"},      {"hyphen", "-"},      {"dash", "-"},   {"num", "#"},    {"sol", "/"}});

std::string utf8(std::uint32_t code) {
    std::string out;
    const auto push = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    // Browsers read the control characters behind ASCII as Windows-1252 (HTML, 13.2.5.84).
    if (code >= 0x80 && code < 0xA0) {
        const auto byte = static_cast<char>(code);
        return data::from_windows_1252(std::string_view(&byte, 1));
    }
    if (code == 0xAD) return out;
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return "\uFFFD";
    if (code < 0x80) {
        push(code);
    } else if (code < 0x800) {
        push(0xC0U | (code >> 6U));
        push(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        push(0xE0U | (code >> 12U));
        push(0x80U | ((code >> 6U) & 0x3FU));
        push(0x80U | (code & 0x3FU));
    } else {
        push(0xF0U | (code >> 18U));
        push(0x80U | ((code >> 12U) & 0x3FU));
        push(0x80U | ((code >> 6U) & 0x3FU));
        push(0x80U | (code & 0x3FU));
    }
    return out;
}

} // namespace

std::optional<HtmlEntity> entity_at(std::string_view text) {
    constexpr std::size_t longest = 12; // with its `;`
    const std::size_t length = text.substr(0, longest + 1).find(';');
    if (length == std::string_view::npos || length == 0) return std::nullopt;
    const std::string_view name = text.substr(1, length - 1);
    if (name.starts_with('#')) {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        const std::string_view digits = name.substr(hex ? 2 : 1);
        std::uint32_t code = 0;
        const auto [stop, failed] =
            std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
        if (failed != std::errc() || stop != digits.data() + digits.size()) return std::nullopt;
        return HtmlEntity{utf8(code), length + 1};
    }
    const auto* found = std::find_if(entities.begin(), entities.end(),
                                     [&](const Named& row) { return row.name == name; });
    if (found == entities.end()) return std::nullopt;
    return HtmlEntity{std::string(found->text), length + 1};
}

} // namespace cordon::incident
