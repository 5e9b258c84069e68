// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"

#include <algorithm>
#include <mutex>
#include <string>
#include <vector>

namespace cordon::app {

/// Keeps each finding once, the first thousand; for several threads. Sheet and tiles are drawn from
/// the same files and say the same of them.
class Findings final : public Reporter {
  public:
    void report(const Diagnostic& diagnostic) override {
        const std::lock_guard lock(mutex_);
        std::string text = to_text(diagnostic);
        if (texts_.size() >= most || std::find(texts_.begin(), texts_.end(), text) != texts_.end())
            return;
        texts_.push_back(std::move(text));
        found_.push_back(diagnostic);
    }
    /// In the order of their arrival.
    [[nodiscard]] Diagnostics found() const {
        const std::lock_guard lock(mutex_);
        return found_;
    }

  private:
    static constexpr std::size_t most = 1000;
    mutable std::mutex mutex_;
    std::vector<std::string> texts_;
    Diagnostics found_;
};

} // namespace cordon::app
