package form

import (
	"slices"

	"beeldbeltoets/assessment"
)

// Offered is what was offered last for a decision: it follows the day and the outcome
// until a person chooses otherwise. The zero Offered offered nothing yet.
type Offered struct {
	By          string
	On, Through assessment.Date
}

// Offer fills in what is offered now for the decision that is being filled in: who
// is at work, today, the advised last day, and the advised kind where the one chosen is not open.
func (o *Offered) Offer(f *Form) {
	d := f.Decision
	offer(&d.By.Name, &o.By, f.User)
	offer(&d.On, &o.On, f.Today)
	outcome := f.OutcomeOfDecision()
	offer(&d.Through, &o.Through, outcome.Advised)
	options := f.Content.Options(f.Assessment, outcome)
	if !slices.Contains(options.Kinds, d.Kind) {
		d.Kind = options.Preselect
	}
}

// offer sets a field to what is offered now, unless a person chose otherwise.
func offer[T ~string](field, before *T, now T) {
	if *field == "" || *field == *before {
		*field = now
	}
	*before = now
}

// Chosen returns a decision without what was only offered, which another day would
// offer otherwise; nil for nil.
func (o *Offered) Chosen(d *assessment.Decision) *assessment.Decision {
	if d == nil {
		return nil
	}
	c := *d
	if c.By.Name == o.By {
		c.By.Name = ""
	}
	if c.On == o.On {
		c.On = ""
	}
	if c.Through == o.Through {
		c.Through = ""
	}
	return &c
}
