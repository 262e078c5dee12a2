package shell

import (
	"os/exec"
	"syscall"
)

// pointAt opens the folder of a file with the file selected.
func pointAt(path string) (bool, error) {
	c := exec.Command("explorer.exe")
	// Explorer reads its own command line, in which a path with spaces has quotes of its own.
	c.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer.exe /select,"` + path + `"`}
	if err := c.Start(); err != nil {
		return true, err
	}
	return true, c.Process.Release() // Explorer's exit code says nothing
}
