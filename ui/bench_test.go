package ui

import (
	"testing"
)

// BenchmarkShow goes through every screen of the fullest example, as Next does.
func BenchmarkShow(b *testing.B) {
	r := newRig(b, "nl")
	r.OpenExample("consumer")
	steps := r.Desk().Editor().Steps()
	for b.Loop() {
		for _, s := range steps {
			r.Show(s.ID)
		}
	}
	b.ReportMetric(float64(len(steps)), "screens/op")
}

// BenchmarkAnswer changes an answer, with all that follows until it is shown; it is
// saved beside the screen's thread. What is asked of it is at most two milliseconds.
func BenchmarkAnswer(b *testing.B) {
	r := newRig(b, "nl")
	must(b, r.Desk().StartAssessment())
	r.Show("question:care")
	r.Work.Beside = true
	keys := []rune{'j', 'n', 'o'}
	for i := 0; b.Loop(); i++ {
		r.Canvas().Focused().TypedRune(keys[i%3])
	}
}
