package assessment_test

import (
	"regexp"
	"slices"
	"testing"

	"beeldbeltoets/assessment"
)

var (
	published = regexp.MustCompile(`^(20[0-2][0-9](-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$`) // empty is said as undated
	address   = regexp.MustCompile(`^https?://[a-z0-9.-]+\.[a-z]+(/\S*)?( \([^)]+\))?$`)
)

// TestEverySourceIsTold: who, when it was published or that this is unknown, when it was
// seen, and where, of every source; a document that was handed to us has its title, and
// what is our own nothing.
func TestEverySourceIsTold(t *testing.T) {
	c := load(t)
	handed := []string{"eldermans-geerts", "zn", "ap-care", "nza-2020", "clb", "ggz-ecademy", "demusa", "own-search", "own", "nta7516"}
	for _, s := range slices.Concat(c.Statements.Sources, c.Questions.Sources, c.Packs.Sources, c.Profiles.Sources) {
		if s.Name["nl"] == "" || s.Name["en"] == "" {
			t.Errorf("%s: who says it is not told in two languages", s.ID)
		}
		if !published.MatchString(s.Date) || s.Seen == "" || !published.MatchString(s.Seen) {
			t.Errorf("%s: published %q, seen %q", s.ID, s.Date, s.Seen)
		}
		if s.Date != "" && s.Date > s.Seen {
			t.Errorf("%s: seen %s, before it was published on %s", s.ID, s.Seen, s.Date)
		}
		if !address.MatchString(s.Page) && !slices.Contains(handed, s.ID) {
			t.Errorf("%s: address %q", s.ID, s.Page)
		}
	}
}

// TestStatementsOfOneKind: what was said for one kind of provider is shown to that kind
// alone.
func TestStatementsOfOneKind(t *testing.T) {
	c := load(t)
	for _, p := range c.Profiles.Profiles {
		a := assessment.Assessment{Practice: assessment.Practice{Profile: p.ID}}
		for _, s := range c.Said(&a, "insurer") {
			source, _ := c.Statements.Source(s.Source)
			if !slices.Contains(s.Kinds, p.ID) || source.Country != p.Country {
				t.Errorf("%s reads of %s", p.ID, s.Source)
			}
		}
		if said := len(c.Said(&a, "insurer")); (said > 0) != (p.ID == "nl" || p.ID == "be-private") {
			t.Errorf("%s reads %d statements about who pays", p.ID, said)
		}
	}
}
