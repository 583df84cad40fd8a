# asan.cmake - AddressSanitizer with leaks, and UBSan: cmake -C .ci/asan.cmake -S . -B build/asan
#                                                                SPDX-License-Identifier: MIT
set(flags "-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer")
set(CMAKE_BUILD_TYPE None CACHE STRING "") # assert is on
set(CMAKE_C_FLAGS "${flags}" CACHE STRING "")
set(CMAKE_CXX_FLAGS "${flags}" CACHE STRING "")
set(BUILD_SHARED_LIBS OFF CACHE BOOL "")
