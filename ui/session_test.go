package ui

import (
	"encoding/json"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/words"
)

// newTestSession is a session that keeps every change it hands over to be saved,
// as a slow disk would.
func newTestSession(t *testing.T) (*session, *[]dossier.Change) {
	t.Helper()
	catalogue, err := words.Load("nl")
	must(t, err)
	var handed []dossier.Change
	s, err := newSession(nil, catalogue, func() time.Time { return now }, func(c dossier.Change, _ func()) { handed = append(handed, c) })
	must(t, err)
	return s, &handed
}

// key is that of what was filed as the nth.
func (s *session) key(n int) string { return s.rows[n].Key }

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	must(t, err)
	return string(data)
}

// scribble changes everything that a screen can change in place.
func scribble(s *session, text string) {
	a := s.a()
	a.Practice.Name, a.Practice.Numbers["agb"] = text, text
	a.Answers["care"] = assessment.Answer{Answer: assessment.No, Notes: text}
	a.Checks["ai-off"] = assessment.Check{Note: text}
	a.Todos["care"] = assessment.Todo{What: text}
	a.Safeguards["phishing"] = assessment.Safeguard{Notes: text}
	if a.Draft() {
		s.unfinished().By.Name = text
	}
	s.changed()
}

// TestWhatIsBeingSavedStays: what was handed to the worker never changes under
// it, whatever is opened and typed afterwards.
func TestWhatIsBeingSavedStays(t *testing.T) {
	s, kept := newTestSession(t)
	var then []string
	look := func() {
		for len(then) < len(*kept) {
			then = append(then, asJSON(t, (*kept)[len(then)]))
		}
	}
	must(t, s.start())
	scribble(s, "een")
	look()
	must(t, s.example("consumer", "nl"))
	look()
	must(t, s.again())
	scribble(s, "twee")
	look()
	must(t, s.open(s.key(0)))
	scribble(s, "drie")
	look()
	must(t, s.open(s.key(2)))
	scribble(s, "vier")
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
	s, _ := newTestSession(t)
	must(t, s.example("consumer", "nl"))
	decided, err := s.load(s.key(0))
	must(t, err)
	before := asJSON(t, decided)
	must(t, s.again())
	scribble(s, "anders")
	if decided, err = s.load(s.key(0)); err != nil || asJSON(t, decided) != before {
		t.Error("the decided version changed")
	}
}

// TestExamplesCostNoNumber: a decision in an example, twice opened, leaves the
// practice's own numbers and the other copy alone.
func TestExamplesCostNoNumber(t *testing.T) {
	s, _ := newTestSession(t)
	must(t, s.example("business", "nl"))
	must(t, s.example("business", "nl"))
	if s.key(0) == s.key(1) {
		t.Fatal("two copies of an example are one assessment")
	}
	d := s.unfinished()
	d.Kind, d.By.Name = assessment.Approved, "M. de Wit"
	must(t, s.decide(*d))
	must(t, s.start())
	if number := s.number(s.today()); number != "2026-0001" || s.begin.Practice.Name != "" {
		t.Errorf("the first real number is %s, of practice %q", number, s.begin.Practice.Name)
	}
	if s.superseded(s.key(0)) {
		t.Error("one copy of an example replaces another")
	}
}

// TestDecisionFollowsItsDay: what is offered follows the day of the decision and
// the clock, until a person chooses otherwise.
func TestDecisionFollowsItsDay(t *testing.T) {
	s, _ := newTestSession(t)
	must(t, s.example("business", "nl"))
	d := s.unfinished()
	if d.On != "2026-11-22" || d.Through != s.outcome.Advised {
		t.Fatalf("offered %+v, advised %s", d, s.outcome.Advised)
	}
	d.On = "2026-11-15"
	if s.unfinished(); d.Through != s.outcomeOn("2026-11-15").Advised {
		t.Errorf("for another day it offers %s, advised is %s", d.Through, s.outcomeOn("2026-11-15").Advised)
	}
	d.On = "2026-11-22"
	s.unfinished()
	s.changed()
	s.clock = func() time.Time { return now.AddDate(0, 0, 13) }
	must(t, s.open(s.key(0)))
	if d := s.unfinished(); d.On != "2026-12-05" {
		t.Errorf("thirteen days later it still offers %s", d.On)
	}
	d = s.unfinished()
	d.Through = "2026-12-24"
	s.changed()
	if d := s.unfinished(); d.Through != "2026-12-24" {
		t.Errorf("the chosen day became %s", d.Through)
	}
}

// TestTakenTwiceIsFiledOnce: a file that is there already is opened.
func TestTakenTwiceIsFiledOnce(t *testing.T) {
	s, _ := newTestSession(t)
	must(t, s.example("care", "nl"))
	o := exchange.Opened{Assessment: s.a().Clone(), Record: true, Data: s.item().Sealed, Seal: s.item().Seal}
	o.Assessment.ID = "00000000-0000-4000-8000-000000000001"
	must(t, s.take(o))
	must(t, s.take(o))
	if len(s.rows) != 2 || s.item().Seal != o.Seal {
		t.Errorf("%d items, seal %s", len(s.rows), s.item().Seal)
	}
}

// TestExportedIsTheOneThatWas: an export that ends after another assessment was
// opened, or all were closed, marks the one that was exported.
func TestExportedIsTheOneThatWas(t *testing.T) {
	s, _ := newTestSession(t)
	must(t, s.example("care", "nl"))
	key := s.item().Key()
	must(t, s.start())
	must(t, s.exported(key))
	if s.rows[0].Exported == "" || s.rows[1].Exported != "" {
		t.Error("the wrong one is known as exported")
	}
	s.drop(s.key(1))
	must(t, s.exported(key))
	must(t, s.exported("gone/1"))
}
