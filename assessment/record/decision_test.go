package record_test

import (
	"strings"
	"testing"

	"beeldbeltoets/assessment"
)

// TestWhoDecides: that one person assessed and decided is said, and whoever signs has
// read the record, in the exception as well.
func TestWhoDecides(t *testing.T) {
	const same, read, advice = "Beoordelaar en beslisser zijn dezelfde persoon", "Wie tekent, heeft dit verslag gelezen", "dan is het een advies"
	for name, try := range map[string]struct {
		assessor, by, reader assessment.Person
		same                 bool
	}{
		"one":            {assessment.Person{Name: "Ilse Vos"}, assessment.Person{Name: " ilse vos", Function: "Eigenaar"}, assessment.Person{}, true},
		"two":            {assessment.Person{Name: "Ilse Vos"}, assessment.Person{Name: "Jan Bos"}, assessment.Person{Function: "Functionaris"}, false},
		"by function":    {assessment.Person{Function: "Praktijkhouder"}, assessment.Person{Function: "praktijkhouder"}, assessment.Person{}, true},
		"two of a kind":  {assessment.Person{Name: "Ilse", Function: "Arts"}, assessment.Person{Name: "Jan", Function: "Arts"}, assessment.Person{}, false},
		"name is erased": {assessment.Person{Erased: true}, assessment.Person{Erased: true}, assessment.Person{}, false},
	} {
		a := example(t, "consumer")
		d := *a.Decision
		a.Assessor, d.By, a.SecondReader, a.Decision = try.assessor, try.by, try.reader, &d
		_, text := build(t, a, "nl", today)
		if strings.Contains(text, same) != try.same {
			t.Errorf("%s: it says that they are one: %v", name, !try.same)
		}
		if n := strings.Count(text, read); n != 1 {
			t.Errorf("%s: who signs has read it stands there %d times, and not with the signatures", name, n)
		}
		if strings.Contains(text, advice) != (try.reader != assessment.Person{}) {
			t.Errorf("%s: that an officer advises", name)
		}
	}
}

// TestNoAgreementIsOffered: the record names who decided, for what, why and until when.
func TestNoAgreementIsOffered(t *testing.T) {
	a := example(t, "consumer")
	d := *a.Decision
	a.Decision, a.Legal.Agreement = &d, assessment.OffersNone
	a.Legal.AgreementSource, a.Legal.AgreementSeen, a.Legal.Officer = "Voorwaarden van de maker", "2026-11-02", "not-asked"
	a.Exception.For, a.Exception.Reason = "SITUATIES", "REDEN"
	_, w := load(t, "nl")
	_, text := build(t, a, "nl", today)
	legal, _, _ := strings.Cut(text[strings.Index(text, w.T("record.heading.minimum")):], w.T("record.heading.questions"))
	for _, want := range []string{w.Person(d.By) + " besloot op " + w.Date(d.On) + " toch tot gebruik, tot en met " + w.Date(d.Through), "SITUATIES", "REDEN", "artikel 28, lid 3", "niet van de wet", "Voorwaarden van de maker", "2 november 2026"} {
		if !strings.Contains(legal, want) {
			t.Errorf("the legal minimum does not say %q: %s", want, legal)
		}
	}
	d.Kind = assessment.Refused
	if _, text := build(t, a, "nl", today); strings.Contains(text, "toch tot gebruik") {
		t.Error("a refusal is said to be use")
	}
}
