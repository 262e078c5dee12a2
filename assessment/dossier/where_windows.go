package dossier

import (
	"os"
	"strings"

	"golang.org/x/sys/windows"
)

// pathOf returns where a file that is open stands now.
func pathOf(f *os.File) (string, error) {
	name := make([]uint16, windows.MAX_LONG_PATH)
	n, err := windows.GetFinalPathNameByHandle(windows.Handle(f.Fd()), &name[0], uint32(len(name)), 0)
	if err != nil {
		return "", err
	}
	path := windows.UTF16ToString(name[:min(int(n), len(name))])
	if share, is := strings.CutPrefix(path, `\\?\UNC\`); is {
		return `\\` + share, nil
	}
	return strings.TrimPrefix(path, `\\?\`), nil
}
