package dossier

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/wholefile/powercut"
)

// cut is something that a dossier goes through. Before it runs there is what prepare
// made, which is durable; holds says what must be true in every state of the files
// after so many promises.
type cut struct {
	prepare func(path string) error
	run     func(path string) error
	holds   func(path string, promised int) error
}

var cuts = map[string]cut{
	"saving":                  {nil, cutSaving, holdSaved},
	"saving after 0.2.0":      {prepareEarlier, cutSavingMore, holdSaved},
	"daily copies":            {prepareSaved, cutDays, holdDays},
	"setting a passphrase":    {prepareSaved, cutClosing, holdClosed},
	"a repair":                {prepareDamaged, cutOpening, holdRepaired},
	"renaming":                {prepareSaved, cutRenaming, holdRenamed},
	"saving somewhere else":   {prepareSaved, cutSaveAt, holdSavedAt},
	"the settings":            {nil, cutSettings, holdSettings},
	"a copy that is put back": {prepareCopied, cutRestoring, holdRestored},
	"what a repair tells":     {prepareUnread, cutRepairing, holdTold},
	"a repair in a session":   {prepareUnindexed, cutChecking, holdChecked},
}

// cutItem is an assessment that was changed so often.
func cutItem(times int) register.Item {
	i := filed(1)
	i.Notes = strings.Repeat("Notitie ", times*40) + strconv.Itoa(times)
	return i
}

func cutSave(s *Store, times int) error {
	return s.Save(Change{By: "J. Bos", At: noon, Items: []register.Item{cutItem(times)}, Others: []Other{{KindState, "", times}}})
}

func cutSaving(path string) error {
	s, err := Create(path, "")
	if err != nil {
		return err
	}
	powercut.Say(0)
	for n := 1; n <= min(rounds(3), 9); n++ {
		if err := cutSave(s, n); err != nil {
			return err
		}
		powercut.Say(n)
	}
	return nil // as if it was killed
}

// holdSaved opens what there is, and finds at least what was promised.
func holdSaved(path string, promised int) error {
	if promised < 0 && !whole(path) {
		return nil // it was being made
	}
	return holdsAtLeast(path, "", promised)
}

// whole reports whether a file begins as a dossier does.
func whole(path string) bool { return recognise(path) == nil }

func holdsAtLeast(path, passphrase string, times int) error {
	s, err := Open(path, Options{Passphrase: passphrase})
	if err != nil {
		return err
	}
	defer s.letGo()
	if n := s.Notices(); len(n) > 0 && !assessment.IsCode(n[0], restoredWhole) {
		return fmt.Errorf("it tells %v", n)
	}
	if times <= 0 {
		return nil
	}
	got, err := s.Item(filed(1).Key())
	if err != nil {
		return err
	}
	if found := strings.Fields(got.Notes); found[len(found)-1] < strconv.Itoa(times) {
		return fmt.Errorf("%d were promised, there are %s", times, found[len(found)-1])
	}
	if all, err := texts(s.db, "PRAGMA integrity_check"); err != nil || !slices.Equal(all, []string{"ok"}) {
		return fmt.Errorf("integrity: %v, %w", all, err)
	}
	return nil
}

// prepareUnread makes a dossier that does not open, of which a copy lacks the last.
func prepareUnread(path string) error {
	s, err := Create(path, "")
	if err != nil {
		return err
	}
	err = errors.Join(cutSave(s, 1), s.Save(Change{At: noon.AddDate(0, 0, 1), Others: []Other{{KindState, "", 0}}}), cutSave(s, 2))
	if err == nil {
		_, err = s.db.Exec(unread)
	}
	return errors.Join(err, s.letGo())
}

func cutRepairing(path string) error {
	s, err := Open(path, Options{})
	if err != nil {
		return err
	}
	powercut.Say(2)
	return s.letGo()
}

// holdTold finds the dossier in its place at every moment, and is told the same
// however often the repair was begun.
func holdTold(path string, _ int) error {
	if !exists(path) {
		return errors.New("the dossier is not there")
	}
	if err := holdsAtLeast(path, "", 2); err != nil {
		return err
	}
	s, err := Open(path, Options{})
	if err != nil {
		return err
	}
	defer s.letGo()
	n := s.Notices()
	if len(n) != 1 || !assessment.IsCode(n[0], restoredWhole) {
		return fmt.Errorf("it tells %v", n)
	}
	kept, err := filepath.Glob(strings.TrimSuffix(path, Ending) + ".damaged*" + Ending)
	if err != nil || len(kept) != 1 {
		return fmt.Errorf("kept are %v, %w", kept, err)
	}
	return nil
}

