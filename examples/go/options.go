// options.go - what a Cleaner is asked for.
//
// SPDX-License-Identifier: MIT

package dehusk

// #include <dehusk.h>
import "C"

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
