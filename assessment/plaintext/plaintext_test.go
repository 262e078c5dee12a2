package plaintext

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestLine(t *testing.T) {
	for given, want := range map[string]string{
		"Voorbeeldzorg\r Beeldbellen":       "Voorbeeldzorg Beeldbellen",
		"two \r\n lines":                    "two lines",
		"a\tb\n\nc":                         "a b c",
		"\nends\r\n":                        "ends",
		" typed  so ":                       " typed  so ",
		"a\u202eb\u2066c\u200f\ufeff":       "abc",
		"bell\a and \x1b[31mred":            "bell and [31mred",
		"next\u0085line\u2028and\u2029more": "next line and more",
		"👩\u200d⚕️ é":                       "👩\u200d⚕️ é",
	} {
		if got := Line(given); got != want {
			t.Errorf("%q is %q, not %q", given, got, want)
		}
	}
	for given, want := range map[string]string{"a\r\nb\rc\n\nd": "a\nb\nc\n\nd", "tab\there\u202e": "tab here", "plain\nlines": "plain\nlines"} {
		if got := Prose(given); got != want {
			t.Errorf("%q is %q, not %q", given, got, want)
		}
	}
}

// TestWhatIsSeenStays: neither drops anything that a reader sees, and doing it again
// changes nothing.
func TestWhatIsSeenStays(t *testing.T) {
	seen := func(text string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || steers(r) {
				return -1
			}
			return r
		}, text)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\r\n\t \u202e\u2066\u200e\u2028\x1b\u009b")))).Draw(t, "text")
		line, prose := Line(text), Prose(text)
		if seen(line) != seen(text) || seen(prose) != seen(text) {
			t.Fatalf("%q is %q and %q", text, line, prose)
		}
		if strings.ContainsFunc(line, steers) || Line(line) != line {
			t.Fatalf("%q is no line: %q", text, line)
		}
		if strings.ContainsFunc(prose, func(r rune) bool { return r != '\n' && steers(r) }) || Prose(prose) != prose {
			t.Fatalf("%q is no prose: %q", text, prose)
		}
	})
}
