package desk

import (
	"encoding/json"
	"maps"

	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
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
	j := intake.Join(base, mine, theirs)
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
func (d *Desk) part(key string, j intake.Joined) (notice string) {
	notice = NoticeDecided
	if j.Moved {
		notice = NoticeMoved
		d.goOnIn(key, *j.Beside)
	}
	d.put(j.Item, *j.Beside)
	return notice
}

// goOnIn gives the open assessment, where that has a key, what came of it. The
// screen that is being typed in holds on to its fields, so these stay in place.
func (d *Desk) goOnIn(key string, item register.Item) {
	if !d.isOpen(key) {
		return
	}
	e := d.editor
	now, a := e.Assessment(), item.Assessment.Clone()
	a.Answers, a.Checks, a.Todos = inPlace(now.Answers, a.Answers), inPlace(now.Checks, a.Checks), inPlace(now.Todos, a.Todos)
	a.Safeguards, a.Practice.Numbers = inPlace(now.Safeguards, a.Safeguards), inPlace(now.Practice.Numbers, a.Practice.Numbers)
	unfinished := e.item.Unfinished
	*e.item = item
	e.item.Assessment, e.item.Unfinished = a, unfinished
	d.place.Key = item.Key()
	e.fill()
	e.startRevisions()
	e.weigh()
}

// inPlace gives a map the entries of another and stays the map that it was.
func inPlace[V any](m, other map[string]V) map[string]V {
	if m == nil {
		return other
	}
	clear(m)
	maps.Copy(m, other)
	return m
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
	if !d.isOpen(m.Key) {
		return d.Update(m.Key, func(i *register.Item) { i.Assessment = a })
	}
	e := d.editor
	e.EndStep()
	e.item.Assessment = a
	e.fill()
	e.Changed()
	return nil
}

// MergeOther puts together what waits to be saved beside assessments with what
// another program made of the same, and queues that.
func (d *Desk) MergeOther(kind, id string, base, theirs []byte) ([]Notice, error) {
	switch kind {
	case dossier.KindLedger:
		return d.mergeLedger(id, base, theirs)
	case dossier.KindSentences:
		return d.mergeSentences(id, base, theirs)
	case dossier.KindLetter:
		b, m, t, err := sides[letter.Choices](d, kind, id, base, theirs)
		if err == nil {
			d.Put(kind, id, letter.MergeChoices(b, m, t))
		}
		return nil, err
	case dossier.KindFilters:
		_, m, t, err := sides[[]register.Saved](d, kind, id, nil, theirs)
		if err == nil {
			d.Put(kind, id, register.JoinSaved(m, t))
		}
		return nil, err
	case dossier.KindComparison:
		return d.mergeComparison(id, base, theirs)
	}
	d.Save() // of what else there is the last stands
	return nil, nil
}

// sides reads what was before, what waits to be saved, and what another saved.
func sides[T any](d *Desk, kind, id string, before, now []byte) (base, mine, theirs T, err error) {
	if err = unmarshal(before, &base); err == nil {
		err = unmarshal(now, &theirs)
	}
	if err == nil {
		_, err = d.Load(kind, id, &mine)
	}
	return base, mine, theirs, err
}

// unmarshal reads JSON; nothing where there is none.
func unmarshal(data []byte, into any) error {
	if data == nil {
		return nil
	}
	return json.Unmarshal(data, into)
}

func (d *Desk) mergeLedger(id string, before, now []byte) ([]Notice, error) {
	base, mine, theirs, err := sides[consent.Ledger](d, dossier.KindLedger, id, before, now)
	if err != nil {
		return nil, err
	}
	l := consent.Merge(base, mine, theirs)
	d.Put(dossier.KindLedger, id, l)
	notices := []Notice{{Key: "join.ledger"}}
	if !l.Balanced() {
		notices = append(notices, Notice{Key: "join.ledger.more"})
	}
	return notices, nil
}

func (d *Desk) mergeSentences(id string, before, now []byte) ([]Notice, error) {
	base, mine, theirs, err := sides[letter.Sentences](d, dossier.KindSentences, id, before, now)
	if err != nil {
		return nil, err
	}
	own, clashes := letter.MergeSentences(base, mine, theirs)
	d.Put(dossier.KindSentences, id, own)
	return d.clashing(id, clashes), nil
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
func (d *Desk) mergeComparison(id string, before, now []byte) ([]Notice, error) {
	base, mine, theirs, err := sides[grid.Comparison](d, dossier.KindComparison, id, before, now)
	if err != nil {
		return nil, err
	}
	at := d.comparisons.index(id)
	switch {
	case theirs.ID == "":
		d.Save()
		return []Notice{{Key: "join.comparison.gone", Params: []string{"name", mine.Title}}}, nil
	case at < 0:
		d.comparisons.add(theirs)
		return []Notice{{Key: "join.comparison.kept", Params: []string{"name", theirs.Title}}}, nil
	case sameJSON(base, mine) || sameJSON(mine, theirs):
		*d.comparisons.all[at] = theirs
		d.Put(dossier.KindComparison, id, theirs.Clone())
		return nil, nil
	}
	theirs.ID, theirs.Title = uuid.NewString(), d.options.CopyTitle(theirs.Title)
	d.comparisons.add(theirs)
	return []Notice{{Key: "join.comparison", Params: []string{"name", mine.Title, "copy", theirs.Title}}}, nil
}
