package dossiers

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// dossierScreen is about the dossier itself: where it is, its name, passphrase
// and copies, and taking it away.
type dossierScreen struct {
	d          *Dossiers
	w          Window
	name, copy string
	naming     *parts.TextField
	passphrase *newPassphrase
	work       *shell.Work     // of closing all with another key
	key        *fyne.Container // the recovery key, once it was asked for
}

func (d *Dossiers) aboutPage() shell.Page {
	path := d.w.Store().Path()
	return &dossierScreen{d: d, w: d.w, name: session.DossierName(path), copy: filepath.Dir(path)}
}

func (s *dossierScreen) Content() fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{w.Heading("dossier.eyebrow", "dossier.title", "dossier.intro"), s.facts()}
	if w.Desk().ReadOnly() {
		return w.Column(append(rows, shell.Advice(parts.Open, parts.SignImportant, "", w.T("dossier.read-only")), s.copying(), s.leaving())...)
	}
	return w.Column(append(rows, s.joining(), s.renaming(), s.copying(), s.locking(), s.dayCopies(), s.erasing(), s.leaving())...)
}

func (s *dossierScreen) facts() fyne.CanvasObject {
	w := s.w
	secret := w.T("dossier.plain")
	if w.Store().Encrypted() {
		secret = w.T("dossier.encrypted")
	}
	return w.Facts([][2]string{
		{w.T("dossier.file"), w.Store().Path()},
		{w.T("dossier.holds"), w.Words().N("dossier.items", len(w.Desk().Rows()))},
		{w.T("dossier.size"), session.Size(w, w.Store().Size())},
		{w.T("dossier.passphrase"), secret},
	})
}

// joining takes in what other files hold, and shows the copies of this dossier
// that a sync program made beside it.
func (s *dossierScreen) joining() fyne.CanvasObject {
	w := s.w
	return parts.Rows(parts.Gap, w.Section("intake.title", "dossier.join.help"), s.d.Twins(),
		parts.Line(0, parts.NewButton(parts.Plain, w.T("intake.open"), func() { w.Show(session.Intake) })))
}

// Twins shows the copies of the dossier in which somebody else went on, once they
// are found, each with the button that merges it.
func (d *Dossiers) Twins() fyne.CanvasObject {
	box, store := parts.Rows(parts.Gap), d.w.Store()
	box.Hide()
	d.w.Worker().Do(func() func() {
		found, err := store.Twins()
		return func() {
			if err == nil && d.w.Store() == store { // where the dossier cannot be read, that is told elsewhere
				d.showTwins(box, found)
			}
		}
	})
	return box
}

func (d *Dossiers) showTwins(box *fyne.Container, twins []string) {
	if len(twins) == 0 {
		return
	}
	box.Show()
	box.Add(shell.Advice(parts.Caution, parts.SignImportant, "", d.w.Words().N("dossier.twins", len(twins))))
	for _, path := range twins {
		box.Add(parts.Ends(parts.Gap, parts.NewText(parts.Body, filepath.Base(path)),
			parts.NewButton(parts.Plain, d.w.T("dossier.join"), func() { d.w.TakeFrom(path) })))
	}
	d.w.Relayout()
}

func (s *dossierScreen) renaming() fyne.CanvasObject {
	w := s.w
	s.naming = w.Line(w.T("dossiers.name"), &s.name)
	return parts.Rows(parts.Gap, w.Section("dossier.rename", "dossier.rename.help"), s.naming,
		parts.Line(0, parts.NewButton(parts.Plain, w.T("dossier.rename"), s.rename)))
}

// rename closes the dossier, renames its file and opens it again.
func (s *dossierScreen) rename() {
	w, name, from := s.w, typedName(s.name), s.w.Store().Path()
	to := filepath.Join(filepath.Dir(from), name+dossier.Ending)
	if !export.IsFileName(name) || session.Exists(to) {
		w.Refuse(s.naming, w.T("dossiers.name.invalid"))
		return
	}
	s.d.CloseDossier(func() {
		if err := dossier.Rename(from, to); err != nil {
			w.Tell(err)
			to = from
		}
		s.d.forget(from)
		s.d.OpenPath(to)
	})
}

func (s *dossierScreen) copying() fyne.CanvasObject {
	w := s.w
	return parts.Rows(parts.Gap, w.Section("dossier.copy", "dossier.copy.help"), w.FolderField(&s.copy),
		parts.Line(0, parts.NewButton(parts.Plain, w.T("dossier.copy"), s.makeCopy)))
}

