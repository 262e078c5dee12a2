package desk

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/form"
)

// now is when every test of the desk takes place.
var now = time.Date(2026, 11, 22, 14, 32, 0, 0, time.UTC)

func clock() time.Time { return now }

// newTestDesk is a desk in memory; it returns as well every change that it asked to
// save, as a slow disk would still read them.
func newTestDesk(t *testing.T) (*Desk, *[]dossier.Change) {
	t.Helper()
	var d *Desk
	var asked []dossier.Change
	d, err := New(nil, Options{Now: func() time.Time { return now }, OnPending: func() { asked = append(asked, d.Pending().Change) }})
	must(t, err)
	return d, &asked
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// key is that of what was filed as the nth.
func (d *Desk) key(n int) string { return d.rows[n].Key }

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	must(t, err)
	return string(data)
}

// scribble changes something in each part that a form can change.
func scribble(d *Desk, text string) {
	e := d.editor
	if e.Assessment().Draft() {
		e.Unfinished().By.Name = text
	}
	for _, path := range []string{"practice.name", "practice.numbers.agb", "answers.care.notes", "checks.ai-off.note", "todos.care.what", "safeguards.phishing.notes"} {
		if err := form.Set(e.Form(), path, text); err != nil {
			panic(err)
		}
	}
	e.Changed()
}

// TestWhatIsBeingSavedStays: what was handed to the worker never changes under
// it, whatever is opened and typed afterwards.
func TestWhatIsBeingSavedStays(t *testing.T) {
	d, kept := newTestDesk(t)
	var then []string
	look := func() {
		for len(then) < len(*kept) {
			then = append(then, asJSON(t, (*kept)[len(then)]))
		}
	}
	must(t, d.StartAssessment())
	scribble(d, "een")
	look()
	must(t, d.CopyExample("consumer", "nl"))
	look()
	must(t, d.editor.NextVersion())
	scribble(d, "twee")
	look()
	must(t, d.Open(d.key(0)))
	scribble(d, "drie")
	look()
	must(t, d.Open(d.key(2)))
	scribble(d, "vier")
	look()
	for i, d := range *kept {
		if asJSON(t, d) != then[i] {
			t.Errorf("change %d of %d changed after it was handed over", i+1, len(*kept))
		}
	}
}

// TestDecidedVersionStays: nothing done in the next version changes the one that
// was decided.
func TestDecidedVersionStays(t *testing.T) {
	d, _ := newTestDesk(t)
	must(t, d.CopyExample("consumer", "nl"))
	decided, err := d.Item(d.key(0))
	must(t, err)
	before := asJSON(t, decided)
	must(t, d.editor.NextVersion())
	scribble(d, "anders")
	if decided, err = d.Item(d.key(0)); err != nil || asJSON(t, decided) != before {
		t.Error("the decided version changed")
	}
}

// TestExamplesCostNoNumber: a decision in an example, twice opened, leaves the
// practice's own numbers and the other copy alone.
func TestExamplesCostNoNumber(t *testing.T) {
	d, _ := newTestDesk(t)
	must(t, d.CopyExample("business", "nl"))
	must(t, d.CopyExample("business", "nl"))
	if d.key(0) == d.key(1) {
		t.Fatal("two copies of an example are one assessment")
	}
	decision := d.editor.Unfinished()
	decision.Kind, decision.By.Name = assessment.Approved, "M. de Wit"
	must(t, d.editor.Decide(*decision))
	must(t, d.StartAssessment())
	if number := d.editor.nextNumber(d.Today()); number != "2026-0001" || d.defaults.Practice.Name != "" {
		t.Errorf("the first real number is %s, of practice %q", number, d.defaults.Practice.Name)
	}
	if d.Superseded(d.key(0)) {
		t.Error("one copy of an example replaces another")
	}
}

// TestDecisionFollowsItsDay: what is offered follows the day of the decision and
// the clock, until a person chooses otherwise.
func TestDecisionFollowsItsDay(t *testing.T) {
	d, _ := newTestDesk(t)
	must(t, d.CopyExample("business", "nl"))
	e := d.Editor()
	offered := e.Unfinished()
	if offered.On != "2026-11-22" || offered.Through != e.Outcome().Advised {
		t.Fatalf("offered %+v, advised %s", offered, e.Outcome().Advised)
	}
	offered.On = "2026-11-15"
	if e.Unfinished(); offered.Through != e.OutcomeOn("2026-11-15").Advised {
		t.Errorf("for another day it offers %s, advised is %s", offered.Through, e.OutcomeOn("2026-11-15").Advised)
	}
	offered.On = "2026-11-22"
	e.Unfinished()
	e.Changed()
	d.options.Now = func() time.Time { return now.AddDate(0, 0, 13) }
	must(t, d.Open(d.key(0)))
	e = d.Editor()
	if offered := e.Unfinished(); offered.On != "2026-12-05" {
		t.Errorf("thirteen days later it still offers %s", offered.On)
	}
	e.Unfinished().Through = "2026-12-24"
	e.Changed()
	if offered := e.Unfinished(); offered.Through != "2026-12-24" {
		t.Errorf("the chosen day became %s", offered.Through)
	}
}

// TestTakenTwiceIsFiledOnce: a file that is there already is opened.
func TestTakenTwiceIsFiledOnce(t *testing.T) {
	d := newPractice(t)
	must(t, d.CopyExample("care", "nl"))
	o := exampleAs(t, "00000000-0000-4000-8000-000000000001")
	data, err := exchange.Write(o.Assessment)
	must(t, err)
	file := filepath.Join(t.TempDir(), "een.json")
	must(t, os.WriteFile(file, data, 0o600))
	for range 2 {
		p, err := d.LookAt(file)
		must(t, err)
		if asks, err := d.OpenFound(p, filepath.Base); asks || err != nil {
			t.Errorf("asks %v, %v", asks, err)
		}
	}
	if len(d.rows) != 2 || d.editor.Item().Seal != exchange.Seal(data) || d.editor.Key() != o.Key() {
		t.Errorf("%d items, seal %s", len(d.rows), d.editor.Item().Seal)
	}
}

// TestExportedIsTheOneThatWas: an export that ends after another assessment was
// opened, or all were closed, marks the one that was exported.
func TestExportedIsTheOneThatWas(t *testing.T) {
	d, _ := newTestDesk(t)
	must(t, d.CopyExample("care", "nl"))
	key := d.editor.Item().Key()
	must(t, d.StartAssessment())
	must(t, d.MarkExported(key))
	if d.rows[0].Exported == "" || d.rows[1].Exported != "" {
		t.Error("the wrong one is known as exported")
	}
	d.Delete(d.key(1))
	must(t, d.MarkExported(key))
	must(t, d.MarkExported("gone/1"))
}
