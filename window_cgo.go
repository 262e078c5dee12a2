//go:build cgo

package main

import "beeldbeltoets/ui"

// window opens the window, on a dossier where one is named, and returns the exit
// code when it is closed.
func window(dossier string) int { return ui.Run(dossier) }
