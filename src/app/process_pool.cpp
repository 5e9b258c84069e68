// SPDX-License-Identifier: MIT
#include "app/process_pool.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <vector>

namespace cordon::app {

namespace {

struct Worker {
    pid_t process = -1;
    int pipe = -1; ///< the answer comes out of it
    std::size_t job = 0;
    std::string answer;
};

[[noreturn]] void fail(const char* what) {
    throw Error(fmt::format("{}: {}", what, std::generic_category().message(errno)));
}

/// In the new process: does the work, sends the answer, and ends without touching what the parent
/// has open.
[[noreturn]] void be_worker(int pipe, std::size_t job,
                            const std::function<std::string(std::size_t)>& work) {
    int code = 1;
    try {
        const std::string answer = work(job);
        std::size_t sent = 0;
        while (sent < answer.size()) {
            const ssize_t now = ::write(pipe, answer.data() + sent, answer.size() - sent);
            if (now < 0 && errno == EINTR) continue;
            if (now <= 0) ::_exit(1);
            sent += static_cast<std::size_t>(now);
        }
        code = 0;
    } catch (...) { // the parent says that there is no answer
    }
    ::_exit(code);
}

Worker start(std::size_t job, const std::function<std::string(std::size_t)>& work) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) fail("no pipe can be made");
    std::fflush(nullptr); // what waits to be printed would be printed twice
    const pid_t process = ::fork();
    if (process < 0) {
        ::close(ends[0]);
        ::close(ends[1]);
        fail("no process can be started");
    }
    if (process == 0) {
        ::close(ends[0]);
        be_worker(ends[1], job, work);
    }
    ::close(ends[1]);
    return {process, ends[0], job, {}};
}

/// Reads what is there; false at the end.
bool take(Worker& worker) {
    std::array<char, 1U << 16U> block{};
    const ssize_t got = ::read(worker.pipe, block.data(), block.size());
    if (got < 0) return errno == EINTR;
    worker.answer.append(block.data(), static_cast<std::size_t>(got));
    return got > 0;
}

JobEnd finish(Worker& worker) {
    ::close(worker.pipe);
    int status = 0;
    while (::waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFSIGNALED(status)) return {{}, fmt::format("ended by signal {}", WTERMSIG(status))};
    if (WEXITSTATUS(status) != 0) return {{}, "ended without an answer"};
    return {std::move(worker.answer), {}};
}

/// Ends what still runs when the caller gives up.
class Workers {
  public:
    Workers() = default;
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    Workers(Workers&&) = delete;
    Workers& operator=(Workers&&) = delete;
    ~Workers() {
        for (Worker& worker : all) (void)finish(worker);
    }
    std::vector<Worker> all;
};

} // namespace

void run_in_processes(std::size_t count, int at_once,
                      const std::function<std::string(std::size_t)>& work,
                      const std::function<void(std::size_t, const JobEnd&)>& done) {
    Workers workers;
    std::size_t next = 0;
    const auto most = static_cast<std::size_t>(std::max(1, at_once));
    while (next < count || !workers.all.empty()) {
        while (next < count && workers.all.size() < most) {
            workers.all.push_back(start(next, work));
            ++next;
        }
        std::vector<pollfd> waits;
        for (const Worker& worker : workers.all) waits.push_back({worker.pipe, POLLIN, 0});
        if (::poll(waits.data(), waits.size(), -1) < 0 && errno != EINTR)
            fail("the workers cannot be waited for");
        for (std::size_t i = waits.size(); i-- > 0;) {
            if (waits[i].revents == 0 || take(workers.all[i])) continue;
            Worker worker = std::move(workers.all[i]);
            workers.all.erase(workers.all.begin() + static_cast<std::ptrdiff_t>(i));
            done(worker.job, finish(worker));
        }
    }
}

} // namespace cordon::app
