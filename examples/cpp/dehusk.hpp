/*
 * dehusk.hpp - dehusk.h for C++11 and later: one header, nothing to build.
 *
 *     dehusk::cleaner cleaner;
 *     for (dehusk::line line : cleaner.clean(html).lines())
 *         std::cout << line.keep() << ' ' << line.score() << ' ' << line.text() << '\n';
 *
 * Ownership:  a cleaner owns its context and may be moved, not copied.  A page, its lines and all
 *             views are borrowed from the cleaner until its next call.  Rules and models are
 *             shared.
 * Errors:     dehusk::error with the library's message; std::bad_alloc for DEHUSK_E_NOMEM.
 * Threads:    one cleaner serves one thread at a time, as a dehusk_ctx does.
 * Views:      std::string_view from C++17 on, else dehusk::view, which has data(), size(), str().
 *             Both forms may meet in one program: each has an inline namespace of its own.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef DEHUSK_HPP
#define DEHUSK_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <memory>
#include <new>
#include <ostream>
#include <stdexcept>
#include <string>
#include <utility>

#include <dehusk.h>

#if __cplusplus >= 201703L || (defined(_MSVC_LANG) && _MSVC_LANG >= 201703L)
#include <string_view>
#define DEHUSK_CXX cxx17
#define DEHUSK_STRING_VIEW 1
#else
#define DEHUSK_CXX cxx11
#define DEHUSK_STRING_VIEW 0
#endif

namespace dehusk {
inline namespace DEHUSK_CXX {

#if DEHUSK_STRING_VIEW
using view = std::string_view;
#else
class view {
public:
    view() noexcept : data_(""), size_(0) {}
    view(const char *data, std::size_t size) noexcept : data_(data), size_(size) {}
    view(const char *text) noexcept : data_(text), size_(std::strlen(text)) {}
    view(const std::string &text) noexcept : data_(text.data()), size_(text.size()) {}
    const char *data() const noexcept { return data_; }
    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    const char *begin() const noexcept { return data_; }
    const char *end() const noexcept { return data_ + size_; }
    std::string str() const { return std::string(data_, size_); }
    explicit operator std::string() const { return str(); }
    friend bool operator==(view a, view b)
    {
        return a.size_ == b.size_ && (a.size_ == 0 || std::memcmp(a.data_, b.data_, a.size_) == 0);
    }
    friend bool operator!=(view a, view b) { return !(a == b); }
    friend std::ostream &operator<<(std::ostream &out, view v)
    {
        return out.write(v.data_, static_cast<std::streamsize>(v.size_));
    }

private:
    const char *data_;
    std::size_t size_;
};
#endif

/* What the library refused; line and offset are of a rule, else 0. */
class error : public std::runtime_error {
public:
    explicit error(int status)
        : std::runtime_error(dehusk_status_message(status)), status_(status), line_(0), offset_(0)
    {
    }
    error(int status, const dehusk_rules_error &at)
        : std::runtime_error(at.line ? at.message : dehusk_status_message(status)),
          status_(status), line_(at.line), offset_(at.offset)
    {
    }
    int status() const noexcept { return status_; }
    const char *name() const noexcept { return dehusk_status_name(status_); }
    std::uint32_t line() const noexcept { return line_; }
    std::uint64_t offset() const noexcept { return offset_; }

private:
    int status_;
    std::uint32_t line_;
    std::uint64_t offset_;
};

inline void check(int status)
{
    if (status == DEHUSK_E_NOMEM)
        throw std::bad_alloc();
    if (status != DEHUSK_OK)
        throw error(status);
}

/* dehusk_options, filled with the defaults, or with the settings of a preset: options("rag"). */
struct options : dehusk_options {
    options() noexcept : dehusk_options() { dehusk_options_init(this, sizeof(dehusk_options)); }
    explicit options(const char *preset) : dehusk_options()
    {
        check(dehusk_options_preset(this, sizeof(dehusk_options), preset));
    }
};

/* Never changes once made: copies share it, in any number of threads. */
class rules {
public:
    rules() noexcept = default;
    explicit rules(view text)
    {
        dehusk_rules *made = nullptr;
        dehusk_rules_error at = dehusk_rules_error();
        at.size = sizeof at;
        const int status = dehusk_rules_new(text.data(), text.size(), nullptr, &made, &at);
        if (status == DEHUSK_E_PATTERN)
            throw error(status, at);
        check(status);
        made_.reset(made, dehusk_rules_free);
    }
    std::uint32_t count() const noexcept { return dehusk_rules_count(made_.get()); }
    const dehusk_rules *get() const noexcept { return made_.get(); }

private:
    std::shared_ptr<dehusk_rules> made_;
};

/* A model from the bytes of its file; shared as rules are.  The default is the built-in one. */
class model {
public:
    model() noexcept = default;
    explicit model(view bytes)
    {
        dehusk_model *made = nullptr;
        check(dehusk_model_new(bytes.data(), bytes.size(), nullptr, &made));
        made_.reset(made, dehusk_model_free);
    }
    view name() const noexcept { return view(dehusk_model_name(made_.get())); }
    const dehusk_model *get() const noexcept { return made_.get(); }

private:
    std::shared_ptr<dehusk_model> made_;
};

