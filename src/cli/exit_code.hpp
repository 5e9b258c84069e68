// SPDX-License-Identifier: MIT
#pragma once

namespace cordon::cli {

/// How a run ended. The only list of exit codes; the help texts and man pages repeat it.
enum class ExitCode {
    done = 0,     ///< all outputs were written
    failed = 1,   ///< an input cannot be read, or a limit was exceeded; existing files were left as
                  ///< they were
    usage = 2,    ///< wrong command line
    warnings = 3, ///< done with warnings, under --strict only
    gate_refused = 4, ///< done, but the evidence gate refused the title that was asked for
};

} // namespace cordon::cli
