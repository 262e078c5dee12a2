package desk

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/register"
)

// Editor is the open assessment: what is filled in, what follows from it, and what
// can be undone. A nil Editor is that of no assessment: it has no content, no steps
// and nothing on its review list.
type Editor struct {
	desk    *Desk
	item    *register.Item
	content *assessment.Content

	outcome  assessment.Outcome
	findings []assessment.Finding
	steps    []assessment.Step

	revisions revisions
	offered   form.Offered // what was offered last for the decision
}

// newEditor opens an item. It is copied: what was queued to be saved may still be
// read.
func newEditor(d *Desk, item register.Item, content *assessment.Content) *Editor {
	item.Assessment = item.Assessment.Clone()
	item.Unfinished = copied(item.Unfinished)
	e := &Editor{desk: d, item: &item, content: content}
	e.countExceptions()
	e.weigh()
	e.startRevisions()
	return e
}

// Assessment returns what is filled in. After changing it, call [Editor.Changed].
func (e *Editor) Assessment() *assessment.Assessment { return &e.item.Assessment }

// Item returns it as it is filed.
func (e *Editor) Item() *register.Item { return e.item }

// Key returns its key within the dossier.
func (e *Editor) Key() string { return e.item.Key() }

// Content returns the published data that it is assessed with.
func (e *Editor) Content() *assessment.Content {
	if e == nil {
		return nil
	}
	return e.content
}

// Form returns what is asked of it, as it is now. After setting a value through it,
// call [Editor.Changed].
func (e *Editor) Form() *form.Form {
	return &form.Form{
		Content: e.content, Assessment: e.Assessment(), Decision: e.item.Unfinished,
		Outcome: e.outcome, Findings: e.findings, Today: e.desk.Today(), User: e.desk.User(),
	}
}

// Outcome returns what the rule makes of it: of a draft today, of a decided version
// what was decided.
func (e *Editor) Outcome() assessment.Outcome {
	if e == nil {
		return assessment.Outcome{}
	}
	return e.outcome
}

// Findings returns the review list.
func (e *Editor) Findings() []assessment.Finding {
	if e == nil {
		return nil
	}
	return e.findings
}

// Steps returns the steps with their states.
func (e *Editor) Steps() []assessment.Step {
	if e == nil {
		return nil
	}
	return e.steps
}

// Locked reports whether it is only to be read: it is decided, or the whole dossier
// is read only.
func (e *Editor) Locked() bool { return e != nil && (e.desk.ReadOnly() || !e.Assessment().Draft()) }

// Changed works out what follows from a change, keeps it to be undone, and queues
// it to be saved.
func (e *Editor) Changed() {
	a := e.Assessment()
	if a.Draft() && !e.item.Example {
		e.desk.defaults = Defaults{clonePractice(a.Practice), a.Assessor, a.SecondReader}
	}
	e.countExceptions()
	item := e.copy()
	e.revise(item.Assessment)
	e.weigh()
	e.desk.put(item)
}

// weigh works out outcome, review list and steps.
func (e *Editor) weigh() {
	a := e.Assessment()
	e.content = e.content.In(a) // another kind of provider reads other terms
	e.outcome = e.content.Standing(a, e.desk.Today())
	e.findings = e.review()
	e.steps = e.content.Steps(a, e.outcome, e.findings)
}

// copy returns the item as it is saved: a copy that nothing changes any more,
// without what was only offered for its decision.
func (e *Editor) copy() register.Item {
	item := *e.item
	item.Assessment = item.Assessment.Clone()
	item.Unfinished = e.offered.Chosen(item.Unfinished)
	return item
}
