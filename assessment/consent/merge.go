package consent

import (
	"cmp"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
)

// Merge puts together what two sides made of the same ledger, each without the
// other. No count is lost: what both added counts twice, since it may be about
// two people, and what both took away is taken away once. Where one side forgot
// the client numbers they stay forgotten, and what the other did with them is
// counted.
func Merge(base, mine, theirs Ledger) Ledger {
	out := theirs.Clone()
	mine = mine.renumbered(&out)
	dropped := base.Numbers != "" && (mine.Numbers == "" || out.Numbers == "")
	if dropped {
		base = base.Clone()
		base.DropNumbers()
		mine.DropNumbers()
		out.DropNumbers()
	}
	out.Entries = mergeEntries(base.Entries, mine.Entries, out.Entries, !dropped)
	out.Clients = mergeClients(base.Clients, mine.Clients, out.Clients)
	out.Numbers = earliest(mine.Numbers, out.Numbers)
	return out
}

// Balanced reports whether nowhere more people left the count than agreed.
func (l *Ledger) Balanced() bool { return l.balanced() == nil }

// renumbered hands the letters of a ledger out in another one too, and returns the
// ledger with the numbers that they have there.
func (l Ledger) renumbered(in *Ledger) Ledger {
	to := map[int]int{}
	for _, letter := range l.Letters {
		to[letter.Number] = in.Hand(letter).Number
	}
	l = l.Clone()
	for i, e := range l.Entries {
		l.Entries[i].Letter, l.Entries[i].Earlier = to[e.Letter], to[e.Earlier]
	}
	for i, c := range l.Clients {
		l.Clients[i].Letter = to[c.Letter]
	}
	return l
}

// mergeEntries adds what mine counts more, and takes off what it counts less. Once
// says that what both took off is the same mistake; of counts that were clients
// before, each took off one of its own.
func mergeEntries(base, mine, theirs []Entry, once bool) []Entry {
	b, m, t := sums(base), sums(mine), sums(theirs)
	out := slices.Clone(theirs)
	for _, kind := range kindsOf(mine, base) {
		n := m[kind] - b[kind]
		if once && m[kind] < b[kind] && t[kind] < b[kind] {
			n = min(m[kind], t[kind]) - t[kind]
		}
		out = counting(out, kind, n)
	}
	return out
}

// sums counts the entries that are the same but for their number.
func sums(entries []Entry) map[Entry]int {
	n := map[Entry]int{}
	for _, e := range entries {
		kind := e
		kind.Count = 0
		n[kind] += e.Count
	}
	return n
}

// kindsOf are entries without their number, each once and in their order.
func kindsOf(lists ...[]Entry) (kinds []Entry) {
	for _, e := range slices.Concat(lists...) {
		e.Count = 0
		if !slices.Contains(kinds, e) {
			kinds = append(kinds, e)
		}
	}
	return kinds
}

// counting counts n more of a kind, or n fewer, the last counted first.
func counting(entries []Entry, kind Entry, n int) []Entry {
	for i := len(entries) - 1; i >= 0 && n < 0; i-- {
		same := entries[i]
		same.Count = 0
		if same != kind {
			continue
		}
		less := min(entries[i].Count, -n)
		n += less
		if entries[i].Count -= less; entries[i].Count == 0 {
			entries = slices.Delete(entries, i, i+1)
		}
	}
	if n > 0 {
		kind.Count = n
		entries = append(entries, kind)
	}
	return entries
}

// mergeClients takes of each client number what the side that changed it has.
// Where both did the latest stands, and of one day the most careful.
func mergeClients(base, mine, theirs []Client) []Client {
	var out []Client
	seen := map[string]bool{}
	for _, c := range slices.Concat(theirs, mine) {
		number := strings.ToLower(c.Number)
		if seen[number] {
			continue
		}
		seen[number] = true
		if c = mergeClient(under(base, number), under(mine, number), under(theirs, number)); c.Number != "" {
			out = append(out, c)
		}
	}
	return out
}

func under(clients []Client, number string) Client {
	for _, c := range clients {
		if strings.EqualFold(c.Number, number) {
			return c
		}
	}
	return Client{}
}

func mergeClient(base, mine, theirs Client) Client {
	switch {
	case mine == base:
		return theirs
	case theirs == base || theirs.Number == "":
		return mine
	case mine.Number == "":
		return theirs
	}
	careful := func(c Client) int { return slices.Index(states, c.Kind) }
	if cmp.Or(cmp.Compare(mine.On, theirs.On), cmp.Compare(careful(mine), careful(theirs))) < 0 {
		return theirs
	}
	return mine
}

func earliest(a, b assessment.Date) assessment.Date {
	if a == "" || b != "" && b.Before(a) {
		return b
	}
	return a
}
