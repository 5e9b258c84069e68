// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cordon::net {

/// An address of http or https, taken apart (RFC 3986). What is sent is made of these parts, never
/// of the text that was given, so that no two readers of one text can disagree on its host.
struct Url {
    std::string scheme; ///< `http` or `https`
    std::string user;   ///< `user:password` as written; empty = none
    std::string host;   ///< lower case; an IPv6 address in its brackets
    int port = 0;       ///< 1..65535; 0 = that of the scheme
    std::string target; ///< path and query, beginning with `/`; ASCII, percent-encoded
    friend bool operator==(const Url&, const Url&) = default;
};

/// Does the text begin with `http://` or `https://`, in any case?
[[nodiscard]] bool is_address(std::string_view text);

/// Throws Error for another scheme, a host that is missing or not plain ASCII, a wrong port,
/// control characters, backslashes, a second `@`, or more than 8,192 bytes. Spaces, braces and
/// bytes beyond ASCII in path and query are percent-encoded; a fragment is left out.
[[nodiscard]] Url parse_url(std::string_view text);

/// The address without user and password.
[[nodiscard]] std::string to_text(const Url& url);

/// `host`, or `host:port` when the address names a port.
[[nodiscard]] std::string host_text(const Url& url);

/// The address for messages and records: without user and password, and with `***` for the values
/// of well-known key parameters (`key`, `token`, `access_token`, `apikey` …). Any text is taken.
[[nodiscard]] std::string shown(std::string_view address);

/// What a reference in a document at `base` leads to: an address, `//host/path`, `/path` or a path
/// relative to the document (RFC 3986, section 5.2). Throws Error as parse_url().
[[nodiscard]] Url join(const Url& base, std::string_view reference);

/// The same for a template such as `{z}/{x}/{y}.png`, whose braces stay, with the base's user and
/// password.
[[nodiscard]] std::string join_template(const Url& base, std::string_view reference);

} // namespace cordon::net
