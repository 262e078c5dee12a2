// Package session is what the rooms of the window share: the dossier that is open and
// the desk on it, what the person chose for this computer, and what makes documents. In
// asks.go are the small interfaces by which a room asks for it.
//
// Never in here: a page, or how a dossier is opened and let go.
package session

import (
	"slices"
	"strconv"

	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/shell"
)

// Session is what is open in a window.
type Session struct {
	*shell.Shell
	store    *dossier.Store // nil for none
	desk     *desk.Desk
	settings dossier.Settings
	exporter func() (*export.Exporter, error) // made when it is first needed
	before   []func()
	undone   string // what was just undone or done again; empty for nothing
	looking  string // the folder with copies of files that were looked at; empty for none
}

// New is a session in which nothing is open, for a shell that it gets later.
func New(s dossier.Settings, exporter func() (*export.Exporter, error)) *Session {
	return &Session{settings: s, exporter: exporter}
}

// Desk is the work on the dossier that is open.
func (s *Session) Desk() *desk.Desk { return s.desk }

// Store is the file of the dossier that is open; nil for none.
func (s *Session) Store() *dossier.Store { return s.store }

// Sit sits down at a desk on a dossier; nil for none.
func (s *Session) Sit(store *dossier.Store, d *desk.Desk) {
	for _, do := range s.before {
		do()
	}
	s.store, s.desk = store, d
}

// SetUndone keeps what was just undone or done again, to say beside the saving of it.
func (s *Session) SetUndone(what string) { s.undone = what }

// Undone is what was just undone or done again; empty for nothing.
func (s *Session) Undone() string { return s.undone }

// BeforeSit does something each time before another desk is sat down at.
func (s *Session) BeforeSit(do func()) { s.before = append(s.before, do) }

// HasDossier reports whether a dossier is open.
func (s *Session) HasDossier() bool { return s.store != nil }

// CanFile reports whether something can be filed in the dossier that is open.
func (s *Session) CanFile() bool { return s.store != nil && !s.desk.ReadOnly() }

// HasAssessment reports whether an assessment is open.
func (s *Session) HasAssessment() bool { return s.desk.Editor() != nil }

// Exporter makes documents; it is made itself when it is first needed.
func (s *Session) Exporter() (*export.Exporter, error) { return s.exporter() }

// MakeFiles writes files beside the screen's thread, and says meanwhile how far that is.
func (s *Session) MakeFiles(write func(x *export.Exporter, step func(export.Progress)) ([]export.File, error), step func(export.Progress), done func([]export.File, error)) {
	exporter := s.exporter
	shell.Measure(s.Worker(), func(step func(export.Progress)) (then func()) {
		x, err := exporter()
		if err != nil {
			return func() { done(nil, err) }
		}
		files, err := write(x, step)
		return func() { done(files, err) }
	}, step)
}

// ExportOptions are how documents are made where nobody is asked: as they were made
// last. No kinds are all that an assessment has.
func (s *Session) ExportOptions(kinds ...export.Kind) desk.ExportOptions {
	return desk.ExportOptions{Lang: s.Words().Lang, Kinds: kinds, Formats: Formats(s.settings.Formats), Folder: s.ExportFolder()}
}

// Formats are formats by the endings that the settings keep.
func Formats(endings []string) []export.Format {
	formats := make([]export.Format, len(endings))
	for i, ending := range endings {
		formats[i] = export.Format(ending)
	}
	return formats
}

// Settings are what the person chose for this program on this computer.
func (s *Session) Settings() dossier.Settings { return s.settings }

// Keep changes the settings and keeps them.
func (s *Session) Keep(change func(*dossier.Settings)) {
	change(&s.settings)
	if err := dossier.SaveSettings(s.settings); err != nil {
		s.Tell(err)
	}
}

// RememberFormats keeps in which formats documents were made last.
func (s *Session) RememberFormats(formats []string) {
	if !slices.Equal(formats, s.settings.Formats) {
		s.Keep(func(o *dossier.Settings) { o.Formats = formats })
	}
}

// Size writes a number of bytes as kB or MB, rounded up.
func Size(w shell.Speaker, bytes int64) string {
	const kilo, mega = 1 << 10, 1 << 20
	if bytes < mega {
		return w.T("size.kb", "n", strconv.Itoa(int((bytes+kilo-1)/kilo)))
	}
	return w.T("size.mb", "n", strconv.Itoa(int((bytes+mega-1)/mega)))
}
