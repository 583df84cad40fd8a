-- time_page.lua FILE ROUNDS - microseconds of the fastest round, as time_page.c prints them.
--
-- SPDX-License-Identifier: MIT
local ffi = require("ffi")
local dehusk = require("dehusk")

ffi.cdef [[
typedef struct { long seconds, nanoseconds; } moment;
int clock_gettime(int clock, moment *now);
]]
local moment = ffi.new("moment")
local function now()
    ffi.C.clock_gettime(1, moment) -- CLOCK_MONOTONIC
    return tonumber(moment.seconds) * 1e6 + tonumber(moment.nanoseconds) / 1e3
end

local file = assert(io.open(arg[1], "rb"))
local page, cleaner, best = file:read("*a"), dehusk.cleaner(), math.huge
for _ = 1, tonumber(arg[2]) do
    local begin = now()
    assert(#assert(cleaner:clean(page)).text > 0)
    best = math.min(best, now() - begin)
end
print(("%.1f"):format(best))
