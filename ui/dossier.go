package ui

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
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// dossierScreen is about the dossier itself: where it is, its name, passphrase
// and copies, and taking it away.
type dossierScreen struct {
	w          *Window
	name, copy string
	naming     *parts.TextField
	passphrase *newPassphrase
	work       *longWork       // of closing all with another key
	key        *fyne.Container // the recovery key, once it was asked for
}

func (w *Window) dossierScreen() shell.Page {
	path := w.store.Path()
	return &dossierScreen{w: w, name: dossierName(path), copy: filepath.Dir(path)}
}

func (s *dossierScreen) Content() fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{w.heading("dossier.eyebrow", "dossier.title", "dossier.intro"), s.facts()}
	if w.desk.ReadOnly() {
		return w.page(append(rows, advice(parts.Open, parts.SignImportant, "", w.t("dossier.read-only")), s.copying(), s.leaving())...)
	}
	return w.page(append(rows, s.joining(), s.renaming(), s.copying(), s.locking(), s.dayCopies(), s.erasing(), s.leaving())...)
}

func (s *dossierScreen) facts() fyne.CanvasObject {
	w := s.w
	secret := w.t("dossier.plain")
	if w.store.Encrypted() {
		secret = w.t("dossier.encrypted")
	}
	return w.pairs([][2]string{
		{w.t("dossier.file"), w.store.Path()},
		{w.t("dossier.holds"), w.words.N("dossier.items", len(w.desk.Rows()))},
		{w.t("dossier.size"), w.size(w.store.Size())},
		{w.t("dossier.passphrase"), secret},
	})
}

// size writes a number of bytes as kB or MB, rounded up.
func (w *Window) size(bytes int64) string {
	const kilo, mega = 1 << 10, 1 << 20
	if bytes < mega {
		return w.t("size.kb", "n", itoa(int((bytes+kilo-1)/kilo)))
	}
	return w.t("size.mb", "n", itoa(int((bytes+mega-1)/mega)))
}

// joining takes in what other files hold, and shows the copies of this dossier
// that a sync program made beside it.
func (s *dossierScreen) joining() fyne.CanvasObject {
	w := s.w
	return parts.Rows(parts.Gap, w.section("intake.title", "dossier.join.help"), w.twins(),
		parts.Line(0, parts.NewButton(parts.Plain, w.t("intake.open"), func() { w.show(stepIntake) })))
}

// twins shows the copies of the dossier in which somebody else went on, once they
// are found, each with the button that merges it.
func (w *Window) twins() fyne.CanvasObject {
	box, store := parts.Rows(parts.Gap), w.store
	box.Hide()
	w.worker.do(func() func() {
		found, err := store.Twins()
		return func() {
			if err == nil && w.store == store { // where the dossier cannot be read, that is told elsewhere
				w.showTwins(box, found)
			}
		}
	})
	return box
}

func (w *Window) showTwins(box *fyne.Container, twins []string) {
	if len(twins) == 0 {
		return
	}
	box.Show()
	box.Add(advice(parts.Caution, parts.SignImportant, "", w.words.N("dossier.twins", len(twins))))
	for _, path := range twins {
		box.Add(parts.Ends(parts.Gap, parts.NewText(parts.Body, filepath.Base(path)),
			parts.NewButton(parts.Plain, w.t("dossier.join"), func() { w.takeFrom(path) })))
	}
	w.relayout()
}

func (s *dossierScreen) renaming() fyne.CanvasObject {
	w := s.w
	s.naming = w.looseLine(w.t("dossiers.name"), &s.name)
	return parts.Rows(parts.Gap, w.section("dossier.rename", "dossier.rename.help"), s.naming,
		parts.Line(0, parts.NewButton(parts.Plain, w.t("dossier.rename"), s.rename)))
}

// rename closes the dossier, gives its file another name and opens it again.
func (s *dossierScreen) rename() {
	w, name, from := s.w, typedName(s.name), s.w.store.Path()
	to := filepath.Join(filepath.Dir(from), name+dossier.Ending)
	if !export.IsFileName(name) || exists(to) {
		w.refuse(s.naming, w.t("dossiers.name.invalid"))
		return
	}
	w.closeDossier(func() {
		if err := dossier.Rename(from, to); err != nil {
			w.tell(err)
			to = from
		}
		w.forget(from)
		w.openPath(to)
	})
}

