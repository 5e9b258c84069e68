// SPDX-License-Identifier: MIT
// Draws a map file with a title of its own and prints what the map says about its method.
//
//   with CMake        cmake -B build && cmake --build build
//   with pkg-config   c++ -std=c++17 draw_map.cpp $(pkg-config --cflags --libs cordon) -o draw_map
#include <cordon/cordon.hpp>

#include <iostream>

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: draw_map MAP.toml OUTPUT.png\n";
        return 2;
    }
    cordon::api::RenderRequest request;
    request.inputs = {argv[1]};
    request.outputs = {argv[2]};
    request.language = "en";
    try {
        const cordon::api::RenderResult result = cordon::api::render(request);
        for (const auto& finding : result.findings)
            if (finding.kind == cordon::api::FindingKind::warning)
                std::cerr << "warning: " << finding.text << '\n';
        std::cout << result.files.front().path << ": " << result.incidents_drawn << " of "
                  << result.incidents << " incidents, " << result.projection << '\n';
        for (const std::string& sentence : result.notes) std::cout << "  " << sentence << '\n';
    } catch (const cordon::api::Failure& failure) {
        std::cerr << "error: " << failure.what() << '\n';
        return 1;
    }
    return 0;
}
