// SPDX-License-Identifier: MIT
#include "tile/maker.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace cordon::tile {

namespace {

/// Hands out jobs, collects results, delivers them in order.
class Queue {
  public:
    Queue(const JobRange& range, TileMaker& maker, std::size_t ahead,
          const std::function<void(std::size_t, std::vector<Tile>&&)>& take)
        : range_(range), maker_(maker), ahead_(ahead), take_(take), next_(range.first),
          delivered_(range.first) {}

    void work() noexcept {
        try {
            while (const auto index = begin()) end(*index, maker_.make(range_.jobs[*index]));
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
            changed_.notify_all();
        }
    }
    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }

  private:
    std::optional<std::size_t> begin() {
        std::unique_lock lock(mutex_);
        // A slow job must not let the others fill the memory.
        changed_.wait(
            lock, [&] { return failure_ || next_ >= range_.last || next_ < delivered_ + ahead_; });
        if (failure_ || next_ >= range_.last) return std::nullopt;
        return next_++;
    }
    void end(std::size_t index, std::vector<Tile>&& tiles) {
        const std::lock_guard lock(mutex_);
        waiting_.emplace(index, std::move(tiles));
        while (!failure_ && !waiting_.empty() && waiting_.begin()->first == delivered_) {
            take_(delivered_, std::move(waiting_.begin()->second));
            waiting_.erase(waiting_.begin());
            ++delivered_;
            if (delivered_ < range_.last) maker_.forget_below(range_.jobs[delivered_].z);
        }
        changed_.notify_all();
    }

    const JobRange& range_;
    TileMaker& maker_;
    std::size_t ahead_;
    const std::function<void(std::size_t, std::vector<Tile>&&)>& take_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t next_;
    std::size_t delivered_;
    std::map<std::size_t, std::vector<Tile>> waiting_;
    std::exception_ptr failure_;
};

} // namespace

void run_jobs(const JobRange& range, TileMaker& maker, int threads,
              const std::function<void(std::size_t, std::vector<Tile>&&)>& take) {
    const int count = std::clamp(threads, 1, 256);
    Queue queue(range, maker, static_cast<std::size_t>(count) * 3, take);
    std::vector<std::thread> others;
    for (int i = 1; i < count; ++i) others.emplace_back([&queue] { queue.work(); });
    queue.work();
    for (std::thread& thread : others) thread.join();
    queue.rethrow();
}

} // namespace cordon::tile
