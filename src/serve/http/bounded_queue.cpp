// SPDX-License-Identifier: MIT
#include "serve/http/bounded_queue.hpp"

#include <utility>

namespace cordon::serve {

BoundedQueue::BoundedQueue(std::size_t threads, std::size_t most_waiting)
    : most_waiting_(most_waiting) {
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

BoundedQueue::~BoundedQueue() {
    BoundedQueue::shutdown();
}

void BoundedQueue::enqueue(std::function<void()> task) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ending_ || waiting_.size() < most_waiting_; });
    waiting_.push_back(std::move(task)); // at the end too: the task closes its connection
    changed_.notify_all();
}

void BoundedQueue::shutdown() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_)
        if (thread.joinable()) thread.join();
}

void BoundedQueue::work() {
    while (true) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        const std::function<void()> task = std::move(waiting_.front());
        waiting_.pop_front();
        changed_.notify_all();
        lock.unlock();
        task();
    }
}

} // namespace cordon::serve
