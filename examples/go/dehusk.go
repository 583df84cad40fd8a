// SPDX-License-Identifier: MIT

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
// [Rules] and a [Model].  For a page now and then there is [Text], which may be called from anywhere.
//
// The C library is found by pkg-config.
package dehusk

// #cgo pkg-config: dehusk
// #include <dehusk.h>
import "C"

import "unsafe"

// ModelID names the built-in model: verdicts of two libraries of one version differ only if it does.
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

// pointer to the first byte, for a call that reads it and forgets it.
func pointer(bytes []byte) *C.char {
	if len(bytes) == 0 {
		return nil
	}
	return (*C.char)(unsafe.Pointer(&bytes[0]))
}

// str copies what the library lends.
func str(text *C.char, length C.size_t) string {
	return string(unsafe.Slice((*byte)(unsafe.Pointer(text)), length))
}
