// names.go - the words for pages and lines.
//
// SPDX-License-Identifier: MIT

package dehusk

// #include <dehusk.h>
import "C"

import "strings"

// Verdict is what a page is; more may come.
type Verdict uint32

// Verdicts.
const (
	Empty Verdict = iota
	Article
	Listing
	Prompt
)

// String gives the name: "article".
func (v Verdict) String() string { return C.GoString(C.dehusk_verdict_name(C.uint32_t(v))) }

// Kind of a line; more may come.
type Kind uint32

// Kinds.
const (
	Prose Kind = iota // "text"
	Heading
	Item
	Cell
	Code
	Quote
	Caption
)

// String gives the name: "heading".
func (k Kind) String() string { return C.GoString(C.dehusk_kind_name(C.uint32_t(k))) }

// Reason is a set of bits; Names spells them.
type Reason uint32

// Bits of Reason; more may come.
const (
	ReasonLinks      Reason = 1 << iota // mostly link text
	ReasonRepeated                      // the page has it more than once
	ReasonShort                         // too short to be a sentence
	ReasonPrompt                        // cookie, consent, subscribe, share, ...
	ReasonNeighbours                    // goes with the lines around it
	ReasonPlace                         // in a part of the page that is not the article
	ReasonSection                       // under a heading that ends the article
	ReasonHidden                        // the page does not show it
	ReasonData                          // a date, a counter, symbols: no words
	ReasonProse                         // reads like sentences
	ReasonBlock                         // part of a list, table or code block that is kept
	ReasonHeading                       // heads what is kept
	ReasonTitle                         // is the page's title
	ReasonRule                          // one of your rules said so
	ReasonComment                       // a reader's comment: Options.Comments said so
)

// String gives the names, with commas between.
func (r Reason) String() string { return strings.Join(r.Names(), ",") }

// Names of the reasons: "links", "short".
func (r Reason) Names() (names []string) {
	for bit := Reason(1); bit != 0; bit <<= 1 {
		if r&bit != 0 {
			names = append(names, C.GoString(C.dehusk_reason_name(C.uint32_t(bit))))
		}
	}
	return names
}

// LineFlags are bits.
type LineFlags uint32

// Bits of LineFlags; more may come.
const (
	Cut     LineFlags = 1 << iota // goes on in the next line
	Break                         // same block as the line before
	Hidden                        // not shown by a browser as the page loads
	Title                         // the page's title
	Header                        // a cell of a header row
	Ordered                       // an item of a numbered list
)
