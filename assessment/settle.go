package assessment

// Settle clears what was typed at fields that are no longer asked and is no day,
// such as the due date of a safeguard that is in place by now: it would stand in
// the way of sealing, at a field that nobody sees. Days that exist stay.
func (c *Content) Settle(a Assessment, on Date) Assessment {
	a = a.Clone()
	clear := func(d *Date) {
		if d.Impossible() {
			*d = ""
		}
	}
	if a.Legal.Agreement != Signed {
		clear(&a.Legal.AgreementSigned)
	}
	if a.Insurer.State != Asked && a.Insurer.State != ToAsk || a.Use.Audience != WithClients {
		clear(&a.Insurer.On)
	}
	c.settleSafeguards(&a, on, clear)
	c.settleOutcome(&a, on, clear)
	c.settleEvidence(&a)
	return a
}

// settleSafeguards clears what another state asks, and all of what does not apply or
// follows from an answer
// to this program and use.
func (c *Content) settleSafeguards(a *Assessment, on Date, clear func(*Date)) {
	applies := map[string]bool{}
	for _, pack := range c.Safeguards(a) {
		for _, item := range pack.Items {
			applies[item.ID] = !c.Measure(a, item, on).Follows
		}
	}
	for id, s := range a.Safeguards {
		if s.State != InPlace || !applies[id] {
			clear(&s.Since)
		}
		if s.State != Planned || !applies[id] {
			clear(&s.Due)
		}
		a.Safeguards[id] = s
	}
}

// settleOutcome clears what only another outcome asks.
func (c *Content) settleOutcome(a *Assessment, on Date, clear func(*Date)) {
	o := c.Outcome(a, on)
	if !c.AsksException(a, o) {
		clear(&a.Exception.ArrangedBy)
		clear(&a.Insurer.On)
	}
	open := map[string]bool{}
	for _, q := range c.OpenPoints(o) {
		open[q] = true
	}
	for id, t := range a.Todos {
		if !open[id] {
			clear(&t.Due)
			a.Todos[id] = t
		}
	}
}

// settleEvidence clears days of evidence with an answer that is no yes.
func (c *Content) settleEvidence(a *Assessment) {
	for _, answer := range a.Answers {
		if answer.Answer == Yes {
			continue
		}
		for _, e := range answer.Evidence {
			kind, _ := c.Questions.Kind(e.Kind)
			for _, f := range kind.Fields {
				if f.Type == FieldDate && Date(e.Fields[f.ID]).Impossible() {
					delete(e.Fields, f.ID)
				}
			}
		}
	}
}
