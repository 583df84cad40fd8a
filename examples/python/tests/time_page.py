"""time_page.py FILE ROUNDS: microseconds of the fastest round.

SPDX-License-Identifier: MIT
"""
import sys
import time

import dehusk

with open(sys.argv[1], "rb") as file:
    page = file.read()
best = float("inf")
for _ in range(int(sys.argv[2])):
    begin = time.perf_counter()
    text = dehusk.clean(page).text
    best = min(best, time.perf_counter() - begin)
assert text
print(f"{best * 1e6:.1f}")
