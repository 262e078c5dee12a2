package assessment

// Aging says after how many months the published data are called old: at the start
// of the program, and everywhere that an outcome stands.
type Aging struct {
	Start      int
	Everywhere int
}

// OldAtStart reports whether the data are to be called old where the program begins,
// and since what day they stand: that of the oldest of questions and statements.
func (c *Content) OldAtStart(today Date) (since Date, old bool) {
	return c.old(today, c.Questions.Aging.Start)
}

// OldEverywhere reports the same for outcome, record and letter's cover note.
func (c *Content) OldEverywhere(today Date) (since Date, old bool) {
	return c.old(today, c.Questions.Aging.Everywhere)
}

func (c *Content) old(today Date, months int) (Date, bool) {
	since := earliest(c.Questions.Seen, c.Statements.Seen)
	return since, !today.Before(since.AddMonths(months)) && today.Valid()
}
