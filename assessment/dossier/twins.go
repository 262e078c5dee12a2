package dossier

import (
	"database/sql"
	"errors"
	"path/filepath"
	"slices"
	"strings"
)

// ID is the same in every copy of a dossier.
func (s *Store) ID() (string, error) {
	id, err := getMeta(s.db, metaID)
	return id, coded(err, s.path)
}

// Twins lists the other copies of this dossier in its folder in which something
// was saved that this one lacks, such as a sync program makes where two people
// saved at once. What cannot be read is none.
func (s *Store) Twins() ([]string, error) {
	return s.copiesIn(nil, func(path, id string) bool {
		other, line := newestIn(path)
		return other == id && !s.hasLine(line)
	})
}

// Readable lists the copies of this dossier without a passphrase that are known of:
// in its folder, such as one that was put aside, and those that a person opened.
func (s *Store) Readable() ([]string, error) {
	return s.copiesIn(recent(), s.readableIn)
}

// copiesIn lists the other dossiers, in the folder of this one and at some paths
// more, that fit its id.
func (s *Store) copiesIn(more []string, fits func(path, id string) bool) ([]string, error) {
	id, err := s.ID()
	if err != nil {
		return nil, err
	}
	found, err := filepath.Glob(filepath.Join(escapeGlob(filepath.Dir(s.Path())), "*"+Ending))
	if err != nil {
		return nil, err
	}
	found = append(found, more...)
	slices.Sort(found)
	return slices.DeleteFunc(slices.Compact(found), func(path string) bool { return path == s.Path() || !fits(path, id) }), nil
}

// readableIn reports whether anyone can read this dossier, by its id, in another
// file. What we put aside may be too damaged to tell.
func (s *Store) readableIn(path, id string) bool {
	of, wrapped, err := keyIn(path)
	if err != nil {
		return strings.HasPrefix(path, strings.TrimSuffix(s.Path(), Ending)+".damaged") && exposes(path)
	}
	return of == id && wrapped == ""
}

// keyIn returns the id of the dossier in a file, and its key as a passphrase closes
// it; empty without one.
func keyIn(path string) (id, wrapped string, err error) {
	err = peek(path, func(db *sql.DB) error {
		if id, err = getMeta(db, metaID); err != nil {
			return err
		}
		wrapped, err = getMeta(db, metaKey)
		return err
	})
	return id, wrapped, err
}

// peek reads something of another dossier's file, which stays as it is.
func peek(path string, read func(*sql.DB) error) error {
	if err := recognise(path); err != nil {
		return err
	}
	db, _, err := connectToRead(path)
	if err != nil {
		return err
	}
	defer db.Close()
	return read(db)
}

// hasLine reports whether the history has a line, or a copy with it was taken in.
// No line is one that all have.
func (s *Store) hasLine(uid string) bool {
	var n int
	err := s.db.QueryRow(`SELECT (SELECT count(*) FROM history WHERE uid = $1) + (SELECT count(*) FROM items WHERE kind = $2 AND id = $1)`, uid, KindMerged).Scan(&n)
	return uid == "" || err == nil && n > 0
}

// Newest is the id of the newest line of the history; empty where there is none.
func (s *Store) Newest() (string, error) {
	line, err := newest(s.db)
	return line, coded(err, s.path)
}

func newest(q querier) (line string, err error) {
	err = q.QueryRow(`SELECT uid FROM history ORDER BY entry DESC LIMIT 1`).Scan(&line)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return line, err
}

// escapeGlob lets the signs of a pattern stand for themselves. A backslash is the
// sign between folders on Windows, where brackets can be escaped by a class alone.
func escapeGlob(folder string) string {
	return strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(folder)
}

// newestIn returns the id of the dossier in a file, and of the newest line of its
// history; empty where there is none.
func newestIn(path string) (id, line string) {
	err := peek(path, func(db *sql.DB) (err error) {
		if id, err = getMeta(db, metaID); err == nil {
			line, err = newest(db)
		}
		return err
	})
	if err != nil {
		return "", "" // one that is damaged is no copy to merge
	}
	return id, line
}

// HasFile reports whether a file of evidence is kept.
func (s *Store) HasFile(sum string) bool {
	var n int
	err := s.db.QueryRow(`SELECT count(*) FROM files WHERE id = $1`, s.boxed().fileID(sum)).Scan(&n)
	return err == nil && n > 0
}

// HandFile copies to another dossier an evidence file that it lacks. Its errors have
// the codes "evidence-missing" and "evidence-damaged" where there is none to give.
func (s *Store) HandFile(to *Store, sum string) error {
	if to.HasFile(sum) {
		return nil
	}
	data, err := s.File(sum)
	if err != nil {
		return err
	}
	_, err = to.AddFile(sum, data)
	return err
}
