// SPDX-License-Identifier: MIT
#pragma once

// jpeglib.h takes size_t and FILE as known.
// clang-format off
#include <cstddef>
#include <cstdio>
#include <jpeglib.h>
// clang-format on

#include <csetjmp>

namespace cordon::data {

/// libjpeg reports errors by a function that must not return: it jumps to where `back` was set,
/// and prints nothing. Give `manager` to the library as its `err`.
struct JpegErrors {
    jpeg_error_mgr manager{}; // first, so that the library's pointer is ours too
    std::jmp_buf back{};

    JpegErrors() {
        jpeg_std_error(&manager);
        manager.error_exit = [](j_common_ptr jpeg) {
            std::longjmp(reinterpret_cast<JpegErrors*>(jpeg->err)->back,
                         1); // NOLINT(cert-err52-cpp)
        };
        manager.output_message = [](j_common_ptr /*jpeg*/) {};
    }
};

} // namespace cordon::data
