package assessment

// Aging says after how many months the published data are called old: at the start
// of the program, and everywhere that an outcome stands.
type Aging struct {
	Start      int
	Everywhere int
	Document   int // months after which a page is no document to take over any more
}

// OldAtStart reports whether the data are to be called old where the program begins,
// and since what day they stand: that of the oldest of questions and statements.
func (c *Content) OldAtStart(today Date) (since Date, old bool) {
	return c.seen(), aged(c.seen(), today, c.Questions.Aging.Start)
}

// OldEverywhere reports the same for outcome and record.
func (c *Content) OldEverywhere(today Date) (since Date, old bool) {
	return c.seen(), c.OldText(c.seen(), today)
}

// OldText reports the same of a text that was made on a day, such as that of a
// letter, for the letter and its cover note.
func (c *Content) OldText(made, today Date) bool {
	return aged(made, today, c.Questions.Aging.Everywhere)
}

func (c *Content) seen() Date { return earliest(c.Questions.Seen, c.Statements.Seen) }

func aged(since, today Date, months int) bool {
	return today.Valid() && !today.Before(since.AddMonths(months))
}
