// Beeldbeltoets helps a care provider assess whether a video-calling or chat
// program may be used with clients. Here: the command line in, the exit code out.
package main

import (
	"os"

	"beeldbeltoets/ui/cli"
)

func main() {
	args := os.Args[1:]
	if len(args) == 0 {
		os.Exit(window())
	}
	os.Exit(cli.Run(args, os.Stdin, os.Stdout, os.Stderr))
}