/* One line of a page; c() has the fields that are not named here. */
class line {
public:
    explicit line(const dehusk_line *at) noexcept : at_(at) {}
    view text() const noexcept { return view(at_->text, at_->length); }
    bool keep() const noexcept { return at_->keep != 0; }
    std::uint32_t score() const noexcept { return at_->score; }
    std::uint32_t reasons() const noexcept { return at_->reasons; }
    std::uint32_t kind() const noexcept { return at_->kind; }
    std::uint64_t offset() const noexcept { return at_->offset; }
    std::uint64_t offset_end() const noexcept { return at_->offset_end; }
    const dehusk_line &c() const noexcept { return *at_; }

private:
    const dehusk_line *at_;
};

/* All lines, in page order: for (line l : page.lines()). */
class line_range {
public:
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = line;
        using difference_type = std::ptrdiff_t;
        using pointer = const line *;
        using reference = line;
        iterator() noexcept : at_(nullptr), stride_(0) {}
        iterator(const char *at, std::size_t stride) noexcept : at_(at), stride_(stride) {}
        line operator*() const noexcept
        {
            return line(static_cast<const dehusk_line *>(static_cast<const void *>(at_)));
        }
        iterator &operator++() noexcept
        {
            at_ += stride_;
            return *this;
        }
        iterator operator++(int) noexcept
        {
            iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(iterator a, iterator b) { return a.at_ == b.at_; }
        friend bool operator!=(iterator a, iterator b) { return a.at_ != b.at_; }

    private:
        const char *at_;
        std::size_t stride_;
    };

    line_range(const dehusk_line *first, std::size_t count, std::size_t stride) noexcept
        : first_(static_cast<const char *>(static_cast<const void *>(first))), count_(count),
          stride_(stride)
    {
    }
    std::size_t size() const noexcept { return count_; }
    bool empty() const noexcept { return count_ == 0; }
    line operator[](std::size_t i) const noexcept
    {
        return *iterator(first_ + i * stride_, stride_);
    }
    iterator begin() const noexcept { return iterator(first_, stride_); }
    iterator end() const noexcept
    {
        return iterator(count_ ? first_ + count_ * stride_ : first_, stride_);
    }

private:
    const char *first_;
    std::size_t count_, stride_;
};

/* What a cleaner read; borrowed from it. */
class page {
public:
    explicit page(dehusk_ctx *ctx) : ctx_(ctx), info_()
    {
        info_.size = sizeof info_;
        check(dehusk_page_info(ctx, &info_));
    }
    view text() const { return whole(dehusk_text); }
    view markdown() const { return whole(dehusk_markdown); }
    line_range lines() const
    {
        const dehusk_line *first = nullptr;
        std::size_t count = 0, stride = 0;
        check(dehusk_lines(ctx_, &first, &count, &stride));
        return line_range(first, count, stride);
    }
    view title() const noexcept { return view(info_.title, info_.title_length); }
    std::uint32_t verdict() const noexcept { return info_.verdict; }
    std::uint32_t confidence() const noexcept { return info_.confidence; }
    const dehusk_page &c() const noexcept { return info_; }

private:
    view whole(int (*get)(dehusk_ctx *, const char **, std::size_t *)) const
    {
        const char *text = nullptr;
        std::size_t length = 0;
        check(get(ctx_, &text, &length));
        return view(text, length);
    }
    dehusk_ctx *ctx_;
    dehusk_page info_;
};

/* Cleans one page after the other: whole, or begun, pushed in pieces and finished. */
class cleaner {
public:
    explicit cleaner(const dehusk_options &o = options(), rules r = rules(), model m = model())
        : rules_(std::move(r)), model_(std::move(m)), ctx_(make(o))
    {
        begin();
    }
    page clean(view bytes, const char *encoding = nullptr)
    {
        begin(encoding);
        push(bytes);
        return finish();
    }
    /* Drops the page before; 'encoding' is what is known of the next one's bytes. */
    void begin(const char *encoding = nullptr)
    {
        dehusk_reset(ctx_.get());
        check(dehusk_set_rules(ctx_.get(), rules_.get()));
        check(dehusk_set_model(ctx_.get(), model_.get()));
        check(dehusk_set_encoding(ctx_.get(), encoding));
    }
    void push(view bytes) { check(dehusk_push(ctx_.get(), bytes.data(), bytes.size())); }
    page finish()
    {
        check(dehusk_finish(ctx_.get()));
        return page(ctx_.get());
    }
    dehusk_ctx *get() const noexcept { return ctx_.get(); }

private:
    struct freer {
        void operator()(dehusk_ctx *ctx) const noexcept { dehusk_free(ctx); }
    };
    static dehusk_ctx *make(const dehusk_options &o)
    {
        dehusk_ctx *ctx = nullptr;
        check(dehusk_new(&o, nullptr, &ctx));
        return ctx;
    }
    rules rules_; /* both borrowed by the context: declared before it, freed after it */
    model model_;
    std::unique_ptr<dehusk_ctx, freer> ctx_;
};

/* One page, one call. */
inline std::string clean(view bytes, const dehusk_options &o = options())
{
    return std::string(cleaner(o).clean(bytes).text());
}

} // namespace DEHUSK_CXX
} // namespace dehusk

#undef DEHUSK_CXX
#undef DEHUSK_STRING_VIEW
#endif /* DEHUSK_HPP */
