//go:build !linux && !windows

package wholefile

func renameNew(from, to string) error { return overNothing(from, to, rename) }
