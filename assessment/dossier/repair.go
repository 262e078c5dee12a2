package dossier

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/wholefile"
)

// What came of a repair, as its notice names it.
const (
	restored      = "dossier-restored"       // the copy, and nothing of after it
	restoredWhole = "dossier-restored-whole" // all that was saved after it as well
	restoredPart  = "dossier-restored-part"  // what could still be read of that
	rebuilt       = "dossier-rebuilt"        // there was no copy, and all is there
	rebuiltPart   = "dossier-rebuilt-part"   // there was no copy, and something is lost
)

// A repair makes a whole dossier beside the damaged one, and then puts it in its
// place in one step, so that there is a dossier at every moment. What is damaged is
// kept under a name of its own before that. Killed anywhere, the next opening finds
// the damage again and goes on from the plan; killed after the step, it finds what
// is to be told in the dossier itself.

// plan says which file is being repaired, and where it is kept: once the journal
// beside it is gone, it is no longer what it was.
type plan struct {
	Sum   string `json:"sum"` // SHA-256 of the damaged file
	Aside string `json:"aside"`
}

const planFormat = "beeldbeltoets/repair"

func planPath(path string) string { return besideOf(path, ".repair") }

// repair opens a dossier that is damaged, mended. Where nothing of it is left to
// mend, the cause stands.
func repair(path string, o Options, cause error) (*Store, error) {
	if o.ReadOnly {
		return nil, cause
	}
	if err := (&repairing{path: path, cause: cause}).run(o.Passphrase); err != nil {
		return nil, err
	}
	return open(path, o, (*Store).enter)
}

// repairing is one repair under way.
type repairing struct {
	path   string
	cause  error
	aside  string
	copies donors
}

func (r *repairing) run(passphrase string) error {
	held, err := takeLock(r.path + lockSuffix)
	if err != nil {
		return about(r.path, err)
	}
	defer held.release()
	r.copies = donorsOf(r.path, "")
	defer r.copies.close()
	if len(r.copies) == 0 && !assessment.IsCode(r.cause, assessment.FileDamaged) {
		return r.cause
	}
	work := besideOf(r.path, ".rescue")
	defer removePair(work)
	if r.aside, err = keepAside(r.path); err != nil {
		return err
	}
	from, err := openDamaged(r.aside, work)
	if err != nil {
		return err
	}
	defer from.Close()
	b, key, err := r.unlock(from, passphrase)
	if err != nil {
		r.giveUp()
		return err
	}
	temp := besideOf(r.path, ".new")
	defer removePair(temp)
	made, err := r.rebuildInto(temp, b, key, from)
	if err != nil || made.whole == 0 && len(made.Lost) > 0 {
		r.giveUp()
		return errors.Join(err, r.cause)
	}
	if err := tellLater(temp, r.notice(made)); err != nil {
		return err
	}
	return r.swap(temp)
}

// giveUp leaves the damaged file as the only one there is.
func (r *repairing) giveUp() {
	if sumOf(r.aside) == sumOf(r.path) {
		removePair(r.aside)
		os.Remove(planPath(r.path))
	}
}

// swap puts what was made in the place of what is damaged. The journal belongs to
// that, and is kept beside what was put aside.
func (r *repairing) swap(temp string) error {
	if exists(r.path + journalSuffix) {
		if err := wholefile.Move(r.path+journalSuffix, r.aside+journalSuffix); err != nil {
			return err
		}
	}
	return wholefile.Move(temp, r.path)
}

