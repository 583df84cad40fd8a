# cross_run.cmake - in a cross build, each program becomes a script that runs it under qemu.
#
# Why: tests call programs from Python and from each other, by their path.  A kernel could know
# qemu too (binfmt_misc), but only root can tell it.  PROGRAM is the script, PROGRAM.elf the program.
#                                                                SPDX-License-Identifier: MIT
list(JOIN CMAKE_CROSSCOMPILING_EMULATOR " " emulator)
file(WRITE "${PROJECT_BINARY_DIR}/run_emulated" "#!/bin/sh
mv \"$1\" \"$1.elf\"
printf '#!/bin/sh\\nexec ${emulator} \"$0.elf\" \"$@\"\\n' >\"$1\"
chmod +x \"$1\"
")
list(APPEND CMAKE_C_LINK_EXECUTABLE "sh \"${PROJECT_BINARY_DIR}/run_emulated\" <TARGET>")
