package dossier

import (
	"encoding/json"
	"slices"

	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
)

// Kinds of what a dossier keeps beside assessments.
const (
	KindComparison = "comparison"
	KindPractice   = "practice"  // what a new assessment begins with
	KindState      = "state"     // what was shown last
	KindFilters    = "filters"   // saved filters of the register
	KindMerged     = "merged"    // up to which line of its history a copy was taken in
	KindLineage    = "lineage"   // what of others went into something that is kept, by its kind and id
	KindLetter     = "letter"    // choices for the letter, by assessment
	KindSentences  = "sentences" // own sentences in letters
	KindLedger     = "ledger"    // consent that came back, by assessment

	kindAssessment = "assessment"
	kindNumber     = "number" // a number that was given, also of versions that are gone
)

// kind says how something is kept, and what becomes of it where two changed it.
type kind struct {
	// value is an empty one, to read what is kept into; nil for what the desk alone
	// knows.
	value func() any
	// history: each change is a line of the history. Of others it would only be full.
	history bool
	// lastStands: what was saved last stands, whoever else saved one meanwhile;
	// nobody misses what stood there before.
	lastStands bool
	// own: the program keeps it for itself, and nobody would know what it is.
	own bool
	// ofAssessment: its id is that of an assessment, and it goes along with that.
	ofAssessment bool
	// merge makes one of both; nil for a kind of which mine stands.
	merge func(base, mine, theirs []byte) (Merged, error)
}

// kinds is all that there is to know of each kind.
var kinds = map[string]kind{
	kindAssessment: {value: empty[register.Item], history: true},
	kindNumber:     {value: empty[bool], lastStands: true, own: true},
	KindPractice:   {lastStands: true},
	KindState:      {lastStands: true, own: true},
	KindMerged:     {value: empty[bool], lastStands: true, own: true},
	KindLineage:    {value: empty[Lineage], lastStands: true, own: true},
	KindFilters:    {value: empty[[]register.Saved], merge: mergeWith(mergeFilters)},
	KindLetter:     {value: empty[letter.Choices], history: true, ofAssessment: true, merge: mergeWith(mergeChoices)},
	KindLedger:     {value: empty[consent.Ledger], history: true, ofAssessment: true, merge: mergeWith(mergeLedgers)},
	KindSentences:  {value: empty[letter.Sentences], history: true, merge: mergeWith(mergeSentences)},
	KindComparison: {value: empty[grid.Comparison], history: true, merge: mergeWith(mergeComparisons)},
}

func empty[T any]() any { return new(T) }

// kindsThat lists the kinds of which something is so, in a fixed order.
func kindsThat(is func(kind) bool) (names []string) {
	for name, k := range kinds {
		if is(k) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Merged is what becomes of something beside assessments that two sides changed.
type Merged struct {
	Value   any              // stands from now on; nil where mine does, as it is
	Beside  *grid.Comparison // their comparison, under an id of its own
	Clashes []letter.Clash   // own sentences that both wrote otherwise: mine stand for now
	Excess  bool             // of a ledger: more people left the count than agreed
}

// Merge puts together what two sides made of something beside assessments, each as
// JSON and nil for what is not there. Nothing of either is lost.
func Merge(name string, base, mine, theirs []byte) (Merged, error) {
	k := kinds[name]
	switch {
	case k.merge == nil || theirs == nil:
		return Merged{}, nil
	case mine == nil:
		return Merged{Value: json.RawMessage(theirs)}, nil
	}
	return k.merge(base, mine, theirs)
}

// mergeWith reads the three sides for a merge of values.
func mergeWith[T any](merge func(base *T, mine, theirs T) Merged) func(base, mine, theirs []byte) (Merged, error) {
	return func(before, ours, others []byte) (Merged, error) {
		var base *T
		if before != nil {
			base = new(T)
			if err := json.Unmarshal(before, base); err != nil {
				return Merged{}, err
			}
		}
		var mine, theirs T
		if err := json.Unmarshal(ours, &mine); err != nil {
			return Merged{}, err
		}
		if err := json.Unmarshal(others, &theirs); err != nil {
			return Merged{}, err
		}
		return merge(base, mine, theirs), nil
	}
}

// orZero is what a base is where nobody knows one.
func orZero[T any](base *T) (zero T) {
	if base == nil {
		return zero
	}
	return *base
}

func mergeFilters(_ *[]register.Saved, mine, theirs []register.Saved) Merged {
	return Merged{Value: register.JoinSaved(mine, theirs)}
}

func mergeChoices(base *letter.Choices, mine, theirs letter.Choices) Merged {
	return Merged{Value: letter.MergeChoices(orZero(base), mine, theirs)}
}

// mergeLedgers counts nothing twice where nobody knows what both were made of.
func mergeLedgers(base *consent.Ledger, mine, theirs consent.Ledger) Merged {
	if base == nil {
		shared := consent.Shared(mine, theirs)
		base = &shared
	}
	merged := consent.Merge(*base, mine, theirs)
	return Merged{Value: merged, Excess: !merged.Balanced()}
}

func mergeSentences(base *letter.Sentences, mine, theirs letter.Sentences) Merged {
	merged, clashes := letter.MergeSentences(orZero(base), mine, theirs)
	return Merged{Value: merged, Clashes: clashes}
}

// mergeComparisons lets stand what only one side changed. Where both did, theirs
// comes beside mine: a ranking made of two is nobody's.
func mergeComparisons(base *grid.Comparison, mine, theirs grid.Comparison) Merged {
	switch {
	case alike(&mine, &theirs) || alike(base, &theirs):
		return Merged{}
	case alike(base, &mine):
		return Merged{Value: theirs}
	}
	beside := CopyOfComparison(theirs)
	return Merged{Beside: &beside}
}

// alike compares as they are written, for which an empty list is none.
func alike(a, b *grid.Comparison) bool {
	if a == nil || b == nil {
		return false
	}
	return string(canonical(*a)) == string(canonical(*b))
}

// canonical is a comparison as it is written, or as it is kept where it is of a grid
// that this program lacks.
func canonical(c grid.Comparison) []byte {
	if data, err := exchange.WriteComparison(c); err == nil {
		return data
	}
	data, _ := json.Marshal(c) // a value of ours
	return data
}

// copies is the space of the ids that copies get.
var copies = uuid.MustParse("0b7c1f0e-5a0d-4c57-9a55-2f6f8f3f0f5e")

// CopyID is the id of the copy of something: the same wherever and however often
// the same is copied, so that nothing is copied twice.
func CopyID(key string, content []byte) string {
	return uuid.NewSHA1(copies, append([]byte(key+"\x00"), content...)).String()
}

// CopyOfComparison is the same comparison under an id of its own.
func CopyOfComparison(c grid.Comparison) grid.Comparison {
	content := canonical(c)
	c = c.Clone()
	c.ID = CopyID(c.ID, content)
	return c
}
