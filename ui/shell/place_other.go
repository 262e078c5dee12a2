//go:build !windows

package shell

import "fyne.io/fyne/v2"

// putNative reports whether the system puts the window back: this one does not.
func putNative(fyne.Window, Place) bool { return false }

// nativePlace has nothing to add.
func nativePlace(fyne.Window, *Place) {}
