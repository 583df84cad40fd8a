// Package dehusk keeps the article of a scraped page and drops the husk: menus, prompts, teasers.
//
// A [Cleaner] reads pages, one after the other:
//
//	cleaner, err := dehusk.New(dehusk.Options{})
//	defer cleaner.Close()
//	page, err := cleaner.Clean(html)
//	fmt.Println(page.Title, page.Verdict, page.Text)
//
// A Cleaner is an [io.Writer] too, for pages that arrive in pieces; [Cleaner.Finish] then gives the
// page.  One Cleaner serves one goroutine at a time; any number of them may run at once and share
// a [Rules].  For a page now and then there is [Text], which may be called from anywhere.
//
// The C library is found by pkg-config.
//
// SPDX-License-Identifier: MIT
package dehusk

/*
#cgo pkg-config: dehusk
#include <stdlib.h>
#include <dehusk.h>

// 'const char *', for which cgo need not look for Go pointers, as it must for 'const void *'.
static int go_push(dehusk_ctx *ctx, const char *bytes, size_t size)
{
    return dehusk_push(ctx, bytes, size);
}

// One crossing of the border a page, not four.
static int go_finish(dehusk_ctx *ctx, const char **text, size_t *length, dehusk_page *page)
{
    int status = dehusk_finish(ctx);
    if (status == DEHUSK_OK)
        status = dehusk_text(ctx, text, length);
    page->size = sizeof *page;
    return status == DEHUSK_OK ? dehusk_page_info(ctx, page) : status;
}

static int go_clean(dehusk_ctx *ctx, const char *bytes, size_t size, const char **text,
                    size_t *length, dehusk_page *page)
{
    int status = dehusk_push(ctx, bytes, size);
    return status == DEHUSK_OK ? go_finish(ctx, text, length, page) : status;
}
*/
import "C"

import (
	"fmt"
	"runtime"
	"unsafe"
)

// Options of a Cleaner.  The zero value, and zero in every field, is the default.
type Options struct {
	Format       Format // what the bytes are
	Flags        Flags
	Keep         uint32 // permille: 1 keeps nearly all, 1000 only what is sure; 500 if 0
	MaxLines     uint32 // ErrLimit beyond
	MaxLineBytes uint32 // longer lines are cut in pieces
	MaxPageBytes uint64 // ErrLimit beyond
	Rules        *Rules // patterns of your own, or nil
}

func (o Options) c() (given C.dehusk_options) {
	C.dehusk_options_init(&given, C.sizeof_dehusk_options)
	given.format, given.flags = C.uint32_t(o.Format), C.uint32_t(o.Flags)
	given.keep_permille, given.max_lines = C.uint32_t(o.Keep), C.uint32_t(o.MaxLines)
	given.max_line_bytes = C.uint32_t(o.MaxLineBytes)
	given.max_page_bytes = C.uint64_t(o.MaxPageBytes)
	return given
}

// ModelID names the built-in models: verdicts of two versions may differ if it does.
func ModelID() string { return C.GoString(C.dehusk_model_id()) }

// Version of the C library, "0.1.0".
func Version() string { return C.GoString(C.dehusk_version_string()) }

// Text gives the kept lines of one page.  Any goroutine may call it.
func Text(page []byte) (string, error) {
	var text *C.char
	var length C.size_t
	status := C.dehusk_clean_dup(unsafe.Pointer(pointer(page)), C.size_t(len(page)), nil, &text, &length)
	if status != 0 {
		return "", Status(status)
	}
	defer C.dehusk_text_free(text)
	return str(text, length), nil
}

// Rules are patterns of your own, one a line: "keep PATTERN" or "drop PATTERN" (PCRE2).  Once
// made they never change; any number of Cleaners and goroutines may share them.
type Rules struct{ made *C.dehusk_rules }

// NewRules compiles text.  A mistake in it is a *RuleError.
func NewRules(text string) (*Rules, error) {
	rules, at := &Rules{}, C.dehusk_rules_error{size: C.sizeof_dehusk_rules_error}
	data := (*C.char)(unsafe.Pointer(unsafe.StringData(text)))
	status := C.dehusk_rules_new(data, C.size_t(len(text)), nil, &rules.made, &at)
	if status != 0 {
		if at.line != 0 {
			return nil, &RuleError{int(at.line), int(at.offset), C.GoString(&at.message[0])}
		}
		return nil, Status(status)
	}
	// Freed when nobody has them: a Cleaner that uses them does.
	runtime.SetFinalizer(rules, func(r *Rules) { C.dehusk_rules_free(r.made) })
	return rules, nil
}

// Len tells how many rules there are.
func (r *Rules) Len() int {
	defer runtime.KeepAlive(r)
	return int(C.dehusk_rules_count(r.made))
}

// A Cleaner reads pages, one after the other, in one goroutine at a time.
type Cleaner struct {
	ctx   *C.dehusk_ctx
	rules *Rules // the context borrows them
	turn  uint64 // counts pages: a Page of an earlier one is stale
	ended bool
}

