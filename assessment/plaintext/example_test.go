package plaintext_test

import (
	"fmt"

	"beeldbeltoets/assessment/plaintext"
)

// A field of one line holds what one line can, whatever was pasted.
func ExampleLine() {
	fmt.Printf("%q\n", plaintext.Line("  Zoom\r\n\tPro\u202e "))
	// Output:
	// "  Zoom Pro "
}
