package password

import (
	"slices"
	"strings"
	"testing"
)

func TestDutchPasswordsAreWeak(t *testing.T) {
	if len(dutch()) < 2000 {
		t.Fatalf("only %d words", len(dutch()))
	}
	for _, p := range []string{"Wachtwoord2026", "Veiligthuis2026!", "welkom01", "Zomer2026!", "Feyenoord1", "Praktijk123", "Fysiotherapie1!", ""} {
		if r := Check(p); r.Score > 1 {
			t.Errorf("%s scores %d, about 10^%d tries", p, r.Score, r.Magnitude)
		}
	}
}

func TestLongPasswordsAreStrong(t *testing.T) {
	for _, p := range []string{"kT9#vLq2!xWz7&pB", "paars-tandwiel-oever-kwast-92-linker"} {
		if r := Check(p); r.Score < 4 || r.Magnitude < 10 {
			t.Errorf("%s scores %d, about 10^%d tries", p, r.Score, r.Magnitude)
		}
	}
}

func TestTheSourcesRule(t *testing.T) {
	for p, want := range map[string][]string{
		"":            {"lower", "upper", "digit", "special", "ten"},
		"abc":         {"upper", "digit", "special", "ten"},
		"Abcdefgh1!":  nil,
		"ÉÉÉéééé 12":  nil,
		"abcdefghij":  {"upper", "digit", "special"},
		"Zo\u0308e1!": {"ten"},
	} {
		if got := Check(p).Lacks(); !slices.Equal(got, want) {
			t.Errorf("%q lacks %v, not %v", p, got, want)
		}
	}
}

func TestLengthIsCapped(t *testing.T) {
	r := Check(strings.Repeat("aZ3!é", 2000))
	if !r.Capped || r.Length != 10_000 {
		t.Errorf("got %+v", r)
	}
	if Check(strings.Repeat("x", 100)).Capped {
		t.Error("a hundred characters are not capped")
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("Wachtwoord2026")
	f.Add("👩‍⚕️\xff\x00ǅ")
	f.Fuzz(func(t *testing.T, p string) {
		if r := Check(p); r.Score < 0 || r.Score > 4 || r.Length > len(p) {
			t.Errorf("%q gives %+v", p, r)
		}
	})
}
