package form_test

import (
	"fmt"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
)

// A value is set by its path; one that cannot be is refused, with the path.
func ExampleSet() {
	a := assessment.New("7d0c5f0a-1f5e-4c38-9a3a-0a1b2c3d4e5f", "2026-12-01")
	content, err := assessment.Load(a.Editions)
	if err != nil {
		fmt.Println(err)
		return
	}
	f := &form.Form{Content: content, Assessment: &a, Outcome: content.Outcome(&a, "2026-12-01"), Today: "2026-12-01"}
	fmt.Println(form.Set(f, "program.name", "Zoom\nPro"), a.Program.Name)
	fmt.Println(form.Set(f, "program.colour", "green") != nil)
	// Output:
	// <nil> Zoom Pro
	// true
}
