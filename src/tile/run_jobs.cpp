// SPDX-License-Identifier: MIT
#include "core/threads.hpp"
#include "tile/maker.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

namespace cordon::tile {

namespace {

/// Hands out jobs, collects results, delivers them in order.
class Queue {
  public:
    Queue(const JobRange& range, TileMaker& maker, std::size_t threads,
          const std::function<void(std::size_t, std::vector<Tile>&&)>& take)
        : range_(range), maker_(maker), threads_(threads), take_(take), next_(range.first),
          delivered_(range.first) {}

    void work() {
        try {
            while (const auto index = begin()) end(*index, maker_.make(range_.jobs[*index], team_));
        } catch (...) {
            {
                const std::lock_guard lock(mutex_);
                failed_ = true;
            }
            team_.wake();
            throw;
        }
    }

  private:
    /// The next job, when there is one and the memory for its result; those who wait help others.
    std::optional<std::size_t> begin() {
        for (;;) {
            {
                const std::lock_guard lock(mutex_);
                if (failed_ || delivered_ >= range_.last) return std::nullopt;
                if (may_begin()) return take_next();
            }
            team_.help_until([this] {
                const std::lock_guard lock(mutex_);
                return failed_ || delivered_ >= range_.last || may_begin();
            });
        }
    }
    /// A slow job must not let the others fill the memory.
    [[nodiscard]] bool may_begin() const {
        return next_ < range_.last && next_ < delivered_ + most_waiting();
    }
    [[nodiscard]] std::size_t most_waiting() const { return 3 * threads_; }
    /// The first; near the end the largest of its zoom, so that none of the threads has much to do
    /// when the others have nothing.
    std::size_t take_next() {
        std::size_t chosen = next_;
        const bool at_end = threads_ > 1 && range_.last <= delivered_ + most_waiting();
        for (std::size_t i = next_ + 1; at_end && i < range_.last; ++i) {
            if (range_.jobs[i].z != range_.jobs[next_].z) break;
            if (range_.jobs[i].tiles > range_.jobs[chosen].tiles && !begun_.contains(i)) chosen = i;
        }
        begun_.insert(chosen);
        while (begun_.erase(next_) > 0) ++next_;
        return chosen;
    }
    void end(std::size_t index, std::vector<Tile>&& tiles) {
        {
            const std::lock_guard lock(mutex_);
            waiting_.emplace(index, std::move(tiles));
            deliver();
        }
        team_.wake();
    }
    void deliver() {
        while (!failed_ && !waiting_.empty() && waiting_.begin()->first == delivered_) {
            take_(delivered_, std::move(waiting_.begin()->second));
            waiting_.erase(waiting_.begin());
            ++delivered_;
            if (delivered_ < range_.last) maker_.forget_below(range_.jobs[delivered_].z);
        }
    }

    const JobRange& range_;
    TileMaker& maker_;
    std::size_t threads_;
    const std::function<void(std::size_t, std::vector<Tile>&&)>& take_;
    Team team_;
    std::mutex mutex_;
    std::size_t next_;            ///< the first that has not begun
    std::set<std::size_t> begun_; ///< beyond that
    std::size_t delivered_;
    std::map<std::size_t, std::vector<Tile>> waiting_;
    bool failed_ = false;
};

} // namespace

void run_jobs(const JobRange& range, TileMaker& maker, int threads,
              const std::function<void(std::size_t, std::vector<Tile>&&)>& take) {
    const int count = std::clamp(threads, 1, 256);
    Queue queue(range, maker, static_cast<std::size_t>(count), take);
    run_on_threads(count, [&queue] { queue.work(); });
}

} // namespace cordon::tile
