package assessment

import (
	"cmp"
	"slices"
)

// Measure is a safeguard as it stands: as it was filled in, or as it follows from an
// answer given elsewhere.
type Measure struct {
	Safeguard
	// Follows: the answer elsewhere says that it is in place, so that nothing is
	// asked here.
	Follows bool
	// Contradicts: it was filled in as in place, and an answer elsewhere says otherwise:
	// that which it follows from, or that a function is in use which it switches off.
	// The answer counts.
	Contradicts bool
}

// Missing names the fields that are still needed: none of what follows from an
// answer.
func (m Measure) Missing() []string {
	if m.Follows {
		return nil
	}
	return m.Safeguard.Missing()
}

// Measure is a safeguard as it stands in an assessment on a day. What was decided under
// the first rule stays as it was filled in.
func (c *Content) Measure(a *Assessment, item SafeguardItem, on Date) Measure {
	m := Measure{Safeguard: a.Safeguards[item.ID]}
	sealed := a.Decision != nil && a.Decision.Outcome != "" && a.Editions.Rule != c.Questions.Rule.Version
	switch used := fitsAny(item.Off, a.Use.Functions); {
	case sealed:
		return m
	case m.State == InPlace && len(item.Off) > 0 && used:
		return Measure{Contradicts: true}
	case item.Follows == "":
		return m
	}
	switch yes := c.followed(a, item, on); {
	case yes:
		if m.State != InPlace {
			m.Since = ""
		}
		m.Follows, m.Safeguard = true, m.In(InPlace)
		if item.Follows == FollowsAgreement {
			m.Since = cmp.Or(m.Since, a.Legal.AgreementSigned)
		}
	case m.State == InPlace:
		m = Measure{Contradicts: true}
	}
	return m
}

// followed reports whether the answer that a safeguard follows from says that it is
// in place: the agreement is closed, or every check that names it is answered yes.
func (c *Content) followed(a *Assessment, item SafeguardItem, on Date) bool {
	if item.Follows == FollowsAgreement {
		return c.AgreementState(a, on) == Signed
	}
	asked, fits := false, c.checkFits(a)
	for i := range c.Questions.Checks {
		if p := &c.Questions.Checks[i]; slices.Contains(p.Safeguards, item.ID) && fits(p) {
			asked = true
			if a.Checks[p.ID].Answer != Yes {
				return false
			}
		}
	}
	return asked
}

// Requirement is how much an outcome asks of a safeguard.
type Requirement int

const (
	Advised         Requirement = iota // good practice
	Required                           // answered: in place, planned, or why it does not apply
	RequiredInPlace                    // in place by the decision's first day
)

// Requires says how much an outcome asks of a safeguard: with clients some are to be
// in place whatever the outcome; a conditional outcome asks some more, an exception
// each that applies.
func (c *Content) Requires(a *Assessment, o Outcome, item SafeguardItem) Requirement {
	kind := c.Kind(a).ID
	switch {
	case o.Outcome == Incomplete:
		return Advised
	case a.Use.Audience == WithClients && (slices.Contains(item.InPlace, "*") || slices.Contains(item.InPlace, kind)):
		return RequiredInPlace
	case item.Follows == FollowsAgreement:
		return Advised // the legal minimum binds the decision
	case c.AsksException(a, o), o.Outcome == Conditional && item.Conditional:
		return Required
	}
	return Advised
}
