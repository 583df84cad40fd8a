# fuzz.cmake - libFuzzer with AddressSanitizer and UBSan, clang alone:
# cmake -C .ci/fuzz.cmake -S . -B build/fuzz                     SPDX-License-Identifier: MIT
set(flags "-O2 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all")
string(APPEND flags " -fsanitize-coverage-ignorelist=${CMAKE_CURRENT_LIST_DIR}/fuzz.ignore")
set(CMAKE_C_COMPILER clang CACHE STRING "")
set(CMAKE_BUILD_TYPE None CACHE STRING "") # assert is on
set(CMAKE_C_FLAGS "${flags} -fno-omit-frame-pointer" CACHE STRING "")
set(BUILD_SHARED_LIBS OFF CACHE BOOL "")
set(DEHUSK_BUILD_FUZZ ON CACHE BOOL "")
set(DEHUSK_BUILD_TESTS OFF CACHE BOOL "")
set(DEHUSK_BUILD_EXAMPLES OFF CACHE BOOL "")
set(DEHUSK_FUZZ_ENGINE "-fsanitize=fuzzer" CACHE STRING "")
