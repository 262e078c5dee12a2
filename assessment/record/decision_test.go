package record_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
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

// TestAnOfficerAdvises: an officer as the one who decides is found by function or name,
// and told in the review list and in the record; others are not.
func TestAnOfficerAdvises(t *testing.T) {
	c, w := load(t, "nl")
	for name, try := range map[string]struct {
		by   assessment.Person
		dpo  string
		told bool
	}{
		"by function":  {assessment.Person{Name: "Jan Bos", Function: "Functionaris gegevensbescherming (FG)"}, "", true},
		"in English":   {assessment.Person{Function: "DPO"}, "", true},
		"by name":      {assessment.Person{Name: "Jan Bos"}, "Jan Bos, fg@delinde.example", true},
		"another":      {assessment.Person{Name: "Ilse Vos", Function: "Praktijkhouder"}, "Jan Bos, fg@delinde.example", false},
		"a first name": {assessment.Person{Name: "Jan"}, "Jan Bos", false},
		"FGz":          {assessment.Person{Function: "Hoofd FGZ"}, "", false},
	} {
		a := example(t, "consumer")
		d := *a.Decision
		d.By, a.Decision, a.Practice.DPO = try.by, &d, try.dpo
		found := slices.ContainsFunc(c.Review(&a, today), func(f assessment.Finding) bool { return f.Code == "officer-decides" })
		_, text := build(t, a, "nl", today)
		if found != try.told || strings.Contains(text, w.T("record.officer-decides")) != try.told {
			t.Errorf("%s: found %v, told %v", name, found, !try.told)
		}
	}
}

// TestASourceAgainstAnAnswerIsTold: each statement that speaks against an answer is told
// in the record with the place of that answer, and only there where the answer is so.
func TestASourceAgainstAnAnswerIsTold(t *testing.T) {
	c, w := load(t, "nl")
	for _, f := range c.Statements.Families {
		for _, s := range f.Statements {
			for _, o := range s.Against {
				a := assessment.New("5d0f3c52-9c1e-4b7e-8a36-2f1f0a7c1d01", "2026-11-22")
				a.Program = assessment.Program{Name: f.Name, Family: f.ID}
				want := w.T("record.against", "where", w.PlaceIn(o.Path, c), "against", w.Against(c.Statements, s))
				if _, text := build(t, a, "nl", today); strings.Contains(text, want) {
					t.Errorf("%s: told without an answer: %s", f.ID, want)
				}
				answered := map[string]string{o.Path: o.Is}
				maps.Copy(answered, o.While)
				for path, is := range answered {
					if path == "use.functions" {
						a.Use.Functions = []string{is}
					} else if err := change.Set(&a, path, is); err != nil {
						t.Fatal(err)
					}
				}
				if _, text := build(t, a, "nl", today); !strings.Contains(text, want) {
					t.Errorf("%s: the record does not tell %s", f.ID, want)
				}
			}
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
