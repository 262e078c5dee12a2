// Fill makes a dossier with as many assessments as asked, to measure with.
package main

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
)

func main() {
	if err := fill(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func fill(path, count string) error {
	n, err := strconv.Atoi(count)
	if err != nil {
		return err
	}
	change := dossier.Change{At: time.Now()}
	examples := []string{"consumer", "business", "care"}
	for i := range n {
		a, err := exchange.Example(examples[i%len(examples)])
		if err != nil {
			return err
		}
		a.ID = fmt.Sprintf("0191d9a0-0000-4000-8000-%012d", i)
		a.Decision, a.Number = nil, ""
		change.Items = append(change.Items, register.Item{Assessment: a})
	}
	store, err := dossier.Create(path, "")
	if err != nil {
		return err
	}
	if err := store.Save(change); err != nil {
		return err
	}
	return store.Close()
}
