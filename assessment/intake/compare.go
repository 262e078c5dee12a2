package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
)

// comparison is what theirs is to mine, and what is known of where both came from.
type comparison struct {
	state    State
	merged   Merged
	shared   bool             // it is known what both were made of
	ancestry dossier.Ancestry // nothing for a file with one assessment
	lineage  dossier.Lineage  // of mine
	left     bool             // theirs was left before
}

// compare holds theirs, out of a source, against what is filed.
func (s *source) compare(filed Filed, mine, theirs register.Item) (c comparison, err error) {
	if same(mine, theirs) {
		return comparison{state: Same}, nil
	}
	key := mine.Key()
	if c.lineage, err = dossier.LineageOf(filed, dossier.KindAssessment, key); err != nil {
		return c, err
	}
	if len(c.lineage.Answered) > 0 {
		choice := c.lineage.Answered[s.fingerprint(theirs)]
		if c.left = choice == string(Leave); choice != "" && !c.left {
			c.state = Known
			return c, nil
		}
	}
	if s.store != nil {
		if c.ancestry, err = filed.Ancestry(s.store, dossier.KindAssessment, key); err != nil {
			return c, err
		}
	}
	if c.ancestry.Known {
		c.state = Known
		return c, nil
	}
	base, shared, err := baseOf(c.ancestry)
	if err != nil {
		return c, err
	}
	if c.shared = shared; !shared { // all that differs is what both changed
		base = register.Item{Assessment: assessment.Assessment{ID: mine.Assessment.ID, Version: mine.Assessment.Version}}
	}
	c.state, c.merged = weigh(base, shared, mine, theirs)
	return c, nil
}

// fingerprint stands for a state that a person can choose about: what is compared
// of it. A file with one assessment has nothing of how it is filed.
func (s *source) fingerprint(item register.Item) string {
	content := canonical(item.Assessment)
	if s.store != nil {
		filing, _ := json.Marshal([]any{item.Tags, item.Archived, item.Notes}) // values of ours
		content = append(content, filing...)
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// weigh says what theirs is to mine. The base is shared where the histories of both
// say that they were made of it.
func weigh(base register.Item, shared bool, mine, theirs register.Item) (State, Merged) {
	switch {
	case same(mine, theirs):
		return Same, Merged{}
	case shared && same(base, theirs), follows(theirs, mine):
		return Known, Merged{}
	case shared && same(base, mine), follows(mine, theirs):
		return Newer, Merged{Item: theirs}
	}
	m := MergeItems(base, mine, theirs)
	switch {
	case m.Beside != nil || len(m.Conflicts) > 0:
		return Conflict, m
	case same(m.Item, mine):
		return Known, Merged{}
	case same(m.Item, theirs):
		return Newer, m
	}
	return Joins, m
}

// same reports whether two items say the same, and are filed alike.
func same(a, b register.Item) bool {
	return len(change.Diff(&a.Assessment, &b.Assessment)) == 0 &&
		slices.Equal(a.Tags, b.Tags) && a.Archived == b.Archived && a.Notes == b.Notes
}

// follows reports whether after is before, decided.
func follows(before, after register.Item) bool {
	if !before.Assessment.Draft() || after.Assessment.Draft() {
		return false
	}
	a := after.Assessment
	a.Decision, a.Number = nil, before.Assessment.Number
	return len(change.Diff(&before.Assessment, &a)) == 0
}
