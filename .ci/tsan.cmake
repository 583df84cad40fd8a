# tsan.cmake - ThreadSanitizer: cmake -C .ci/tsan.cmake -S . -B build/tsan
#                                                                SPDX-License-Identifier: MIT
set(flags "-O1 -g -fsanitize=thread -fno-omit-frame-pointer")
set(CMAKE_BUILD_TYPE None CACHE STRING "") # assert is on
set(CMAKE_C_FLAGS "${flags}" CACHE STRING "")
set(CMAKE_CXX_FLAGS "${flags}" CACHE STRING "")
set(BUILD_SHARED_LIBS OFF CACHE BOOL "")
