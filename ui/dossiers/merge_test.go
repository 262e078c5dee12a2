package dossiers_test

import (
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/uitest"
	"beeldbeltoets/ui/uitest/whole"

	"fyne.io/fyne/v2"
)

// TestMergeWithoutAsking: what each changed elsewhere stands, and is kept.
func TestMergeWithoutAsking(t *testing.T) {
	r := whole.New(t, "nl")
	r.NewAssessment()
	r.Fill("practice.name", "De Linde")
	r.Elsewhere(func(i *register.Item) { i.Assessment.Program.Name = "Zoom" })
	r.Fill("practice.city", "Zwolle", "practice.numbers.kvk", "12345678")
	if status := r.Status(); !strings.Contains(status, "pgeslagen") {
		t.Errorf("the status says %q", status)
	}
	r.Show(assessment.StepProgram)
	if r.Canvas().Overlays().Top() != nil {
		t.Error("something is asked")
	}
	r.Says("Zoom")
	a := r.Desk().Editor().Assessment()
	if a.Program.Name != "Zoom" || a.Practice.City != "Zwolle" || a.Practice.Numbers["kvk"] != "12345678" || r.Unsaved() {
		t.Errorf("it is %+v", a)
	}
	item, err := r.Store().Item(r.Desk().Editor().Item().Key())
	if err != nil || item.Assessment.Program.Name != "Zoom" || item.Assessment.Practice.City != "Zwolle" {
		t.Errorf("%v: kept is %+v", err, item.Assessment)
	}
}

// TestMergeAsks at what both changed otherwise.
func TestMergeAsks(t *testing.T) {
	for choice, want := range map[int]string{0: "Mijn", 1: "Hun"} {
		r := whole.New(t, "nl")
		r.NewAssessment()
		r.Elsewhere(func(i *register.Item) {
			i.Assessment.Program.Name = "Zoom"
			i.Assessment.Practice.Name = "Hun"
		})
		r.Desk().Editor().Assessment().Practice.Name = "Mijn"
		r.Changed()
		r.At(assessment.StepPractice)
		r.Next()
		r.At(session.Merge)
		r.Says("Naam van de praktijk", "Mijn", "Hun", "Naam van het programma: ‘Zoom’", "niet ingevuld")
		r.Picture("merge")
		r.Key(fyne.KeyHome)
		for range choice {
			r.Key(fyne.KeyDown)
		}
		r.Key(fyne.KeySpace)
		r.Press("merge.do")
		r.At(assessment.StepProgram)
		item, err := r.Store().Item(r.Desk().Editor().Item().Key())
		if err != nil || item.Assessment.Practice.Name != want || item.Assessment.Program.Name != "Zoom" {
			t.Errorf("%v: with %d it is %+v", err, choice, item.Assessment)
		}
	}
}

// TestMergeWithADecisionOfAnother keeps what was changed meanwhile in a copy.
func TestMergeWithADecisionOfAnother(t *testing.T) {
	r := whole.New(t, "nl")
	r.NewAssessment()
	key := r.Desk().Editor().Item().Key()
	r.Elsewhere(func(i *register.Item) {
		i.Assessment.Decision = &assessment.Decision{Kind: assessment.Refused, On: "2026-11-22", Outcome: assessment.ExceptionOnly, Values: map[string]string{}}
		data, err := exchange.Encode(i.Assessment)
		uitest.Must(t, err)
		i.Sealed, i.Seal = data, exchange.Seal(data)
	})
	r.Fill("practice.name", "Mijn")
	r.Next()
	r.Dismiss()
	item, err := r.Store().Item(key)
	if err != nil || item.Assessment.Draft() || item.Seal != exchange.Seal(item.Sealed) || item.Assessment.Practice.Name != "" {
		t.Errorf("%v: the decision does not stand: %+v", err, item)
	}
	if len(r.Store().Rows()) != 2 {
		t.Fatalf("there are %d rows", len(r.Store().Rows()))
	}
	for _, row := range r.Store().Rows() {
		if row.Key != key && (row.Practice != "Mijn" || row.Kind != "" || row.Key != r.Desk().Editor().Item().Key()) {
			t.Errorf("the copy is %+v", row)
		}
	}
}

func TestMergeWithWhatAnotherDeleted(t *testing.T) {
	r := whole.New(t, "nl")
	r.NewAssessment()
	key := r.Desk().Editor().Item().Key()
	r.SavedElsewhere(dossier.Change{By: "Iemand anders", At: uitest.Now, Removed: []string{key}})
	r.Fill("practice.name", "Mijn")
	r.Next()
	r.Dismiss()
	if item, err := r.Store().Item(key); err != nil || item.Assessment.Practice.Name != "Mijn" {
		t.Errorf("%v: it is %+v", err, item)
	}
}
