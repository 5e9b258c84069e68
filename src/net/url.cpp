// SPDX-License-Identifier: MIT
#include "net/url.hpp"

#include "core/ascii.hpp"
#include "core/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace cordon::net {

namespace {

constexpr std::size_t longest_url = 8192;
constexpr std::size_t longest_host = 253; ///< RFC 1035

bool is_hex(char c) {
    return is_digit(c) || (lower_ascii(c) >= 'a' && lower_ascii(c) <= 'f');
}

[[noreturn]] void refuse(std::string_view text, std::string_view why, std::string hint = {}) {
    throw Error(fmt::format("the address '{}' cannot be used: {}", shown(text), why),
                std::move(hint));
}

/// Control characters end lines of a request; programs disagree on what a backslash means.
void check_characters(std::string_view text) {
    if (text.size() > longest_url)
        throw Error(fmt::format("an address of {} bytes is too long; the limit is {}", text.size(),
                                longest_url));
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F) refuse(text, "it holds a control character");
        if (c == '\\') refuse(text, "it holds a backslash");
    }
}

/// Path and query in ASCII. A `%` that begins no code stands for itself.
std::string encoded(std::string_view target) {
    constexpr std::string_view unsafe = " \"<>^`{|}";
    std::string out;
    for (std::size_t i = 0; i < target.size(); ++i) {
        const char c = target[i];
        const bool is_code =
            c == '%' && i + 2 < target.size() && is_hex(target[i + 1]) && is_hex(target[i + 2]);
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || unsafe.find(c) != std::string_view::npos || (c == '%' && !is_code))
            out += fmt::format("%{:02X}", byte);
        else
            out += c;
    }
    return out;
}

bool is_host(std::string_view host) {
    if (host.empty() || host.size() > longest_host) return false;
    if (host.front() == '[')
        return host.size() > 3 && host.back() == ']' &&
               std::all_of(host.begin() + 1, host.end() - 1,
                           [](char c) { return is_hex(c) || c == ':' || c == '.'; });
    return host.front() != '-' && host.front() != '.' &&
           host.find("..") == std::string_view::npos &&
           std::all_of(host.begin(), host.end(), [](char c) {
               return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_';
           });
}

int port_of(std::string_view digits, std::string_view text) {
    int port = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    constexpr int last = 65535;
    if (failure != std::errc() || end != digits.data() + digits.size() || port < 1 || port > last)
        refuse(text, fmt::format("'{}' is no port", digits));
    return port;
}

/// `user:password@host:port`.
void read_authority(std::string_view authority, std::string_view text, Url& url) {
    const std::size_t at = authority.rfind('@');
    if (at != std::string_view::npos) {
        const std::string_view user = authority.substr(0, at);
        if (user.find('@') != std::string_view::npos)
            refuse(text, "it has two '@' before its host");
        url.user = std::string(user);
        authority.remove_prefix(at + 1);
    }
    const std::size_t bracket = authority.rfind(']');
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    const std::string_view host = authority.substr(0, colon);
    if (colon != std::string_view::npos) url.port = port_of(authority.substr(colon + 1), text);
    url.host = lower_ascii(host);
    if (url.host.size() > 1 && url.host.back() == '.') url.host.pop_back(); // the root's dot
    if (!is_host(url.host))
        refuse(text,
               host.empty() ? std::string("it names no host")
                            : fmt::format("'{}' is no name of a host", host),
               "write names with other letters in their form xn--…");
    const int usual = url.scheme == "https" ? 443 : 80;
    if (url.port == usual) url.port = 0;
}

/// Takes `.` and `..` out of a path (RFC 3986, section 5.2.4).
std::string without_dots(std::string_view path) {
    std::vector<std::string_view> parts;
    bool folder = false;
    for (std::size_t at = 1; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view part = path.substr(at, end - at);
        folder = part == "." || part == "..";
        if (part == ".." && !parts.empty()) parts.pop_back();
        if (!folder) parts.push_back(part);
        at = end + 1;
    }
    std::string out;
    for (const std::string_view part : parts) (out += '/') += part;
    if (folder || out.empty()) out += '/';
    return out;
}

