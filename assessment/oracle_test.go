package assessment

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
)

// The rule in a second hand: DOMAIN.md section 2 written down as plain code by
// somebody who had not read the rule or its data, to hold these against. A
// question is named by its number here, as it is there.

// situation is all that the outcome may depend on.
type situation struct {
	country, audience string
	value             [9]string // by number; the first is not used
	checked           bool      // the practice looked itself whether 1 is switched on
	off               bool      // recording, transcription and AI of the provider were answered off
	ownUse            bool      // the provider uses content, or who contacts whom, for its own ends
	maker             bool      // its legal name is known
}

func (s situation) shown(numbers ...int) bool {
	return !slices.ContainsFunc(numbers, func(n int) bool { return s.value[n] != Shown })
}

func (s situation) anyShown(numbers ...int) bool {
	return slices.ContainsFunc(numbers, func(n int) bool { return s.value[n] == Shown })
}

func (s situation) anyOf(value string, numbers ...int) bool {
	return slices.ContainsFunc(numbers, func(n int) bool { return s.value[n] == value })
}

// said reports whether a question is shown or claimed; a claim of 1 counts only
// with the practice's own check.
func (s situation) said(n int) bool {
	return s.value[n] == Shown || s.value[n] == Claimed && (n != 1 || s.checked)
}

// confidential reports whether 1, 2 and 8 are each shown or claimed, and how long
// that may be relied on: three months where one of them is only claimed.
func (s situation) confidential() (holds bool, months int) {
	months = 6
	if s.anyOf(Claimed, 1, 2, 8) {
		months = 3
	}
	return s.said(1) && s.said(2) && s.said(8), months
}

func (s situation) judged() (outcome, headline string, months int) {
	if !s.ownUse {
		if s.complete() {
			if s.country == "nl" && s.audience != Internal && !s.shown(6) {
				return Suitable, "all but one", 12
			}
			return Suitable, "", 12
		}
		if months := s.conditional(); months > 0 {
			return Conditional, "", months
		}
	}
	return ExceptionOnly, s.headline(), 3
}

func (s situation) complete() bool {
	switch {
	case s.audience == Internal:
		return s.shown(1, 2, 3, 7, 8) && s.knowsMaker()
	case s.country == "be":
		return s.shown(1, 2, 3, 4, 7, 8) && s.knowsMaker()
	}
	return s.shown(1, 2, 3, 4, 5, 7, 8)
}

// conditional returns the months for which it may be used with measures, and zero
// where it may not.
func (s situation) conditional() (months int) {
	confidential, period := s.confidential()
	switch {
	case !s.knowsMaker():
		return 0
	case s.audience == Internal:
		return s.internal()
	case s.country == "be":
		if confidential && s.anyShown(3, 7) {
			months = period
		}
		if s.shown(1, 2, 8) {
			months = max(months, 3)
		}
	default:
		if confidential && s.anyShown(3, 5, 7) {
			months = period
		}
		if s.shown(4, 5, 8) && s.anyShown(3, 7) && s.off {
			months = max(months, 6)
		}
	}
	return months
}

// internal: 8 shown or claimed and 3 or 7 shown, whatever 1 and 2.
func (s situation) internal() int {
	switch {
	case !s.said(8) || !s.anyShown(3, 7):
		return 0
	case s.value[8] == Claimed:
		return 3
	}
	return 6
}

func (s situation) knowsMaker() bool { return s.country != "be" || s.maker }

func (s situation) headline() string {
	allNo := s.value[1] == No && s.value[2] == No && s.value[8] == No
	certifiedCare := s.shown(4, 5) && s.country != "be" && s.audience != Internal
	switch {
	case s.ownUse, allNo && !certifiedCare:
		return DoNotUse
	case s.anyOf(Unknown, 1, 2, 8), s.anyOf(Lapsed, 1, 2, 8), !s.knowsMaker():
		return FindOutFirst
	}
	return Plain
}

var numbered = [9]string{"", "e2e", "provider-unreadable", "audit", "care", "nen7510", "nen7512", "iso27001", "storage-control"}

// values says a situation as the rule takes it.
func (s situation) values() Values {
	v := Values{CircumstanceOwnUse: No, "recording-off": No, "transcription-off": Yes, "ai-off": Yes}
	for n := 1; n <= 8; n++ {
		v[numbered[n]] = s.value[n]
	}
	if s.value[1] == Claimed && !s.checked {
		v[numbered[1]] = Unchecked
	}
	if s.off {
		v["recording-off"] = Yes
	}
	if s.ownUse {
		v[CircumstanceOwnUse] = Yes
	}
	if s.maker {
		v[CircumstanceMaker] = Yes
	}
	return v
}

// TestTheRuleIsDOMAINs walks every combination of eight values and circumstances,
// for each country and
// audience; among colleagues the rule is that with clients.
func TestTheRuleIsDOMAINs(t *testing.T) {
	rule := ruleData(t)
	for _, country := range []string{"nl", "be"} {
		if !reflect.DeepEqual(rule.For(country, WithClients), rule.For(country, AmongColleagues)) {
			t.Errorf("%s: among colleagues another rule than with clients", country)
		}
		for _, audience := range []string{WithClients, Internal} {
			t.Run(country+" "+audience, func(t *testing.T) {
				t.Parallel()
				variant := rule.For(country, audience)
				s := situation{country: country, audience: audience}
				wrong := 0
				s.each(1, func() {
					if said := differs(variant, s); said != "" && wrong < 5 {
						wrong++
						t.Error(said)
					}
				})
			})
		}
	}
}

// each gives the situation all that it can be from a question on.
func (s *situation) each(from int, visit func()) {
	if from < len(s.value) {
		for _, v := range s.possible(from) {
			s.value[from] = v
			s.each(from+1, visit)
		}
		return
	}
	for bits := range 8 {
		s.checked, s.off, s.maker = bits&1 > 0, bits&2 > 0, bits&4 > 0
		s.ownUse = false
		visit()
	}
	s.ownUse = true
	visit()
}

// possible are the values that a question can have. Of one that does not count, the
// two ends stand for all.
func (s *situation) possible(n int) []string {
	uncounted := n == 5 && s.country == "be" || n == 6 && s.country == "be" || s.audience == Internal && n >= 4 && n <= 6
	switch {
	case uncounted:
		return []string{No, Shown}
	case n == 6:
		return []string{No, Claimed, Shown}
	}
	return []string{No, Unknown, Lapsed, Claimed, Shown}
}

func differs(rule Variant, s situation) string {
	outcome, headline, months := s.judged()
	got := rule.Judge(s.values())
	if headline == "all but one" {
		if got.Headline == "" {
			return fmt.Sprintf("%v: suitable without a word on 6", s)
		}
		headline = got.Headline
	}
	if got.Outcome == outcome && got.Headline == headline && got.Months == months {
		return ""
	}
	return fmt.Sprintf("%+v: %s %q %d months, want %s %q %d", s, got.Outcome, got.Headline, got.Months, outcome, headline, months)
}
