# msan.cmake - MemorySanitizer, clang alone: cmake -C .ci/msan.cmake -S . -B build/msan
#
# The system's PCRE2 is not instrumented, so what it writes counts as never written: the room
# that talks to it is left out (msan.ignore).
#                                                                SPDX-License-Identifier: MIT
set(flags "-O1 -g -fsanitize=memory -fsanitize-memory-track-origins -fno-omit-frame-pointer")
string(APPEND flags " -fsanitize-ignorelist=${CMAKE_CURRENT_LIST_DIR}/msan.ignore")
set(CMAKE_C_COMPILER clang CACHE STRING "")
set(CMAKE_CXX_COMPILER clang++ CACHE STRING "")
set(CMAKE_BUILD_TYPE None CACHE STRING "") # assert is on
set(CMAKE_C_FLAGS "${flags}" CACHE STRING "")
set(CMAKE_CXX_FLAGS "${flags}" CACHE STRING "")
set(BUILD_SHARED_LIBS OFF CACHE BOOL "")
set(DEHUSK_TEST_CASES OFF CACHE BOOL "") # jansson is not instrumented either