// prepareUnindexed makes a dossier that opens and whose file is damaged: a line of the
// history is lacking in its index. A copy lacks the last change.
func prepareUnindexed(path string) error {
	s, err := Create(path, "")
	if err != nil {
		return err
	}
	err = errors.Join(cutSave(s, 1), s.Save(Change{At: noon.AddDate(0, 0, 1), Others: []Other{{KindState, "", 0}}}), cutSave(s, 2))
	var root int64
	err = errors.Join(err, s.db.QueryRow(`SELECT rootpage FROM sqlite_schema WHERE name = 'history_of'`).Scan(&root), s.letGo())
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	count := (root-1)*4096 + 4 // how many entries the page has, its lower byte
	last := make([]byte, 1)
	if _, err := f.ReadAt(last, count); err != nil {
		return err
	}
	last[0]--
	_, err = f.WriteAt(last, count)
	return errors.Join(err, f.Close())
}

func cutChecking(path string) error {
	s, err := Open(path, Options{})
	if err != nil {
		return err
	}
	found, err := s.Check(noon).Run(context.Background())
	if err == nil && found.rebuilt == nil {
		err = fmt.Errorf("it was not made anew: %+v", found)
	}
	if err != nil {
		return err
	}
	powercut.Say(2)
	return errors.Join(cutSave(s, 3), s.letGo())
}

// holdChecked finds the dossier in its place at every moment, whole once it was checked
// again, and the damaged one kept once however often that was begun.
func holdChecked(path string, _ int) error {
	s, err := Open(path, Options{})
	if err != nil {
		return err
	}
	found, err := s.Check(noon).Run(context.Background())
	if err = errors.Join(err, s.letGo()); err != nil || len(found.Lost) > 0 {
		return fmt.Errorf("found is %+v, %w", found, err)
	}
	if err := holdsAtLeast(path, "", 2); err != nil {
		return err
	}
	told := append(s.Notices(), found.Notices(path)...)
	if len(told) != 1 || !assessment.IsCode(told[0], restoredWhole) {
		return fmt.Errorf("it tells %v", told)
	}
	kept, err := filepath.Glob(strings.TrimSuffix(path, Ending) + ".damaged*" + Ending)
	if err != nil || len(kept) != 1 {
		return fmt.Errorf("kept are %v, %w", kept, err)
	}
	return nil
}

func prepareEarlier(path string) error {
	data, err := os.ReadFile(filepath.Join("testdata", "version-1.toets"))
	if err != nil {
		return err
	}
	return errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, data, 0o600))
}

func cutSavingMore(path string) error {
	s, err := Open(path, Options{})
	if err != nil {
		return err
	}
	powercut.Say(0)
	if err := cutSave(s, 1); err != nil {
		return err
	}
	powercut.Say(1)
	return nil
}

func prepareSaved(path string) error {
	s, err := Create(path, "")
	if err != nil {
		return err
	}
	return errors.Join(cutSave(s, 1), s.Close())
}

// cutDays saves on two days, so that copies are made, and made again.
func cutDays(path string) error {
	s, err := Open(path, Options{})
	if err != nil {
		return err
	}
	for n := 2; n <= 3; n++ {
		day := noon.AddDate(0, 0, n)
		if err := s.Save(Change{At: day, Items: []register.Item{cutItem(n)}}); err != nil {
			return err
		}
		powercut.Say(n)
	}
	if err := s.Close(); err != nil {
		return err
	}
	powercut.Say(4)
	return nil
}

// holdDays finds no copy that is not whole, and that of the last day where the
// dossier was closed.
func holdDays(path string, promised int) error {
	copies, err := Copies(path)
	if err != nil {
		return err
	}
	for _, c := range copies {
		if err := errors.Join(count(c.Path), opensToRead(c.Path)); err != nil {
			return fmt.Errorf("%s: %w", c.Path, err)
		}
	}
	last := noon.AddDate(0, 0, 3).Format(time.DateOnly)
	if promised == 4 && !slices.ContainsFunc(copies, func(c DayCopy) bool { return filepath.Base(c.Path) == last+Ending }) {
		return fmt.Errorf("there is no copy of %s but %v", last, copies)
	}
	return holdsAtLeast(path, "", min(promised, 3))
}

