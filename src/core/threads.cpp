// SPDX-License-Identifier: MIT
#include "core/threads.hpp"

#include <sched.h>

#include <algorithm>
#include <system_error>
#include <thread>
#include <utility>

namespace cordon {

int usable_processors() {
    // The standard library counts those of the machine. More than the set holds fail, and are few.
    cpu_set_t usable;
    if (sched_getaffinity(0, sizeof usable, &usable) == 0) return std::max(1, CPU_COUNT(&usable));
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

void run_on_threads(int threads, const std::function<void()>& work) {
    std::mutex mutex;
    std::exception_ptr error;
    const auto guarded = [&]() noexcept {
        try {
            work();
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!error) error = std::current_exception();
        }
    };
    std::vector<std::thread> others;
    others.reserve(static_cast<std::size_t>(std::max(0, threads - 1)));
    try {
        for (int i = 1; i < threads; ++i) others.emplace_back(guarded);
    } catch (const std::system_error&) {
        // A limit of processes or memory: those that run do it all.
    }
    guarded();
    for (std::thread& thread : others) thread.join();
    if (error) std::rethrow_exception(error);
}

void Team::take_one(Batch& batch, std::unique_lock<std::mutex>& lock) {
    const std::size_t index = batch.next++;
    ++batch.running;
    lock.unlock();
    std::exception_ptr error;
    try {
        (*batch.visit)(index);
    } catch (...) {
        error = std::current_exception();
    }
    lock.lock();
    --batch.running;
    if (!error) return;
    batch.next = batch.count;
    if (batch.error && batch.failed < index) return;
    batch.error = error;
    batch.failed = index;
}

Team::Batch* Team::open_batch() {
    const auto found = std::find_if(batches_.begin(), batches_.end(),
                                    [](const Batch* batch) { return batch->next < batch->count; });
    return found == batches_.end() ? nullptr : *found;
}

void Team::for_each_index(std::size_t count, const std::function<void(std::size_t)>& visit) {
    Batch batch{.count = count, .visit = &visit};
    std::unique_lock lock(mutex_);
    batches_.push_back(&batch);
    if (count > 1) changed_.notify_all();
    while (batch.next < batch.count) take_one(batch, lock);
    changed_.wait(lock, [&] { return batch.running == 0; });
    std::erase(batches_, &batch);
    if (batch.error) std::rethrow_exception(batch.error);
}

Team::Offer::Offer(Team& team, std::function<void()> work)
    : team_(team), work_([work = std::move(work)](std::size_t) { work(); }),
      batch_{.count = 1, .visit = &work_} {
    const std::lock_guard lock(team_.mutex_);
    team_.batches_.push_back(&batch_);
    team_.changed_.notify_all();
}

Team::Offer::~Offer() {
    if (!open_) return;
    std::unique_lock lock(team_.mutex_);
    batch_.next = batch_.count;
    close(lock);
}

void Team::Offer::finish() {
    std::unique_lock lock(team_.mutex_);
    if (batch_.next < batch_.count) take_one(batch_, lock);
    close(lock);
    if (batch_.error) std::rethrow_exception(batch_.error);
}

void Team::Offer::close(std::unique_lock<std::mutex>& lock) {
    team_.changed_.wait(lock, [this] { return batch_.running == 0; });
    std::erase(team_.batches_, &batch_);
    open_ = false;
}

void Team::help_until(const std::function<bool()>& done) {
    std::unique_lock lock(mutex_);
    while (!done()) {
        if (Batch* batch = open_batch()) {
            take_one(*batch, lock);
            // The last share of a batch: the one who waits for it may go on.
            if (batch->running == 0) changed_.notify_all();
        } else {
            changed_.wait(lock);
        }
    }
}

void Team::wake() {
    const std::lock_guard lock(mutex_);
    changed_.notify_all();
}

} // namespace cordon
