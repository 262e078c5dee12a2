package shell

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// TestTheWindowRestsWhereNothingIsUnderWay, and what a thread reports wakes it.
func TestTheWindowRestsWhereNothingIsUnderWay(t *testing.T) {
	test.NewTempApp(t)
	for name, c := range map[string]struct {
		before func(*worker)
		rests  bool
	}{
		"nothing to do":          {func(*worker) {}, true},
		"work under way":         {func(w *worker) { w.running = 1 }, false},
		"a report on its way":    {func(w *worker) { w.reports.Store(1) }, false},
		"the window closes":      {func(w *worker) { w.Leave() }, false},
		"a report that has come": {func(w *worker) { w.Report(func() {}) }, true},
	} {
		w, waited := &worker{wake: func() { t.Errorf("%s: woken while awake", name) }}, false
		c.before(w)
		quiet := w.quiet(func() bool {
			waited = true
			return true
		})
		if waited != c.rests || quiet != c.rests {
			t.Errorf("%s: waits %v, quiet %v", name, waited, quiet)
		}
	}

	woken, done := 0, false
	w := &worker{wake: func() { woken++ }}
	w.quiet(func() bool {
		w.Report(func() { done = true })
		return false
	})
	if woken != 1 || !done {
		t.Errorf("a report while it rests: woken %d times, done %v", woken, done)
	}
}
