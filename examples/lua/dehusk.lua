--- Keep the article of a scraped page, drop the husk: dehusk.h for LuaJIT's ffi.
--
--     local dehusk = require("dehusk")
--     local page = assert(dehusk.cleaner():clean(html))
--     print(page.title, page.verdict, page.confidence, page.text)
--     for _, line in ipairs(page:lines()) do print(line.keep, line.score, line.text) end
--
-- What fails returns nil, a message, and the status as a number (dehusk.status names them); what
-- is called wrongly is an error().  A cleaner serves one coroutine at a time until its page is
-- whole; different cleaners may take turns as they like, and share rules.
--
-- The library is libdehusk as the system finds it, or the file that DEHUSK_LIBRARY names.
--
-- @module dehusk
-- SPDX-License-Identifier: MIT
local ffi = require("ffi")
local bit = require("bit")

ffi.cdef [[
const char *dehusk_version_string(void);
const char *dehusk_model_id(void);
const char *dehusk_status_name(int status);
const char *dehusk_status_message(int status);
const char *dehusk_kind_name(uint32_t kind);
const char *dehusk_reason_name(uint32_t reason);
const char *dehusk_verdict_name(uint32_t verdict);

typedef struct dehusk_options {
    uint32_t size, format, flags, keep_permille, max_lines, max_line_bytes;
    uint64_t max_page_bytes;
    uint32_t output, comments;
} dehusk_options;
typedef struct dehusk_rules_error {
    uint32_t size, line;
    uint64_t offset;
    char message[112];
} dehusk_rules_error;
typedef struct dehusk_line {
    uint32_t size, index, kind, keep, score, reasons;
    uint64_t offset;
    const char *text;
    size_t length;
    uint64_t offset_end;
    uint32_t flags, level, row, link_bytes;
} dehusk_line;
typedef struct dehusk_page {
    uint32_t size, verdict, confidence, format, lines, kept;
    uint64_t bytes;
    const char *encoding, *title;
    size_t title_length, title_line;
    uint32_t skipped_rules, reserved;
} dehusk_page;

typedef struct dehusk_rules dehusk_rules;
typedef struct dehusk_model dehusk_model;
typedef struct dehusk_ctx dehusk_ctx;
void dehusk_options_init(dehusk_options *options, size_t size);
int dehusk_options_preset(dehusk_options *options, size_t size, const char *name);
int dehusk_rules_new(const char *text, size_t length, const void *allocator,
                     dehusk_rules **rules, dehusk_rules_error *error);
void dehusk_rules_free(dehusk_rules *rules);
uint32_t dehusk_rules_count(const dehusk_rules *rules);
int dehusk_model_new(const char *bytes, size_t length, const void *allocator,
                     dehusk_model **model);
void dehusk_model_free(dehusk_model *model);
const char *dehusk_model_name(const dehusk_model *model);
int dehusk_new(const dehusk_options *options, const void *allocator, dehusk_ctx **ctx);
void dehusk_free(dehusk_ctx *ctx);
void dehusk_reset(dehusk_ctx *ctx);
int dehusk_set_rules(dehusk_ctx *ctx, const dehusk_rules *rules);
int dehusk_set_model(dehusk_ctx *ctx, const dehusk_model *model);
int dehusk_set_encoding(dehusk_ctx *ctx, const char *label);
int dehusk_push(dehusk_ctx *ctx, const char *bytes, size_t length);
int dehusk_finish(dehusk_ctx *ctx);
int dehusk_text(dehusk_ctx *ctx, const char **text, size_t *length);
int dehusk_markdown(dehusk_ctx *ctx, const char **text, size_t *length);
int dehusk_lines(dehusk_ctx *ctx, const dehusk_line **first, size_t *count, size_t *stride);
int dehusk_page_info(const dehusk_ctx *ctx, dehusk_page *page);
]]

local C = ffi.load(os.getenv("DEHUSK_LIBRARY") or "dehusk")
local bytes_p = ffi.typeof("const char *")
local line_p = ffi.typeof("const dehusk_line *")

