// SPDX-License-Identifier: MIT
#include "serve/http/bounded_queue.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace cordon::serve {
namespace {

TEST(BoundedQueue, RunsAllThatItAccepted) {
    std::atomic<int> done = 0;
    {
        BoundedQueue queue(3, 2);
        for (int i = 0; i < 50; ++i) queue.enqueue([&] { ++done; });
        queue.shutdown();
    }
    EXPECT_EQ(done, 50);
}

TEST(BoundedQueue, MakesTheNextWaitWhenItIsFull) {
    std::promise<void> gate;
    const std::shared_future<void> open = gate.get_future().share();
    BoundedQueue queue(1, 1);
    std::promise<void> busy;
    queue.enqueue([&] {
        busy.set_value();
        open.wait();
    });
    busy.get_future().wait(); // the only thread has begun
    queue.enqueue([] {});     // fills the queue
    std::atomic<bool> accepted = false;
    std::promise<void> asked;
    std::thread third([&] {
        asked.set_value();
        queue.enqueue([] {});
        accepted = true;
    });
    asked.get_future().wait();
    EXPECT_FALSE(accepted);
    gate.set_value();
    third.join();
    EXPECT_TRUE(accepted);
    queue.shutdown();
}

} // namespace
} // namespace cordon::serve
