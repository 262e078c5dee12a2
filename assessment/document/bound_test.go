package document

import (
	"strings"
	"testing"
)

func TestWhatBelongsTogether(t *testing.T) {
	for _, c := range []struct {
		text string // with ~ where it may not part
	}{
		{"Bel~033~555~01~21~voor~9.00~uur."}, {"tot en met~18~juni~2027 en daarna"}, {"op NEN~7510~en ISO/IEC~27001:2022 gelet"},
		{"zie artikel~28~van de AVG"}, {"3811~AB~Amersfoort ligt daar"}, {"door M.~de Wit gezien"}, {"ongeveer €~25~per keer"},
		{"zo'n~25~procent is~25~% ervan"}, {"Praktijk ·~Straat"}, {"vraag~3~en bijlage~A"}, {"den~18.~Juni~2027 dann"},
		{"versie~8.2~is van~2026 en later"}, {"bel~+31~33~555~01~21~nu"}, {"on~3~September~2025 it"}, {"een gewone zin zonder iets"},
		{"الرقم: \u2068033~555~01~21\u2069."}, {"zie \u2068NEN~7510\u2069~hier"},
	} {
		plain := strings.ReplaceAll(c.text, "~", " ")
		var got strings.Builder
		for i, r := range plain {
			if r == ' ' && Bound(plain, i) {
				r = '~'
			}
			got.WriteRune(r)
		}
		if got.String() != c.text {
			t.Errorf("%q, not %q", got.String(), c.text)
		}
	}
}
