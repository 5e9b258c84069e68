// SPDX-License-Identifier: MIT
#include "tile/shard_lease.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <system_error>

namespace cordon::tile {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds heart_beat{10};

/// The first line of a small file; empty when it cannot be read.
std::string first_line(const fs::path& path) {
    std::ifstream in(path);
    std::string line;
    std::getline(in, line);
    return line;
}

std::string this_process() {
    constexpr std::size_t longest = 256;
    std::string host(longest, '\0');
    if (gethostname(host.data(), longest - 1) != 0) host = "localhost";
    return fmt::format("{} {}", host.c_str(), getpid());
}

/// Host and process of a lease; empty ones when it is torn.
struct Owner {
    std::string host;
    std::string process;
};
Owner owner_of(const std::string& line) {
    const std::size_t gap = line.rfind(' ');
    return gap == std::string::npos ? Owner{} : Owner{line.substr(0, gap), line.substr(gap + 1)};
}

[[noreturn]] void fail_held(const fs::path& path, const Owner& owner) {
    throw Error(fmt::format("shard file '{}' is being written by process {} of host {}",
                            path.string(), owner.process, owner.host),
                "wait for it, or stop it first");
}

/// Returns when the lease's owner is gone; throws when it lives.
void wait_for_silence(const fs::path& path, const LeasePatience& patience) {
    const std::string line = first_line(path);
    const Owner owner = owner_of(line);
    if (owner.process.empty()) return;
    std::error_code error;
    if (owner.host == owner_of(this_process()).host) {
        if (line != this_process() && fs::exists("/proc/" + owner.process, error))
            fail_held(path, owner);
        return;
    }
    const auto touched = fs::last_write_time(path, error);
    // Clocks of two hosts may differ: what counts is that nothing is heard while we wait.
    for (int waited = 0; waited < patience.seconds; ++waited) {
        const auto now = fs::last_write_time(path, error);
        if (error) return; // its owner has finished
        if (now != touched || first_line(path) != line) fail_held(path, owner);
        if (fs::file_time_type::clock::now() - now > std::chrono::seconds(patience.seconds)) return;
        if (patience.pause)
            patience.pause();
        else
            std::this_thread::sleep_for(std::chrono::seconds(1));
    }
}

} // namespace

ShardLease::ShardLease(fs::path path, const LeasePatience& patience)
    : path_(std::move(path)), owner_(this_process()) {
    const fs::path own = path_.string() + fmt::format(".{}", getpid());
    {
        std::ofstream out(own);
        out << owner_ << '\n';
        if (!out.flush()) throw Error(fmt::format("'{}' cannot be written", own.string()));
    }
    // A link is made by one of several processes only, also on network file systems.
    std::error_code error;
    fs::create_hard_link(own, path_, error);
    if (error) {
        try {
            wait_for_silence(path_, patience);
        } catch (const Error&) {
            fs::remove(own, error);
            throw;
        }
        fs::rename(own, path_, error); // takes the place of the dead one's
        if (error) throw Error(fmt::format("'{}' cannot be taken over", path_.string()));
    }
    fs::remove(own, error);
    renew();
    heart_ = std::jthread([this](const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any bell;
        std::unique_lock lock(mutex);
        while (!bell.wait_for(lock, stop, heart_beat, [&] { return stop.stop_requested(); })) {
            if (first_line(path_) != owner_) return; // the next renew() says so
            std::error_code failure;
            fs::last_write_time(path_, fs::file_time_type::clock::now(), failure);
        }
    });
}

ShardLease::~ShardLease() {
    heart_.request_stop();
    if (heart_.joinable()) heart_.join();
    std::error_code error;
    if (first_line(path_) == owner_) fs::remove(path_, error);
}

void ShardLease::renew() const {
    if (first_line(path_) != owner_)
        throw Error(
            fmt::format("the shard of '{}' was taken over by another process", path_.string()));
    std::error_code error;
    fs::last_write_time(path_, fs::file_time_type::clock::now(), error);
}

} // namespace cordon::tile
