package main

import (
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/record"
	"beeldbeltoets/assessment/words"
)

// TestTheAgreementHasOneHome: each field of the processor agreement is asked at one
// place, and what the record says of it follows when it changes.
func TestTheAgreementHasOneHome(t *testing.T) {
	const at = "legal.agreementTerms."
	a, err := exchange.Example("care")
	if err != nil {
		t.Fatal(err)
	}
	a.Decision = nil
	base, err := assessment.Load(a.Editions)
	if err != nil {
		t.Fatal(err)
	}
	c := base.In(&a)
	w, err := words.Load("nl")
	if err != nil {
		t.Fatal(err)
	}
	w = w.For(c.Kind(&a))
	f := func() *form.Form {
		return &form.Form{Content: c, Assessment: &a, Outcome: c.Standing(&a, aDay), Findings: c.Review(&a, aDay), Today: aDay}
	}
	said := func() string {
		return strings.Join(collect[string](record.Build(c, &a, w, record.Options{Today: aDay})), "\n")
	}
	asked := func(path string) (times int) {
		for _, step := range c.Steps(&a, f().Outcome, f().Findings) {
			for _, field := range f().Step(step.ID).All() {
				if field.Path == path {
					times++
				}
			}
		}
		return times
	}
	if err := form.Set(f(), "legal.agreement", assessment.Signed); err != nil {
		t.Fatal(err)
	}
	for path, values := range map[string][2]string{
		"legal.agreementSigned": {"2026-03-11", "2026-04-12"}, "legal.agreementNote": {"KAST EEN", "KAST TWEE"},
		at + "until": {"2031-05-06", "2032-07-08"}, at + "notice": {"OPZEG EEN", "OPZEG TWEE"}, at + "subProcessors": {"SUB EEN", "SUB TWEE"},
		at + "place": {"PLAATS EEN", "PLAATS TWEE"}, at + "leakTerm": {"LEK EEN", "LEK TWEE"}, at + "atEnd": {"EINDE EEN", "EINDE TWEE"},
	} {
		if n := asked(path); n != 1 {
			t.Errorf("%s is asked %d times", path, n)
		}
		for i, value := range values {
			if err := form.Set(f(), path, value); err != nil {
				t.Fatal(err)
			}
			shown := func(v string) string {
				if day := assessment.Date(v); day.Valid() {
					return w.Date(day)
				}
				return v
			}
			if text := said(); !strings.Contains(text, shown(value)) || strings.Contains(text, shown(values[1-i])) {
				t.Errorf("%s became %q, and the record does not follow", path, value)
			}
		}
	}
	// the decision follows: an agreement that has ended is none
	kinds := func() []string { return c.Options(&a, c.Standing(&a, aDay)).Kinds }
	open := kinds()
	if err := form.Set(f(), at+"until", "2026-01-01"); err != nil {
		t.Fatal(err)
	}
	if slices.Equal(kinds(), open) && len(open) > 1 && !c.Standing(&a, aDay).AgreementOpen {
		t.Errorf("an agreement that ended leaves open %v", open)
	}
}
