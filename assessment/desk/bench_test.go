package desk

import (
	"testing"
	"time"

	"beeldbeltoets/assessment"
)

// BenchmarkChange changes an answer, with all that follows from it: outcome, what
// would change it, review list, steps, undo, the row of the register and the queue.
// What is asked of it is at most a millisecond and a thousand allocations.
func BenchmarkChange(b *testing.B) {
	d, err := New(nil, Options{Now: func() time.Time { return now }})
	must(b, err)
	must(b, d.CopyExample("business", "nl"))
	answers := []string{assessment.Yes, assessment.No, assessment.Unknown}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		a := d.editor.Assessment()
		answer := a.Answers["care"]
		answer.Answer = answers[i%3]
		a.Answers["care"] = answer
		d.editor.Changed()
	}
}
