// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command_line.hpp"
#include "cli/console.hpp"
#include "net/fetcher.hpp"

#include <optional>
#include <string>

namespace cordon::cli {

/// `--allow-network[=HOST,...]`, which several commands have.
class NetworkOption {
  public:
    /// Declares it under the heading that was started last.
    void declare(CommandLine& line);
    [[nodiscard]] bool given() const { return hosts_.has_value(); }
    /// What fetches for one run; null when the option was not given. Throws UsageError for a list
    /// that holds no names of hosts.
    enum class Keep : bool { for_this_run, on_disk };
    [[nodiscard]] net::FetcherPtr fetcher(Keep keep = Keep::on_disk) const;

  private:
    std::optional<std::string> hosts_; ///< empty = any
    bool any_ = false;                 ///< given without hosts as well
};

/// One line: how many requests went to which hosts. Nothing when nothing was fetched.
void print_network(const net::FetchReport& report, Console& console);
/// The same; null prints nothing.
void print_network(const net::FetcherPtr& network, Console& console);

} // namespace cordon::cli
