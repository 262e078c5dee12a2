package dossier

import (
	"encoding/json"
	"maps"
	"slices"

	"beeldbeltoets/assessment"
)

// Lineage is what of other dossiers went into something that is kept. It makes
// importing the same again change nothing: what was taken over is the base of the
// next merge, and what a person chose is not asked again.
type Lineage struct {
	// Lines are the lines of other histories up to which it was merged, each with
	// the revision that came of it here.
	Lines map[string]int64 `json:"lines,omitempty"`
	// Answered are states that a person chose about, by their fingerprint, and what
	// was chosen.
	Answered map[string]string `json:"answered,omitempty"`
}

func lineageID(kind, id string) string { return kind + " " + id }

// Loader reads what is kept beside assessments.
type Loader interface {
	Load(kind, id string, into any) (found bool, err error)
}

// LineageOf returns what went into something that is kept; an empty one for
// nothing.
func LineageOf(kept Loader, kind, id string) (l Lineage, err error) {
	_, err = kept.Load(KindLineage, lineageID(kind, id), &l)
	return l, err
}

// Other is a lineage as it is saved.
func (l Lineage) Other(kind, id string) Other {
	return Other{Kind: KindLineage, ID: lineageID(kind, id), Value: l}
}

// Answer notes what was chosen about a state.
func (l Lineage) Answer(fingerprint, choice string) Lineage {
	l.Answered = maps.Clone(l.Answered)
	if l.Answered == nil {
		l.Answered = map[string]string{}
	}
	l.Answered[fingerprint] = choice
	return l
}

// Join notes that all of another's history of the same went into the revision that
// is to be saved next, or into the one that is kept where nothing changes.
func (l Lineage) Join(theirs Ancestry, changes bool) Lineage {
	lines := maps.Clone(l.Lines)
	if lines == nil {
		lines = map[string]int64{}
	}
	at := theirs.revision
	if changes {
		at++
	}
	for _, uid := range theirs.unknown {
		lines[uid] = at
	}
	l.Lines = lines
	return l
}

// Ancestry is where two dossiers' states of the same thing come from.
type Ancestry struct {
	// Bases are the newest states that both are made of, as JSON: one as a rule, two
	// where each took in the other's on its own, none where nobody knows. Root is
	// then what those two were made of; nil where nobody knows.
	Bases [][]byte
	Root  []byte

	// Overlap: lines of a third history went into both of which no base tells.
	Overlap bool
	// Known: all that the other has went into what is kept here.
	Known bool

	revision int64    // of what is kept here
	unknown  []string // lines of the other's that are not known here
}

// side is one of two histories of the same thing, the oldest line first.
type side struct {
	store   *Store
	lines   []Entry
	uids    map[string]int64 // its own lines, with their revisions
	lineage map[string]int64 // lines of others that went into it
}

func (s *Store) side(r ref) (side, error) {
	lines, err := s.historyOf(r)
	if err != nil {
		return side{}, err
	}
	l, err := LineageOf(s, r.kind, r.id)
	if err != nil {
		return side{}, err
	}
	slices.Reverse(lines)
	uids := make(map[string]int64, len(lines))
	for _, line := range lines {
		uids[line.uid] = line.Revision
	}
	return side{store: s, lines: lines, uids: uids, lineage: l.Lines}, nil
}

// since is the revision from which on a side has a line in it.
func (s side) since(uid string) (revision int64, known bool) {
	if revision, known = s.uids[uid]; known {
		return revision, true
	}
	revision, known = s.lineage[uid]
	return revision, known
}

// newestKnownTo is the newest line of a side that the other has in it.
func (s side) newestKnownTo(other side) (line Entry, known bool) {
	for _, line := range slices.Backward(s.lines) {
		if _, known := other.since(line.uid); known {
			return line, true
		}
	}
	return Entry{}, false
}

// Ancestry returns where the states of this and another dossier come from.
func (s *Store) Ancestry(other *Store, kind, id string) (a Ancestry, err error) {
	r := ref{kind, id}
	mine, err := s.side(r)
	if err != nil {
		return a, err
	}
	theirs, err := other.side(r)
	if err != nil {
		return a, err
	}
	if n := len(mine.lines); n > 0 {
		a.revision = mine.lines[n-1].Revision
	}
	a.unknown = mine.unknownOf(theirs)
	if a.Known = len(a.unknown) == 0 && len(theirs.lines) > 0; a.Known {
		return a, nil
	}
	return a, a.find(r, mine, theirs)
}

// unknownOf lists the lines that are in the other side and not in this one.
func (s side) unknownOf(other side) (uids []string) {
	for _, uid := range slices.Sorted(maps.Keys(other.uids)) {
		if _, known := s.since(uid); !known {
			uids = append(uids, uid)
		}
	}
	for _, uid := range slices.Sorted(maps.Keys(other.lineage)) {
		if _, known := s.since(uid); !known {
			uids = append(uids, uid)
		}
	}
	return uids
}

// find chooses among the newest line of mine that theirs has in it and the newest
// of theirs that mine has: the one that has the other in it is the later. Where
// neither has, each side took in the other's on its own.
func (a *Ancestry) find(r ref, mine, theirs side) error {
	for uid := range mine.lineage {
		_, both := theirs.lineage[uid]
		a.Overlap = a.Overlap || both
	}
	ours, hasOurs := mine.newestKnownTo(theirs)
	others, hasOthers := theirs.newestKnownTo(mine)
	if hasOurs && hasOthers {
		if at, _ := mine.since(others.uid); at <= ours.Revision {
			hasOthers = false
		} else if at, _ := theirs.since(ours.uid); at <= others.Revision {
			hasOurs = false
		}
	}
	if hasOurs && hasOthers {
		if root, found := common(mine, theirs); found {
			state, err := mine.store.stateAfter(r, root)
			if err != nil {
				return err
			}
			a.Root = state
		}
	}
	if hasOurs {
		if err := a.add(mine.store.stateAfter(r, ours)); err != nil {
			return err
		}
	}
	if hasOthers {
		return a.add(theirs.store.stateAfter(r, others))
	}
	return nil
}

func (a *Ancestry) add(state []byte, err error) error {
	if err == nil && state != nil {
		a.Bases = append(a.Bases, state)
	}
	return err
}

// common is the newest line that both histories begin with.
func common(mine, theirs side) (last Entry, found bool) {
	for _, line := range mine.lines {
		if _, both := theirs.uids[line.uid]; !both {
			break
		}
		last, found = line, true
	}
	return last, found
}

// stateAfter is what is kept as it was after a line of its history, as JSON.
func (s *Store) stateAfter(r ref, at Entry) (state []byte, err error) {
	err = s.eachState(r, func(line Entry, value any) (bool, error) {
		if line.Entry > at.Entry {
			return true, nil
		}
		state, err = json.Marshal(value)
		return false, err
	})
	if assessment.IsCode(err, assessment.ItemDamaged) {
		return nil, nil // nobody knows any more
	}
	return state, err
}

// Kept reports whether the other dossier keeps a history of it at all.
func (a Ancestry) Kept() bool { return a.Known || len(a.unknown) > 0 }
