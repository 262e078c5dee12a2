package consent

import (
	"cmp"
	"slices"

	"beeldbeltoets/assessment"
)

// Summary is where things stand on a day.
type Summary struct {
	Counts
	Clients []ClientState // by number; empty where none are kept
}

// Counts are what a record tells of where things stand: no client's number.
type Counts struct {
	Letters []LetterSum `json:"letters"`
	Sums
	Again   int             `json:"again"`             // of those who stand, who have to be asked again
	Numbers assessment.Date `json:"numbers,omitempty"` // since when client numbers are kept; empty for never
}

// Sums are people: those who ever agreed, refused, withdrew or left, and those
// whose agreement stands.
type Sums struct {
	Agreed    int `json:"agreed"`
	Refused   int `json:"refused"`
	Withdrawn int `json:"withdrawn"`
	Ended     int `json:"ended"`
	Standing  int `json:"standing"`
}

// LetterSum is one version of the letter with what came back on it.
type LetterSum struct {
	Letter  Letter   `json:"letter"`
	Changed []string `json:"changed,omitempty"` // what is otherwise now than this letter told
	By      []Group  `json:"by,omitempty"`      // who agreed, and how
	Sums
}

// Group counts those who agreed in one way.
type Group struct {
	Way   string `json:"way"`
	Who   string `json:"who"`
	Count int    `json:"count"`
}

// ClientState is a client with why it has to be asked again; no reason for not.
type ClientState struct {
	Client
	Again []string
}

// Sum works out where things stand, for what a letter would tell now.
func (l *Ledger) Sum(now Basis, today assessment.Date) Summary {
	s := Summary{Counts: Counts{Numbers: l.Numbers}}
	again := map[int][]string{}
	for _, letter := range l.Letters {
		sum := l.counted(letter.Number)
		sum.Letter, sum.Changed = letter, Changed(letter.Basis, now)
		if letter.Basis.End.Before(today) && !slices.Contains(sum.Changed, ByEnd) {
			sum.Changed = append(sum.Changed, ByEnd)
		}
		again[letter.Number] = sum.Changed
		if len(sum.Changed) > 0 {
			s.Again += sum.Standing
		}
		for _, c := range l.Clients {
			if c.Letter == letter.Number {
				sum.take(c)
			}
		}
		s.Letters = append(s.Letters, sum)
		s.add(sum.Sums)
	}
	for _, c := range l.Clients {
		state := ClientState{Client: c}
		if c.Kind == Agreed {
			state.Again = c.again(again[c.Letter], today)
		}
		if len(state.Again) > 0 {
			s.Again++
		}
		s.Clients = append(s.Clients, state)
	}
	slices.SortStableFunc(s.Clients, func(a, b ClientState) int { return cmp.Compare(a.Number, b.Number) })
	return s
}

func (c Client) again(changed []string, today assessment.Date) []string {
	if c.In == "" || c.In.First().After(today) {
		return changed
	}
	return append(slices.Clone(changed), ByAge)
}

// counted sums the entries about a letter.
func (l *Ledger) counted(letter int) LetterSum {
	var s LetterSum
	for _, e := range l.Entries {
		if e.Letter == letter {
			s.enter(e)
		}
		if e.Earlier == letter {
			s.Standing -= e.Count // they answered to another letter since
		}
	}
	return s
}

func (s *LetterSum) enter(e Entry) {
	switch e.Kind {
	case Agreed:
		s.Agreed += e.Count
		s.Standing += e.Count
		s.group(e.Way, e.Who, e.Count)
	case Refused:
		s.Refused += e.Count
	case Withdrawn:
		s.Withdrawn += e.Count
		s.Standing -= e.Count
	case Ended:
		s.Ended += e.Count
		s.Standing -= e.Count
	case Numbered: // counted under its number from now on
		s.Agreed -= e.Count
		s.Standing -= e.Count
		s.group(e.Way, e.Who, -e.Count)
	}
}

// take counts a client that is kept by number. Who withdrew agreed before.
func (s *LetterSum) take(c Client) {
	switch c.Kind {
	case Agreed:
		s.Agreed++
		s.Standing++
		s.group(c.Way, c.Who, 1)
	case Refused:
		s.Refused++
	case Withdrawn:
		s.Agreed++
		s.Withdrawn++
		s.group(c.Way, c.Who, 1)
	}
}

func (s *LetterSum) group(way, who string, count int) {
	i := slices.IndexFunc(s.By, func(g Group) bool { return g.Way == way && g.Who == who })
	if i < 0 {
		s.By = append(s.By, Group{Way: way, Who: who})
		i = len(s.By) - 1
	}
	s.By[i].Count += count
}

func (s *Summary) add(t Sums) {
	s.Agreed += t.Agreed
	s.Refused += t.Refused
	s.Withdrawn += t.Withdrawn
	s.Ended += t.Ended
	s.Standing += t.Standing
}
