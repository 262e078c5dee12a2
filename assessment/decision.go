package assessment

import (
	"cmp"
	"fmt"
	"slices"
)

// Options says which decisions are open, and why others are not.
type Options struct {
	Kinds     []string
	Preselect string // refused where the advice is not to use it; else empty
	// FromSigning: an approval can only hold from the day that the processor
	// agreement is closed (AVG article 28), and the transfer has a basis.
	FromSigning bool
	// MaxMonths: an approval holds at most so long; 0 for no limit but the advice.
	MaxMonths int
	// Barred says by code why a kind is not open.
	Barred map[string]string
}

// Options works out which decisions the outcome, its headline, the legal minimum
// and the further checks leave open.
func (c *Content) Options(a *Assessment, o Outcome) Options {
	agreement := c.AgreementState(a, o.On)
	options := Options{Barred: map[string]string{}, FromSigning: o.AgreementOpen || o.TransferOpen, Preselect: o.Preselect}
	options.MaxMonths = maxMonths(agreement)
	if agreement == OffersNone {
		options.Preselect = Refused
	}
	for _, kind := range []string{Approved, Reservation, Refused} {
		if why := c.bars(a, o, kind); why != "" {
			options.Barred[kind] = why
			continue
		}
		options.Kinds = append(options.Kinds, kind)
	}
	return options
}

// bars is the code of why a kind of decision is not open, or "".
func (c *Content) bars(a *Assessment, o Outcome, kind string) string {
	switch {
	case o.Outcome == Incomplete:
		return "incomplete"
	case kind == Refused:
		return ""
	case !slices.Contains(o.Decisions, kind):
		return cmp.Or(o.Why, "outcome")
	case a.Legal.Agreement == OffersNone && len(a.exceptionsSince(o.On, monthsRenewable, true)) > 1:
		return "offers-none-again"
	case kind == Reservation:
		return ""
	}
	return c.barsWithoutReservation(a, o)
}

// barsWithoutReservation is the code of why an approval needs a reservation, or "".
func (c *Content) barsWithoutReservation(a *Assessment, o Outcome) string {
	switch agreement := c.AgreementState(a, o.On); {
	case agreement == OffersNone, agreement == ReasonPassesOn:
		return agreement
	case a.Legal.OwnUse == Unknown:
		return "own-use-unknown"
	case a.Legal.Transfer == Unknown:
		return "transfer-unknown"
	}
	for _, p := range c.ChecksFor(a) {
		answer := a.Checks[p.ID].Answer
		if p.ForApproval && answer != Yes || slices.Contains(p.BarsNo, o.Country) && answer == No {
			return p.ID
		}
	}
	return ""
}

// Decide takes a decision and completes it with the outcome of its day. The
// number is given where there is none yet. It fails with the first error of the
// review list.
func (c *Content) Decide(a Assessment, d Decision, number string, today Date) (Assessment, error) {
	a = c.Settle(a, d.On)
	a.Editions.Rule = c.Questions.Rule.Version
	o := c.Outcome(&a, d.On)
	d.Outcome, d.Headline, d.Advised = o.Outcome, o.Headline, o.Advised
	d.FromSigning = d.Kind != Refused && (o.AgreementOpen || o.TransferOpen)
	if d.Kind == Refused {
		d.Through, d.Advised, d.LongerBecause = "", "", ""
	}
	d.Values, _ = c.Values(&a, d.On)
	a.Decision = &d
	for _, f := range c.Review(&a, today) {
		if f.Severity == Blocks {
			return a, &Error{Code: f.Code, Path: f.Path, Params: f.Params}
		}
	}
	if a.Number == "" {
		a.Number = number
	}
	return a, nil
}

// TakeBack makes a draft of a decided version again and keeps what was decided,
// with the reason.
func TakeBack(a Assessment, reason, by string, on Date) (Assessment, error) {
	if a.Decision == nil {
		return a, &Error{Code: "not-decided"}
	}
	if !filled(reason) {
		return a, &Error{Code: "required", Path: "withdrawn.reason"}
	}
	a.Withdrawn = append(slices.Clone(a.Withdrawn), Withdrawal{On: on, By: by, Reason: reason, Decision: *a.Decision})
	a.Decision = nil
	return a, nil
}

// NextVersion carries a decided version over into a new draft, in which each
// answer is not yet confirmed again. Today's editions are used from here on.
func NextVersion(a Assessment, on Date) (Assessment, error) {
	if a.Decision == nil {
		return a, &Error{Code: "not-decided"}
	}
	next := a.Clone()
	next.Version, next.Created, next.Editions = a.Version+1, on, Current
	next.Decision, next.Withdrawn, next.Because = nil, nil, ""
	next.Assessor, next.SecondReader = next.Assessor.again(), next.SecondReader.again()
	for id, answer := range next.Answers {
		answer.Unconfirmed = true
		next.Answers[id] = answer
	}
	next.Exception.NewReason = ""
	if past, is := a.past(); is {
		next.Exceptions = append(next.Exceptions, past)
	}
	return next, nil
}

// NextNumber follows the highest number given in the year of a decision:
// 2026-0007 after 2026-0006, and 2027-0001 where 2027 has none yet.
func NextNumber(given []string, on Date) string {
	year, highest := on.Time().Year(), 0
	for _, number := range given {
		var y, n int
		if _, err := fmt.Sscanf(number, "%4d-%d", &y, &n); err == nil && y == year {
			highest = max(highest, n)
		}
	}
	return fmt.Sprintf("%04d-%04d", year, highest+1)
}

// New begins an assessment under an id, with the data that is current.
func New(id string, on Date) Assessment {
	return Assessment{ID: id, Version: 1, Created: on, Editions: Current, Practice: Practice{Profile: "nl"}}
}
