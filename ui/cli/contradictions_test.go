package cli

import (
	"bytes"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
)

// TestEveryContradictionIsSaidAtItsAnswer: whatever is known that speaks against an
// answer is said in the terminal where that answer is asked.
func TestEveryContradictionIsSaidAtItsAnswer(t *testing.T) {
	base, err := assessment.Load(assessment.Current)
	must(t, err)
	for _, family := range base.Statements.Families {
		for _, s := range family.Statements {
			for _, against := range s.Against {
				a := assessment.New("0191d9a0-0000-4000-8000-000000000001", "2026-11-22")
				a.Program.Name, a.Program.Family, a.Use.Audience = family.Name, family.ID, assessment.WithClients
				if is := against.While["use.functions"]; is != "" {
					a.Use.Functions = []string{is}
				}
				i := sit(t, a)
				for path, is := range against.While {
					if path == "use.functions" { // one of a list
						continue
					}
					must(t, form.Set(i.form(), path, is))
				}
				must(t, form.Set(i.form(), against.Path, against.Is))
				i.editor().Changed()
				questions := i.questions()
				q := questions[placeOf(questions, against.Path)]
				if q.path != against.Path {
					t.Fatalf("%s is asked at %s", against.Path, q.path)
				}
				must(t, i.keep(q))
				said := i.out.(*bytes.Buffer).String()
				if want := i.words.Against(i.content.Statements, s); !strings.Contains(strings.Join(strings.Fields(said), " "), want) {
					t.Errorf("%s at %s: the terminal does not say %q but %s", family.ID, against.Path, want, said)
				}
			}
		}
	}
}
