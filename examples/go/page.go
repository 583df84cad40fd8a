// page.go - a page that was read, and its lines.
//
// SPDX-License-Identifier: MIT

package dehusk

// #include <dehusk.h>
import "C"

import (
	"runtime"
	"unsafe"
)

// A Page is yours.  Markdown and Lines are still in the Cleaner: ask for them before its next page.
type Page struct {
	Text         string // the kept lines
	Title        string // "" if none was found
	TitleLine    int    // index of the title line, -1 if there is none
	Verdict      Verdict
	Confidence   int    // permille: the F1 that the kept lines are expected to have
	Format       Format // what it was read as, never Auto
	Encoding     string // "UTF-8", "windows-1251", ...
	Count        int    // how many lines it has
	Kept         int    // how many of them are kept
	Bytes        int    // how many were read
	SkippedRules int    // matches given up because a pattern met a limit of work

	cleaner *Cleaner
	turn    uint64
}

// Markdown gives the kept lines as Markdown, with the title.
func (p *Page) Markdown() (string, error) {
	if p.cleaner.turn != p.turn {
		return "", ErrStale
	}
	defer runtime.KeepAlive(p.cleaner)
	var text *C.char
	var length C.size_t
	if status := C.dehusk_markdown(p.cleaner.ctx, &text, &length); status != 0 {
		return "", Status(status)
	}
	return str(text, length), nil
}

// A Line of a page, kept or dropped, and why.
type Line struct {
	Text              string
	Keep              bool
	Score             int // permille: 0 surely husk, 1000 surely article
	Reasons           Reason
	Kind              Kind
	Flags             LineFlags
	Offset, OffsetEnd int // its bytes in the page
	Level             int // heading: 1-6; item, quote: depth, from 1; else 0
	Row               int // cell: number of its row, from 1; else 0
	LinkBytes         int // bytes of Text inside links
}

// Lines gives all lines, kept or dropped, in the order of the page.
func (p *Page) Lines() ([]Line, error) {
	if p.cleaner.turn != p.turn {
		return nil, ErrStale
	}
	defer runtime.KeepAlive(p.cleaner)
	var first *C.dehusk_line
	var count, stride C.size_t
	if status := C.dehusk_lines(p.cleaner.ctx, &first, &count, &stride); status != 0 {
		return nil, Status(status)
	}
	lines := make([]Line, count)
	for i := range lines {
		// By the stride, not by the size: a newer library has longer lines.
		l := (*C.dehusk_line)(unsafe.Add(unsafe.Pointer(first), i*int(stride)))
		lines[i] = Line{Text: str(l.text, l.length), Keep: l.keep != 0, Score: int(l.score),
			Reasons: Reason(l.reasons), Kind: Kind(l.kind), Flags: LineFlags(l.flags),
			Offset: int(l.offset), OffsetEnd: int(l.offset_end), Level: int(l.level), Row: int(l.row),
			LinkBytes: int(l.link_bytes)}
	}
	return lines, nil
}
