// cpp98.cpp - dehusk.h from strict C++98: it compiles, it links, a context fits a class.
//                                                               SPDX-License-Identifier: MIT
#include <dehusk.h>

#include <cstdio>
#include <cstring>
#include <string>

namespace {

class Cleaner {
public:
    Cleaner() : ctx_(NULL)
    {
        dehusk_options options;
        dehusk_options_init(&options, sizeof options);
        options.output = DEHUSK_OUTPUT_MARKDOWN;
        status_ = dehusk_new(&options, NULL, &ctx_);
    }
    ~Cleaner()
    {
        dehusk_free(ctx_);
    }
    std::string clean(const std::string &page)
    {
        const char *text = "";
        std::size_t length = 0;
        dehusk_reset(ctx_);
        if (status_ == DEHUSK_OK)
            status_ = dehusk_push(ctx_, page.data(), page.size());
        if (status_ == DEHUSK_OK)
            status_ = dehusk_finish(ctx_);
        if (status_ == DEHUSK_OK)
            status_ = dehusk_text(ctx_, &text, &length);
        return std::string(text, length);
    }
    int status() const
    {
        return status_;
    }

private:
    Cleaner(const Cleaner &);
    Cleaner &operator=(const Cleaner &);
    dehusk_ctx *ctx_;
    int status_;
};

} // namespace

int main()
{
    Cleaner cleaner;
    const std::string page =
        "<h2>How to prune a pear tree</h2><p>Wait for a dry day at the end of winter, when the "
        "buds have not yet begun to swell, and start with the branches that cross each other.";
    const std::string once = cleaner.clean(page), again = cleaner.clean(page);

    if (cleaner.status() != DEHUSK_OK || once.find("the branches that cross") == once.npos) {
        std::printf("cpp98: %s: %s\n", dehusk_status_message(cleaner.status()), once.c_str());
        return 1;
    }
    if (once != again) {
        std::printf("cpp98: one page, two answers\n");
        return 1;
    }
    return 0;
}
