// hpp_pages.cpp - what dehusk.hpp costs, and that it keeps nothing: many pages, many threads.
//
// Usage: hpp_pages FILE           10,000 pages through one cleaner, then ten threads at once
//        hpp_pages FILE ROUNDS    microseconds of the fastest round, as time_page.c prints them
// Out:   exit status 1 when memory grew by more than 4 MiB, or a thread's text was another.
//
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "cpp/dehusk.hpp"

static long kilobytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.compare(0, 6, "VmRSS:") == 0)
            return std::atol(line.c_str() + 6);
    return 0;
}

static void read_pages(dehusk::cleaner &cleaner, const std::string &html, int count)
{
    for (int i = 0; i < count; i++) {
        const dehusk::page page = cleaner.clean(html.substr(0, html.size() / 2 + i % 4000));
        if (i % 7 == 0 && (page.markdown().empty() || page.lines().begin() == page.lines().end()))
            std::exit(1);
        if (i % 100 == 0)
            dehusk::cleaner().clean(html);
    }
}

static int time_pages(const std::string &html, int rounds)
{
    using clock = std::chrono::steady_clock;
    dehusk::cleaner cleaner;
    clock::duration best = clock::duration::max();
    for (; rounds > 0; rounds--) {
        const clock::time_point begin = clock::now();
        if (cleaner.clean(html).text().empty())
            return 1;
        best = std::min(best, clock::now() - begin);
    }
    std::printf("%.1f\n", std::chrono::duration<double, std::micro>(best).count());
    return 0;
}

static int threads_differ(const std::string &html)
{
    dehusk::cleaner cleaner;
    const dehusk::page page = cleaner.clean(html);
    const std::string wanted(page.text().data(), page.text().size());
    std::atomic<int> faults(0);
    std::vector<std::thread> threads;
    for (int i = 0; i < 10; i++)
        threads.emplace_back([&] {
            dehusk::cleaner mine;
            for (int n = 0; n < 50; n++)
                faults += mine.clean(html).text() != dehusk::view(wanted);
        });
    for (std::thread &thread : threads)
        thread.join();
    return faults;
}

int main(int argc, char **argv)
{
    std::ifstream file(argc > 1 ? argv[1] : "", std::ios::binary);
    const std::string html((std::istreambuf_iterator<char>(file)), {});
    if (html.empty() || argc > 2)
        return html.empty() ? 2 : time_pages(html, std::atoi(argv[2]));
    dehusk::cleaner cleaner;
    read_pages(cleaner, html, 1000);
    const long before = kilobytes();
    read_pages(cleaner, html, 10000);
    const long after = kilobytes();
    const int faults = threads_differ(html);
    std::printf("cpp: %ld KiB after 1,000 pages, %ld KiB after 10,000 more; ten threads at once: "
                "%d texts differ\n", before, after, faults);
    return after > before + 4096 || faults;
}
