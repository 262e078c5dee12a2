package wholefile

import (
	"slices"
	"testing"
)

func TestPastedPaths(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                nil,
		" \r\n":                           nil,
		"/a b.json":                       {"/a b.json"},
		"\"/a b.json\"\r\n":               {"/a b.json"},
		" '/a.json' ":                     {"/a.json"},
		"“/a.json”":                       {"/a.json"},
		"‘/a.json’":                       {"/a.json"},
		`"/a b.json" "/c.json"`:           {"/a b.json", "/c.json"},
		"/it's.json":                      {"/it's.json"},
		"/a.json\n\"/b.json\"\n\n/c.json": {"/a.json", "/b.json", "/c.json"},
		"\"file:///a.json\"\n/b":          {pasted("file:///a.json"), "/b"},
	} {
		if got := Pasted(text); !slices.Equal(got, want) {
			t.Errorf("%q gives %q", text, got)
		}
	}
}

func TestFileAddresses(t *testing.T) {
	for _, c := range []struct {
		text, unix, windows string
	}{
		{"file:///home/a%20b/c%C3%A9.json", "/home/a b/cé.json", `home\a b\cé.json`},
		{"file://localhost/a.json", "/a.json", "a.json"},
		{"FILE:///C:/Mijn%20map/a.json", "/C:/Mijn map/a.json", `C:\Mijn map\a.json`},
		{"file:///a%2", "file:///a%2", "file:///a%2"},
		{"file://server/deel/a.json", "/deel/a.json", `\\server\deel\a.json`},
	} {
		if got := fromAddress(c.text, false); got != c.unix {
			t.Errorf("%s is %q", c.text, got)
		}
		if got := fromAddress(c.text, true); got != c.windows {
			t.Errorf("%s is %q on Windows", c.text, got)
		}
	}
}
