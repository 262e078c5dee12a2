package grid

import (
	"slices"

	"beeldbeltoets/assessment"
)

// Carry says which choice of a criterion an assessment brings along: where a
// question is answered with yes, or where one of some safeguards is in place.
type Carry struct {
	Criterion, Choice string
	Question          string
	Safeguards        []string
}

// Take makes a program of an assessment: its name, and the choices that it brings
// along, known as such. What it does not tell stays open.
func (g *Grid) Take(c *assessment.Content, a *assessment.Assessment, on assessment.Date) Program {
	p := Program{Name: a.Program.Name, Assessment: a.ID, Choices: map[string]string{}}
	_, values := c.Values(a, on)
	for _, carry := range g.Carries {
		if carry.holds(a, values) {
			p.Choices[carry.Criterion] = carry.Choice
			p.Carried = append(p.Carried, carry.Criterion)
		}
	}
	return p
}

func (y Carry) holds(a *assessment.Assessment, values []assessment.AnswerValue) bool {
	answered := slices.ContainsFunc(values, func(v assessment.AnswerValue) bool {
		return v.Question == y.Question && (v.Value == assessment.Shown || v.Value == assessment.Claimed)
	})
	return answered || slices.ContainsFunc(y.Safeguards, func(id string) bool { return a.Safeguards[id].State == assessment.InPlace })
}

// Choose answers a criterion of a program; an empty choice leaves it open. What
// was carried over or rebuilt is so no longer.
func (p *Program) Choose(criterion, choice string) {
	if p.Choices == nil {
		p.Choices = map[string]string{}
	}
	p.Choices[criterion] = choice
	if choice == "" {
		delete(p.Choices, criterion)
	}
	p.Carried = slices.DeleteFunc(p.Carried, func(id string) bool { return id == criterion })
	p.Rebuilt = false
}

// Drop leaves a criterion out of the comparison, or counts it again.
func (c *Comparison) Drop(criterion string, dropped bool) {
	c.Copy.Dropped = slices.DeleteFunc(c.Copy.Dropped, func(id string) bool { return id == criterion })
	if dropped {
		c.Copy.Dropped = append(c.Copy.Dropped, criterion)
	}
}

// Add takes up a criterion of one's own.
func (c *Comparison) Add(k Criterion) { c.Copy.Added = append(c.Copy.Added, k) }

// Remove takes an added criterion away, with every answer to it.
func (c *Comparison) Remove(criterion string) {
	same := func(id string) bool { return id == criterion }
	c.Copy.Added = slices.DeleteFunc(c.Copy.Added, func(k Criterion) bool { return same(k.ID) })
	c.Copy.Weights = slices.DeleteFunc(c.Copy.Weights, func(w Weight) bool { return same(w.Criterion) })
	c.Copy.Dropped = slices.DeleteFunc(c.Copy.Dropped, same)
	for i := range c.Programs {
		delete(c.Programs[i].Choices, criterion)
	}
}
