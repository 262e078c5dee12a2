//go:build cgo

package main

import "beeldbeltoets/ui"

// window opens the window and gives the exit code when it is closed.
func window() int { return ui.Run() }
