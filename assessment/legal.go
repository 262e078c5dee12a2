package assessment

import "slices"

// Months that an approval holds at most where there is no processor agreement, and
// within which the second approval of that kind is the last. These limits are the
// rule's own and not the law's.
const (
	monthsOffersNone = 1
	monthsPassesOn   = 3
	monthsRenewable  = 12
	monthsException  = 24 // within which an exception counts as another one
)

// maxMonths is how long an approval holds at most as the agreement stands; 0 for no
// limit but the advice.
func maxMonths(agreement string) int {
	switch agreement {
	case OffersNone:
		return monthsOffersNone
	case ReasonPassesOn:
		return monthsPassesOn
	}
	return 0
}

// AgreementState is what the processor agreement comes down to on a day: Signed,
// Ended, NotNeeded, ReasonPassesOn, OffersNone, or No where it is not there yet, is
// not known, or where the reason that none is needed does not hold. It is empty
// while nothing was answered. What is said or promised of the agreement asks here.
func (c *Content) AgreementState(a *Assessment, on Date) string {
	l := a.Legal
	switch l.Agreement {
	case "":
		return ""
	case Signed:
		if l.Terms.Until.Before(on) {
			return Ended
		}
		return Signed
	case OffersNone:
		return OffersNone
	case NotNeeded:
		return c.notNeeded(a, on)
	}
	return No
}

// notNeeded is the state where no agreement is said to be needed. A draft of 0.2.0
// gave its reason in its own words, which is none of the three.
func (c *Content) notNeeded(a *Assessment, on Date) string {
	switch a.Legal.AgreementReason {
	case ReasonHost:
		if slices.Contains(a.Use.Roles, "guest") {
			return NotNeeded
		}
	case ReasonOwnServer:
		return NotNeeded
	case ReasonPassesOn:
		if len(c.PassesOnLacks(a, on)) == 0 {
			return ReasonPassesOn
		}
	}
	return No
}

// PassesOnLacks lists what a public service that only passes on still lacks to need
// no agreement: the questions about confidentiality that are not shown, and the
// fields of the legal minimum, by path.
func (c *Content) PassesOnLacks(a *Assessment, on Date) []string {
	var lacks []string
	values, _ := c.Values(a, on)
	for _, q := range c.rule(a).Confidentiality {
		if values[q] != Shown {
			lacks = append(lacks, "answers."+q)
		}
	}
	for _, need := range [][3]string{
		{"legal.own-use", a.Legal.OwnUse, No}, {"legal.businessAccount", a.Legal.BusinessAccount, No}, {"legal.makerResponsible", a.Legal.MakerResponsible, Yes},
	} {
		if need[1] != need[2] {
			lacks = append(lacks, need[0])
		}
	}
	return lacks
}

// TransferOpen reports whether data leave the EEA without a basis that was noted.
func (l Legal) TransferOpen() bool { return l.Transfer == Yes && !filled(l.TransferBasis) }

// AsksException reports whether an approval asks all that an exception asks: of
// exception-only, and where the maker offers no processor agreement. Where no approval
// is open nothing is asked for one.
func (c *Content) AsksException(a *Assessment, o Outcome) bool {
	switch {
	case o.Outcome == Incomplete, o.OnlyRefused():
		return false
	}
	return o.Outcome == ExceptionOnly || a.Legal.Agreement == OffersNone
}

// ExceptionsWithin counts the exceptions before this version that an exception of a
// day comes after: those within 24 months, and those of before without a day.
func (a *Assessment) ExceptionsWithin(on Date) int {
	return a.ExceptionsBefore + len(a.exceptionsSince(on, monthsException, false))
}

// exceptionsSince lists the exceptions of so many months before a day, or only those
// for which the maker offered no agreement.
func (a *Assessment) exceptionsSince(on Date, months int, offersNone bool) []PastException {
	var within []PastException
	for _, e := range a.Exceptions {
		if !e.On.AddMonths(months).Before(on) && (e.OffersNone || !offersNone) {
			within = append(within, e)
		}
	}
	return within
}

// past is a decided version as an exception of before; false where it is none.
func (a *Assessment) past() (PastException, bool) {
	d := a.Decision
	none := a.Legal.Agreement == OffersNone
	if d == nil || d.Kind == Refused || d.Outcome != ExceptionOnly && !none {
		return PastException{}, false
	}
	return PastException{On: d.On, Through: d.Through, OffersNone: none}, true
}