local dehusk = {
    version = ffi.string(C.dehusk_version_string()),
    --- Names the built-in models: verdicts of two versions may differ if it does.
    model_id = ffi.string(C.dehusk_model_id()),
    --- What a page's bytes are, by name and by number.
    formats = { [0] = "auto", "text", "markdown", "html" },
    --- What becomes of readers' comments, by name and by number.
    comments = { [0] = "auto", "keep", "drop" },
    --- Bits of line.flags.
    line_flags = { cut = 1, ["break"] = 2, hidden = 4, title = 8, header = 16, ordered = 32 },
    --- Status by name: dehusk.status.LIMIT is -5.
    status = {},
}
for i = -1, -9, -1 do
    dehusk.status[ffi.string(C.dehusk_status_name(i)):gsub("^DEHUSK_E_", "")] = i
end

local function failed(status)
    return nil, ffi.string(C.dehusk_status_message(status)), status
end

--- "DEHUSK_E_LIMIT" of -5.
function dehusk.status_name(status)
    return ffi.string(C.dehusk_status_name(status))
end

--- Names of the bits of line.reasons: { "links", "short" }.
function dehusk.reason_names(reasons)
    local names = {}
    for i = 0, 31 do
        local one = bit.lshift(1, i)
        if bit.band(reasons, one) ~= 0 then
            names[#names + 1] = ffi.string(C.dehusk_reason_name(one))
        end
    end
    return names
end

--- Patterns of your own, one a line: "keep PATTERN" or "drop PATTERN" (PCRE2).
-- @return rules for cleaner{ rules = ... }, #rules of them; or nil, message, status, line, offset
function dehusk.rules(text)
    local made, at = ffi.new("dehusk_rules *[1]"), ffi.new("dehusk_rules_error")
    at.size = ffi.sizeof(at)
    local status = C.dehusk_rules_new(text, #text, nil, made, at)
    if status ~= 0 and at.line ~= 0 then
        return nil, ffi.string(at.message), status, at.line, tonumber(at.offset)
    elseif status ~= 0 then
        return failed(status)
    end
    return ffi.gc(made[0], C.dehusk_rules_free)
end
ffi.metatype("dehusk_rules", {
    __len = function(rules) -- Lua gives two arguments
        return C.dehusk_rules_count(rules)
    end,
})

--- A model from the bytes of its file.
-- @return a model for cleaner{ model = ... }, model:name() of it; or nil, message, status
function dehusk.model(bytes)
    local made = ffi.new("dehusk_model *[1]")
    local status = C.dehusk_model_new(bytes, #bytes, nil, made)
    if status ~= 0 then
        return failed(status)
    end
    return ffi.gc(made[0], C.dehusk_model_free)
end
ffi.metatype("dehusk_model", {
    __index = { name = function(model) return ffi.string(C.dehusk_model_name(model)) end },
})

local Page, Cleaner = {}, {}
Page.__index, Cleaner.__index = Page, Cleaner

local function lent(page, get)
    assert(page.cleaner.turn == page.turn, "dehusk: the cleaner has gone on to another page")
    local text, length = page.cleaner.text, page.cleaner.length
    local status = get(page.cleaner.ctx, text, length)
    if status ~= 0 then
        return failed(status)
    end
    return ffi.string(text[0], length[0])
end

--- The kept lines as Markdown, with the title.  Ask before the cleaner's next page.
function Page:markdown()
    return lent(self, C.dehusk_markdown)
end

--- All lines, kept or dropped: tables of text, keep, score, reasons, kind, flags, offset,
-- offset_end (one past its last byte in the page), level, row, link_bytes.  Ask before the next page.
function Page:lines()
    assert(self.cleaner.turn == self.turn, "dehusk: the cleaner has gone on to another page")
    local first, size = ffi.new("const dehusk_line *[1]"), ffi.new("size_t[2]")
    local status = C.dehusk_lines(self.cleaner.ctx, first, size, size + 1)
    if status ~= 0 then
        return failed(status)
    end
    local lines, at, stride = {}, ffi.cast(bytes_p, first[0]), tonumber(size[1])
    for i = 1, tonumber(size[0]) do
        local l = ffi.cast(line_p, at + (i - 1) * stride)
        lines[i] = {
            text = ffi.string(l.text, l.length), keep = l.keep ~= 0, score = l.score,
            reasons = l.reasons, kind = l.kind, flags = l.flags, level = l.level, row = l.row,
            offset = tonumber(l.offset), offset_end = tonumber(l.offset_end),
            link_bytes = l.link_bytes,
        }
    end
    return lines
end

--- "heading" of line.kind.
function dehusk.kind_name(kind)
    return ffi.string(C.dehusk_kind_name(kind))
end

local NAMES = { keep_permille = true, max_lines = true, max_line_bytes = true,
                max_page_bytes = true, flags = true }

--- A cleaner reads pages, one after the other.
-- @param options a table of, as you like: preset ("article", "rag", "corpus", "strict": settings
-- that the others outdo), format ("html", or its number), comments ("keep", "drop", or its number),
-- title, invert (booleans), keep_permille, max_lines, max_line_bytes, max_page_bytes, flags, rules,
-- model
function dehusk.cleaner(options)
    local given, made, rules = ffi.new("dehusk_options"), ffi.new("dehusk_ctx *[1]"), nil
    local words, flags, model = { format = dehusk.formats, comments = dehusk.comments }, 0, nil
    C.dehusk_options_init(given, ffi.sizeof(given))
    if options and options.preset then
        local status = C.dehusk_options_preset(given, ffi.sizeof(given), options.preset)
        if status ~= 0 then
            return failed(status)
        end
    end
    for name, value in pairs(options or {}) do
        if words[name] then
            for number = 0, #words[name] do
                value = value == words[name][number] and number or value
            end
            given[name] = assert(tonumber(value), "dehusk: unknown " .. name)
        elseif name == "title" or name == "invert" then
            flags = bit.bor(flags, value and (name == "title" and 1 or 2) or 0)
        elseif name == "rules" then
            rules = value
        elseif name == "model" then
            model = value
        elseif name ~= "preset" then
            assert(NAMES[name], "dehusk: unknown option")
            given[name] = value
        end
    end
    given.flags = bit.bor(given.flags, flags)
    local status = C.dehusk_new(given, nil, made)
    if status ~= 0 then
        return failed(status)
    end
    local ctx = ffi.gc(made[0], C.dehusk_free)
    C.dehusk_set_rules(ctx, rules)
    C.dehusk_set_model(ctx, model)
    -- 'rules' and 'model' are kept here because the context borrows them.
    return setmetatable({ ctx = ctx, rules = rules, model = model, turn = 0, ended = false,
                          text = ffi.new("const char *[1]"), length = ffi.new("size_t[1]"),
                          info = ffi.new("dehusk_page") }, Cleaner)
end

local function next_page(cleaner) -- drops a page that has ended, well or not
    if cleaner.ended then
        cleaner:reset()
    end
end

local function check(cleaner, status)
    if status ~= 0 then
        cleaner.ended = true
        return failed(status)
    end
    return cleaner
end

--- Drops the page and its error; the other calls do it by themselves when a page has ended.
function Cleaner:reset()
    C.dehusk_reset(self.ctx)
    self.turn, self.ended = self.turn + 1, false
end

--- What you know of the next page's encoding (from an HTTP header, say): a WHATWG label.
function Cleaner:set_encoding(label)
    next_page(self)
    return check(self, C.dehusk_set_encoding(self.ctx, label))
end

--- The next bytes of a page.
function Cleaner:push(bytes)
    next_page(self)
    return check(self, C.dehusk_push(self.ctx, bytes, #bytes))
end

--- Ends the page that was pushed.
-- @return a table of text, title, title_line (from 1, nil without one), verdict ("article"),
-- confidence, format ("html"), encoding, count and kept (of lines), bytes, skipped_rules, and the
-- methods lines() and markdown()
function Cleaner:finish()
    next_page(self)
    local status, info = C.dehusk_finish(self.ctx), self.info
    info.size = ffi.sizeof(info)
    if status == 0 then
        status = C.dehusk_text(self.ctx, self.text, self.length)
    end
    if status == 0 then
        status = C.dehusk_page_info(self.ctx, info)
    end
    self.ended = true
    if status ~= 0 then
        return failed(status)
    end
    return setmetatable({
        text = ffi.string(self.text[0], self.length[0]),
        title = ffi.string(info.title, info.title_length),
        title_line = info.title_line < info.lines and tonumber(info.title_line) + 1 or nil,
        verdict = ffi.string(C.dehusk_verdict_name(info.verdict)), confidence = info.confidence,
        format = dehusk.formats[info.format], encoding = ffi.string(info.encoding),
        count = info.lines, kept = info.kept, bytes = tonumber(info.bytes),
        skipped_rules = info.skipped_rules, cleaner = self, turn = self.turn,
    }, Page)
end

--- Reads a whole page; what was pushed before is part of it.
function Cleaner:clean(page)
    local done, message, status = self:push(page)
    if not done then
        return nil, message, status
    end
    return self:finish()
end

return dehusk
