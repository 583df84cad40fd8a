// errors.go - what is refused, and why.
//
// SPDX-License-Identifier: MIT

package dehusk

// #include <dehusk.h>
import "C"

import (
	"errors"
	"fmt"
)

// ErrStale tells that the page's Cleaner has gone on: only the fields of the Page are left.
var ErrStale = errors.New("dehusk: the cleaner has gone on to another page")

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
	ErrModel    Status = C.DEHUSK_E_MODEL
)

// Error gives the message of the library.
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

// Error gives the line and the message.
func (e *RuleError) Error() string { return fmt.Sprintf("dehusk: line %d: %s", e.Line, e.Message) }

// Unwrap gives ErrPattern.
func (e *RuleError) Unwrap() error { return ErrPattern }
