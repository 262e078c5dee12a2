package intake

import (
	"encoding/json"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
)

// Merged is what becomes of an item that two sides changed.
type Merged struct {
	Item register.Item // stands under its key
	// Beside is the other one as a draft of its own, where one of the two was
	// decided and only one can stand; nil where both became one.
	Beside *register.Item
	// Moved reports that it is mine that stands beside.
	Moved     bool
	Theirs    []change.Change   // what is taken over of theirs
	Conflicts []change.Conflict // what both changed otherwise: mine stands for now
}

// MergeItems puts together what two sides made of the same item. Nothing of either is
// lost: what clashes is a conflict, and what cannot stand becomes a copy.
func MergeItems(base, mine, theirs register.Item) Merged {
	a, conflicts := change.Merge3(&base.Assessment, &mine.Assessment, &theirs.Assessment)
	if len(conflicts) == 1 && conflicts[0].Path == "" {
		return apart(mine, theirs)
	}
	return Merged{Item: united(base, mine, theirs, a), Theirs: change.Diff(&mine.Assessment, &a), Conflicts: conflicts}
}

// apart lets the one of two that was decided stand.
func apart(mine, theirs register.Item) Merged {
	if !mine.Assessment.Draft() {
		beside := CopyOf(theirs)
		return Merged{Item: mine, Beside: &beside}
	}
	beside := CopyOf(mine)
	return Merged{Item: theirs, Beside: &beside, Moved: true}
}

// CopyOf is a draft of the same under an id of its own, which is the same wherever
// and however often the same is copied. A decision comes along as one that is being
// filled in.
func CopyOf(item register.Item) register.Item {
	a := item.Assessment.Clone()
	unfinished := item.Unfinished
	if d := a.Decision; d != nil {
		unfinished = d
	}
	a.ID, a.Number, a.Version, a.Decision = dossier.CopyID(item.Key(), canonical(item.Assessment)), "", 1, nil
	return register.Item{Assessment: a, Example: item.Example, Tags: item.Tags, Notes: item.Notes, Unfinished: unfinished, CopyOf: item.Key()}
}

// canonical is an assessment as it is written. It need not be one that could be
// written to a file, such as with a date that does not exist yet.
func canonical(a assessment.Assessment) []byte {
	data, _ := exchange.Encode(change.Tidy(a)) // a value of ours
	return data
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
// paragraph once, in an order that does not depend on whose it is. So two who import
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

// baseOf is what both sides were made of. Where each took in the other's on its own
// there are two such states; the base is then what both of these have, and where
// they clash what stood before either.
func baseOf(a dossier.Ancestry) (base register.Item, shared bool, err error) {
	if len(a.Bases) == 0 {
		return base, false, nil
	}
	if err := json.Unmarshal(a.Bases[0], &base); err != nil || len(a.Bases) == 1 {
		return base, err == nil, err
	}
	var root, other register.Item
	if err := json.Unmarshal(a.Bases[1], &other); err != nil {
		return base, false, err
	}
	if a.Root == nil {
		return base, true, nil
	}
	if err := json.Unmarshal(a.Root, &root); err != nil {
		return base, false, err
	}
	m := MergeItems(root, base, other)
	if m.Beside != nil {
		return root, true, nil
	}
	for _, c := range m.Conflicts {
		if m.Item.Assessment, err = change.Apply(m.Item.Assessment, []change.Change{{Path: c.Path, To: c.Base}}, false); err != nil {
			return root, true, nil
		}
	}
	return m.Item, true, nil
}

// otherBase is baseOf for what is kept beside assessments, as JSON; nil where
// nobody knows.
func otherBase(kind string, a dossier.Ancestry) ([]byte, error) {
	switch {
	case len(a.Bases) == 0, a.Overlap && kind == dossier.KindLedger:
		return nil, nil // what both count is then what both were told
	case len(a.Bases) == 1:
		return a.Bases[0], nil
	}
	m, err := dossier.Merge(kind, a.Root, a.Bases[0], a.Bases[1])
	if err != nil || m.Value == nil {
		return a.Bases[0], err
	}
	return json.Marshal(m.Value)
}
