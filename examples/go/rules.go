// rules.go - the caller's own patterns.
//
// SPDX-License-Identifier: MIT

package dehusk

// #include <dehusk.h>
import "C"

import "runtime"

// Rules are patterns of your own, one a line: "keep PATTERN" or "drop PATTERN" (PCRE2).  Once
// made they never change; any number of Cleaners and goroutines may share them.
type Rules struct{ made *C.dehusk_rules }

// NewRules compiles text.  A mistake in it is a *RuleError.
func NewRules(text string) (*Rules, error) {
	rules, at := &Rules{}, C.dehusk_rules_error{size: C.sizeof_dehusk_rules_error}
	data := pointer([]byte(text))
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
