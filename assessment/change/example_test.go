package change_test

import (
	"fmt"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
)

// What two people changed in the same version becomes one; a place that both changed is
// a conflict, for a person to choose.
func ExampleMerge3() {
	base := assessment.New("7d0c5f0a-1f5e-4c38-9a3a-0a1b2c3d4e5f", "2026-12-01")
	mine, theirs := base, base
	mine.Program.Name, mine.Program.Maker = "Zorgbel", "Maker"
	theirs.Program.Name, theirs.Program.Plan = "Zorgbel 2", "Pro"
	merged, conflicts := change.Merge3(&base, &mine, &theirs)
	fmt.Println(merged.Program.Maker, merged.Program.Plan)
	for _, c := range conflicts {
		fmt.Println(c.Path)
	}
	// Output:
	// Maker Pro
	// program.name
}
