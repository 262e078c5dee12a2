package session

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/wholefile"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// ExportFolder is where documents go: where they went last, else the person's
// folder for documents.
func (s *Session) ExportFolder() string {
	if s.settings.ExportFolder != "" {
		return s.settings.ExportFolder
	}
	return s.Host().Documents()
}

// RememberFolder keeps where documents went last.
func (s *Session) RememberFolder(folder string) {
	if folder != s.settings.ExportFolder {
		s.Keep(func(o *dossier.Settings) { o.ExportFolder = folder })
	}
}

// FolderField takes a folder, typed or chosen.
func (s *Session) FolderField(folder *string) fyne.CanvasObject {
	field := s.Line(s.T("dossiers.folder"), folder)
	browse := parts.NewButton(parts.Plain, s.T("documents.browse"), func() {
		s.Host().ChooseFolder(*folder, func(chosen string) {
			*folder = chosen
			field.SetText(chosen)
		})
	})
	return parts.FieldEnds(parts.Gap, field, browse)
}

// TypedPath is the path that a person typed or pasted: Windows copies one between
// quotation marks. A name without its folders is looked for among the documents,
// never where the program happens to run.
func (s *Session) TypedPath(text string) string {
	path := wholefile.PastedOne(text)
	if path == "" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(s.Host().Documents(), path)
}

// FreePath is the path of a new dossier in a folder: a number is added to a name
// that is taken.
func (s *Session) FreePath(folder, name string) string {
	folder = s.TypedPath(folder)
	path := filepath.Join(folder, name+dossier.Ending)
	for n := 2; Exists(path); n++ {
		path = filepath.Join(folder, name+" ("+strconv.Itoa(n)+")"+dossier.Ending)
	}
	return path
}

// Exists reports whether something is seen at a path. Where one may not or cannot
// look, it is not: what is tried there says why it fails.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// IsDossier reports whether a path is that of a dossier.
func IsDossier(path string) bool { return strings.EqualFold(filepath.Ext(path), dossier.Ending) }

// IsFolder reports whether a path is that of a folder.
func IsFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// IsImportable reports whether a path is a folder or a file that may hold assessments.
func IsImportable(path string) bool {
	return IsFolder(path) || Exists(path) && slices.Contains(intake.Endings, strings.ToLower(filepath.Ext(path)))
}

// DossierName is what a dossier is called: its file, without the ending.
func DossierName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), dossier.Ending)
}

// LookInto opens a file in the system's own program that is there for as long as the
// dossier is open.
func (s *Session) LookInto(name string, data []byte) {
	path, err := s.layOut(name, data)
	if err == nil {
		err = s.Host().OpenFile(path)
	}
	if err != nil {
		s.Tell(err)
	}
}

func (s *Session) layOut(name string, data []byte) (string, error) {
	if s.looking == "" {
		folder, err := dossier.LookFolder()
		if err != nil {
			return "", err
		}
		s.looking = folder
	}
	return dossier.LayOut(s.looking, export.WholeFileName(name), data)
}

// StopLooking removes the copies that were looked at.
func (s *Session) StopLooking() {
	if s.looking == "" {
		return
	}
	_ = os.RemoveAll(s.looking) // one that is open elsewhere goes at the next start
	s.looking = ""
}