/// Names of parameters whose values are keys, as services of tiles and clouds call them.
bool is_secret(std::string_view parameter) {
    constexpr std::array names = {"key",
                                  "apikey",
                                  "api_key",
                                  "api-key",
                                  "token",
                                  "accesstoken",
                                  "access_token",
                                  "access-token",
                                  "auth",
                                  "authorization",
                                  "password",
                                  "passwd",
                                  "pwd",
                                  "secret",
                                  "client_secret",
                                  "signature",
                                  "sig",
                                  "app_code",
                                  "subscription-key",
                                  "subscription_key",
                                  "appid",
                                  "app_id",
                                  "sessionid",
                                  "session",
                                  "jwt",
                                  "x-api-key",
                                  "x-amz-signature",
                                  "x-amz-credential",
                                  "x-amz-security-token",
                                  "x-goog-signature",
                                  "x-goog-credential",
                                  "hmac",
                                  "awsaccesskeyid",
                                  "googleaccessid"};
    const std::string name = lower_ascii(parameter);
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string shown_query(std::string_view query) {
    std::string out;
    for (std::size_t at = 0; at <= query.size();) {
        const std::size_t end = std::min(query.find_first_of("&;", at), query.size());
        const std::string_view parameter = query.substr(at, end - at);
        const std::size_t equals = parameter.find('=');
        if (equals != std::string_view::npos && is_secret(parameter.substr(0, equals)))
            (out += parameter.substr(0, equals)) += "=***";
        else
            out += parameter;
        if (end < query.size()) out += query[end];
        at = end + 1;
    }
    return out;
}

} // namespace

bool is_address(std::string_view text) {
    const std::string start = lower_ascii(text.substr(0, 8));
    return start.starts_with("http://") || start.starts_with("https://");
}

Url parse_url(std::string_view text) {
    check_characters(text);
    if (!is_address(text)) refuse(text, "only http and https are fetched");
    Url url;
    const std::size_t mark = text.find("://");
    url.scheme = lower_ascii(text.substr(0, mark));
    const std::string_view rest = text.substr(mark + 3);
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    read_authority(rest.substr(0, end), text, url);
    std::string_view target = rest.substr(end);
    target = target.substr(0, target.find('#'));
    url.target = encoded(target);
    if (!url.target.starts_with('/')) url.target.insert(0, "/");
    return url;
}

std::string host_text(const Url& url) {
    return url.port == 0 ? url.host : fmt::format("{}:{}", url.host, url.port);
}

std::string to_text(const Url& url) {
    return fmt::format("{}://{}{}", url.scheme, host_text(url), url.target);
}

std::string shown(std::string_view address) {
    const std::size_t mark = address.find("://");
    if (mark == std::string_view::npos) return std::string(address);
    std::string out(address.substr(0, mark + 3));
    std::string_view rest = address.substr(mark + 3);
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    const std::size_t at = rest.substr(0, end).rfind('@');
    if (at != std::string_view::npos) rest.remove_prefix(at + 1);
    const std::size_t query = std::min(rest.find('?'), rest.size());
    out += rest.substr(0, query);
    if (query < rest.size()) (out += '?') += shown_query(rest.substr(query + 1));
    for (char& c : out) // of a terminal
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
    return out;
}

Url join(const Url& base, std::string_view reference) {
    check_characters(reference);
    if (is_address(reference)) return parse_url(reference);
    if (reference.starts_with("//")) return parse_url(fmt::format("{}:{}", base.scheme, reference));
    const std::size_t colon = reference.find(':');
    if (colon != std::string_view::npos && colon < reference.find_first_of("/?#{"))
        refuse(reference, "only http and https are fetched");
    Url url = base;
    reference = reference.substr(0, reference.find('#'));
    const std::size_t query = std::min(reference.find('?'), reference.size());
    const std::string_view path = reference.substr(0, query);
    const std::string own = base.target.substr(0, base.target.find('?'));
    std::string whole(path);
    if (path.empty())
        whole = own;
    else if (!path.starts_with('/'))
        whole = own.substr(0, own.rfind('/') + 1) + whole;
    url.target = encoded(without_dots(whole) + std::string(reference.substr(query)));
    return url;
}

std::string join_template(const Url& base, std::string_view reference) {
    if (is_address(reference)) return std::string(reference);
    const Url url = join(base, reference);
    std::string out = to_text(url);
    for (const auto& [code, brace] : {std::pair("%7B", "{"), std::pair("%7D", "}")})
        for (std::size_t at = out.find(code); at != std::string::npos; at = out.find(code, at + 1))
            out.replace(at, 3, brace);
    const bool same = url.host == base.host && url.port == base.port;
    if (!base.user.empty() && same) out.insert(url.scheme.size() + 3, base.user + "@");
    return out;
}

} // namespace cordon::net
