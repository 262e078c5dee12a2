package words_test

import (
	"fmt"

	"beeldbeltoets/assessment/words"
)

// Dates are read as people write them, and written as the language does. What is no
// date stays as it was typed.
func ExampleParseDate() {
	nl, err := words.Load("nl")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, typed := range []string{"18 juni 2026", "1 mrt. 2026", "22112026", "31-2-2026"} {
		fmt.Println(nl.Date(words.ParseDate(typed)))
	}
	// Output:
	// 18 juni 2026
	// 1 maart 2026
	// 22 november 2026
	// 31-2-2026
}
