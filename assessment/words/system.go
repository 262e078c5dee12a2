package words

import "strings"

// OfSystem is English where the environment of the system speaks it, else the
// default.
func OfSystem(env func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if set := env(name); set != "" {
			if strings.HasPrefix(set, "en") {
				return "en"
			}
			break
		}
	}
	return Languages[0]
}
