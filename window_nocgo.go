//go:build !cgo

package main

import (
	"os"

	"beeldbeltoets/ui/cli"
)

// window says that this build is the command line alone.
func window(string) int { return cli.NoWindow(os.Stderr) }
