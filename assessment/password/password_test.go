package password

import (
	"io/fs"
	"math"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assets"
)

func TestEveryListIsThere(t *testing.T) {
	for _, name := range listed {
		list, err := fs.ReadFile(assets.FS, "passwords/"+name)
		if err != nil || len(strings.Fields(string(list))) < 2000 {
			t.Errorf("%s: %d words, %v", name, len(strings.Fields(string(list))), err)
		}
	}
}

func TestDutchPasswordsAreWeak(t *testing.T) {
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

// Each is what somebody makes of the one before it in the hope that it is stronger.
func TestTricksAddLittle(t *testing.T) {
	const little = 3 // powers of ten
	for plain, tricks := range map[string][]string{
		"bibliotheek": {"Bibliotheek", "BIBLIOTHEEK", "b1bl10th33k", "keehtoilbib", "bibliotheek1", "bibliotheekbibliotheek"},
		"azertyuiop":  {"poiuytreza", "azertyuiopazertyuiop"},
		"janneke":     {"Janneke1985", "j@nneke", "ekennaj"},
		"19851231":    {"31-12-1985", "31.12.85", "1985/12/31"},
		"abcdef":      {"fedcba", "abcdefabcdef"},
		"zzzz":        {"zzzzzzzzzzzz"},
	} {
		for _, trick := range tricks {
			if more := estimate([]rune(trick)) - estimate([]rune(plain)); more > little {
				t.Errorf("%s is 10^%.1f times as strong as %s", trick, more, plain)
			}
		}
	}
}

func TestWhatIsInNoListCountsInFull(t *testing.T) {
	for password, want := range map[string]float64{
		"xvkqzpwj": 8 * math.Log10(26),
		"8375":     4,
		"Xk":       2 * math.Log10(52),
		"":         0,
	} {
		if got := estimate([]rune(password)); math.Abs(got-want) > 1e-9 {
			t.Errorf("%q takes 10^%.2f tries, not 10^%.2f", password, got, want)
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
		if r := Check(p); r.Score < 0 || r.Score > 4 || r.Length > len(p) || r.Magnitude < 0 || r.Magnitude > 3*r.Length {
			t.Errorf("%q gives %+v", p, r)
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	for b.Loop() {
		Check("Wachtwoord2026! en daarna nog een zin met gewone woorden, zodat de honderd tekens vol zijn en meer")
	}
}
