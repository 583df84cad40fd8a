// clean.cpp - an article from standard input, by dehusk.hpp.
//                                                               SPDX-License-Identifier: MIT
#include <iostream>
#include <iterator>

#include "dehusk.hpp"

int main()
{
    const std::string html((std::istreambuf_iterator<char>(std::cin)), {});
    dehusk::cleaner cleaner;
    const dehusk::page page = cleaner.clean(html);
    for (dehusk::line line : page.lines())
        std::cerr << (line.keep() ? "+ " : "- ") << line.score() << ' ' << line.text() << '\n';
    std::cout << page.text();
}
