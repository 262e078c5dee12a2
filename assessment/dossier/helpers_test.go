package dossier

import (
	"errors"
	"testing"

	"beeldbeltoets/assessment"
)

func code(err error) string {
	if e, ok := errors.AsType[*assessment.Error](err); ok {
		return e.Code
	}
	return ""
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
