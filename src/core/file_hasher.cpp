// SPDX-License-Identifier: MIT
#include "core/file_hasher.hpp"

#include "core/file_digest.hpp"
#include "core/sha256.hpp"
#include "core/threads.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <system_error>
#include <utility>

namespace cordon {

/// A file that is being read.
struct FileHasher::Lane {
    std::optional<FileDigest> file{}; ///< none when it is done
    std::promise<std::string> digest;
    bool has_piece = false;

    void open(const std::filesystem::path& path) {
        guarded([&] { file.emplace(path); });
    }
    /// Reads the next piece, or ends with the digest.
    void step() {
        guarded([&] {
            has_piece = file->read();
            if (has_piece) return;
            digest.set_value(file->hash.hex());
            file.reset();
        });
    }

  private:
    template <typename Work>
    void guarded(Work work) {
        try {
            work();
        } catch (...) {
            digest.set_exception(std::current_exception());
            has_piece = false;
            file.reset();
        }
    }
};

std::size_t FileHasher::half_of_the_processors() {
    return static_cast<std::size_t>(std::max(1, usable_processors() / 2));
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
    std::error_code failure;
    const std::uintmax_t bytes = std::filesystem::file_size(path, failure);
    Task task{std::move(path), {}, failure ? 0 : bytes};
    std::future<std::string> digest = task.digest.get_future();
    std::unique_lock lock(mutex_);
    const bool busy = tasks_.size() >= idle_;
    if (busy && threads_.size() < most_ && !add_thread() && threads_.empty()) {
        lock.unlock();
        Lane lane{.digest = std::move(task.digest)};
        lane.open(task.path);
        while (lane.file) {
            lane.step();
            if (lane.has_piece) lane.file->hash.add(lane.file->piece());
        }
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

/// Opens files until two are being read or no more are wanted; waits for one when there is none.
/// False at the end.
bool FileHasher::take(std::vector<Lane>& lanes) {
    std::erase_if(lanes, [](const Lane& lane) { return !lane.file; });
    std::unique_lock lock(mutex_);
    if (lanes.empty()) {
        ++idle_;
        changed_.wait(lock, [this] { return ended_ || !tasks_.empty(); });
        --idle_;
    }
    while (!ended_ && lanes.size() < 2 && !tasks_.empty()) {
        const auto largest =
            std::max_element(tasks_.begin(), tasks_.end(),
                             [](const Task& a, const Task& b) { return a.bytes < b.bytes; });
        Task task = std::move(*largest);
        tasks_.erase(largest);
        lanes.push_back({.digest = std::move(task.digest)});
        lanes.back().open(task.path);
    }
    return !ended_;
}

void FileHasher::work() {
    std::vector<Lane> lanes;
    while (take(lanes)) {
        std::vector<FileDigest*> read;
        for (Lane& lane : lanes) {
            if (lane.file) lane.step();
            if (lane.file && lane.has_piece) read.push_back(&*lane.file);
        }
        if (read.size() == 2)
            Sha256::add_both(read[0]->hash, read[0]->piece(), read[1]->hash, read[1]->piece());
        else if (!read.empty())
            read[0]->hash.add(read[0]->piece());
    }
}

} // namespace cordon
