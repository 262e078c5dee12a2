package dossier

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"beeldbeltoets/assessment/wholefile"
)

// What the program remembers outside a dossier: the state that it saved or saw last,
// so that an older file, a stale journal or another copy in its place is noticed. One
// file for each dossier and place; the oldest of very many are forgotten.
const (
	seenFolder = "seen"
	seenFormat = "beeldbeltoets/seen"
	seenMost   = 200
)

// sight is the state of a dossier that was seen last in its place.
type sight struct {
	Revision int64  `json:"revision"`
	Token    string `json:"token"`
}

// seenPath is the file in which the last state is remembered of the dossier with an
// id, at a path. The names tell neither.
func seenPath(id, path string) (string, error) {
	return inState(filepath.Join(seenFolder, short(id)+"-"+short(path)+".json"))
}

func short(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// remember keeps the state that is known now. One that cannot be kept is no reason
// to fail: what is not remembered is not compared.
func (s *Store) remember() {
	full, err := filepath.Abs(s.path)
	if err != nil || s.seen.Token == "" {
		return // version 1 cannot be compared
	}
	path, err := seenPath(s.id, full)
	if err != nil {
		return
	}
	data, err := encode(seenFormat, sight{s.seen.Revision, s.seen.Token})
	if err != nil {
		return
	}
	if err := wholefile.ReplaceLoose(path, data); err != nil && wholefile.MakeFolder(filepath.Dir(path)) == nil {
		_ = wholefile.ReplaceLoose(path, data)
	}
}

// lastSeen returns the state of the dossier with an id that was last seen at a path.
func lastSeen(id, path string) (last tally, found bool) {
	full, err := filepath.Abs(path)
	if err != nil {
		return last, false
	}
	name, err := seenPath(id, full)
	if err != nil {
		return last, false
	}
	var here sight
	found = readFile(name, seenFormat, &here) == nil
	return tally{Revision: here.Revision, Token: here.Token}, found
}

// forgetSeen forgets what was seen at a path: another dossier comes there, or another
// state of it that somebody asked for.
func forgetSeen(path string) error { return eachSeen(path, removeAny) }

// moveSeen takes along what was seen of a dossier that is given another name.
func moveSeen(from, to string) error {
	full, err := filepath.Abs(to)
	if err != nil {
		return wholefile.Coded(err, to)
	}
	return eachSeen(from, func(name string) error {
		id, _, _ := strings.Cut(filepath.Base(name), "-")
		return wholefile.Move(name, filepath.Join(filepath.Dir(name), id+"-"+short(full)+".json"))
	})
}

// eachSeen visits the files about what was seen at a path.
func eachSeen(path string, visit func(name string) error) error {
	full, err := filepath.Abs(path)
	if err != nil {
		return wholefile.Coded(err, path)
	}
	folder, err := inState(seenFolder)
	if err != nil {
		return err
	}
	names, err := filepath.Glob(filepath.Join(escapeGlob(folder), "*-"+short(full)+".json"))
	for _, name := range names {
		err = errors.Join(err, visit(name))
	}
	return err
}

// thinSeen forgets the oldest where very many dossiers were seen.
func thinSeen() {
	folder, err := inState(seenFolder)
	if err != nil {
		return
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) <= seenMost {
		return
	}
	infos := make([]fs.FileInfo, 0, len(entries))
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			infos = append(infos, info)
		}
	}
	slices.SortFunc(infos, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	for _, info := range infos[min(seenMost, len(infos)):] {
		_ = os.Remove(filepath.Join(folder, info.Name()))
	}
}
