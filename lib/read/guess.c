/* guess.c - see guess.h.                                          SPDX-License-Identifier: MIT */
#include "read/guess.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8_check.h"
#include "tables/encodings.h"
#include "tables/letters.h"

enum {
    /* One broken sequence in as many good ones is a slip of a page in UTF-8; text in another
     * encoding hardly has one good one in as many. */
    BROKEN_UTF8 = 20,
    BROKEN_PAIRS = 32, /* the same for multi-byte encodings */
    /* How many of their characters are common ones: of text 500 or more, of other encodings'
     * bytes read as theirs under 100. */
    COMMON_PERMILLE = 300,
    CASE_MALUS = 40, /* an upper-case letter right after a lower-case one */
    /* The most that the ASCII letters of one word can cost: Latin words stand glued to marks
     * beyond ASCII in any script, as in a quotation. */
    WORD_MALUS = 64,
    HOME_BONUS = 32, /* for windows-1252: what little is known of is Western */
    LETTERS =
        2048 /* bytes that all models are asked about; more did not change an answer */
};

static bool is_utf8(const unsigned char *bytes, size_t length, bool whole)
{
    size_t i = 0, good = 0, bad = 0;
    while (i < length) {
        size_t end = i + dhk_utf8_valid(bytes + i, length - i);
        for (; i < end; i++)
            good += bytes[i] >= 0xC0;
        if (i < length) {
            bool incomplete;
            i += dhk_utf8_invalid(bytes + i, length - i, &incomplete);
            bad += !incomplete || whole;
        }
    }
    return bad == 0 || good / BROKEN_UTF8 >= bad;
}

static bool is_iso_2022_jp(const unsigned char *bytes, size_t length)
{
    bool found = false;
    size_t i;
    for (i = 0; i < length; i++) {
        if (bytes[i] >= 0x80)
            return false;
        if (bytes[i] == 0x1B && length - i > 2 && bytes[i + 1] == '$' &&
            (bytes[i + 2] == '@' || bytes[i + 2] == 'B'))
            found = true;
    }
    return found;
}

uint32_t dhk_guess_utf16(const unsigned char *bytes, size_t length)
{
    size_t i, big = 0, little = 0, pairs = length / 2;
    for (i = 0; i + 1 < length; i += 2) {
        big += bytes[i] == 0 && bytes[i + 1] != 0;
        little += bytes[i] != 0 && bytes[i + 1] == 0;
    }
    if (big > pairs / 2)
        return DHK_ENC_UTF_16BE;
    return little > pairs / 2 ? DHK_ENC_UTF_16LE : DHK_ENC_NONE;
}

/* From a tag's '<', how many bytes are markup: the tag, with what stands in script or style. */
static size_t measure_markup(const unsigned char *bytes, size_t length)
{
    const unsigned char *end = memchr(bytes, '>', length);
    size_t i;
    if (end == NULL)
        return length;
    i = (size_t)(end - bytes) + 1;
    if ((length > 7 && dhk_ascii_is(bytes + 1, 6, "script")) ||
        (length > 6 && dhk_ascii_is(bytes + 1, 5, "style")))
        while (i + 2 < length && !(bytes[i] == '<' && bytes[i + 1] == '/' &&
                                   dhk_to_lower(bytes[i + 2]) == 's'))
            i++;
    return i;
}

/* Copies the words that have a byte beyond ASCII, a space between them; returns their bytes. */
static size_t gather(const unsigned char *bytes, size_t length, bool skip_markup,
                     unsigned char *text)
{
    size_t i = 0, filled = 0;
    while (i < length && filled < DHK_GUESS_TEXT) {
        size_t begin = i, n;
        bool high = false;
        if (skip_markup && bytes[i] == '<' && i + 1 < length &&
            (dhk_is_alpha(bytes[i + 1]) || bytes[i + 1] == '/' || bytes[i + 1] == '!')) {
            i += measure_markup(bytes + i, length - i);
            continue;
        }
        do
            high |= bytes[i++] >= 0x80;
        while (i < length && bytes[i] > ' ' && bytes[i] != '<');
        if (!high)
            continue;
        n = i - begin;
        if (n > DHK_GUESS_TEXT - 1 - filled)
            n = DHK_GUESS_TEXT - 1 - filled;
        memcpy(text + filled, bytes + begin, n);
        filled += n;
        text[filled++] = ' ';
    }
    return filled;
}

static bool is_common(const uint16_t *common, size_t count, unsigned code)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (common[middle] == code)
            return true;
        if (common[middle] > code)
            count = middle;
        else
            low = middle + 1;
    }
    return false;
}

