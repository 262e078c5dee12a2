package desk

import (
	"encoding/json"
	"errors"

	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/register"
)

// Notice is something to tell a person: the key of its sentence, and the
// parameters by name and value in turn.
type Notice struct {
	Key    string
	Params []string
	// UseTheirs takes the sentence of the other in place of one's own; nil where
	// there is nothing to choose.
	UseTheirs func()
}

// Merged is what came of an assessment that somebody else changed as well.
type Merged struct {
	Key       string
	Theirs    []change.Change // what the other did that is taken over
	Conflicts []change.Conflict
	File      string // out of which theirs was imported; empty where another program saved it
	Guessed   bool   // nobody knows what it was before
	Notice    string // the key of what to tell where there is nothing to choose; empty for nothing

	answered []dossier.Other // kept once the conflicts are chosen at
}

// Notices of a merge.
const (
	NoticeGone    = "merge.gone"    // the other had deleted it
	NoticeMoved   = "merge.moved"   // mine goes on in a copy, since the other decided
	NoticeDecided = "merge.decided" // what the other did is in a copy, since this was decided
)

// Merge puts together what waits to be saved with what another program made of the
// same assessment, and queues that. Where both changed a place otherwise mine stands
// for now; where only one can stand the other is filed as a copy.
func (d *Desk) Merge(key string, base, theirs register.Item) (Merged, error) {
	mine, err := d.Item(key)
	if err != nil {
		return Merged{}, err
	}
	m := Merged{Key: key}
	if theirs.Assessment.ID == "" {
		m.Notice = NoticeGone
		d.put(mine)
		return m, nil
	}
	j := intake.MergeItems(base, mine, theirs)
	m.Conflicts, m.Theirs = j.Conflicts, j.Theirs
	if j.Beside != nil {
		m.Notice = d.part(key, j)
		return m, nil
	}
	d.goOnIn(key, j.Item)
	d.put(j.Item)
	return m, nil
}

// part files the one of two that stands, and the other as a copy. Who was working
// on what is a copy by now goes on in that.
func (d *Desk) part(key string, j intake.Merged) (notice string) {
	notice = NoticeDecided
	if j.Moved {
		notice = NoticeMoved
		d.goOnIn(key, *j.Beside)
	}
	d.put(j.Item, *j.Beside)
	return notice
}

// goOnIn sets the open assessment, where that has a key, to what came of it.
func (d *Desk) goOnIn(key string, item register.Item) {
	if !d.isOpen(key) {
		return
	}
	e := d.editor
	unfinished := e.item.Unfinished
	*e.item = item
	e.item.Assessment, e.item.Unfinished = item.Assessment.Clone(), unfinished
	d.place.Key = item.Key()
	e.startRevisions()
	e.weigh()
}

// Resolve makes the choices of a person, by path, at the places that both changed.
func (d *Desk) Resolve(m Merged, choices map[string]string) error {
	item, err := d.Item(m.Key)
	if err != nil {
		return err
	}
	a := item.Assessment
	for _, c := range m.Conflicts {
		if choices[c.Path] == "" || choices[c.Path] == change.Mine {
			continue
		}
		if a, err = change.Resolve(a, c, choices[c.Path]); err != nil {
			return err
		}
	}
	for _, o := range m.answered {
		d.Put(o.Kind, o.ID, o.Value)
	}
	if !d.isOpen(m.Key) {
		return d.Update(m.Key, func(i *register.Item) { i.Assessment = a })
	}
	e := d.editor
	e.EndStep()
	e.item.Assessment = a
	e.Changed()
	return nil
}

// MergeOther puts together what waits to be saved beside assessments with what
// another program made of the same, and queues that.
func (d *Desk) MergeOther(kind, id string, base, theirs []byte) ([]Notice, error) {
	var mine json.RawMessage
	there, err := d.Load(kind, id, &mine)
	if err != nil {
		return nil, err
	}
	if !there {
		mine = nil
	}
	m, err := dossier.Merge(kind, base, mine, theirs)
	if err != nil {
		return nil, err
	}
	if kind == dossier.KindComparison {
		return d.mergeComparison(id, mine, theirs, m)
	}
	if m.Value == nil {
		d.Save() // mine stands, or the last one does
		return nil, nil
	}
	d.Put(kind, id, m.Value)
	notices := d.clashing(id, m.Clashes)
	if kind == dossier.KindLedger {
		notices = append(notices, Notice{Key: "join.ledger"})
	}
	if m.Excess {
		notices = append(notices, Notice{Key: "join.ledger.more"})
	}
	return notices, nil
}

// clashing asks at each of the practice's own sentences that two wrote otherwise
// which stands.
func (d *Desk) clashing(id string, clashes []letter.Clash) (notices []Notice) {
	for _, c := range clashes {
		notices = append(notices, Notice{Key: "join.sentence", Params: []string{"mine", c.Mine, "theirs", c.Theirs}, UseTheirs: func() {
			var own letter.Sentences
			if _, err := d.Load(dossier.KindSentences, id, &own); err == nil {
				d.Put(dossier.KindSentences, id, own.Write(c.Key, c.Theirs))
			}
		}})
	}
	return notices
}

// mergeComparison keeps both: mine stays what it is, and the other's comes beside
// it. What only one of the two still has is kept as it is.
func (d *Desk) mergeComparison(id string, mine, theirs []byte, m dossier.Merged) ([]Notice, error) {
	var ours, others grid.Comparison
	if err := errors.Join(unmarshal(mine, &ours), unmarshal(theirs, &others)); err != nil {
		return nil, err
	}
	switch {
	case theirs == nil:
		d.Save()
		return []Notice{{Key: "join.comparison.gone", Params: []string{"name", ours.Title}}}, nil
	case m.Beside != nil:
		beside := *m.Beside
		beside.Title = d.options.CopyTitle(beside.Title)
		d.comparisons.put(beside)
		return []Notice{{Key: "join.comparison", Params: []string{"name", ours.Title, "copy", beside.Title}}}, nil
	case m.Value == nil:
		d.Save()
		return nil, nil
	}
	d.comparisons.put(others)
	if mine == nil {
		return []Notice{{Key: "join.comparison.kept", Params: []string{"name", others.Title}}}, nil
	}
	return nil, nil
}

// unmarshal reads JSON; nothing where there is none.
func unmarshal(data []byte, into any) error {
	if data == nil {
		return nil
	}
	return json.Unmarshal(data, into)
}
