# SPDX-License-Identifier: MIT
# One INTERFACE target carries every compiler flag of the project.
option(CORDON_WERROR "Warnings are errors" OFF)
option(CORDON_SANITIZE "Build with ASan and UBSan" OFF)
option(CORDON_TSAN "Build with ThreadSanitizer" OFF)
option(CORDON_FUZZ "Build the fuzz targets (tests/fuzz) with ASan and UBSan; needs clang" OFF)
if(CORDON_FUZZ AND NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "CORDON_FUZZ needs clang, whose libFuzzer drives the targets, but the compiler is "
                        "${CMAKE_CXX_COMPILER_ID}: use `cmake --preset fuzz` or -DCMAKE_CXX_COMPILER=clang++-16")
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(cordon_flags INTERFACE)
target_compile_features(cordon_flags INTERFACE cxx_std_20)
# -Wno-missing-field-initializers: designated initialisers leave members out on purpose.
# -Wno-maybe-uninitialized: g++ 12 finds it in std::string and std::optional at -O3 where there is none.
# -ffp-contract=off: the same bytes on processors with and without fused multiply-add.
target_compile_options(cordon_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers -Wno-maybe-uninitialized
    -Wnon-virtual-dtor
    -Wno-missing-field-initializers # designated initialisers name what they set; the rest has defaults
    -ffp-contract=off)
# g++ 12 sees overlaps in std::string's operator+ at -O3 where there are none (GCC bug 105651).
target_compile_options(cordon_flags INTERFACE $<$<CONFIG:Release>:-Wno-restrict>)
if(CORDON_WERROR)
    target_compile_options(cordon_flags INTERFACE -Werror)
endif()
# float-cast-overflow is not part of `undefined`: a number of a file that does not fit into an int is undefined behaviour too.
# The assertions of libstdc++ find indices beyond size() that are still within the capacity.
set(sanitize -fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all)
if(CORDON_SANITIZE OR CORDON_FUZZ)
    target_compile_options(cordon_flags INTERFACE ${sanitize} -fno-omit-frame-pointer)
    target_compile_definitions(cordon_flags INTERFACE _GLIBCXX_ASSERTIONS)
    target_link_options(cordon_flags INTERFACE ${sanitize})
endif()
if(CORDON_TSAN)
    target_compile_options(cordon_flags INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
    target_link_options(cordon_flags INTERFACE -fsanitize=thread)
endif()
if(CORDON_FUZZ)
    target_compile_options(cordon_flags INTERFACE -fsanitize=fuzzer-no-link -Wno-unknown-warning-option)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
