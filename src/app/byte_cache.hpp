// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace cordon::app {

/// Keeps byte strings up to a number of bytes; what was not asked for longest goes first. Not for
/// several threads at once.
template <typename Key>
class ByteCache {
  public:
    explicit ByteCache(std::size_t most_bytes) : most_(most_bytes) {}

    /// A copy of what is kept for `key`.
    [[nodiscard]] std::optional<std::string> find(const Key& key) {
        const auto found = index_.find(key);
        if (found == index_.end()) return std::nullopt;
        order_.splice(order_.begin(), order_, found->second);
        return found->second->second;
    }

    /// Keeps `bytes`, unless they alone are more than all that may be kept.
    void put(const Key& key, std::string bytes) {
        if (const auto found = index_.find(key); found != index_.end()) {
            bytes_ -= cost(found->second->second);
            order_.erase(found->second);
            index_.erase(found);
        }
        if (cost(bytes) > most_) return;
        bytes_ += cost(bytes);
        order_.emplace_front(key, std::move(bytes));
        index_[key] = order_.begin();
        while (bytes_ > most_) {
            bytes_ -= cost(order_.back().second);
            index_.erase(order_.back().first);
            order_.pop_back();
        }
    }

    [[nodiscard]] std::size_t bytes() const { return bytes_; }
    [[nodiscard]] std::size_t size() const { return order_.size(); }

  private:
    /// Nodes and keys count too: a cache of empty strings is not free.
    static std::size_t cost(const std::string& bytes) {
        constexpr std::size_t overhead = 128;
        return bytes.size() + overhead;
    }

    using Entries = std::list<std::pair<Key, std::string>>;
    std::size_t most_;
    std::size_t bytes_ = 0;
    Entries order_; ///< asked for last first
    std::map<Key, typename Entries::iterator> index_;
};

} // namespace cordon::app
