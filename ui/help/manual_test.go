package help

import (
	"slices"
	"testing"
)

// TestBothManualsHaveTheSameSections, each with words, and links that lead somewhere.
func TestBothManualsHaveTheSameSections(t *testing.T) {
	var ids [2][]string
	for i, lang := range []string{"nl", "en"} {
		sections, err := readManual(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sections {
			ids[i] = append(ids[i], s.id)
			if s.title == "" || len(s.blocks) == 0 {
				t.Errorf("%s: section %s says nothing", lang, s.id)
			}
			for _, to := range s.see {
				if !slices.ContainsFunc(sections, func(s section) bool { return s.id == to }) {
					t.Errorf("%s: %s leads to %s, which is not there", lang, s.id, to)
				}
			}
		}
	}
	if !slices.Equal(ids[0], ids[1]) || len(ids[0]) < 20 {
		t.Errorf("Dutch has %v, English %v", ids[0], ids[1])
	}
}
