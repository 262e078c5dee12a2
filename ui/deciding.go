package ui

import (
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
)

// decide takes and seals the decision; the first error of the review list stops it.
func (s *session) decide(d assessment.Decision) error {
	decided, err := s.content.Decide(*s.a(), d, s.number(d.On), s.today())
	if err != nil {
		return err
	}
	sealed, err := exchange.Write(decided)
	if err != nil {
		return err
	}
	item := s.item()
	item.Assessment, item.Sealed, item.Seal, item.Unfinished = decided, sealed, exchange.Seal(sealed), nil
	s.changed()
	return nil
}

// number is the next one of its year. Examples have numbers of their own, which
// cost no real one.
func (s *session) number(on assessment.Date) string {
	var given []string
	if !s.item().Example && s.store != nil {
		given = s.store.Numbers()
	}
	for _, r := range s.rows {
		if r.Example == s.item().Example {
			given = append(slices.Clip(given), r.Number)
		}
	}
	return assessment.NextNumber(given, on)
}

// takeBack makes a draft again of a decision that has not left the house.
func (s *session) takeBack(reason, by string) error {
	a, err := assessment.TakeBack(*s.a(), reason, by, s.today())
	if err != nil {
		return err
	}
	item := s.item()
	item.Assessment, item.Sealed, item.Seal = a, nil, ""
	s.fill()
	s.changed()
	return nil
}

// again starts the next version of a decided assessment; the decided one stays.
func (s *session) again() error {
	next, err := assessment.NextVersion(*s.a(), s.today())
	if err != nil {
		return err
	}
	return s.file(register.Item{Assessment: next, Example: s.item().Example, Tags: slices.Clone(s.item().Tags)})
}

// unfinished is the decision that is being filled in. What is only offered (today,
// the advised date, the advised kind) follows the day and the outcome until a
// person chooses otherwise.
func (s *session) unfinished() *assessment.Decision {
	item := s.item()
	if item.Unfinished == nil {
		item.Unfinished = &assessment.Decision{}
	}
	d := item.Unfinished
	offer(&d.On, &s.offered.On, s.today())
	o := s.outcomeOn(d.On)
	offer(&d.Through, &s.offered.Through, o.Advised)
	options := s.content.Options(s.a(), o)
	if !slices.Contains(options.Kinds, d.Kind) {
		d.Kind = options.Preselect
	}
	return d
}

// chosen is the unfinished decision without what was only offered, which another
// day would offer otherwise.
func (s *session) chosen(d *assessment.Decision) *assessment.Decision {
	c := copied(d)
	if c == nil {
		return nil
	}
	if c.On == s.offered.On {
		c.On = ""
	}
	if c.Through == s.offered.Through {
		c.Through = ""
	}
	return c
}

// offer gives a field what is offered now, unless a person chose otherwise.
func offer(field, before *assessment.Date, now assessment.Date) {
	if *field == "" || *field == *before {
		*field = now
	}
	*before = now
}

// outcomeOn is the outcome on the day of a decision, and that of today where it
// is no day.
func (s *session) outcomeOn(day assessment.Date) assessment.Outcome {
	if !day.Valid() || day == s.outcome.On {
		return s.outcome
	}
	return s.content.Outcome(s.a(), day)
}

// reviewed is the review list, with a decision that is being filled in where a
// kind was chosen.
func (s *session) reviewed() []assessment.Finding {
	a := *s.a()
	if d := s.item().Unfinished; a.Draft() && d != nil && d.Kind != "" {
		a.Decision = d
	}
	return s.content.Review(&a, s.today())
}
