# outside.cmake - main.c in every standard of C and C++ that the compilers know, linked to
# dehusk::dehusk as its users link it.                           SPDX-License-Identifier: MIT
include(CheckLanguage)
check_language(CXX)
if(CMAKE_CXX_COMPILER)
  enable_language(CXX)
endif()

function(outside language standard source)
  string(TOLOWER "${language}" name)
  if(NOT ${name}_std_${standard} IN_LIST CMAKE_${language}_COMPILE_FEATURES)
    return()
  endif()
  set(target outside_${name}${standard})
  add_executable(${target} "${source}")
  set_target_properties(${target} PROPERTIES ${language}_STANDARD ${standard}
    ${language}_STANDARD_REQUIRED ON ${language}_EXTENSIONS OFF)
  target_compile_options(${target} PRIVATE -pedantic-errors -Wall -Wextra -Werror)
  target_link_libraries(${target} PRIVATE dehusk::dehusk)
endfunction()

foreach(standard IN ITEMS 90 99 11 17 23)
  outside(C ${standard} "${CMAKE_CURRENT_LIST_DIR}/main.c")
endforeach()
foreach(standard IN ITEMS 98 11 14 17 20)
  outside(CXX ${standard} "${CMAKE_CURRENT_LIST_DIR}/main.cpp")
endforeach()
