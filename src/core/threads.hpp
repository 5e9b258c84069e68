// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <vector>

namespace cordon {

/// Processors that this process may run on, at least one: fewer than the machine has where it is
/// bound to some of them (`taskset`, a container's set of processors).
[[nodiscard]] int usable_processors();

/// Calls `work` on `threads` threads at once, the caller's among them, and returns when all calls
/// have. Where the system starts no more threads, fewer calls are made: `work` has to take its
/// share from a common store until that is empty. What it throws is rethrown after all have
/// returned, of several the first.
void run_on_threads(int threads, const std::function<void()>& work);

/// Threads that help each other: what one of them has to do in equal parts is shared with those
/// that wait for something.
class Team {
  public:
    /// Calls `visit(i)` for each i of [0, count), some on the threads that are in help_until().
    /// When one throws no further calls begin, and the error of the smallest i is rethrown.
    void for_each_index(std::size_t count, const std::function<void(std::size_t)>& visit);
    /// Shares the work of others until `done()`, which is asked under the team's lock: at once,
    /// after each share and after each wake().
    void help_until(const std::function<bool()>& done);
    /// Call after a change that a done() looks at, without a lock that done() takes.
    void wake();

    class Offer;

  private:
    struct Batch {
        std::size_t count = 0;
        const std::function<void(std::size_t)>* visit = nullptr;
        std::size_t next = 0;
        std::size_t running = 0; ///< calls that have begun and not ended
        std::size_t failed = 0;  ///< index of `error`
        std::exception_ptr error{};
    };

    static void take_one(Batch& batch, std::unique_lock<std::mutex>& lock);
    [[nodiscard]] Batch* open_batch();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Batch*> batches_; ///< on the stacks of those who share them
};

/// Work whose result is wanted later: a thread in help_until() does it meanwhile, or else the one
/// who offers it when it wants the result.
class Team::Offer {
  public:
    Offer(Team& team, std::function<void()> work);
    /// Takes the work back when nobody has begun it, else waits for its end.
    ~Offer();
    Offer(const Offer&) = delete;
    Offer& operator=(const Offer&) = delete;
    Offer(Offer&&) = delete;
    Offer& operator=(Offer&&) = delete;

    /// Returns when the work is done, once; rethrows what it threw.
    void finish();

  private:
    void close(std::unique_lock<std::mutex>& lock);

    Team& team_;
    std::function<void(std::size_t)> work_;
    Batch batch_;
    bool open_ = true; ///< the team knows of it
};

} // namespace cordon
