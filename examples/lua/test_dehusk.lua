-- test_dehusk.lua - the shared cases, and what Lua adds.
--
-- Usage: luajit test_dehusk.lua PYTHON ROOT [BEGINNING-OF-A-TEST'S-NAME]
-- In:   PYTHON, which makes the cases plain (ROOT/tests/bindings/flat_cases.py).
-- Out:  a line for each test; exit status 1 if one failed.
--
-- SPDX-License-Identifier: MIT
local dehusk = require("dehusk")
local python, root, only = arg[1], arg[2], arg[3] or ""

local function file(path)
    local f = assert(io.open(root .. "/" .. path, "rb"))
    local text = f:read("*a")
    f:close()
    return text
end

local function hex(text)
    return text == "" and "-" or (text:gsub(".", function(c) return ("%02x"):format(c:byte()) end))
end

local function unhex(text)
    return text == "-" and "" or (text:gsub("..", function(h) return string.char(tonumber(h, 16)) end))
end

local function read_cases()
    local cases, case = {}, nil
    local pipe = assert(io.popen(("'%s' '%s/tests/bindings/flat_cases.py' %s"):format(
        python, root, dehusk.model_id)))
    for line in pipe:lines() do
        local word, rest = line:match("^(%S+) ?(.*)$")
        if word == "case" then
            case = { name = rest, options = {}, pushes = {}, wanted = {} }
            cases[#cases + 1] = case
        elseif word == "pushes" then
            for size in rest:gmatch("%d+") do
                case.pushes[#case.pushes + 1] = tonumber(size)
            end
        elseif word == "option" then
            local name, value = rest:match("(%S+) (%S+)")
            case.options[name] = tonumber(value)
        elseif word == "=" then
            case.wanted[#case.wanted + 1] = rest
        elseif word ~= "end" then
            case[word] = unhex(rest)
        end
    end
    pipe:close()
    assert(#cases > 60, "cases are missing")
    return cases
end

local NUMBER = { format = {}, verdict = {} }
for number = 0, 3 do
    NUMBER.format[dehusk.formats[number]] = number
end
for number, name in ipairs { "empty", "article", "listing", "prompt" } do
    NUMBER.verdict[name] = number - 1
end

local function wrong(where, status, line, offset)
    return { ("error %d %s %d %d"):format(status, where, line or 0, offset or 0) }
end

-- What the binding says of a case, in the words of flat_cases.py.
local function said(case, pause)
    local options, rules = {}, nil
    for name, value in pairs(case.options) do
        options[name] = value
    end
    options.output = nil -- a page has both forms
    options.preset = case.preset ~= "" and case.preset or nil
    if case.rules ~= "" then
        local made, message, status, line, offset = dehusk.rules(case.rules)
        if not made then
            assert(#message > 0)
            return wrong("rules", status, line, offset)
        end
        options.rules = made
    end
    local cleaner, _, status = dehusk.cleaner(options)
    if not cleaner then
        return wrong("new", status)
    end
    if case.encoding ~= "" then
        local done, _, refused = cleaner:set_encoding(case.encoding)
        if not done then
            return wrong("encoding", refused)
        end
    end
    local at = 1
    for _, size in ipairs(case.pushes) do
        local done, _, refused = cleaner:push(case.page:sub(at, at + size - 1))
        if not done then
            return wrong("read", refused)
        end
        at = at + size
        pause()
    end
    local page, _, refused = cleaner:clean(case.page:sub(at))
    if not page then
        return wrong("read", refused)
    end
    pause()
    local lines, markdown = assert(page:lines()), assert(page:markdown())
    local found = { ("page %d %s %d %d %d"):format(NUMBER.format[page.format], hex(page.encoding),
                                                   page.count, page.bytes, page.skipped_rules) }
    for _, l in ipairs(lines) do
        found[#found + 1] = ("line %d %d %d %d %d %d %d %s"):format(
            l.kind, l.offset, l.offset_end, l.level, l.row, l.link_bytes,
            bit.band(l.flags, bit.bnot(8)),
            hex(l.text))
    end
    found[#found + 1] = ("verdict %d %d %d %s %d"):format(
        NUMBER.verdict[page.verdict], page.confidence, page.kept, hex(page.title),
        (page.title_line or 0) - 1)
    found[#found + 1] = "text " .. hex(page.text)
    found[#found + 1] = "markdown " .. hex(markdown)
    for _, l in ipairs(lines) do
        found[#found + 1] = ("score %d %d %d %d"):format(l.keep and 1 or 0, l.score, l.reasons,
                                                         bit.band(l.flags, 8))
    end
    return found
end

local LEFT_OUT = { output_unknown = true } -- we have no words for it

local function pass(case, pause)
    if LEFT_OUT[case.name] then
        return
    end
    local found = said(case, pause)
    assert(#case.wanted > 0)
    for i, wanted in ipairs(case.wanted) do
        if found[i] ~= wanted then
            error(("%s: %s\nnot %s"):format(case.name, tostring(found[i]), wanted), 0)
        end
    end
end

local tests = {}

function tests.the_shared_cases()
    for _, case in ipairs(read_cases()) do
        pass(case, function() end)
    end
end

function tests.ten_coroutines_in_turns_say_the_same()
    local cases, running = read_cases(), {}
    for i = 1, 10 do
        running[i] = coroutine.create(function()
            for at = 1, #cases do
                pass(cases[i % 2 == 1 and at or #cases + 1 - at], coroutine.yield)
            end
        end)
    end
    while #running > 0 do
        for i = #running, 1, -1 do
            assert(coroutine.resume(running[i]))
            if coroutine.status(running[i]) == "dead" then
                table.remove(running, i)
            end
        end
    end
end

function tests.a_page_is_stale_once_its_cleaner_goes_on()
    local cleaner = dehusk.cleaner { format = "html", title = true }
    local first = assert(cleaner:clean("<p>One</p>"))
    assert(first:lines()[1].text == "One" and dehusk.kind_name(first:lines()[1].kind) == "text")
    assert(cleaner:clean("<p>Two</p>"))
    assert(not pcall(first.lines, first) and not pcall(first.markdown, first))
    assert(not pcall(dehusk.cleaner, { colour = 1 }) and not pcall(dehusk.cleaner, { format = "pdf" }))
end

function tests.rules_are_counted_and_outlive_their_variable()
    local cleaner = dehusk.cleaner { rules = assert(dehusk.rules("keep One\n# two\ndrop Three")) }
    assert(#cleaner.rules == 2)
    collectgarbage()
    assert(cleaner:clean("<p>One</p><p>Three</p>").text == "One\n")
    assert(dehusk.status.PATTERN == -7 and dehusk.status_name(-7) == "DEHUSK_E_PATTERN")
    assert(table.concat(dehusk.reason_names(5), " ") == "links short")
end

local function kilobytes()
    local f = io.open("/proc/self/status")
    local text = f and f:read("*a") or "VmRSS: 0"
    return tonumber(text:match("VmRSS:%s*(%d+)"))
end

function tests.memory_is_flat_over_10000_pages()
    local html, cleaner = file("examples/page.html"), dehusk.cleaner()
    local function some(count)
        for i = 1, count do
            local page = assert(cleaner:clean(html:sub(1, 4000 + i % 4000)))
            if i % 7 == 0 then
                assert(page:markdown() and page:lines())
            end
            if i % 100 == 0 then
                assert(dehusk.cleaner())
            end
        end
        collectgarbage()
        collectgarbage()
        return kilobytes()
    end
    local before = some(1000)
    local after = some(10000)
    assert(after <= before + 4096, ("%d KiB, then %d KiB"):format(before, after))
end

local names, faults = {}, 0
for name in pairs(tests) do
    if name:sub(1, #only) == only then
        names[#names + 1] = name
    end
end
table.sort(names)
for _, name in ipairs(names) do
    local ok, message = pcall(tests[name])
    print((ok and "ok   " or "FAIL ") .. name .. (ok and "" or ": " .. tostring(message)))
    faults = faults + (ok and 0 or 1)
end
os.exit(faults == 0 and #names > 0 and 0 or 1)
