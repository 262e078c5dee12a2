package cli

import (
	"cmp"
	"runtime/debug"
)

// release is the version of FyneApp.toml, which the build gives.
var release string

// help prints how to use the program.
func (s *session) help(arguments) error {
	s.say("cli.help")
	return nil
}

// version prints which build this is, and the published data that it carries.
func (s *session) version(arguments) error {
	version, revision := release, ""
	if info, ok := debug.ReadBuildInfo(); ok {
		version = cmp.Or(release, info.Main.Version)
		for _, setting := range info.Settings {
			if setting.Key == "vcs.revision" {
				revision = setting.Value
			}
		}
	}
	s.say("cli.version", "version", version, "revision", revision)
	return nil
}
