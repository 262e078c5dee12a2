package assessment

// Over reports whether a decision is over: from the day after its last day.
func (a *Assessment) Over(today Date) bool {
	return a.Decision != nil && a.Decision.Through.Before(today)
}

// LetterBarred says by code why there is no letter to clients, and returns nil
// where there is one: another use than with clients (letter-not-for-use), refused
// (letter-refused), the maker's own use (letter-own-use), questions that are open
// (letter-incomplete), or a decision that is over (letter-over). It is the one gate
// for everything that is handed to a client.
func (c *Content) LetterBarred(a *Assessment, today Date) *Error {
	switch {
	case a.Use.Audience != WithClients:
		return &Error{Code: "letter-not-for-use", Path: "use.audience"}
	case !a.HasLetter():
		return &Error{Code: "letter-refused", Path: "decision.kind"}
	case a.Over(today):
		return &Error{Code: LetterOver, Path: "decision.through", Params: map[string]string{"date": string(a.Decision.Through)}}
	case a.Legal.OwnUse == Yes && a.Draft():
		return &Error{Code: "letter-own-use", Path: "legal.own-use"}
	case c.Standing(a, today).Outcome == Incomplete:
		return &Error{Code: "letter-incomplete", Path: "answers"}
	}
	return nil
}
