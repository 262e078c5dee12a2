package assessment_test

import (
	"fmt"

	"beeldbeltoets/assessment"
)

// What the rule makes of answers, on a day: of this program one thing is known so far.
func ExampleContent_Outcome() {
	a := assessment.New("7d0c5f0a-1f5e-4c38-9a3a-0a1b2c3d4e5f", "2026-12-01")
	content, err := assessment.Load(a.Editions)
	if err != nil {
		fmt.Println(err)
		return
	}
	a.Answers = map[string]assessment.Answer{"e2e": {Answer: assessment.No}}
	outcome := content.Outcome(&a, "2026-12-01")
	fmt.Println(outcome.Outcome, "still possible:", outcome.Best)
	// Output:
	// incomplete still possible: conditional
}

// A month after the last day of a shorter month is its last day.
func ExampleDate_AddMonths() {
	fmt.Println(assessment.Date("2027-01-31").AddMonths(1))
	// Output:
	// 2027-02-28
}
