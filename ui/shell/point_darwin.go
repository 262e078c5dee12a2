package shell

import "os/exec"

// pointAt opens the folder of a file with the file selected.
func pointAt(path string) (bool, error) { return true, exec.Command("open", "-R", path).Run() }
