// SPDX-License-Identifier: MIT
#include "net/transport.hpp"

#include "core/diagnostic.hpp"
#include "core/plugin.hpp"

namespace cordon::net {

std::unique_ptr<Transport> open_transport() {
    const Plugin plugin{"cordon_net.so", CORDON_PLUGIN_FILE, "which fetches addresses",
                        "install the whole program, built with libcurl, or download the files and "
                        "name them"};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): how dlsym gives functions
    const auto open = reinterpret_cast<OpenFunction>(plugin_function(plugin, open_function_name));
    std::unique_ptr<Transport> transport(open(interface_version, "cordon/" CORDON_VERSION));
    if (!transport)
        throw Error("the module cordon_net.so is of another version than the program",
                    "install both from one build");
    return transport;
}

} // namespace cordon::net
