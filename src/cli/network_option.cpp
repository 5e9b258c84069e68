// SPDX-License-Identifier: MIT
#include "cli/network_option.hpp"

#include "cli/render_summary.hpp"
#include "core/cache_folder.hpp"

#include <fmt/format.h>

namespace cordon::cli {

void NetworkOption::declare(CommandLine& line) {
    line.repeated("--allow-network", "[=HOST,...]",
                  "fetch the addresses (http, https) that map and style name, of these hosts alone "
                  "if any are given (*.example.org: all below it); answers are kept and asked for "
                  "anew only when they are old; default: nothing is fetched",
                  [this](const std::string& text) {
                      any_ = any_ || text.empty();
                      if (!hosts_) hosts_.emplace();
                      if (!text.empty()) *hosts_ += (hosts_->empty() ? "" : ",") + text;
                  });
}

net::FetcherPtr NetworkOption::fetcher(Keep keep) const {
    if (!hosts_) return nullptr;
    if (any_ && !hosts_->empty())
        throw UsageError("--allow-network was given with hosts and without",
                         "give it once: with the hosts, or alone for all");
    net::FetchOptions options;
    if (!any_) try {
            options.hosts = net::AllowedHosts(*hosts_);
        } catch (const Error& error) {
            Diagnostic fault = error.diagnostic();
            fault.message = "--allow-network: " + fault.message;
            throw UsageError(std::move(fault));
        }
    if (const auto folder = user_cache_folder(); keep == Keep::on_disk && !folder.empty())
        options.cache = folder / "network";
    return std::make_shared<net::Fetcher>(std::move(options));
}

void print_network(const net::FetcherPtr& network, Console& console) {
    if (network) print_network(network->report(), console);
}

void print_network(const net::FetchReport& report, Console& console) {
    int requests = 0;
    int unchanged = 0;
    std::string hosts;
    for (const auto& [host, use] : report.hosts) {
        requests += use.requests;
        unchanged += use.unchanged;
        hosts += fmt::format("{}{} ({})", hosts.empty() ? "" : ", ", host, use.requests);
    }
    if (requests == 0 && report.from_cache == 0) return;
    std::string text = requests == 0 ? std::string("network: no request")
                                     : fmt::format("network: {} {} to {}, {}", requests,
                                                   requests == 1 ? "request" : "requests", hosts,
                                                   byte_text(report.bytes));
    if (unchanged > 0) text += fmt::format("; {} unchanged since they were kept", unchanged);
    if (report.from_cache > 0) text += fmt::format("; {} from the cache", report.from_cache);
    console.summary(text);
}

} // namespace cordon::cli
