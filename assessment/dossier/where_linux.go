package dossier

import (
	"os"
	"strconv"
)

// pathOf returns where a file that is open stands now.
func pathOf(f *os.File) (string, error) {
	return os.Readlink("/proc/self/fd/" + strconv.Itoa(int(f.Fd())))
}
