// SPDX-License-Identifier: MIT
#include "cli/application.hpp"

#include <string>
#include <vector>

int main(int argc, char** argv) {
    cordon::cli::Console console(stdout, stderr);
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    return static_cast<int>(cordon::cli::run(arguments, console));
}
