package cli

import (
	"runtime/debug"
)

// help prints how to use the program.
func (s *session) help(arguments) error {
	s.say("cli.help")
	return nil
}

// version prints which build this is, and the published data that it carries.
func (s *session) version(arguments) error {
	version, revision := "", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, setting := range info.Settings {
			if setting.Key == "vcs.revision" {
				revision = setting.Value
			}
		}
	}
	s.say("cli.version", "version", version, "revision", revision)
	return nil
}
