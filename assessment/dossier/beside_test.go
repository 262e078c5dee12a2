package dossier

import (
	"errors"
	"net/url"
	"os"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// A write-ahead log that comes beside the dossier, such as from a folder that is
// synchronised, holds a whole other dossier: nothing of it is read or written.
func TestAForeignLog(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		log := foreignLog(t)
		s := created(t, passphrase)
		save(t, s, Change{Items: []register.Item{filed(1)}})
		path := s.Path()
		for _, o := range []Options{{Passphrase: passphrase, ReadOnly: true}, {Passphrase: passphrase}} {
			must(t, s.letGo())
			must(t, os.WriteFile(path+logSuffix, log, 0o600))
			s = opened(t, path, o)
			if n := s.Notices(); !o.ReadOnly && (len(n) != 1 || code(n[0]) != "dossier-stale-journal") {
				t.Errorf("it tells %v", n)
			}
			if rows := s.Rows(); len(rows) != 1 || rows[0].Key != filed(1).Key() {
				t.Errorf("it has %v", rows)
			}
		}
	})
}

// foreignLog is the write-ahead log of another dossier, with every page of it.
func foreignLog(t *testing.T) []byte {
	t.Helper()
	other := created(t, "")
	save(t, other, Change{Items: []register.Item{filed(2)}})
	path := other.Path()
	must(t, other.letGo())
	db, err := connectWith(path, url.Values{"_pragma": {"journal_mode(WAL)", "wal_autocheckpoint(0)"}})
	must(t, err)
	defer db.Close()
	_, err = db.Exec("VACUUM")
	must(t, err)
	log, err := os.ReadFile(path + logSuffix)
	must(t, err)
	if len(log) == 0 {
		t.Fatal("there is no log; the test shows nothing")
	}
	return log
}

// What stands beside a dossier and is no plain file is named itself: to remove the
// dossier is no advice.
func TestNoPlainFileBeside(t *testing.T) {
	for _, suffix := range []string{lockSuffix, journalSuffix, logSuffix} {
		t.Run(suffix, func(t *testing.T) {
			s := created(t, "")
			path := s.Path()
			must(t, s.Close())
			must(t, os.Mkdir(path+suffix, 0o700))
			_, err := Open(path, Options{})
			e, _ := errors.AsType[*assessment.Error](err)
			if e == nil || e.Code != "not-a-file" || e.Params["file"] != path+suffix {
				t.Errorf("it says %v", err)
			}
		})
	}
}
