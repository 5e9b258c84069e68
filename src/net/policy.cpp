// SPDX-License-Identifier: MIT
#include "net/policy.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::net {

namespace {

int port_or_usual(const Url& url) {
    if (url.port != 0) return url.port;
    return url.scheme == "https" ? 443 : 80;
}

} // namespace

AllowedHosts::AllowedHosts(std::string_view list) {
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        std::string_view item = list.substr(at, end - at);
        at = end + 1;
        const std::string_view given = item;
        Host host;
        host.below = item.starts_with("*.");
        if (host.below) item.remove_prefix(2);
        if (item.empty() || item.find_first_of("/@?#* ") != std::string_view::npos)
            throw Error(fmt::format("'{}' is no name of a host", given),
                        "write names with commas between them: tiles.example.org,*.example.net");
        // A port that is usual for one scheme is not for the other: it is read as it stands.
        const std::size_t colon = item.rfind(':');
        const bool has_port = colon != std::string_view::npos && !item.ends_with(']');
        const Url url = parse_url(fmt::format("http://{}", item));
        host.name = url.host;
        host.port = !has_port ? 0 : port_or_usual(url);
        hosts_.push_back(std::move(host));
    }
}

bool AllowedHosts::permits(const Url& url) const {
    if (any()) return true;
    return std::any_of(hosts_.begin(), hosts_.end(), [&](const Host& host) {
        if (host.port != 0 && host.port != port_or_usual(url)) return false;
        if (!host.below) return url.host == host.name;
        return url.host.size() > host.name.size() + 1 && url.host.ends_with("." + host.name);
    });
}

std::string AllowedHosts::text() const {
    std::vector<std::string> all;
    all.reserve(hosts_.size());
    for (const Host& host : hosts_)
        all.push_back((host.below ? "*." : "") + host.name +
                      (host.port == 0 ? "" : fmt::format(":{}", host.port)));
    std::sort(all.begin(), all.end());
    return fmt::format("{}", fmt::join(all, ","));
}

bool may_redirect(const Url& from, const Url& to) {
    return from.scheme == to.scheme || to.scheme == "https";
}

} // namespace cordon::net
