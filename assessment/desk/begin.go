package desk

import (
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
)

// Beginning is what an assessment begins with: the program, with whom and what for.
type Beginning struct {
	Name      string
	Picked    *Suggestion // the program of that name that was picked; nil where only a name was typed
	Audience  string
	Functions []string
}

// Begin files a new assessment of a program and opens it. Nothing is answered by it.
func (d *Desk) Begin(b Beginning) error {
	if d.ReadOnly() {
		return ErrReadOnly
	}
	if err := d.StartAssessment(); err != nil {
		return err
	}
	e := d.Editor()
	a := e.Assessment()
	a.Use.Audience, a.Use.Functions = b.Audience, slices.Clone(b.Functions)
	err := e.begin(b)
	e.Changed()
	return err
}

// begin names the program.
func (e *Editor) begin(b Beginning) error {
	if b.Picked != nil && b.Picked.Name == b.Name {
		return e.Pick(*b.Picked)
	}
	return form.Set(e.Form(), "program.name", b.Name)
}

// UsualUse returns with whom and what for a new assessment begins: as the last one that
// is filed, and without one a video call with clients.
func (d *Desk) UsualUse() (audience string, functions []string) {
	for _, row := range slices.Backward(d.rows) {
		if !row.Example && row.Audience != "" && len(row.Functions) > 0 {
			return row.Audience, slices.Clone(row.Functions)
		}
	}
	return assessment.WithClients, []string{"video", "audio"}
}