/* Bytes of the character at p, 0 when it is broken; the bytes behind 'n' are not there. */
static size_t measure_pair(uint32_t encoding, const unsigned char *p, size_t n)
{
    unsigned a = p[0], b = n > 1 ? p[1] : 0;
    switch (encoding) {
    case DHK_ENC_SHIFT_JIS:
        if (a > 0xA0 && a < 0xE0)
            return 1; /* a half-width kana */
        return a > 0x80 && a != 0xA0 && a < 0xFD && b >= 0x40 && b != 0x7F && b < 0xFD ? 2
                                                                                       : 0;
    case DHK_ENC_EUC_JP:
        if (a == 0x8F)
            return b > 0xA0 && n > 2 && p[2] > 0xA0 ? 3 : 0;
        return (a == 0x8E || a > 0xA0) && b > 0xA0 && b != 0xFF && a != 0xFF ? 2 : 0;
    case DHK_ENC_GBK:
        if (a == 0x80 || a == 0xFF)
            return 0;
        if (dhk_is_digit((unsigned char)b))
            return n > 3 && p[2] > 0x80 && dhk_is_digit(p[3]) ? 4 : 0;
        return b >= 0x40 && b != 0x7F && b != 0xFF ? 2 : 0;
    case DHK_ENC_BIG5:
        return a > 0x80 && a < 0xFF && ((b >= 0x40 && b < 0x7F) || (b > 0xA0 && b < 0xFF))
                   ? 2
                   : 0;
    default: /* EUC-KR, and what windows-949 adds */
        return a > 0x80 && a < 0xFE && b != 0xFF &&
                       (b > 0x80 || dhk_is_alpha((unsigned char)b))
                   ? 2
                   : 0;
    }
}

/* How many of a thousand characters are common ones, if this is the encoding; 0: it is not.
 * *has_four: some have four bytes. */
static unsigned rate_pairs(uint32_t encoding, const unsigned char *text, size_t length,
                           bool *has_four)
{
    size_t count, i = 0, characters = 0, hits = 0, bad = 0, glued = 0;
    const uint16_t *common = dhk_letter_common(encoding, &count);
    bool after_letter = false;

    *has_four = false;
    while (i < length) {
        size_t n;
        if (text[i] < 0x80) {
            after_letter = dhk_is_alpha(text[i]);
            i++;
            continue;
        }
        n = measure_pair(encoding, text + i, length - i);
        *has_four |= n == 4;
        characters++;
        bad += n == 0;
        glued += after_letter || (i + n < length && dhk_is_alpha(text[i + n]));
        hits += n == 2 && is_common(common, count, (unsigned)text[i] << 8 | text[i + 1]);
        i += n == 0 ? 1 : n;
        after_letter = false;
    }
    if (glued > characters / 2) /* accents in Latin words */
        return 0;
    if (characters < 2 || bad > characters / BROKEN_PAIRS + 1 || hits < 2)
        return 0;
    return (unsigned)(hits * 1000 / characters);
}

static uint32_t guess_pairs(const unsigned char *text, size_t length)
{
    static const uint8_t candidates[] = {DHK_ENC_SHIFT_JIS, DHK_ENC_EUC_JP, DHK_ENC_GBK,
                                         DHK_ENC_BIG5, DHK_ENC_EUC_KR};
    uint32_t best = DHK_ENC_NONE;
    unsigned best_rate = COMMON_PERMILLE - 1;
    size_t i;
    for (i = 0; i < sizeof candidates; i++) {
        bool has_four;
        unsigned rate = rate_pairs(candidates[i], text, length, &has_four);
        if (rate > best_rate) {
            best_rate = rate;
            best =
                candidates[i] == DHK_ENC_GBK && has_four ? DHK_ENC_GB18030 : candidates[i];
        }
    }
    return best;
}

static bool has_bit(const uint8_t *map, unsigned bit)
{
    return (map[bit >> 3] >> (bit & 7) & 1) != 0;
}

static int32_t rate_letters(const dhk_letter_model *model, const unsigned char *text,
                            size_t length)
{
    int32_t sum = -model->malus, ascii = 0; /* of the ASCII letters of the word so far */
    bool after_lower = false;
    size_t i;
    for (i = 0; i < length; i++) {
        unsigned char c = text[i];
        bool lower = false, upper = false;
        if (c >= 0x80) {
            sum += model->weights[c - 0x80];
            lower = has_bit(model->lower, c - 0x80u);
            upper = has_bit(model->upper, c - 0x80u);
        } else if (dhk_is_alpha(c)) {
            ascii += model->weights[128 + dhk_to_lower(c) - 'a'];
            lower = dhk_is_lower(c);
            upper = !lower;
        } else if (c == ' ') {
            sum += ascii > -WORD_MALUS ? ascii : -WORD_MALUS;
            ascii = 0;
        }
        if (upper && after_lower)
            sum -= CASE_MALUS;
        after_lower = lower;
    }
    return sum;
}

static uint32_t guess_letters(const unsigned char *text, size_t length)
{
    size_t count, i;
    const dhk_letter_model *models = dhk_letter_models(&count);
    uint32_t best = DHK_ENC_WINDOWS_1252;
    int32_t best_sum = INT32_MIN;
    if (length > LETTERS)
        length = LETTERS;
    for (i = 0; i < count; i++) {
        int32_t sum = rate_letters(&models[i], text, length);
        if (models[i].encoding == DHK_ENC_WINDOWS_1252)
            sum += HOME_BONUS;
        if (sum > best_sum) {
            best_sum = sum;
            best = models[i].encoding;
        }
    }
    return best;
}

uint32_t dhk_guess(const unsigned char *bytes, size_t length, bool whole,
                   unsigned char *text)
{
    uint32_t encoding;
    size_t n;
    if (is_iso_2022_jp(bytes, length))
        return DHK_ENC_ISO_2022_JP;
    if (is_utf8(bytes, length, whole))
        return DHK_ENC_UTF_8;
    n = gather(bytes, length, true, text);
    if (n == 0) /* all of it stands in attributes or scripts */
        n = gather(bytes, length, false, text);
    encoding = guess_pairs(text, n);
    return encoding != DHK_ENC_NONE ? encoding : guess_letters(text, n);
}