// prepareDamaged leaves a dossier whose meta no longer reads, with a daily copy that
// has one change less.
func prepareDamaged(path string) error {
	s, err := Create(path, "")
	if err != nil {
		return err
	}
	err = errors.Join(cutSave(s, 1), s.Save(Change{At: noon, Others: []Other{{KindState, "", "copied"}}}), cutSave(s, 2))
	if _, spoiling := s.db.Exec(unread); spoiling != nil {
		return spoiling
	}
	return errors.Join(err, s.letGo())
}

func cutOpening(path string) error {
	s, err := Open(path, Options{})
	if err != nil {
		return err
	}
	powercut.Say(len(s.Notices()))
	return nil
}

func holdRepaired(path string, _ int) error { return holdsAtLeast(path, "", 2) }

func cutClosing(path string) error {
	s, err := Open(path, Options{})
	if err != nil {
		return err
	}
	if err := s.SetPassphrase(context.Background(), cutPassphrase, func(int, int) {}); err != nil {
		return err
	}
	powercut.Say(1)
	return nil
}

// holdClosed opens with the passphrase or, before it was set, without; once it was
// set nothing can be read in any file.
func holdClosed(path string, promised int) error {
	if promised == 1 {
		if err := holdsNothingReadable(filepath.Dir(filepath.Dir(path))); err != nil {
			return err
		}
	}
	return holdsAtLeast(path, cutPassphrase, 1)
}

func holdsNothingReadable(root string) error {
	return filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err == nil && bytes.Contains(data, []byte("Geheim 1")) {
			err = fmt.Errorf("%s can be read", path)
		}
		return err
	})
}

func cutRenaming(path string) error {
	to := strings.Replace(path, cutDossier, cutRenamed, 1)
	if err := Rename(path, to); err != nil {
		return err
	}
	powercut.Say(1)
	return nil
}

// holdRenamed finds the dossier under one of its names, never under both, and with
// its daily copies.
func holdRenamed(path string, promised int) error {
	to := strings.Replace(path, cutDossier, cutRenamed, 1)
	if exists(path) == exists(to) || promised == 1 && exists(path) {
		return fmt.Errorf("under the old name: %v, under the new: %v", exists(path), exists(to))
	}
	if promised == 1 {
		if copies, err := Copies(to); err != nil || len(copies) == 0 {
			return fmt.Errorf("its copies are %v, %w", copies, err)
		}
	}
	if exists(to) {
		path = to
	}
	return holdsAtLeast(path, "", 1)
}

func cutSaveAt(path string) error {
	s, err := Open(path, Options{})
	if err != nil {
		return err
	}
	to := filepath.Join(filepath.Dir(path), "elders", "c.toets")
	if _, err := s.SaveAt(to, Change{At: noon, Items: []register.Item{cutItem(2)}}); err != nil {
		return err
	}
	powercut.Say(2)
	return nil
}

func holdSavedAt(path string, promised int) error {
	if promised == 2 {
		return holdsAtLeast(filepath.Join(filepath.Dir(path), "elders", "c.toets"), "", 2)
	}
	return holdsAtLeast(path, "", 1)
}

func cutSettings(string) error {
	for n := 1; n <= 2; n++ {
		if err := SaveSettings(Settings{TextSize: 100 + n}); err != nil {
			return err
		}
		powercut.Say(n)
	}
	return nil
}

func holdSettings(_ string, promised int) error {
	s, err := LoadSettings()
	if err == nil && promised > 0 && s.TextSize < 100+promised {
		err = fmt.Errorf("they are %+v", s)
	}
	return err
}

func prepareCopied(path string) error {
	s, err := Create(path, "")
	if err != nil {
		return err
	}
	return errors.Join(cutSave(s, 1), cutSave(s, 2), s.Close())
}

func cutRestoring(path string) error {
	copies, err := Copies(path)
	if err != nil {
		return err
	}
	if err := Restore(copies[0].Path, path); err != nil {
		return err
	}
	powercut.Say(1)
	return nil
}

// holdRestored finds a dossier in its place, or what stood there beside it.
func holdRestored(path string, promised int) error {
	if promised == 1 || exists(path) {
		return holdsAtLeast(path, "", 2)
	}
	return holdsAtLeast(strings.TrimSuffix(path, Ending)+".old"+Ending, "", 2)
}
