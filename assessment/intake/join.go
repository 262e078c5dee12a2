package intake

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
)

// Joined is what becomes of an item that two sides changed.
type Joined struct {
	Item register.Item // stands under its key
	// Beside is the other one as a draft of its own, where one of the two was
	// decided and only one can stand; nil where both became one.
	Beside *register.Item
	// Moved tells that it is mine that stands beside.
	Moved     bool
	Theirs    []change.Change   // what is taken over of theirs
	Conflicts []change.Conflict // what both changed otherwise: mine stands for now
}

// Join puts together what two sides made of the same item. Nothing of either is
// lost: what clashes is a conflict, and what cannot stand becomes a copy.
func Join(base, mine, theirs register.Item) Joined {
	a, conflicts := change.Merge3(&base.Assessment, &mine.Assessment, &theirs.Assessment)
	if len(conflicts) == 1 && conflicts[0].Path == "" {
		return apart(mine, theirs)
	}
	return Joined{Item: united(base, mine, theirs, a), Theirs: change.Diff(&mine.Assessment, &a), Conflicts: conflicts}
}

// apart lets the one of two that was decided stand.
func apart(mine, theirs register.Item) Joined {
	if !mine.Assessment.Draft() {
		beside := CopyOf(theirs)
		return Joined{Item: mine, Beside: &beside}
	}
	beside := CopyOf(mine)
	return Joined{Item: theirs, Beside: &beside, Moved: true}
}

// CopyOf is a draft of the same under an id of its own. A decision comes along as
// one that is being filled in.
func CopyOf(item register.Item) register.Item {
	a := item.Assessment.Clone()
	unfinished := item.Unfinished
	if d := a.Decision; d != nil {
		unfinished = d
	}
	a.ID, a.Number, a.Version, a.Decision = uuid.NewString(), "", 1, nil
	return register.Item{Assessment: a, Example: item.Example, Tags: item.Tags, Notes: item.Notes, Unfinished: unfinished}
}

// united puts a merged assessment in an item that is filed as either side filed it.
func united(base, mine, theirs register.Item, a assessment.Assessment) register.Item {
	item := mine
	item.Assessment = a
	item.Tags = tags(base.Tags, mine.Tags, theirs.Tags)
	item.Notes = either(base.Notes, mine.Notes, theirs.Notes)
	if base.Archived == mine.Archived {
		item.Archived = theirs.Archived
	}
	if item.Exported == "" {
		item.Exported = theirs.Exported
	}
	if a.Draft() {
		item.Sealed, item.Seal = nil, ""
	} else if mine.Assessment.Draft() {
		item.Sealed, item.Seal, item.Seals = theirs.Sealed, theirs.Seal, theirs.Seals
	}
	return item
}

// either takes the text of the side that changed it, and both where both did: each
// paragraph once, in an order that does not tell whose it is. So two who take in
// each other, again and again, come to the same.
func either(base, mine, theirs string) string {
	switch {
	case mine == base || mine == theirs:
		return theirs
	case theirs == base || theirs == "":
		return mine
	}
	const between = "\n\n"
	all := strings.Split(min(mine, theirs), between)
	for paragraph := range strings.SplitSeq(max(mine, theirs), between) {
		if !slices.Contains(all, paragraph) {
			all = append(all, paragraph)
		}
	}
	return strings.Join(all, between)
}

// tags takes those of the side that changed them, and where both did what either
// added, without what either took away.
func tags(base, mine, theirs []string) []string {
	switch {
	case slices.Equal(base, mine):
		return theirs
	case slices.Equal(base, theirs):
		return mine
	}
	all := slices.Concat(mine, theirs)
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(tag string) bool {
		return slices.Contains(base, tag) && !(slices.Contains(mine, tag) && slices.Contains(theirs, tag))
	})
}
