// SPDX-License-Identifier: MIT
#include "proj/context.hpp"

#include "core/diagnostic.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace cordon::proj {

namespace {

/// Operations that a thread keeps; a map uses one or two.
constexpr std::size_t kept_operations = 16;

using ContextHandle = LibraryHandle<PJ_CONTEXT, &Library::proj_context_destroy>;

/// Members are destroyed from the last to the first: operations before their context.
struct ThreadState {
    ContextHandle context{library().proj_context_create()};
    std::vector<std::pair<std::uint64_t, PjHandle>> operations; ///< used last at the end

    ThreadState() {
        if (!context) throw Error("cannot start PROJ: out of memory");
        library().proj_log_func(context.get(), nullptr, [](void*, int, const char*) {});
        library().proj_context_set_enable_network(context.get(), 0);
        library().proj_context_use_proj4_init_rules(context.get(), 0);
    }
};

ThreadState& state() {
    thread_local ThreadState one;
    return one;
}

} // namespace

PJ_CONTEXT* thread_context() {
    return state().context.get();
}

PJ* thread_operation(std::uint64_t id, const std::function<PjHandle(PJ_CONTEXT*)>& make) {
    auto& operations = state().operations;
    if (!operations.empty() && operations.back().first == id) return operations.back().second.get();
    const auto found = std::find_if(operations.begin(), operations.end(),
                                    [id](const auto& entry) { return entry.first == id; });
    if (found != operations.end()) {
        std::rotate(found, found + 1, operations.end());
        return operations.back().second.get();
    }
    if (operations.size() >= kept_operations) operations.erase(operations.begin());
    operations.emplace_back(id, make(thread_context()));
    return operations.back().second.get();
}

} // namespace cordon::proj
