package ui

import (
	"golang.org/x/sys/windows"
)

// systemBox shows a message in Windows' own box, since the window program has no
// terminal to write to.
func systemBox(title, text string) {
	t, errTitle := windows.UTF16PtrFromString(title)
	m, errText := windows.UTF16PtrFromString(text)
	if errTitle != nil || errText != nil {
		return
	}
	_, _ = windows.MessageBox(0, m, t, windows.MB_OK|windows.MB_ICONERROR)
}
