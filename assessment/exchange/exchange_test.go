package exchange

import (
	"testing"

	"beeldbeltoets/assessment"
)

func TestWriteEmpty(t *testing.T) {
	a := assessment.New("0191d9a0-0000-4000-8000-000000000001", "2026-11-22")
	b, err := Write(a)
	t.Log(string(b), err)
	a.Program.PrivacySeen = "2026-02-31"
	_, err = Write(a)
	t.Log(err)
}