// keepAside copies a damaged file, with its journal, to a name of its own, once
// however often a repair is begun.
func keepAside(path string) (string, error) {
	sum := sumOf(path)
	var p plan
	if readFile(planPath(path), planFormat, &p) == nil && p.Sum == sum && sumOf(p.Aside) == sum {
		return p.Aside, nil
	}
	if p.Sum != sum || p.Aside == "" || exists(p.Aside) {
		p = plan{Sum: sum, Aside: free(strings.TrimSuffix(path, Ending) + ".damaged")}
	}
	data, err := encode(planFormat, p)
	if err != nil {
		return "", err
	}
	if err := wholefile.Replace(planPath(path), data); err != nil {
		return "", err
	}
	if exists(path + journalSuffix) {
		if err := wholefile.CopyOver(path+journalSuffix, p.Aside+journalSuffix); err != nil {
			return "", err
		}
	}
	temp := besideOf(path, ".aside")
	if err := wholefile.CopyOver(path, temp); err != nil {
		return "", err
	}
	if info, err := os.Stat(path); err == nil {
		_ = os.Chtimes(temp, time.Time{}, info.ModTime()) // says when it was saved last
	}
	return p.Aside, wholefile.Move(temp, p.Aside)
}

// sumOf is the SHA-256 of a file; empty where it cannot be read.
func sumOf(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

func removePair(path string) {
	os.Remove(path)
	os.Remove(path + journalSuffix)
}

// unlock finds the key of a damaged dossier: its own, else that of a copy.
func (r *repairing) unlock(from *sql.DB, typed string) (*box, string, error) {
	all := []*sql.DB{from}
	for _, d := range r.copies {
		all = append(all, d.db)
	}
	for _, db := range all {
		if key, err := soundKey(db); err == nil {
			b, err := (&Store{path: r.path, db: db}).unlock(typed)
			return b, key, err
		}
	}
	if key, err := getMeta(from, metaKey); err == nil {
		b, err := (&Store{path: r.path, db: from}).unlock(typed)
		return b, key, err
	}
	return nil, "", r.cause
}

// soundKey is the wrapped key, where what says that there is one, or none, is whole.
func soundKey(q querier) (string, error) {
	if err := checkMeta(q); err != nil {
		return "", err
	}
	id, err := getMeta(q, metaID)
	if err != nil || id == "" {
		return "", errDamaged
	}
	key, err := getMeta(q, metaKey)
	if err != nil || key != "" {
		return key, err
	}
	var closed bool // under a passphrase no item has a hash
	err = q.QueryRow(`SELECT EXISTS (SELECT 1 FROM items) AND NOT EXISTS (SELECT 1 FROM items WHERE hash <> '')`).Scan(&closed)
	if err == nil && closed {
		err = errDamaged
	}
	return "", err
}

// checkMeta reports what is damaged of what is known of the dossier itself.
func checkMeta(q querier) error {
	pieces, _, err := piecesAfter(context.Background(), q, tableMeta, 0)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(pieces, func(p piece) bool { return !p.whole(nil) }) {
		return errDamaged
	}
	return nil
}

// outcome is what a rebuilding made of a damaged dossier and its copies.
type outcome struct {
	Findings
	whole int      // how many items are so
	own   int      // and of these from the damaged file
	saved []Damage // what came after the newest copy, and is whole
}

// rebuildInto makes a whole dossier of a damaged one and its copies, at a path
// where what stands there may go.
func (r *repairing) rebuildInto(temp string, b *box, key string, from querier) (*outcome, error) {
	again := besideOf(r.path, ".again")
	defer removePair(again)
	last := r.last(from)
	all, complete := r.copies.again(r.path, again, b, last)
	if len(all) > len(r.copies) {
		defer all[0].db.Close()
	}
	removePair(temp)
	query := url.Values{"_txlock": {"immediate"}, "mode": {"rwc"}, "_pragma": pragmas}
	db, err := connectWith(temp, query)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	made := &rebuilding{
		b: b, from: from, all: all.before(from), named: newNaming(), last: last, complete: complete,
		placed: map[ref]piece{}, places: map[int64]bool{}, rows: map[string]register.Row{},
	}
	if made.tx, err = db.Begin(); err != nil {
		return nil, coded(err, temp)
	}
	if err := made.rebuild(key); err != nil {
		made.tx.Rollback()
		return nil, coded(err, temp)
	}
	if err := made.tx.Commit(); err != nil {
		return nil, coded(err, temp)
	}
	if err := os.Chmod(temp, 0o600); err != nil {
		return nil, wholefile.Coded(err, temp)
	}
	if said, err := integrity(context.Background(), db); err != nil || said != "ok" {
		return nil, errors.Join(err, errDamaged)
	}
	return &outcome{made.found, made.whole, made.own, made.after()}, nil
}

// last is the state of the dossier that this program saw last.
func (r *repairing) last(from querier) (last tally) {
	for _, d := range r.copies.before(from) {
		if id, err := getMeta(d.q, metaID); err == nil && id != "" {
			last, _ = lastSeen(id, r.path)
			return last
		}
	}
	return last
}

// notice says what came of a repair.
func (r *repairing) notice(m *outcome) *assessment.Error {
	params := map[string]string{"file": r.path, "damaged": r.aside}
	e := &assessment.Error{Params: params, Parts: map[string][]assessment.Part{"saved": partsOf(m.saved), "lost": partsOf(m.Lost)}}
	if len(r.copies) > 0 {
		params["day"] = r.copies[0].on.Format(time.DateOnly)
	}
	switch {
	case len(r.copies) == 0 && len(m.Lost) == 0:
		e.Code = rebuilt
	case len(r.copies) == 0:
		e.Code = rebuiltPart
	case len(m.Lost) == 0:
		e.Code = restoredWhole
	case m.own == 0:
		e.Code = restored
	default:
		e.Code = restoredPart
	}
	return e
}

// metaTold is what has to be told of a repair: it stands in the dossier until that
// was open and is closed again.
const metaTold = "told"

// tellLater keeps a notice in a dossier that is about to take its place.
func tellLater(path string, e *assessment.Error) error {
	text, err := json.Marshal(e)
	if err != nil {
		return err
	}
	db, err := connect(path, false)
	if err != nil {
		return err
	}
	return coded(errors.Join(setMeta(db, metaTold, string(text)), db.Close()), path)
}

// told is what a repair left to be told.
func (s *Store) told() error {
	text, err := getMeta(s.db, metaTold)
	if err != nil || text == "" {
		return err
	}
	var e assessment.Error
	if json.Unmarshal([]byte(text), &e) == nil {
		s.notices, s.telling = append(s.notices, &e), true
	}
	if s.readOnly {
		return nil
	}
	if info, err := os.Stat(s.path); err == nil && s.telling {
		s.worked = info.ModTime() // so that there is a copy of it
	}
	return removeAny(planPath(s.path)) // where a repair was killed at its end
}

// remake repairs a dossier that is open. The caller holds s.writing.
func (s *Store) remake(c *Check) error {
	if err := s.ready(); err != nil {
		return err
	}
	r := &repairing{path: s.path, copies: donorsOf(s.path, "")}
	defer r.copies.close()
	temp := besideOf(s.path, ".new")
	defer removePair(temp)
	made, err := r.remade(s, temp)
	if err != nil {
		return err
	}
	s.mu.Lock()
	err = errors.Join(s.db.Close(), s.watch.Close(), r.swap(temp), s.attach())
	s.mu.Unlock()
	if err != nil {
		return err
	}
	s.telling, s.version = true, schemaVersion
	c.found = made.Findings
	c.found.rebuilt = r.notice(made)
	return removeAny(planPath(s.path))
}

// remade makes a whole dossier beside one that is open.
func (r *repairing) remade(s *Store, temp string) (*outcome, error) {
	var err error
	if r.aside, err = keepAside(s.path); err != nil {
		return nil, err
	}
	work := besideOf(s.path, ".rescue")
	defer removePair(work)
	from, err := openDamaged(r.aside, work)
	if err != nil {
		return nil, err
	}
	defer from.Close()
	made, err := r.rebuildInto(temp, s.box, s.key, from)
	if err != nil {
		return nil, err
	}
	return made, tellLater(temp, r.notice(made))
}
