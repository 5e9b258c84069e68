// SPDX-License-Identifier: MIT
#pragma once

#include "core/sha256.hpp"

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace cordon::app {

/// Which of many texts are the same to the last byte: a report of an agency stands in many files.
/// For several threads at once.
class SameTexts {
  public:
    /// The number of the text that was asked for first with these bytes and the same `about` (what
    /// else its reading depends on); `index` itself when it is new.
    [[nodiscard]] std::size_t first_of(std::string_view text, const std::string& about,
                                       std::size_t index) {
        std::string key = sha256(text) + about;
        const std::lock_guard lock(mutex_);
        return first_.try_emplace(std::move(key), index).first->second;
    }

  private:
    std::mutex mutex_; ///< of what follows
    std::unordered_map<std::string, std::size_t> first_;
};

} // namespace cordon::app