func (s *dossierScreen) makeCopy() {
	w, from := s.w, s.w.Store().Path()
	to := w.FreePath(s.copy, session.DossierName(from))
	w.Worker().Settle(func() {
		w.Worker().Do(func() func() {
			err := dossier.Copy(from, to)
			return func() { w.TellDone(err, "dossier.copied", "file", to) }
		})
	})
}

// locking sets, changes or takes away the passphrase.
func (s *dossierScreen) locking() fyne.CanvasObject {
	w := s.w
	s.passphrase = s.d.newPassphrase()
	s.key = parts.Rows(parts.Gap)
	set := "dossier.lock"
	if w.Store().Encrypted() {
		set = "dossier.lock.change"
	}
	s.work = shell.NewWork(w, parts.Plain, w.T(set), s.lock)
	buttons := []fyne.CanvasObject{s.work.Run}
	if w.Store().Encrypted() {
		buttons = append(buttons,
			parts.NewButton(parts.Plain, w.T("dossier.key"), s.askKey),
			parts.NewButton(parts.Quiet, w.T("dossier.unlock"), func() {
				w.Confirm(w.T("dossier.unlock.sure"), w.T("dossier.unlock"), func() { s.setPassphrase("") })
			}))
	}
	rows := []fyne.CanvasObject{w.Section("dossier.secret", "dossier.secret.help"), s.passphrase.box, parts.Line(parts.Gap, buttons...), s.work.Progress, s.key}
	if w.Store().Encrypted() {
		rows = append(rows, s.resting())
	}
	return parts.Rows(parts.Gap, rows...)
}

// resting chooses after how long without a hand at it the dossier closes.
func (s *dossierScreen) resting() fyne.CanvasObject {
	w := s.w
	var options []parts.Option
	for _, minutes := range []int{5, 10, 30} {
		options = append(options, parts.Option{ID: strconv.Itoa(minutes), Text: w.Words().N("dossier.rest.minutes", minutes)})
	}
	options = append(options, parts.Option{ID: strconv.Itoa(never), Text: w.T("dossier.rest.never")})
	choice := parts.NewChoice(w.T("dossier.rest"), w.T("dossier.rest.help"), options, func(id string) {
		w.Keep(func(s *dossier.Settings) { s.LockAfter, _ = strconv.Atoi(id) })
	})
	choice.Set(strconv.Itoa(s.d.lockAfter()))
	return choice
}

func (s *dossierScreen) lock() {
	s.passphrase.take(func(passphrase string) {
		if passphrase == "" {
			s.w.Refuse(s.passphrase.first, s.w.T("passphrase.missing"))
			return
		}
		s.setPassphrase(passphrase)
	})
}

func (s *dossierScreen) setPassphrase(passphrase string) {
	w, store := s.w, s.w.Store()
	had := store.HasRecoveryKey()
	s.rekey(func(ctx context.Context, report dossier.Progress) (then func()) {
		err := store.SetPassphrase(ctx, passphrase, report)
		left, _ := store.Readable() // where it cannot be told, nothing is claimed of other files
		return func() {
			if errors.Is(err, context.Canceled) {
				return
			}
			w.Show(session.Dossier)
			s.d.tellNotices()
			w.TellDone(err, lockedWith(passphrase, left, had && !store.HasRecoveryKey()), "files", strings.Join(left, "\n"))
		}
	})
}

// lockedWith is the key of what is said once a passphrase is set or taken away.
func lockedWith(passphrase string, left []string, keyGone bool) string {
	switch {
	case passphrase == "":
		return "dossier.unlocked"
	case keyGone:
		return "dossier.locked.keyless"
	case len(left) > 0:
		return "dossier.locked.left"
	}
	return "dossier.locked"
}

// rekey shows how far all that is kept is closed with another key, once what waits is
// saved. It can be stopped: then nothing has changed.
func (s *dossierScreen) rekey(work func(ctx context.Context, report dossier.Progress) (then func())) {
	w := s.w
	if s.work.Busy() {
		return
	}
	ctx := s.work.Start()
	w.Worker().Settle(func() {
		shell.Measure(w.Worker(), func(step func(shell.Progress)) func() {
			then := work(ctx, func(done, all int) { step(shell.Progress{Done: done, All: all}) })
			return func() {
				s.work.End()
				then()
			}
		}, func(p shell.Progress) {
			s.work.At(p.Done, p.All, w.T("dossier.rekeying", "n", strconv.Itoa(p.Done), "all", strconv.Itoa(p.All)))
		})
	})
}

// askKey makes a recovery key, and asks first where one was made before, which may
// lie on paper somewhere: that one will no longer open the dossier.
func (s *dossierScreen) askKey() {
	if w := s.w; w.Store().HasRecoveryKey() {
		w.Confirm(w.T("dossier.key.again"), w.T("dossier.key"), s.showKey)
		return
	}
	s.showKey()
}

