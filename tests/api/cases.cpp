// cases.cpp - dehusk.hpp passes the cases that C and every binding pass.
//
// In:   the path of spec/cases/cases.json, whose README.md says what its words mean.
// Out:  a line for each case that differs; exit status 1 if there is one.  All cases of level
//       "page" are run once, then by two threads at once, the second from the end.
//
// SPDX-License-Identifier: MIT
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

#include <jansson.h>

#include "cpp/dehusk.hpp"

namespace {

bool same_model;

std::string text_of(const json_t *object, const char *field)
{
    const json_t *string = json_object_get(object, field);
    return std::string(json_string_value(string), json_string_length(string));
}

json_int_t number(const json_t *object, const char *field)
{
    return json_integer_value(json_object_get(object, field));
}

std::string bytes_of(const json_t *one, const char *field, const char *is_hex)
{
    const std::string text = text_of(one, field);
    std::string bytes;
    if (!json_is_true(json_object_get(one, is_hex)))
        return text;
    for (std::size_t i = 0; i < text.size(); i += 2)
        bytes += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
    return bytes;
}

dehusk::options options_of(const json_t *one)
{
    const json_t *given = json_object_get(one, "options");
    const std::string preset = text_of(one, "preset");
    dehusk::options o = preset.empty() ? dehusk::options() : dehusk::options(preset.c_str());
    const auto set = [given](const char *name, std::uint32_t &field) {
        if (json_object_get(given, name))
            field = static_cast<std::uint32_t>(number(given, name));
    };
    set("format", o.format);
    set("flags", o.flags);
    set("keep_permille", o.keep_permille);
    set("max_lines", o.max_lines);
    set("max_line_bytes", o.max_line_bytes);
    set("output", o.output);
    set("comments", o.comments);
    if (json_object_get(given, "max_page_bytes"))
        o.max_page_bytes = static_cast<std::uint64_t>(number(given, "max_page_bytes"));
    return o;
}

bool same_line(dehusk::line line, const json_t *wanted)
{
    const std::uint32_t title = same_model ? 0 : DEHUSK_LINE_TITLE;
    const auto is = [wanted](const char *field, std::uint64_t found) {
        return static_cast<std::uint64_t>(number(wanted, field)) == found;
    };
    return std::string(line.text()) == text_of(wanted, "text") && is("kind", line.kind()) &&
           is("offset", line.offset()) && is("offset_end", line.offset_end()) &&
           is("level", line.c().level) &&
           is("row", line.c().row) && is("link_bytes", line.c().link_bytes) &&
           ((line.c().flags ^ static_cast<std::uint32_t>(number(wanted, "flags"))) & ~title) == 0 &&
           (!same_model || (is("keep", line.keep()) && is("score", line.score()) &&
                            is("reasons", line.reasons())));
}

bool same_page(const dehusk::page &page, const json_t *expected)
{
    const json_t *wanted = json_object_get(expected, "page");
    const json_t *lines = json_object_get(expected, "lines");
    const auto is = [wanted](const char *field, std::uint64_t found) {
        return static_cast<std::uint64_t>(number(wanted, field)) == found;
    };
    bool same = page.lines().size() == json_array_size(lines) &&
                text_of(wanted, "encoding") == page.c().encoding &&
                is("format", page.c().format) && is("bytes", page.c().bytes) &&
                is("skipped_rules", page.c().skipped_rules);
    std::size_t i = 0;
    if (same)
        for (dehusk::line line : page.lines())
            same = same_line(line, json_array_get(lines, i++)) && same;
    if (!same_model)
        return same;
    return same && is("verdict", page.verdict()) && is("confidence", page.confidence()) &&
           is("kept", page.c().kept) && text_of(wanted, "title") == std::string(page.title()) &&
           text_of(expected, "text") == std::string(page.text()) &&
           text_of(expected, "markdown") == std::string(page.markdown());
}

// The page of the case, pushed as it says.
dehusk::page read_case(dehusk::cleaner &cleaner, const json_t *one)
{
    const std::string encoding = text_of(one, "encoding");
    const std::string page = bytes_of(one, "page", "page_is_hex");
    const json_t *pushes = json_object_get(one, "pushes");
    std::size_t at = 0;
    if (json_array_size(pushes) == 0)
        return cleaner.clean(page, encoding.empty() ? nullptr : encoding.c_str());
    cleaner.begin(encoding.empty() ? nullptr : encoding.c_str());
    for (std::size_t i = 0; i < json_array_size(pushes); i++) {
        const auto size = static_cast<std::size_t>(json_integer_value(json_array_get(pushes, i)));
        cleaner.push(dehusk::view(page.data() + at, size));
        at += size;
    }
    cleaner.push(dehusk::view(page.data() + at, page.size() - at));
    return cleaner.finish();
}

bool passes(const json_t *one)
{
    const json_t *expected = json_object_get(one, "expected");
    try {
        const std::string text = bytes_of(one, "rules", "rules_are_hex");
        dehusk::cleaner made(options_of(one), text.empty() ? dehusk::rules() : dehusk::rules(text));
        dehusk::cleaner cleaner(std::move(made)); // a moved one is as good
        const dehusk::page page = read_case(cleaner, one);
        return number(expected, "error") == 0 && same_page(page, expected);
    }
    catch (const dehusk::error &e) {
        return number(expected, "error") == e.status() && *e.what() != '\0' &&
               number(expected, "rule_line") == e.line() &&
               static_cast<std::uint64_t>(number(expected, "rule_offset")) == e.offset();
    }
}

int run_all(const std::vector<const json_t *> &cases)
{
    int faults = 0;
    for (const json_t *one : cases)
        if (!passes(one)) {
            std::printf("cases: %s differs\n", text_of(one, "name").c_str());
            faults++;
        }
    return faults;
}

} // namespace

int main(int argc, char **argv)
{
    json_error_t error;
    json_t *document = argc == 2 ? json_load_file(argv[1], JSON_ALLOW_NUL, &error) : nullptr;
    std::vector<const json_t *> cases;
    if (!document)
        return 1;
    same_model = text_of(document, "model") == dehusk_model_id();
    const json_t *all = json_object_get(document, "cases");
    for (std::size_t i = 0; i < json_array_size(all); i++)
        if (text_of(json_array_get(all, i), "level") == "page")
            cases.push_back(json_array_get(all, i));
    const std::vector<const json_t *> reversed(cases.rbegin(), cases.rend());
    std::atomic<int> faults(run_all(cases));
    std::thread forth([&] { faults += run_all(cases); });
    std::thread back([&] { faults += run_all(reversed); });
    forth.join();
    back.join();
    std::printf("cases: %d cases by dehusk.hpp, once and by two threads at once, %d faults%s\n",
                static_cast<int>(cases.size()), faults.load(),
                same_model ? "" : "; of another model: verdicts were not compared");
    json_decref(document);
    return faults > 0;
}
