package ui

import (
	"encoding/json"
	"slices"

	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
)

// news is something to tell once the person goes to another step, with something
// that can be done about it; no act for nothing.
type news struct {
	text, act string
	do        func()
	of        *session // whose dossier it is about
}

// join puts together what waits to be saved beside assessments with what another
// program made of the same, and saves that.
func (s *session) join(kind, id string, base, theirs []byte) ([]news, error) {
	switch kind {
	case dossier.KindLedger:
		return s.joinLedger(id, base, theirs)
	case dossier.KindSentences:
		return s.joinSentences(id, base, theirs)
	case dossier.KindLetter:
		b, m, t, err := sides[letter.Choices](s, kind, id, base, theirs)
		if err == nil {
			s.putOther(kind, id, letter.MergeChoices(b, m, t))
		}
		return nil, err
	case dossier.KindFilters:
		return nil, s.joinFilters(id, theirs)
	case dossier.KindComparison:
		return s.joinComparison(id, base, theirs)
	}
	s.hand() // of what else there is the last stands
	return nil, nil
}

// sides reads what was before, what waits to be saved, and what another saved.
func sides[T any](s *session, kind, id string, before, now []byte) (base, mine, theirs T, err error) {
	if err = unpack(before, &base); err == nil {
		err = unpack(now, &theirs)
	}
	if err == nil {
		err = s.other(kind, id, &mine)
	}
	return base, mine, theirs, err
}

// unpack reads JSON; nothing where there is none.
func unpack(data []byte, into any) error {
	if data == nil {
		return nil
	}
	return json.Unmarshal(data, into)
}

func (s *session) joinLedger(id string, before, now []byte) ([]news, error) {
	base, mine, theirs, err := sides[consent.Ledger](s, dossier.KindLedger, id, before, now)
	if err != nil {
		return nil, err
	}
	l := consent.Merge(base, mine, theirs)
	s.putOther(dossier.KindLedger, id, l)
	told := []news{{text: s.words.T("join.ledger")}}
	if !l.Balanced() {
		told = append(told, news{text: s.words.T("join.ledger.more")})
	}
	return told, nil
}

func (s *session) joinSentences(id string, before, now []byte) ([]news, error) {
	base, mine, theirs, err := sides[letter.Sentences](s, dossier.KindSentences, id, before, now)
	if err != nil {
		return nil, err
	}
	own, clashes := letter.MergeSentences(base, mine, theirs)
	s.putOther(dossier.KindSentences, id, own)
	return s.clashing(id, clashes), nil
}

// joinFilters keeps those of both, by name; of one name mine.
func (s *session) joinFilters(id string, now []byte) error {
	_, mine, theirs, err := sides[[]register.Saved](s, dossier.KindFilters, id, nil, now)
	if err != nil {
		return err
	}
	s.putOther(dossier.KindFilters, id, register.JoinSaved(mine, theirs))
	return nil
}

// joinComparison keeps both: mine stays what it is, and the other's comes beside
// it. What only one of the two still has is kept as it is.
func (s *session) joinComparison(id string, before, now []byte) ([]news, error) {
	base, mine, theirs, err := sides[grid.Comparison](s, dossier.KindComparison, id, before, now)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(s.comparisons, func(c *grid.Comparison) bool { return c.ID == id })
	switch {
	case theirs.ID == "":
		s.hand()
		return []news{{text: s.words.T("join.comparison.gone", "name", mine.Title)}}, nil
	case at < 0:
		s.comparisons = append(s.comparisons, &theirs)
		s.putOther(dossier.KindComparison, id, theirs.Clone())
		return []news{{text: s.words.T("join.comparison.kept", "name", theirs.Title)}}, nil
	case same(base, mine) || same(mine, theirs):
		*s.comparisons[at] = theirs
		s.putOther(dossier.KindComparison, id, theirs.Clone())
		return nil, nil
	}
	theirs.ID, theirs.Title = uuid.NewString(), s.words.T("join.comparison.title", "name", theirs.Title)
	s.comparisons = append(s.comparisons, &theirs)
	s.putOther(dossier.KindComparison, theirs.ID, theirs.Clone())
	return []news{{text: s.words.T("join.comparison", "name", mine.Title, "copy", theirs.Title)}}, nil
}

func same(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
