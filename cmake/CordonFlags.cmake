# SPDX-License-Identifier: MIT
# One INTERFACE target carries every compiler flag of the project.
option(CORDON_WERROR "Warnings are errors" OFF)
option(CORDON_SANITIZE "Build with ASan and UBSan" OFF)

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
if(CORDON_SANITIZE)
    target_compile_options(cordon_flags INTERFACE -fsanitize=address,undefined
                           -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(cordon_flags INTERFACE -fsanitize=address,undefined)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
