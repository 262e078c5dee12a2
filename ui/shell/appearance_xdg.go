//go:build linux || freebsd || openbsd || netbsd

package shell

import "github.com/rymdport/portal/settings/appearance"

// systemSpeaks reports whether there is a desktop that says whether it is light or dark.
func systemSpeaks() bool {
	_, err := appearance.GetColorScheme()
	return err == nil
}
