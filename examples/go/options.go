// options.go - what a Cleaner is asked for.
//
// SPDX-License-Identifier: MIT

package dehusk

// #include <stdlib.h>
// #include <dehusk.h>
import "C"

import "unsafe"

// Options of a Cleaner.  The zero value, and zero in every field, is the default.
type Options struct {
	Preset       string // "article", "rag", "corpus", "strict": settings that the others outdo
	Format       Format // what the bytes are
	Flags        Flags
	Keep         uint32 // permille: 1 keeps nearly all, 1000 only what is sure; 500 if 0
	MaxLines     uint32 // ErrLimit beyond
	MaxLineBytes uint32 // longer lines are cut in pieces
	MaxPageBytes uint64 // ErrLimit beyond
	Comments     Comments
	Rules        *Rules // patterns of your own, or nil
	Model        *Model // tables of your own, or nil
}

func (o Options) c() (given C.dehusk_options, err error) {
	C.dehusk_options_init(&given, C.sizeof_dehusk_options)
	if o.Preset != "" {
		name := C.CString(o.Preset)
		defer C.free(unsafe.Pointer(name))
		if status := C.dehusk_options_preset(&given, C.sizeof_dehusk_options, name); status != 0 {
			return given, Status(status)
		}
	}
	set(&given.format, uint32(o.Format))
	set(&given.flags, uint32(o.Flags))
	set(&given.keep_permille, o.Keep)
	set(&given.max_lines, o.MaxLines)
	set(&given.max_line_bytes, o.MaxLineBytes)
	set(&given.comments, uint32(o.Comments))
	if o.MaxPageBytes != 0 {
		given.max_page_bytes = C.uint64_t(o.MaxPageBytes)
	}
	return given, nil
}

func set(field *C.uint32_t, value uint32) {
	if value != 0 {
		*field = C.uint32_t(value)
	}
}

// Format is what the bytes are.
type Format uint32

// Formats; Auto finds out.
const (
	Auto Format = iota
	PlainText
	Markdown
	HTML
)

// Flags of Options.
type Flags uint32

// Bits of Flags.
const (
	WithTitle Flags = 1 << iota // put the title line into Text (Markdown: always)
	Invert                      // give what is dropped instead
)

// Comments says what becomes of those that readers left under an article.
type Comments uint32

// What becomes of comments.
const (
	AutoComments Comments = iota // as the scorer says, line by line: mostly dropped
	KeepComments                 // kept, without their dates, names, buttons and forms
	DropComments                 // dropped, whatever the scorer says
)
