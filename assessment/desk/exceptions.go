package desk

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// countExceptions makes the exceptions that the dossier's other assessments approved
// for the same program and use count for the open draft, whose number of exceptions
// within 24 months the rule asks. One that cannot be read counts not.
func (e *Editor) countExceptions() {
	if e.Locked() {
		return
	}
	var others []assessment.Assessment
	for _, row := range e.desk.rows {
		if !e.mayBeForTheSame(row) {
			continue
		}
		if item, err := e.desk.Item(row.Key); err == nil {
			others = append(others, item.Assessment)
		}
	}
	e.Assessment().CountExceptionsOf(others)
}

// mayBeForTheSame reports whether a row is worth reading its item for: it is approved,
// and looks to be of the same program and use.
func (e *Editor) mayBeForTheSame(row register.Row) bool {
	a := e.Assessment()
	if row.ID == a.ID || row.Example != e.item.Example || row.Through == "" || row.Audience != a.Use.Audience || !alike(row.Practice, a.Practice.Name) {
		return false
	}
	return e.sameProgram(row)
}

// sameProgram reports whether a row looks to be of the program of the open assessment:
// by its name, or as the known program that both are.
func (e *Editor) sameProgram(row register.Row) bool {
	a := e.Assessment()
	if alike(row.Program, a.Program.Name) {
		return true
	}
	family, known := e.content.Statements.Recognise(row.Program)
	return known && family.ID == a.Program.Family
}

// alike reports whether two names are one but for capitals and spaces around.
func alike(x, y string) bool { return strings.EqualFold(strings.TrimSpace(x), strings.TrimSpace(y)) }
