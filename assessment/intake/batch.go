package intake

import (
	"context"
	"encoding/json"
	"time"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
)

// batch is how many finds are saved at once: enough that the disk is waited for
// seldom, few enough to be stopped soon.
const batch = 250

// Next returns the end of the finds that are applied together, from a place on:
// those of one file stay together, so that all of a file is there or none.
func (p *Plan) Next(from int) (end int) {
	end = min(from+batch, len(p.Finds))
	for end < len(p.Finds) && p.Finds[end].File == p.Finds[end-1].File {
		end++
	}
	return end
}

// Total counts what came of an import.
type Total struct{ Applied, Left int }

// Note is what the history says of an import: who, when, and why, by the file.
type Note struct {
	By  string
	At  time.Time
	Why func(file string) string
}

// ApplyAll applies all that was chosen and saves it in a dossier, in few
// transactions. Stopped by ctx, what is saved by then stays. Conflicts are not asked
// about: mine stands.
func (p *Plan) ApplyAll(ctx context.Context, to *dossier.Store, note Note, report func(done, all int)) (t Total, err error) {
	for from := 0; from < len(p.Finds) && err == nil; {
		if err := ctx.Err(); err != nil {
			return t, err
		}
		end := p.Next(from)
		err = p.applySome(to, from, end, note, &t)
		from = end
		report(end, len(p.Finds))
	}
	if err != nil {
		return t, err
	}
	t.Left = len(p.Finds) - t.Applied
	rest, err := p.Rest(to)
	if err != nil || len(rest.Others) == 0 {
		return t, err
	}
	return t, to.Save(dossier.Change{By: note.By, At: note.At, Others: rest.Others})
}

func (p *Plan) applySome(to *dossier.Store, from, end int, note Note, t *Total) error {
	view := &pending{Store: to, items: map[string]register.Item{}, others: map[[2]string][]byte{}}
	var changes []dossier.Change
	applied := 0
	for i := from; i < end; i++ {
		f := &p.Finds[i]
		if err := p.CarryFiles(f, to); err != nil {
			return err
		}
		r, err := p.Apply(f, view)
		if err != nil {
			return err
		}
		if f.Chosen() {
			applied++
		}
		if len(r.Items)+len(r.Others) == 0 {
			continue
		}
		if err := view.add(r); err != nil {
			return err
		}
		changes = append(changes, dossier.Change{By: note.By, At: note.At, Why: note.Why(f.Name()), Items: r.Items, Others: r.Others})
	}
	if err := to.SaveAll(changes); err != nil {
		return err
	}
	t.Applied += applied
	return nil
}

// pending is a dossier with what is about to be saved in it.
type pending struct {
	*dossier.Store
	items  map[string]register.Item
	others map[[2]string][]byte
}

func (v *pending) Item(key string) (register.Item, error) {
	if item, there := v.items[key]; there {
		return item, nil
	}
	return v.Store.Item(key)
}

func (v *pending) Load(kind, id string, into any) (bool, error) {
	if data, there := v.others[[2]string{kind, id}]; there {
		return true, json.Unmarshal(data, into)
	}
	return v.Store.Load(kind, id, into)
}

func (v *pending) add(r Result) error {
	for _, item := range r.Items {
		v.items[item.Key()] = item
	}
	for _, o := range r.Others {
		data, err := json.Marshal(o.Value)
		if err != nil {
			return err
		}
		v.others[[2]string{o.Kind, o.ID}] = data
	}
	return nil
}
