# cross.cmake - for another CPU, whose libraries .ci/sysroot has fetched:
# cmake --toolchain .ci/cross.cmake -DDEHUSK_CPU=s390x -DDEHUSK_SYSROOT=FOLDER -S . -B build/cross/s390x
#
# DEHUSK_CPU as Debian names it: i386, arm64, s390x.  Programs run where they are called, under
# qemu-user (cross_run.cmake).                                   SPDX-License-Identifier: MIT
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES DEHUSK_CPU DEHUSK_SYSROOT)
set(CMAKE_SYSTEM_NAME Linux)
if(DEHUSK_CPU STREQUAL "i386")
  set(CMAKE_SYSTEM_PROCESSOR i686)
  set(triplet i386-linux-gnu)
  set(qemu qemu-i386)
elseif(DEHUSK_CPU STREQUAL "arm64")
  set(CMAKE_SYSTEM_PROCESSOR aarch64)
  set(triplet aarch64-linux-gnu)
  set(qemu qemu-aarch64)
elseif(DEHUSK_CPU STREQUAL "s390x")
  set(CMAKE_SYSTEM_PROCESSOR s390x)
  set(triplet s390x-linux-gnu)
  set(qemu qemu-s390x)
else()
  message(FATAL_ERROR "cross.cmake: DEHUSK_CPU is '${DEHUSK_CPU}'")
endif()
set(CMAKE_C_COMPILER "${CMAKE_SYSTEM_PROCESSOR}-linux-gnu-gcc")
set(CMAKE_CXX_COMPILER NOTFOUND) # what C++ makes of dehusk.h is the same on every CPU
set(CMAKE_LIBRARY_ARCHITECTURE "${triplet}")
set(CMAKE_SYSROOT "${DEHUSK_SYSROOT}")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_SYSROOT_DIR} "${DEHUSK_SYSROOT}")
set(ENV{PKG_CONFIG_LIBDIR} "${DEHUSK_SYSROOT}/usr/lib/${triplet}/pkgconfig")
set(CMAKE_CROSSCOMPILING_EMULATOR "${qemu};-L;${DEHUSK_SYSROOT}")
set(CMAKE_PROJECT_dehusk_INCLUDE "${CMAKE_CURRENT_LIST_DIR}/cross_run.cmake")
