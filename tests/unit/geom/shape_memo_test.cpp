// SPDX-License-Identifier: MIT
#include "geom/shape_memo.hpp"

#include <atomic>
#include <thread>
#include <vector>

using namespace cordon::geom;

namespace {

LonLatShape ring(double size) {
    LonLatShape shape(Kind::polygon);
    shape.add_part(std::vector<LonLat>{{0, 0}, {size, 0}, {size, size}, {0, 0}});
    return shape;
}

} // namespace

TEST(ShapeMemo, KeepsWhatIsAskedForAgain) {
    ShapeMemo<LonLatShape> memo(12); // room for two: a ring counts five
    int computed = 0;
    const auto ask = [&](double size) {
        const LonLatShape got = memo.get(shape_key(ring(size).view()), [&] {
            ++computed;
            return ring(2.0 * size);
        });
        EXPECT_EQ(got.box().max_x, 2.0 * size);
    };
    ask(1.0);
    ask(2.0);
    ask(1.0);
    EXPECT_EQ(computed, 2);
    ask(3.0); // in the place of the second
    ask(1.0);
    EXPECT_EQ(computed, 3);
    ask(2.0);
    EXPECT_EQ(computed, 4);
}

TEST(ShapeMemo, DoesNotKeepWhatFillsHalfOfIt) {
    ShapeMemo<LonLatShape> memo(9);
    int computed = 0;
    for (int i = 0; i < 2; ++i)
        memo.get(shape_key(ring(1.0).view()), [&] {
            ++computed;
            return ring(1.0);
        });
    EXPECT_EQ(computed, 2);
}

TEST(ShapeMemo, TellsShapesApartByKindPartsAndPoints) {
    LonLatShape line(Kind::line);
    line.add_part(std::vector<LonLat>{{0, 0}, {1, 0}, {1, 1}, {0, 0}});
    ShapeKey twice = shape_key(ring(1.0).view());
    twice.add(shape_key(ring(2.0).view()));
    ShapeKey other_way = shape_key(ring(2.0).view());
    other_way.add(shape_key(ring(1.0).view()));
    EXPECT_FALSE(shape_key(line.view()) == shape_key(ring(1.0).view()));
    EXPECT_FALSE(shape_key(ring(2.0).view()) == shape_key(ring(1.0).view()));
    EXPECT_FALSE(twice == other_way);
    EXPECT_TRUE(shape_key(ring(1.0).view()) == shape_key(ring(1.0).view()));
}

TEST(ShapeMemo, GivesEachOfSeveralThreadsWhatTheyAskFor) {
    ShapeMemo<int> memo(50); // fewer than are asked for: it is emptied meanwhile
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 2000; ++i) {
                const int number = (7 * i + thread) % 80;
                ShapeKey key;
                key.add(static_cast<std::uint64_t>(number));
                if (memo.get(key, [number] { return 3 * number; }) != 3 * number) ++wrong;
            }
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(wrong, 0);
}
