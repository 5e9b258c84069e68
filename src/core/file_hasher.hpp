// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace cordon {

/// SHA-256 of files, beside the caller's work: by few threads, so that they leave processors to it.
/// A thread begins when there is a file for it and stays; it reads two files at once, which takes
/// little longer than one, and the largest first, which else would be read alone at the end.
class FileHasher {
  public:
    /// `threads`: how many at most, 1 at least.
    explicit FileHasher(std::size_t threads = half_of_the_processors());
    /// Forgets the files that are not done.
    ~FileHasher();
    FileHasher(const FileHasher&) = delete;
    FileHasher& operator=(const FileHasher&) = delete;
    FileHasher(FileHasher&&) = delete;
    FileHasher& operator=(FileHasher&&) = delete;

    /// The digest (sha256_file()); the future throws Error when the file cannot be read. Where the
    /// system starts no thread it is ready at once.
    [[nodiscard]] std::future<std::string> hash(std::filesystem::path path);

    [[nodiscard]] static std::size_t half_of_the_processors();

  private:
    struct Task {
        std::filesystem::path path;
        std::promise<std::string> digest;
        std::uintmax_t bytes = 0; ///< of the file; 0 when it is not known
    };
    struct Lane;
    void work();
    [[nodiscard]] bool take(std::vector<Lane>& lanes);
    [[nodiscard]] bool add_thread();

    std::size_t most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Task> tasks_;
    std::size_t idle_ = 0; ///< threads that wait
    bool ended_ = false;
    std::vector<std::thread> threads_;
};

} // namespace cordon
