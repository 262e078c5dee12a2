package dossier

import (
	"database/sql"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/wholefile"
)

// What came of a repair, as its notice names it.
const (
	restored      = "dossier-restored"       // the copy, and nothing of after it
	restoredWhole = "dossier-restored-whole" // all that was saved after it as well
	restoredPart  = "dossier-restored-part"  // what could still be read of that
)

// rescuing brings what was saved after a daily copy, as far as it reads whole in
// the damaged file, into the dossier that was made of that copy.
type rescuing struct {
	s     *Store
	db    *sql.DB // the damaged file, or rather a copy of it that may be mended
	named map[string]string

	change Change
	read   int64    // how many items were found whole, or as old as in the copy
	saved  []string // what was brought over, by name
	lost   []string // what was not
}

// rescue tells with which code, and which names, a repair is to be told.
func (s *Store) rescue(damaged string) (code, saved, lost string) {
	temp := besideOf(s.path, ".rescue")
	defer func() {
		os.Remove(temp)
		os.Remove(temp + journalSuffix)
	}()
	err := wholefile.CopyOver(damaged, temp)
	if err == nil && exists(damaged+journalSuffix) {
		err = wholefile.CopyOver(damaged+journalSuffix, temp+journalSuffix)
	}
	if err != nil {
		return restored, "", ""
	}
	db, err := connectDamaged(temp)
	if err != nil {
		return restored, "", ""
	}
	defer db.Close()
	r := &rescuing{s: s, db: db, named: map[string]string{}}
	return r.all(damaged)
}

// connectDamaged opens a file of which only a part may be there.
func connectDamaged(path string) (*sql.DB, error) {
	query := url.Values{"mode": {"rw"}, "_pragma": {"busy_timeout(4000)", "trusted_schema(OFF)", "mmap_size(0)", "writable_schema(ON)"}}
	return connectWith(path, query)
}

func (r *rescuing) all(damaged string) (code, saved, lost string) {
	for _, row := range r.s.rows {
		r.named[row.Key] = row.Program
	}
	if r.s.knowAll() != nil || r.items() != nil {
		return restored, "", ""
	}
	if info, err := os.Stat(damaged); err == nil {
		r.change.At = info.ModTime() // when it was saved last
	}
	if len(r.change.Items)+len(r.change.Others) > 0 {
		if err := r.s.Save(r.change); err != nil {
			return restored, "", ""
		}
		r.s.worked = r.change.At
	}
	code = restored
	switch must, err := getTally(r.db); {
	case err == nil && must.Items+must.Others == r.read && len(r.lost) == 0:
		code = restoredWhole
	case len(r.change.Items)+len(r.change.Others) > 0:
		code = restoredPart
	}
	return code, list(r.saved), list(r.lost)
}

// list is some names in one line; of what has none, and of many, only that there
// is more.
func list(names []string) string {
	const most = 12
	slices.Sort(names)
	names = slices.Compact(names)
	more := slices.Contains(names, "") || len(names) > most
	names = slices.DeleteFunc(names, func(n string) bool { return n == "" })
	names = names[:min(len(names), most)]
	if more || len(names) == 0 {
		names = append(names, "…")
	}
	return strings.Join(names, ", ")
}

// items looks at each place by itself, so that one that cannot be read leaves the
// others.
func (r *rescuing) items() error {
	last, err := r.last()
	if err != nil {
		return err
	}
	for place := int64(1); place <= last; place++ {
		var of ref
		var revision int64
		var hash string
		var payload []byte
		err := r.db.QueryRow(`SELECT kind, id, revision, hash, payload FROM items WHERE place = $1`, place).Scan(&of.kind, &of.id, &revision, &hash, &payload)
		switch {
		case errors.Is(err, sql.ErrNoRows):
		case err != nil:
			r.lost = append(r.lost, "")
		case revision <= r.s.known[of]:
			r.read++
		default:
			r.item(of, revision, hash, payload)
		}
	}
	return nil
}

// last is the last place that may be taken: where that cannot be read, some more
// than the copy has.
func (r *rescuing) last() (last int64, err error) {
	const more = 1000
	if r.db.QueryRow(`SELECT coalesce(max(place), 0) FROM items`).Scan(&last) == nil {
		return last, nil
	}
	err = r.s.db.QueryRow(`SELECT coalesce(max(place), 0) FROM items`).Scan(&last)
	return last + more, err
}

// item brings over what was saved after the copy, if it is whole.
func (r *rescuing) item(of ref, revision int64, hash string, payload []byte) {
	data, err := r.s.box.open(of.place("items", revision), payload, hash)
	if err != nil {
		r.lost = append(r.lost, r.nameOf(of, nil))
		return
	}
	if of.kind != kindAssessment {
		r.read++
		r.change.Others = append(r.change.Others, Other{of.kind, of.id, json.RawMessage(data)})
		if name := r.nameOf(of, data); name != "" {
			r.saved = append(r.saved, name)
		}
		return
	}
	var item register.Item
	if json.Unmarshal(data, &item) != nil || item.Key() != of.id {
		r.lost = append(r.lost, r.nameOf(of, nil))
		return
	}
	r.read++
	r.named[of.id] = item.Assessment.Program.Name
	r.change.Items = append(r.change.Items, item)
	r.saved = append(r.saved, r.nameOf(of, data))
	r.files(&item.Assessment)
}

// nameOf is what a person knows something by; empty for what has no name.
func (r *rescuing) nameOf(of ref, data []byte) string {
	switch of.kind {
	case kindAssessment:
		return r.named[of.id]
	case KindLedger, KindLetter:
		return r.named[register.Key(of.id, 1)]
	case KindComparison:
		var c struct{ Title string }
		if json.Unmarshal(data, &c) == nil {
			return c.Title
		}
	}
	return ""
}

// files brings over the evidence files of an assessment that the copy lacks.
func (r *rescuing) files(a *assessment.Assessment) {
	for _, sum := range FilesOf(a) {
		id := r.s.box.fileID(sum)
		var size, there int64
		var hash string
		var payload []byte
		if r.s.db.QueryRow(`SELECT count(*) FROM files WHERE id = $1`, id).Scan(&there) == nil && there > 0 {
			continue
		}
		err := r.db.QueryRow(`SELECT size, hash, payload FROM files WHERE id = $1`, id).Scan(&size, &hash, &payload)
		if err == nil {
			_, err = r.s.box.open("files "+id, payload, hash)
		}
		if err == nil {
			_, err = r.s.db.Exec(`INSERT INTO files (id, size, hash, payload) VALUES ($1, $2, $3, $4)`, id, size, hash, payload)
		}
		if err != nil {
			r.lost = append(r.lost, a.Program.Name)
		}
	}
}
