package consent

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
)

// mostCount is how many one entry counts at most: more is a typing error.
const mostCount = 100_000

// Add counts what came back. What cannot be is an error at its field: a day to
// come, a letter that was not handed out, more people than agreed to it.
func (l *Ledger) Add(e Entry, today assessment.Date) error {
	if err := l.fits(e, today); err != nil {
		return err
	}
	next := l.Clone()
	next.Entries = append(next.Entries, e)
	if err := next.balanced(); err != nil {
		return err
	}
	*l = next
	return nil
}

// Remove takes a mistaken entry out, unless later ones count on it.
func (l *Ledger) Remove(at int) error {
	next := l.Clone()
	next.Entries = slices.Delete(next.Entries, at, at+1)
	if err := next.balanced(); err != nil {
		return fault("consent-counted-on", "entries")
	}
	*l = next
	return nil
}

func (l *Ledger) fits(e Entry, today assessment.Date) error {
	switch {
	case !slices.Contains(append(Kinds, Numbered), e.Kind):
		return fault("consent-kind", "kind")
	case e.Count < 1 || e.Count > mostCount:
		return fault("consent-count", "count", "max", strconv.Itoa(mostCount))
	case e.Earlier != 0 && e.Kind != Agreed && e.Kind != Refused:
		return fault("consent-earlier", "earlier")
	case e.Earlier != 0 && !l.has(e.Earlier):
		return fault("consent-letter", "earlier")
	}
	return l.answers(e.Kind, e.On, e.Letter, e.Way, e.Who, today)
}

// answers checks what an entry and a client have in common.
func (l *Ledger) answers(kind string, on assessment.Date, letter int, way, who string, today assessment.Date) error {
	switch {
	case !on.Valid():
		return fault("consent-day", "on")
	case on.After(today):
		return fault("consent-day-to-come", "on")
	case !l.has(letter):
		return fault("consent-letter", "letter")
	case kind == Agreed && !slices.Contains(Ways, way):
		return fault("consent-way", "way")
	case kind == Agreed && !slices.Contains(Whos, who):
		return fault("consent-who", "who")
	}
	return nil
}

func (l *Ledger) has(letter int) bool {
	_, has := l.Letter(letter)
	return has
}

// balanced reports whether of each letter, and of each way and person, no more
// people left the count than agreed to it.
func (l *Ledger) balanced() error {
	for _, letter := range l.Letters {
		sum := l.counted(letter.Number)
		if sum.Standing < 0 || slices.ContainsFunc(sum.By, func(g Group) bool { return g.Count < 0 }) {
			return fault("consent-more-than-agreed", "count", "letter", strconv.Itoa(letter.Number))
		}
	}
	return nil
}

// KeepNumbers begins to keep the practice's own client numbers.
func (l *Ledger) KeepNumbers(since assessment.Date) { l.Numbers = since }

// DropNumbers forgets all client numbers; what they said stays as counts.
func (l *Ledger) DropNumbers() {
	for _, c := range l.Clients {
		e := Entry{On: c.On, Kind: Agreed, Letter: c.Letter, Way: c.Way, Who: c.Who, Count: 1}
		if c.Kind != Withdrawn {
			e.Kind = c.Kind
		}
		l.count(e)
		if c.Kind == Withdrawn {
			l.count(Entry{On: c.On, Kind: Withdrawn, Letter: c.Letter, Count: 1})
		}
	}
	l.Numbers, l.Clients = "", nil
}

// count adds to the entry that is the same but for its number.
func (l *Ledger) count(e Entry) {
	for i, known := range l.Entries {
		known.Count = e.Count
		if known == e && l.Entries[i].Count < mostCount {
			l.Entries = slices.Clone(l.Entries)
			l.Entries[i].Count += e.Count
			return
		}
	}
	l.Entries = append(slices.Clip(l.Entries), e)
}

// Put keeps what a client said, in place of what that number said before.
// Counted tells that this agreement was in the counts already.
func (l *Ledger) Put(c Client, counted bool, today assessment.Date) error {
	c.Number = strings.TrimSpace(c.Number)
	if err := l.fitsClient(c, today); err != nil {
		return err
	}
	if counted && c.Kind != Agreed {
		return fault("consent-counted", "counted")
	}
	next := l.Clone()
	if counted {
		if err := next.Add(Entry{On: c.On, Kind: Numbered, Letter: c.Letter, Way: c.Way, Who: c.Who, Count: 1}, today); err != nil {
			return err
		}
	}
	if at := next.client(c.Number); at >= 0 {
		next.Clients[at] = c
	} else {
		next.Clients = append(next.Clients, c)
	}
	*l = next
	return nil
}

func (l *Ledger) fitsClient(c Client, today assessment.Date) error {
	if l.Numbers == "" {
		return fault("client-numbers-off", "number")
	}
	if err := CheckNumber(c.Number); err != nil {
		return err
	}
	switch {
	case !slices.Contains(states, c.Kind):
		return fault("consent-kind", "kind")
	case (c.Turns == 0) != (c.In == ""):
		return fault("consent-turns", "in")
	case c.In != "" && !c.In.Valid():
		return fault("consent-month", "in")
	case c.In != "" && !c.In.First().After(c.On):
		return fault("consent-month-past", "in")
	}
	return l.answers(c.Kind, c.On, c.Letter, c.Way, c.Who, today)
}

// Withdraw notes that a client withdrew.
func (l *Ledger) Withdraw(number string, on, today assessment.Date) error {
	at := l.client(number)
	if at < 0 {
		return fault("client-number-unknown", "number")
	}
	c := l.Clients[at]
	c.Kind, c.On, c.Turns, c.In = Withdrawn, on, 0, ""
	return l.Put(c, false, today)
}

// Forget takes a client number off the list: a mistake, or no client any more.
func (l *Ledger) Forget(number string) {
	if at := l.client(number); at >= 0 {
		l.Clients = slices.Delete(slices.Clone(l.Clients), at, at+1)
	}
}

// client returns the place of a number, and -1 for none.
func (l *Ledger) client(number string) int {
	return slices.IndexFunc(l.Clients, func(c Client) bool { return strings.EqualFold(c.Number, strings.TrimSpace(number)) })
}

// Enter keeps what came back: of one client under its number, where that has one, else
// as a count. How and by whom is only told of an agreement. Its errors are those of
// [Ledger.Add], [Ledger.Put] and [Ledger.Withdraw].
func (l *Ledger) Enter(e Entry, of Client, today assessment.Date) error {
	if e.Kind != Agreed {
		e.Way, e.Who = "", ""
	}
	number := strings.TrimSpace(of.Number)
	switch {
	case number == "":
		return l.Add(e, today)
	case e.Kind == Withdrawn:
		return l.Withdraw(number, e.On, today)
	case e.Kind == Ended:
		l.Forget(number)
		return nil
	}
	return l.Put(Client{Number: number, Kind: e.Kind, On: e.On, Letter: e.Letter, Way: e.Way, Who: e.Who, Turns: of.Turns, In: of.In}, false, today)
}
