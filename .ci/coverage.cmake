# coverage.cmake - lines and branches counted: cmake -C .ci/coverage.cmake -S . -B build/coverage
#                                                                SPDX-License-Identifier: MIT
set(CMAKE_BUILD_TYPE None CACHE STRING "")
set(CMAKE_C_FLAGS "-O0 -g --coverage -fprofile-update=atomic -DNDEBUG" CACHE STRING "")
set(BUILD_SHARED_LIBS OFF CACHE BOOL "")
