//go:build !linux && !windows

package dossier

import (
	"errors"
	"os"
)

// pathOf cannot tell: the file is looked for where it was.
func pathOf(*os.File) (string, error) { return "", errors.ErrUnsupported }