// New makes a Cleaner.
func New(options Options) (*Cleaner, error) {
	c, given := &Cleaner{rules: options.Rules}, options.c()
	if status := C.dehusk_new(&given, nil, &c.ctx); status != 0 {
		return nil, Status(status)
	}
	runtime.SetFinalizer(c, (*Cleaner).Close)
	if c.rules != nil {
		if status := C.dehusk_set_rules(c.ctx, c.rules.made); status != 0 {
			return nil, Status(status)
		}
	}
	return c, nil
}

// Close frees the memory now, rather than when the garbage collector gets to it.  Afterwards
// every call is ErrArg.
func (c *Cleaner) Close() error {
	runtime.SetFinalizer(c, nil)
	C.dehusk_free(c.ctx)
	c.ctx, c.turn = nil, c.turn+1
	return nil
}

// Reset drops the page and its error, as Clean does by itself.
func (c *Cleaner) Reset() {
	C.dehusk_reset(c.ctx)
	c.turn, c.ended = c.turn+1, false
	runtime.KeepAlive(c)
}

// SetEncoding says what the next page is encoded in, if you know it (from an HTTP header, say): a
// label of the WHATWG Encoding Standard.  It is forgotten with the page.
func (c *Cleaner) SetEncoding(label string) error {
	c.next()
	text := C.CString(label)
	defer C.free(unsafe.Pointer(text))
	return c.failed(C.dehusk_set_encoding(c.ctx, text))
}

// Clean reads a whole page.  What Write left unfinished is part of it.
func (c *Cleaner) Clean(page []byte) (*Page, error) {
	c.next()
	var text *C.char
	var length C.size_t
	var info C.dehusk_page
	status := C.go_clean(c.ctx, pointer(page), C.size_t(len(page)), &text, &length, &info)
	return c.page(status, text, length, &info)
}

// Write takes the next bytes of a page: io.Copy(cleaner, response.Body).
func (c *Cleaner) Write(piece []byte) (int, error) {
	c.next()
	if err := c.failed(C.go_push(c.ctx, pointer(piece), C.size_t(len(piece)))); err != nil {
		return 0, err
	}
	return len(piece), nil
}

// Finish ends the page that was written.  What is written next begins another.
func (c *Cleaner) Finish() (*Page, error) {
	c.next()
	var text *C.char
	var length C.size_t
	var info C.dehusk_page
	status := C.go_finish(c.ctx, &text, &length, &info)
	return c.page(status, text, length, &info)
}

// next drops a page that has ended, well or not.
func (c *Cleaner) next() {
	if c.ended {
		c.Reset()
	}
}

func (c *Cleaner) failed(status C.int) error {
	runtime.KeepAlive(c)
	if status != 0 {
		c.ended = true
		return Status(status)
	}
	return nil
}

func (c *Cleaner) page(status C.int, text *C.char, length C.size_t,
	info *C.dehusk_page) (*Page, error) {
	if err := c.failed(status); err != nil {
		return nil, err
	}
	c.ended = true
	page := &Page{
		Text: str(text, length), Title: str(info.title, info.title_length), TitleLine: -1,
		Verdict: Verdict(info.verdict), Confidence: int(info.confidence),
		Format: Format(info.format), Encoding: C.GoString(info.encoding),
		Count: int(info.lines), Kept: int(info.kept), Bytes: int(info.bytes),
		SkippedRules: int(info.skipped_rules), cleaner: c, turn: c.turn}
	if info.title_line < C.size_t(info.lines) { // else SIZE_MAX
		page.TitleLine = int(info.title_line)
	}
	runtime.KeepAlive(c)
	return page, nil
}

func pointer(bytes []byte) *C.char {
	return (*C.char)(unsafe.Pointer(unsafe.SliceData(bytes)))
}

func str(text *C.char, length C.size_t) string {
	return string(unsafe.Slice((*byte)(unsafe.Pointer(text)), length))
}

// Status is what the library refused; compare with ErrLimit and the others by errors.Is.
type Status int

// The numbers of dehusk.h.
const (
	ErrMemory   Status = C.DEHUSK_E_NOMEM
	ErrArg      Status = C.DEHUSK_E_ARG
	ErrOption   Status = C.DEHUSK_E_OPTION
	ErrState    Status = C.DEHUSK_E_STATE
	ErrLimit    Status = C.DEHUSK_E_LIMIT
	ErrPattern  Status = C.DEHUSK_E_PATTERN
	ErrEncoding Status = C.DEHUSK_E_ENCODING
)

func (s Status) Error() string {
	return "dehusk: " + C.GoString(C.dehusk_status_message(C.int(s)))
}

// Name is the C name, "DEHUSK_E_LIMIT".
func (s Status) Name() string { return C.GoString(C.dehusk_status_name(C.int(s))) }

// RuleError says where a rule is wrong; errors.Is(err, ErrPattern) holds.
type RuleError struct {
	Line, Offset int // line from 1; offset in bytes from the beginning of the text
	Message      string
}

func (e *RuleError) Error() string { return fmt.Sprintf("dehusk: line %d: %s", e.Line, e.Message) }

// Unwrap gives ErrPattern.
func (e *RuleError) Unwrap() error { return ErrPattern }
