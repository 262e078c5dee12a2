// Beeldbeltoets helps a care provider assess whether a video-calling or chat
// program may be used with clients. Here: the command line in, the exit code out.
package main

import (
	"os"
	"path/filepath"
	"strings"

	"beeldbeltoets/ui/cli"
)

// dossierEnding is that of a file that opens in the window, as on a double click.
const dossierEnding = ".toets"

func main() {
	args := os.Args[1:]
	switch {
	case len(args) == 0:
		os.Exit(window(""))
	case len(args) == 1 && strings.EqualFold(filepath.Ext(args[0]), dossierEnding):
		os.Exit(window(args[0]))
	}
	os.Exit(cli.Run(args, os.Stdin, os.Stdout, os.Stderr))
}
