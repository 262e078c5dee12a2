package dossiers

import (
	"cmp"
	"slices"
	"strings"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// handOverScreen puts some of what is filed in a dossier of its own, to give to
// somebody: an assessment with all its versions, or all of one client.
type handOverScreen struct {
	d            *Dossiers
	w            Window
	keys         []string // of what goes
	one, client  []string // what may go; of the client nothing where it is the same
	practice     string
	name, folder string
	intro        *parts.Text
	naming       *parts.TextField
	passphrase   *newPassphrase
	remove       *parts.Check
}

// HandOver asks where what is filed under a key goes.
func (d *Dossiers) HandOver(key string) {
	d.handing = key
	d.w.Show(session.HandOver)
}

func (d *Dossiers) handOverPage() shell.Page {
	s := &handOverScreen{d: d, w: d.w, folder: d.w.ExportFolder()}
	if row, there := d.w.Desk().Row(d.handing); there {
		s.one = d.w.Desk().KeysOf(func(r register.Row) bool { return r.ID == row.ID })
		if all := d.w.Desk().KeysOf(func(r register.Row) bool { return r.ID == row.ID || r.Practice == row.Practice && !r.Example }); row.Practice != "" && len(all) > len(s.one) {
			s.client, s.practice = all, row.Practice
		}
		s.name = export.FileName(shell.Join(" ", row.Practice, row.Program))
	}
	s.keys = s.one
	return s
}

func (s *handOverScreen) Content() fyne.CanvasObject {
	w := s.w
	s.intro = parts.NewText(parts.Body, w.Words().N("handover.intro", len(s.keys)))
	s.naming = w.Line(w.T("dossiers.name"), &s.name)
	s.passphrase = s.d.newPassphrase()
	s.remove = parts.NewCheck(w.T("handover.remove"), w.T("handover.remove.help"), nil)
	folder := w.FolderField(&s.folder)
	rows := []fyne.CanvasObject{
		parts.Rows(parts.Gap, parts.NewText(parts.Eyebrow, strings.ToUpper(w.T("handover.eyebrow"))), parts.NewText(parts.Question, w.T("handover.title")), s.intro),
	}
	if s.client != nil {
		rows = append(rows, s.what())
	}
	rows = append(rows, s.naming, folder, s.passphrase.box)
	if !w.Desk().ReadOnly() {
		rows = append(rows, s.remove)
	}
	return w.Column(append(rows, parts.Line(parts.Gap,
		parts.NewButton(parts.Primary, w.T("handover.make"), s.make),
		parts.NewButton(parts.Plain, w.T("back"), w.Return)))...)
}

// what chooses between the one assessment and all of its client. The name that is
// offered follows as long as nobody typed another.
func (s *handOverScreen) what() fyne.CanvasObject {
	w, offered := s.w, s.name
	names := map[string]string{"one": offered, "client": export.FileName(s.practice)}
	choice := parts.NewChoice(w.T("handover.what"), "", []parts.Option{
		{ID: "one", Text: w.Words().N("handover.one", len(s.one))},
		{ID: "client", Text: w.Words().N("handover.client", len(s.client), "practice", s.practice)},
	}, func(id string) {
		if s.keys = s.one; id == "client" {
			s.keys = s.client
		}
		if s.name == offered {
			offered = names[id]
			s.name = offered
			s.naming.SetText(offered)
		}
		s.intro.SetText(w.Words().N("handover.intro", len(s.keys)))
		w.Relayout()
	})
	choice.Set("one")
	return choice
}

func (s *handOverScreen) make() {
	s.d.newDossier(s.naming, s.passphrase, s.handOver)
}

func (s *handOverScreen) handOver(name, passphrase string) {
	w := s.w
	store, to := w.Store(), w.FreePath(s.folder, name)
	keys, remove := slices.Clone(s.keys), s.remove.On() // something else may be chosen meanwhile
	w.Worker().Settle(func() {
		w.Worker().Do(func() func() {
			left, err := store.HandOver(to, keys, passphrase)
			keys = slices.DeleteFunc(keys, func(key string) bool {
				return !remove || slices.ContainsFunc(left, func(d dossier.Damage) bool { return d.Key == key })
			})
			return func() { s.done(store, keys, to, err, dossier.LeftOut(left, to)) }
		})
	})
}

// done takes what was handed over, and is to go, out of its dossier, where that is
// still the one that is open. What was left out stays, and is told.
func (s *handOverScreen) done(store *dossier.Store, gone []string, to string, err, left error) {
	w := s.w
	if err == nil && len(gone) > 0 && w.Store() == store {
		w.Desk().Delete(gone...)
	}
	if err == nil {
		w.Return()
	}
	w.TellDone(cmp.Or(err, left), "handover.done", "file", to)
}
