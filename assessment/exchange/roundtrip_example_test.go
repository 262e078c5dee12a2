package exchange_test

import (
	"bytes"
	"fmt"

	"beeldbeltoets/assessment/exchange"
)

// An assessment is written as canonical JSON: read back and written again, it has the
// same bytes and the same seal.
func ExampleWrite() {
	a, err := exchange.Example("care")
	if err != nil {
		fmt.Println(err)
		return
	}
	first, err := exchange.Write(a)
	if err != nil {
		fmt.Println(err)
		return
	}
	again, err := exchange.Read(bytes.NewReader(first))
	if err != nil {
		fmt.Println(err)
		return
	}
	second, err := exchange.Write(again)
	fmt.Println(err, exchange.Seal(first) == exchange.Seal(second))
	// Output:
	// <nil> true
}