// showKey shows a new recovery key, to write down or print: it opens the dossier
// where the passphrase is forgotten.
func (s *dossierScreen) showKey() {
	store := s.w.Store()
	s.rekey(func(ctx context.Context, report dossier.Progress) (then func()) {
		key, err := store.RecoveryKey(ctx, report)
		return func() {
			switch {
			case err == nil:
				s.putKey(key)
			case !errors.Is(err, context.Canceled):
				s.w.Tell(err)
			}
		}
	})
}

func (s *dossierScreen) putKey(key string) {
	w := s.w
	s.key.Objects = []fyne.CanvasObject{parts.NewCard(parts.Rows(parts.Gap,
		parts.NewText(parts.Strong, w.T("dossier.key.title")), parts.NewText(parts.Help, w.T("dossier.key.help")),
		parts.NewText(parts.Body, key),
		parts.Line(parts.Gap,
			parts.NewButton(parts.Plain, w.T("dossier.key.copy"), func() { w.Clipboard().SetContent(key) }),
			parts.NewButton(parts.Plain, w.T("dossier.key.print"), func() { s.d.printKey(key) }))))}
	s.key.Refresh()
	w.Relayout()
	parts.FocusFirst(s.key)
}

// printKey opens the recovery key as a page of text in the system's own program,
// which prints. Its file goes when the dossier closes.
func (d *Dossiers) printKey(key string) {
	text := d.w.T("dossier.key.page", "name", session.DossierName(d.w.Store().Path()), "date", d.w.Words().Date(d.w.Desk().Today()), "key", key)
	d.w.LookInto(d.w.T("dossier.key.title")+".txt", []byte(text))
}

// dayCopies are the copies that the program makes each day, to go back to one.
func (s *dossierScreen) dayCopies() fyne.CanvasObject {
	w, path := s.w, s.w.Store().Path()
	return s.d.dayCopies(path, func(c dossier.DayCopy) {
		w.Confirm(w.T("dossier.restore.sure", "date", w.Words().Date(assessment.On(c.On))), w.T("dossier.restore"), func() {
			s.d.CloseDossier(func() {
				if err := dossier.Restore(c.Path, path); err != nil {
					w.Tell(err)
				}
				s.d.OpenPath(path)
			})
		})
	})
}

// dayCopies lists the daily copies of a dossier, each with a button that puts it
// back.
func (d *Dossiers) dayCopies(path string, restore func(dossier.DayCopy)) fyne.CanvasObject {
	copies, err := dossier.Copies(path)
	if err != nil || len(copies) == 0 {
		return parts.Rows(0)
	}
	rows := []fyne.CanvasObject{d.w.Section("dossier.days", "dossier.days.help")}
	for _, c := range copies {
		rows = append(rows, parts.Ends(parts.Gap,
			parts.NewText(parts.Body, d.w.T("dossier.day", "date", d.w.Words().Date(assessment.On(c.On)), "time", c.On.Format("15:04"), "size", session.Size(d.w, c.Size))),
			parts.NewButton(parts.Plain, d.w.T("dossier.restore"), func() { restore(c) })))
	}
	return parts.Rows(parts.Gap, rows...)
}

// erasing leads to where the name of somebody who left is taken out.
func (s *dossierScreen) erasing() fyne.CanvasObject {
	w := s.w
	return parts.Rows(parts.Gap, w.Section("erase.title", "erase.intro"),
		parts.Line(0, parts.NewButton(parts.Plain, w.T("erase.open"), func() { w.Show(session.Erase) })))
}

// leaving closes the dossier, or deletes it.
func (s *dossierScreen) leaving() fyne.CanvasObject {
	w, path := s.w, s.w.Store().Path()
	buttons := []fyne.CanvasObject{parts.NewButton(parts.Plain, w.T("dossier.close"), func() { s.d.CloseDossier(func() {}) })}
	if !w.Desk().ReadOnly() {
		buttons = append(buttons, parts.NewButton(parts.Quiet, w.T("dossier.delete"), func() {
			w.Confirm(w.T("dossier.delete.sure", "name", session.DossierName(path), "count", w.Words().N("dossier.items", len(w.Desk().Rows()))), w.T("dossier.delete"), func() {
				s.d.CloseDossier(func() {
					s.d.forget(path)
					w.TellDone(dossier.Remove(path), "dossier.deleted", "name", session.DossierName(path))
				})
			})
		}))
	}
	return parts.Rows(parts.Gap, parts.NewRule(), parts.Line(parts.Gap, append(buttons, parts.NewButton(parts.Quiet, w.T("back"), w.Return))...))
}
