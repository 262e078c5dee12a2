//go:build !windows

package ui

import (
	"io"
	"os"
	"os/exec"
)

// systemBox shows a message without a window of ours: on the terminal, and in
// the first box of the system that is there.
func systemBox(title, text string) {
	_, _ = io.WriteString(os.Stderr, text+"\n")
	for _, box := range [][]string{
		{"zenity", "--error", "--title", title, "--text", text},
		{"kdialog", "--title", title, "--error", text},
		{"notify-send", title, text},
	} {
		if path, err := exec.LookPath(box[0]); err == nil && exec.Command(path, box[1:]...).Start() == nil {
			return
		}
	}
}
