// cleaner.go - the reader of pages.
//
// SPDX-License-Identifier: MIT

package dehusk

/*
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
	"runtime"
	"unsafe"
)

// A Cleaner reads pages, one after the other, in one goroutine at a time.
type Cleaner struct {
	ctx   *C.dehusk_ctx
	rules *Rules // the context borrows them,
	model *Model // and it
	turn  uint64 // counts pages: a Page of an earlier one is stale
	ended bool
}

// New makes a Cleaner.
func New(options Options) (*Cleaner, error) {
	c := &Cleaner{rules: options.Rules, model: options.Model}
	given, err := options.c()
	if err != nil {
		return nil, err
	}
	if status := C.dehusk_new(&given, nil, &c.ctx); status != 0 {
		return nil, Status(status)
	}
	runtime.SetFinalizer(c, (*Cleaner).Close)
	if c.rules != nil {
		if status := C.dehusk_set_rules(c.ctx, c.rules.made); status != 0 {
			return nil, Status(status)
		}
	}
	if c.model != nil {
		if status := C.dehusk_set_model(c.ctx, c.model.made); status != 0 {
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
