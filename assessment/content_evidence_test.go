package assessment_test

import (
	"maps"
	"slices"
	"testing"

	"beeldbeltoets/assessment"
)

const readOn = assessment.Date("2026-11-22")

// complete fills in every required field of a kind as a careful person would.
func complete(c *assessment.Content, k assessment.EvidenceKind) assessment.Evidence {
	e := assessment.Evidence{Kind: k.ID, Fields: map[string]string{}}
	for _, f := range k.Fields {
		switch {
		case !f.Required:
		case f.Type == assessment.FieldDate && f.Past:
			e.Fields[f.ID] = "2026-11-01"
		case f.Type == assessment.FieldDate:
			e.Fields[f.ID] = "2028-11-01"
		case f.Type == assessment.FieldEdition:
			e.Fields[f.ID] = c.Questions.EditionsOf(k.Standard)[0].ID
		default:
			e.Fields[f.ID] = "filled in"
		}
	}
	for _, n := range k.Needs {
		e.Fields[n.Field] = n.Values[0]
	}
	return e
}

func valueOf(c *assessment.Content, q assessment.Question, e assessment.Evidence, on assessment.Date) assessment.AnswerValue {
	a := &assessment.Assessment{
		Use: assessment.Use{Functions: []string{"video"}, Roles: []string{"guest"}},
		Answers: map[string]assessment.Answer{
			q.ID: {Answer: assessment.Yes, Covers: []string{"video"}, Evidence: []assessment.Evidence{e}},
		},
	}
	return c.Value(a, q, on)
}

// everyKind visits each kind with a question that it fits.
func everyKind(c *assessment.Content, visit func(assessment.Question, assessment.EvidenceKind)) {
	for _, q := range c.Questions.Questions {
		for _, id := range q.Kinds {
			k, _ := c.Questions.Kind(id)
			visit(q, k)
		}
	}
}

func TestACompletePieceShowsAndAClaimNeverDoes(t *testing.T) {
	c := load(t)
	everyKind(c, func(q assessment.Question, k assessment.EvidenceKind) {
		want := assessment.Shown
		if k.Claim {
			want = assessment.Claimed
		}
		if v := valueOf(c, q, complete(c, k), readOn); v.Value != want {
			t.Errorf("%s by %s is %s, missing %v", q.ID, k.ID, v.Value, v.Missing)
		}
	})
}

func TestEachMissingFieldIsNamed(t *testing.T) {
	c := load(t)
	everyKind(c, func(q assessment.Question, k assessment.EvidenceKind) {
		for _, f := range k.Fields {
			if k.Claim || !f.Required {
				continue
			}
			e := complete(c, k)
			e.Fields = maps.Clone(e.Fields)
			delete(e.Fields, f.ID)
			if v := valueOf(c, q, e, readOn); v.Value != assessment.Claimed || !slices.Equal(v.Missing, []string{f.ID}) {
				t.Errorf("%s by %s without %s is %s, missing %v", q.ID, k.ID, f.ID, v.Value, v.Missing)
			}
		}
	})
}

// A body that is not accredited, a scope without the product and a suspended
// certificate leave the yes without evidence.
func TestEachNeedThatIsNotMetIsNamed(t *testing.T) {
	c := load(t)
	other := map[string]string{assessment.Yes: assessment.No, assessment.No: assessment.Yes}
	everyKind(c, func(q assessment.Question, k assessment.EvidenceKind) {
		for _, n := range k.Needs {
			for _, value := range []string{other[n.Values[0]], assessment.Unknown} {
				e := complete(c, k)
				e.Fields[n.Field] = value
				if v := valueOf(c, q, e, readOn); v.Value != assessment.Claimed || !slices.Equal(v.Missing, []string{n.Field}) {
					t.Errorf("%s by %s with %s = %s is %s, missing %v", q.ID, k.ID, n.Field, value, v.Value, v.Missing)
				}
			}
		}
	})
}

func TestEvidenceLapsesOnTheDayAfter(t *testing.T) {
	c := load(t)
	for _, lapse := range []struct{ question, kind, field, date, last string }{
		{"e2e", "own-check", "checked", "2025-11-22", "2026-11-22"},
		{"storage-control", "own-check", "checked", "2024-02-29", "2025-02-28"},
		{"audit", "pentest", "tested", "2025-11-22", "2026-11-22"},
		{"audit", "soc2", "period-end", "2025-11-22", "2026-11-22"},
		{"audit", "surveillance", "audited", "2025-11-22", "2026-11-22"},
		{"nen7510", "certificate-nen7510", "valid-until", "2026-11-22", "2026-11-22"},
		{"iso27001", "certificate-iso27001", "valid-until", "2026-11-22", "2026-11-22"},
		{"iso27001", "certificate-iso27001", "edition", "iso27001-2013", "2025-10-31"},
	} {
		q, _ := c.Questions.Question(lapse.question)
		k, _ := c.Questions.Kind(lapse.kind)
		e := complete(c, k)
		e.Fields[lapse.field] = lapse.date
		last := assessment.Date(lapse.last)
		if v := valueOf(c, q, e, last); v.Value != assessment.Shown || v.Through != last {
			t.Errorf("%s by %s is %s through %s on its last day %s", q.ID, k.ID, v.Value, v.Through, last)
		}
		if v := valueOf(c, q, e, last.AddDays(1)); v.Value != assessment.Lapsed || v.Since != last.AddDays(1) {
			t.Errorf("%s by %s is %s since %s on the day after %s", q.ID, k.ID, v.Value, v.Since, last)
		}
	}
}

func TestAnEditionThatDoesNotCountShowsNothing(t *testing.T) {
	c := load(t)
	everyKind(c, func(q assessment.Question, k assessment.EvidenceKind) {
		if k.Standard == "" {
			return
		}
		for _, edition := range c.Questions.EditionsOf(k.Standard) {
			e := complete(c, k)
			e.Fields["edition"] = edition.ID
			if v := valueOf(c, q, e, readOn); (v.Value == assessment.Claimed) == edition.Counts {
				t.Errorf("%s on %s is %s", q.ID, edition.ID, v.Value)
			}
		}
	})
}
