package desk

import (
	"strings"

	"beeldbeltoets/assessment/register"
)

// OwnElsewhere reports whether other assessments of the same program are filed, from
// which facts of one's own may be taken.
func (e *Editor) OwnElsewhere() bool {
	if e.Locked() || strings.TrimSpace(e.Assessment().Program.Name) == "" {
		return false
	}
	for _, row := range e.desk.rows {
		if e.ownFrom(row) {
			return true
		}
	}
	return false
}

// TakeOwnElsewhere adds the facts of one's own of other assessments of the same program,
// with the name of the practice where that is another one. It returns how many were
// added. Afterwards, call [Editor.Changed].
func (e *Editor) TakeOwnElsewhere() (added int, err error) {
	for _, row := range e.desk.rows {
		if !e.ownFrom(row) {
			continue
		}
		item, err := e.desk.Item(row.Key)
		if err != nil {
			return added, err
		}
		by := item.Assessment.Practice.Name
		if alike(by, e.Assessment().Practice.Name) {
			by = ""
		}
		added += e.Assessment().TakeOwn(item.Assessment.OwnStatements, by)
	}
	return added, nil
}

// ownFrom reports whether a row is another assessment of the same program.
func (e *Editor) ownFrom(row register.Row) bool {
	return row.ID != e.Assessment().ID && row.Example == e.item.Example && !row.Damaged && e.sameProgram(row)
}
