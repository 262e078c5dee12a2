package dossiers

import (
	"time"

	"beeldbeltoets/ui/parts"
)

// save hands what waits to the worker, for the dossier that is open now.
func (d *Dossiers) save() {
	store, at, batch := d.w.Store(), d.w.Desk(), d.w.Desk().Pending()
	d.w.Worker().Save(func() error { return store.SaveAll(batch.Changes()) }, func(err error) {
		if err == nil {
			at.Saved(batch)
		}
		d.kept(d.w.Now(), err)
	})
}

// SaveNow saves because a person asks for it, who is then told why it fails.
func (d *Dossiers) SaveNow() {
	d.telling = true
	d.w.Desk().Save()
}

// Unsaved reports whether the last attempt to save failed.
func (d *Dossiers) Unsaved() bool { return d.unsaved }

// kept says when the work was saved, or why it was not.
func (d *Dossiers) kept(at time.Time, err error) {
	telling := d.telling || !d.unsaved
	d.telling, d.unsaved = false, err != nil
	switch {
	case err == nil:
		d.tellNotices()
		d.saySaved(at)
	case d.changedElsewhere(err):
		d.telling = telling
	default:
		d.w.SayStatus(parts.Bad, parts.SignImportant, d.w.T("saved.not"))
		if telling {
			d.offer(err)
		}
	}
}

func (d *Dossiers) saySaved(at time.Time) {
	if d.joined {
		d.joined = false
		d.w.SayStatus(parts.Caution, parts.SignImportant, d.w.T("merge.saved"))
		return
	}
	said := d.w.T("saved", "time", at.Format("15:04"))
	if undone := d.w.Undone(); undone != "" {
		said = d.w.T("saved.after", "what", undone, "time", at.Format("15:04"))
	}
	d.w.SayStatus(parts.Neutral, parts.SignEmpty, said)
}

// Leave closes the window. What could not be saved is tried once more first, and given
// up only when the person says so.
func (d *Dossiers) Leave() {
	if !d.unsaved {
		d.w.Close()
		return
	}
	d.w.Desk().Save()
	d.w.Ask(parts.ConfirmOptions{Text: d.w.T("leave.unsaved"), Safe: d.w.T("cancel"), Acts: []parts.Act{
		{Text: d.w.T("save-at"), Weight: parts.Plain, Do: d.askWhere},
		{Text: d.w.T("leave.anyway"), Weight: parts.Danger, Do: d.w.Close}}})
}
