package desk

import (
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
)

// Decide takes and seals a decision. It fails with the first error of the review
// list.
func (e *Editor) Decide(d assessment.Decision) error {
	decided, err := e.content.Decide(*e.Assessment(), d, e.nextNumber(d.On), e.desk.Today())
	if err != nil {
		return err
	}
	sealed, err := exchange.Write(decided)
	if err != nil {
		return err
	}
	e.item.Assessment, e.item.Sealed, e.item.Seal, e.item.Unfinished = decided, sealed, exchange.Seal(sealed), nil
	e.Changed()
	return nil
}

// nextNumber returns the next number of a year. Examples have numbers of their own,
// which cost no real one.
func (e *Editor) nextNumber(on assessment.Date) string {
	var given []string
	if !e.item.Example && e.desk.store != nil {
		given = e.desk.store.Numbers()
	}
	for _, r := range e.desk.rows {
		if r.Example == e.item.Example {
			given = append(slices.Clip(given), r.Number)
		}
	}
	return assessment.NextNumber(given, on)
}

// TakeBack makes a draft again of a decision that has not left the house.
func (e *Editor) TakeBack(reason, by string) error {
	a, err := assessment.TakeBack(*e.Assessment(), reason, by, e.desk.Today())
	if err != nil {
		return err
	}
	e.item.Assessment, e.item.Sealed, e.item.Seal = a, nil, ""
	e.Changed()
	return nil
}

// NextVersion files the next version of a decided assessment and opens that; the
// decided one stays.
func (e *Editor) NextVersion() error {
	next, err := assessment.NextVersion(*e.Assessment(), e.desk.Today())
	if err != nil {
		return err
	}
	return e.desk.File(register.Item{Assessment: next, Example: e.item.Example, Tags: slices.Clone(e.item.Tags)})
}

// Unfinished returns the decision that is being filled in. What is only offered (who
// works here, today, the advised date, the advised kind) follows the day and the
// outcome until a person chooses otherwise.
func (e *Editor) Unfinished() *assessment.Decision {
	if e.item.Unfinished == nil {
		e.item.Unfinished = &assessment.Decision{}
	}
	e.offered.Offer(e.Form())
	return e.item.Unfinished
}

// OutcomeOn returns the outcome on the day of a decision, and that of today where
// it is no day.
func (e *Editor) OutcomeOn(day assessment.Date) assessment.Outcome {
	if !day.Valid() || day == e.outcome.On {
		return e.outcome
	}
	return e.content.Outcome(e.Assessment(), day)
}

// review is the review list, with a decision that is being filled in where a kind
// was chosen.
func (e *Editor) review() []assessment.Finding {
	a := *e.Assessment()
	if !a.Draft() {
		return e.content.Review(&a, e.desk.Today())
	}
	if d := e.item.Unfinished; d != nil && d.Kind != "" {
		a.Decision = d
	}
	return e.content.ReviewOf(&a, e.OutcomeOn(a.BaseDate(e.desk.Today())), e.desk.Today())
}

// MarkExported keeps that a decided version left the house, whatever is open by
// then: from now on its decision stands.
func (d *Desk) MarkExported(key string) error {
	row, there := d.Row(key)
	if !there || !d.endsTakingBack(row) {
		return nil
	}
	return d.Update(key, func(i *register.Item) { i.Exported = d.Today() })
}

func copied(d *assessment.Decision) *assessment.Decision {
	if d == nil {
		return nil
	}
	c := *d
	return &c
}
