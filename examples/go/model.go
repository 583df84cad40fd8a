// model.go - tables trained on other pages.
//
// SPDX-License-Identifier: MIT

package dehusk

// #include <dehusk.h>
import "C"

import (
	"runtime"
	"unsafe"
)

// A Model scores lines in place of the built-in one.  Once made it never changes; any number of
// Cleaners and goroutines may share it.
type Model struct{ made *C.dehusk_model }

// NewModel reads a model from the bytes of its file.  What is no model is ErrModel.
func NewModel(file []byte) (*Model, error) {
	model := &Model{}
	data := unsafe.Pointer(pointer(file))
	status := C.dehusk_model_new(data, C.size_t(len(file)), nil, &model.made)
	if status != 0 {
		return nil, Status(status)
	}
	// Freed when nobody has it: a Cleaner that uses it does.
	runtime.SetFinalizer(model, func(m *Model) { C.dehusk_model_free(m.made) })
	return model, nil
}

// Name is what its maker called it.
func (m *Model) Name() string {
	defer runtime.KeepAlive(m)
	return C.GoString(C.dehusk_model_name(m.made))
}
