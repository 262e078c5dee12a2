package change

import (
	"testing"

	"beeldbeltoets/assessment/exchange"
)

// BenchmarkDiff is what each key costs for what can be undone: a copy, and what
// differs.
func BenchmarkDiff(b *testing.B) {
	a, err := exchange.Example("consumer")
	if err != nil {
		b.Fatal(err)
	}
	before := a.Clone()
	a.Because = "x"
	for b.Loop() {
		a.Clone()
		if len(Diff(&before, &a)) != 1 {
			b.Fatal("it differs otherwise")
		}
	}
}
