// SPDX-License-Identifier: MIT
#include "core/file_hasher.hpp"

#include "core/sha256.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace cordon {

std::size_t FileHasher::half_of_the_processors() {
    return std::max<std::size_t>(1, std::thread::hardware_concurrency() / 2);
}

FileHasher::FileHasher(std::size_t threads) : most_(std::max<std::size_t>(1, threads)) {}

FileHasher::~FileHasher() {
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        tasks_.clear();
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

std::future<std::string> FileHasher::hash(std::filesystem::path path) {
    Task task([path = std::move(path)] { return sha256_file(path); });
    std::future<std::string> digest = task.get_future();
    std::unique_lock lock(mutex_);
    const bool busy = tasks_.size() >= idle_;
    if (busy && threads_.size() < most_ && !add_thread() && threads_.empty()) {
        lock.unlock();
        task();
        return digest;
    }
    tasks_.push_back(std::move(task));
    lock.unlock();
    changed_.notify_one();
    return digest;
}

bool FileHasher::add_thread() {
    try {
        threads_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
        return false; // a limit of processes or memory
    }
    return true;
}

void FileHasher::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        ++idle_;
        changed_.wait(lock, [this] { return ended_ || !tasks_.empty(); });
        --idle_;
        if (ended_) return;
        Task task = std::move(tasks_.front());
        tasks_.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

} // namespace cordon
