// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <thread>

namespace cordon::tile {

/// How long others are waited for.
struct LeasePatience {
    int seconds = 90;              ///< of silence after which the owner on another host is lost
    std::function<void()> pause{}; ///< waits a second; empty = a sleep
};

/// The right to write a shard: a file that names host and process and is touched every few seconds,
/// by a thread of its own, as long as its owner lives.
class ShardLease {
  public:
    /// A dead owner's lease is taken over: that of this host at once, that of another host when it
    /// was not touched for so long, which is waited for, so that a task that a cluster moves from a
    /// lost host to this one goes on. Throws Error when the owner lives: its process is on this
    /// host, or it touches the file meanwhile.
    explicit ShardLease(std::filesystem::path path, const LeasePatience& patience = {});
    ~ShardLease();
    ShardLease(const ShardLease&) = delete;
    ShardLease& operator=(const ShardLease&) = delete;
    ShardLease(ShardLease&&) = delete;
    ShardLease& operator=(ShardLease&&) = delete;

    /// Says that work goes on. Throws Error when another process has taken the shard over.
    void renew() const;

  private:
    std::filesystem::path path_;
    std::string owner_;
    std::jthread heart_;
};

} // namespace cordon::tile