func (s *dossierScreen) copying() fyne.CanvasObject {
	w := s.w
	return parts.Rows(parts.Gap, w.section("dossier.copy", "dossier.copy.help"), w.folderField(&s.copy),
		parts.Line(0, parts.NewButton(parts.Plain, w.t("dossier.copy"), s.makeCopy)))
}

func (s *dossierScreen) makeCopy() {
	w, from := s.w, s.w.store.Path()
	to := w.freePath(s.copy, dossierName(from))
	w.worker.settle(func() {
		w.worker.do(func() func() {
			err := dossier.Copy(from, to)
			return func() { w.tellDone(err, "dossier.copied", "file", to) }
		})
	})
}

// tellDone says that something was done, or why it was not.
func (w *Window) tellDone(err error, key string, params ...string) {
	if err != nil {
		w.tell(err)
		return
	}
	parts.Confirm(w.win.Canvas(), parts.ConfirmOptions{Text: w.t(key, params...), Safe: w.t("close")})
}

// locking sets, changes or takes away the passphrase.
func (s *dossierScreen) locking() fyne.CanvasObject {
	w := s.w
	s.passphrase = w.newPassphrase()
	s.key = parts.Rows(parts.Gap)
	set := "dossier.lock"
	if w.store.Encrypted() {
		set = "dossier.lock.change"
	}
	s.work = newLongWork(w, parts.Plain, w.t(set), s.lock)
	buttons := []fyne.CanvasObject{s.work.run}
	if w.store.Encrypted() {
		buttons = append(buttons,
			parts.NewButton(parts.Plain, w.t("dossier.key"), s.askKey),
			parts.NewButton(parts.Quiet, w.t("dossier.unlock"), func() {
				w.confirm(w.t("dossier.unlock.sure"), w.t("dossier.unlock"), func() { s.setPassphrase("") })
			}))
	}
	rows := []fyne.CanvasObject{w.section("dossier.secret", "dossier.secret.help"), s.passphrase.box, parts.Line(parts.Gap, buttons...), s.work.progress, s.key}
	if w.store.Encrypted() {
		rows = append(rows, s.resting())
	}
	return parts.Rows(parts.Gap, rows...)
}

// resting chooses after how long without a hand at it the dossier closes.
func (s *dossierScreen) resting() fyne.CanvasObject {
	w := s.w
	var options []parts.Option
	for _, minutes := range []int{5, 10, 30} {
		options = append(options, parts.Option{ID: itoa(minutes), Text: w.words.N("dossier.rest.minutes", minutes)})
	}
	options = append(options, parts.Option{ID: itoa(never), Text: w.t("dossier.rest.never")})
	choice := parts.NewChoice(w.t("dossier.rest"), w.t("dossier.rest.help"), options, func(id string) {
		w.settings.LockAfter, _ = strconv.Atoi(id)
		w.keepSettings()
	})
	choice.Set(itoa(w.lockAfter()))
	return choice
}

func (s *dossierScreen) lock() {
	s.passphrase.take(func(passphrase string) {
		if passphrase == "" {
			s.w.refuse(s.passphrase.first, s.w.t("passphrase.missing"))
			return
		}
		s.setPassphrase(passphrase)
	})
}

