package intake

import (
	"encoding/json"
	"slices"

	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/register"
)

// weigh tells what theirs is to mine. The base is shared where the histories of
// both say that they were made of it.
func weigh(base register.Item, shared bool, mine, theirs register.Item) (State, Joined) {
	switch {
	case same(mine, theirs):
		return Same, Joined{}
	case shared && same(base, theirs), follows(theirs, mine):
		return Known, Joined{}
	case shared && same(base, mine), follows(mine, theirs):
		return Newer, Joined{Item: theirs}
	}
	j := Join(base, mine, theirs)
	switch {
	case j.Beside != nil || len(j.Conflicts) > 0:
		return Conflict, j
	case same(j.Item, mine):
		return Known, Joined{}
	case same(j.Item, theirs):
		return Newer, j
	}
	return Joins, j
}

// same tells whether two items say the same, and are filed alike.
func same(a, b register.Item) bool {
	return len(change.Diff(&a.Assessment, &b.Assessment)) == 0 &&
		slices.Equal(a.Tags, b.Tags) && a.Archived == b.Archived && a.Notes == b.Notes
}

// follows tells whether after is before, decided.
func follows(before, after register.Item) bool {
	if !before.Assessment.Draft() || after.Assessment.Draft() {
		return false
	}
	a := after.Assessment
	a.Decision, a.Number = nil, before.Assessment.Number
	return len(change.Diff(&before.Assessment, &a)) == 0
}

// unmarshal reads JSON where there is some.
func unmarshal(data []byte, into any) error {
	if data == nil {
		return nil
	}
	return json.Unmarshal(data, into)
}
