// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace cordon::app {

/// What became of one job.
struct JobEnd {
    std::string answer; ///< as the work returned it
    std::string broken; ///< why there is none: `ended by signal 11`; empty = there is one
};

/// Runs `work(0)` … `work(count - 1)`, each in a process of its own and at most `at_once` at a
/// time, and hands each end to `done` in the order in which they end. A job can neither disturb
/// another one nor see what it left in memory, so that the number of processes never changes an
/// answer. Call it before the program has started threads. Throws Error when no process can be
/// started.
void run_in_processes(std::size_t count, int at_once,
                      const std::function<std::string(std::size_t)>& work,
                      const std::function<void(std::size_t, const JobEnd&)>& done);

} // namespace cordon::app
