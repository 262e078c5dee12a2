package words

import "testing"

func TestTheFirstVariableThatIsSetTellsTheLanguage(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want string
	}{
		{nil, "nl"},
		{map[string]string{"LANG": "en_GB.UTF-8"}, "en"},
		{map[string]string{"LANG": "de_DE.UTF-8"}, "nl"},
		{map[string]string{"LC_ALL": "nl_BE.UTF-8", "LANG": "en_US.UTF-8"}, "nl"},
		{map[string]string{"LC_MESSAGES": "en", "LANG": "nl_NL"}, "en"},
	} {
		if got := OfSystem(func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%v gives %s", c.env, got)
		}
	}
}