func (s *dossierScreen) setPassphrase(passphrase string) {
	w, store := s.w, s.w.store
	had := store.HasRecoveryKey()
	s.rekey(func(ctx context.Context, report dossier.Progress) (then func()) {
		err := store.SetPassphrase(ctx, passphrase, report)
		left, _ := store.Readable() // where it cannot be told, nothing is claimed of other files
		return func() {
			if errors.Is(err, context.Canceled) {
				return
			}
			w.show(stepDossier)
			w.tellNotices()
			w.tellDone(err, lockedWith(passphrase, left, had && !store.HasRecoveryKey()), "files", strings.Join(left, "\n"))
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
	if s.work.busy() {
		return
	}
	ctx := s.work.start()
	w.worker.settle(func() {
		w.worker.measured(func(step func(lookStep)) func() {
			then := work(ctx, func(done, all int) { step(lookStep{done, all}) })
			return func() {
				s.work.end()
				then()
			}
		}, func(p lookStep) {
			s.work.at(p.done, p.all, w.t("dossier.rekeying", "n", itoa(p.done), "all", itoa(p.all)))
		})
	})
}

// askKey makes a recovery key, and asks first where one was made before, which may
// lie on paper somewhere: that one will no longer open the dossier.
func (s *dossierScreen) askKey() {
	if w := s.w; w.store.HasRecoveryKey() {
		w.confirm(w.t("dossier.key.again"), w.t("dossier.key"), s.showKey)
		return
	}
	s.showKey()
}

// showKey shows a new recovery key, to write down or print: it opens the dossier
// where the passphrase is forgotten.
func (s *dossierScreen) showKey() {
	store := s.w.store
	s.rekey(func(ctx context.Context, report dossier.Progress) (then func()) {
		key, err := store.RecoveryKey(ctx, report)
		return func() {
			switch {
			case err == nil:
				s.putKey(key)
			case !errors.Is(err, context.Canceled):
				s.w.tell(err)
			}
		}
	})
}

func (s *dossierScreen) putKey(key string) {
	w := s.w
	s.key.Objects = []fyne.CanvasObject{parts.NewCard(parts.Rows(parts.Gap,
		parts.NewText(parts.Strong, w.t("dossier.key.title")), parts.NewText(parts.Help, w.t("dossier.key.help")),
		parts.NewText(parts.Body, key),
		parts.Line(parts.Gap,
			parts.NewButton(parts.Plain, w.t("dossier.key.copy"), func() { w.app.Clipboard().SetContent(key) }),
			parts.NewButton(parts.Plain, w.t("dossier.key.print"), func() { w.printKey(key) }))))}
	s.key.Refresh()
	w.relayout()
	parts.FocusFirst(s.key)
}

// printKey opens the recovery key as a page of text in the system's own program,
// which prints. Its file goes when the dossier closes.
func (w *Window) printKey(key string) {
	text := w.t("dossier.key.page", "name", dossierName(w.store.Path()), "date", w.words.Date(w.desk.Today()), "key", key)
	w.look(w.t("dossier.key.title")+".txt", []byte(text))
}

// dayCopies are the copies that the program makes each day, to go back to one.
func (s *dossierScreen) dayCopies() fyne.CanvasObject {
	w, path := s.w, s.w.store.Path()
	return w.dayCopies(path, func(c dossier.DayCopy) {
		w.confirm(w.t("dossier.restore.sure", "date", w.words.Date(assessment.On(c.On))), w.t("dossier.restore"), func() {
			w.closeDossier(func() {
				if err := dossier.Restore(c.Path, path); err != nil {
					w.tell(err)
				}
				w.openPath(path)
			})
		})
	})
}

// dayCopies lists the daily copies of a dossier, each with a button that puts it
// back.
func (w *Window) dayCopies(path string, restore func(dossier.DayCopy)) fyne.CanvasObject {
	copies, err := dossier.Copies(path)
	if err != nil || len(copies) == 0 {
		return parts.Rows(0)
	}
	rows := []fyne.CanvasObject{w.section("dossier.days", "dossier.days.help")}
	for _, c := range copies {
		rows = append(rows, parts.Ends(parts.Gap,
			parts.NewText(parts.Body, w.t("dossier.day", "date", w.words.Date(assessment.On(c.On)), "time", c.On.Format("15:04"), "size", w.size(c.Size))),
			parts.NewButton(parts.Plain, w.t("dossier.restore"), func() { restore(c) })))
	}
	return parts.Rows(parts.Gap, rows...)
}

// erasing leads to where the name of somebody who left is taken out.
func (s *dossierScreen) erasing() fyne.CanvasObject {
	w := s.w
	return parts.Rows(parts.Gap, w.section("erase.title", "erase.intro"),
		parts.Line(0, parts.NewButton(parts.Plain, w.t("erase.open"), func() { w.show(stepErase) })))
}

// leaving closes the dossier, or deletes it.
func (s *dossierScreen) leaving() fyne.CanvasObject {
	w, path := s.w, s.w.store.Path()
	buttons := []fyne.CanvasObject{parts.NewButton(parts.Plain, w.t("dossier.close"), func() { w.closeDossier(func() {}) })}
	if !w.desk.ReadOnly() {
		buttons = append(buttons, parts.NewButton(parts.Quiet, w.t("dossier.delete"), func() {
			w.confirm(w.t("dossier.delete.sure", "name", dossierName(path), "count", w.words.N("dossier.items", len(w.desk.Rows()))), w.t("dossier.delete"), func() {
				w.closeDossier(func() {
					w.forget(path)
					w.tellDone(dossier.Remove(path), "dossier.deleted", "name", dossierName(path))
				})
			})
		}))
	}
	return parts.Rows(parts.Gap, parts.NewRule(), parts.Line(parts.Gap, append(buttons, parts.NewButton(parts.Quiet, w.t("back"), func() { w.show(w.from) }))...))
}
