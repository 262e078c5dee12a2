package dossier

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"

	"modernc.org/sqlite"
)

// What stands in the header of a dossier's file, so that it is known by its bytes.
const (
	sqliteMagic   = "SQLite format 3\x00"
	applicationID = 0x544F4554 // "TOET"
	headerSize    = 100
)

// pragmas hold for every connection that writes. Never a write-ahead log: its side
// files tear in folders that are synchronised or shared. The commit is the removal of
// the journal, which only EXTRA syncs: under FULL a power cut brings it back, and it
// undoes what was saved.
var pragmas = []string{
	"busy_timeout(4000)", "journal_mode(DELETE)", "synchronous(EXTRA)", "secure_delete(ON)",
	"trusted_schema(OFF)", "cell_size_check(ON)", "foreign_keys(OFF)", "mmap_size(0)", "cache_size(-500)",
}

// connections are so many that one reads while another saves.
const connections = 2

// connect opens the database at path. Nothing is read yet.
func connect(path string, readOnly bool) (*sql.DB, error) {
	if readOnly {
		return connectWith(path, readQuery())
	}
	return connectWith(path, writeQuery())
}

func writeQuery() url.Values {
	return url.Values{"_txlock": {"immediate"}, "_defensive": {"1"}, "mode": {"rw"}, "_pragma": pragmas}
}

func readQuery() url.Values {
	return url.Values{"_txlock": {"immediate"}, "_defensive": {"1"}, "mode": {"ro"},
		"_pragma": {"busy_timeout(4000)", "trusted_schema(OFF)", "cell_size_check(ON)", "mmap_size(0)", "query_only(ON)"}}
}

func connectWith(path string, query url.Values) (*sql.DB, error) {
	return connectAfter(path, query, func() { _, _ = dropLog(path) })
}

// connectAfter connects as connectWith does, and calls before ahead of every use.
func connectAfter(path string, query url.Values, before func()) (*sql.DB, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, wholefile.Coded(err, path)
	}
	if _, err := dropLog(path); err != nil {
		if query.Get("mode") != "ro" {
			return nil, err
		}
		query.Set("immutable", "1") // what cannot be removed is passed over
	}
	slashed := filepath.ToSlash(full)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/…
	}
	db, err := openDatabase("file://"+(&url.URL{Path: slashed}).EscapedPath()+"?"+query.Encode(), before)
	if err != nil {
		return nil, wholefile.Coded(err, path)
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// texts returns the first column of a query.
func texts(q querier, query string, args ...any) ([]string, error) {
	rows, err := q.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		all = append(all, text)
	}
	return all, rows.Err()
}

// errDamaged says that a file, or a part of it, is not as it was written.
var errDamaged = errors.New("damaged")

// recognise tells by the first bytes of a file whether it is a dossier that this
// program can open. Its errors have the codes "not-a-dossier", "newer-version"
// and "file-damaged", and "not-a-file" where it, or what SQLite reads beside it,
// is no plain file: SQLite would wait for it, or write to what it leads to.
func recognise(path string) error {
	f, err := wholefile.Open(path)
	if err != nil {
		return wholefile.Coded(err, path)
	}
	defer f.Close()
	head := make([]byte, 8192)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return wholefile.Coded(err, path)
	}
	for _, beside := range []string{path + journalSuffix, path + logSuffix} {
		if err := wholefile.Own(beside); err != nil {
			return wholefile.Coded(err, beside)
		}
	}
	err = judge(head[:n], path)
	if assessment.IsCode(err, assessment.NewerVersion) && tablesKnown(path) {
		return (&Store{path: path}).fail(assessment.FileDamaged)
	}
	return err
}

// tablesKnown reports whether the tables in a file are those of a version that this
// program knows: then it is the header that says another.
func tablesKnown(path string) bool {
	db, err := connect(path, true)
	if err != nil {
		return false
	}
	defer db.Close()
	for version := 1; version <= schemaVersion; version++ {
		if isLaid(db, version) == nil {
			return true
		}
	}
	return false
}

func judge(head []byte, path string) error {
	fail := func(code string) error {
		return &assessment.Error{Code: code, Params: map[string]string{"file": path}}
	}
	magic := strings.HasPrefix(string(head), sqliteMagic)
	ours := len(head) >= headerSize && binary.BigEndian.Uint32(head[68:]) == applicationID
	named := strings.Contains(string(head), "CREATE TABLE summaries (place")
	switch {
	case len(head) == 0:
		return fail(assessment.FileDamaged)
	case magic && ours && !sameHeader(head):
		return fail(assessment.FileDamaged)
	case magic && ours:
		return checkVersion(binary.BigEndian.Uint32(head[60:]), path)
	case magic && len(head) < headerSize, ours, named:
		return fail(assessment.FileDamaged)
	}
	return fail(assessment.NotADossier)
}

// usual is what stands in the header of every dossier, by its place: a bit that
// flipped there would have the database write where it must not.
var usual = map[int][]byte{18: {1, 1, 0, 64, 32, 32}, 44: {0, 0, 0, 4}, 52: {0, 0, 0, 0, 0, 0, 0, 1}, 64: {0, 0, 0, 0}}

func sameHeader(head []byte) bool {
	for at, must := range usual {
		if !bytes.Equal(head[at:at+len(must)], must) {
			return false
		}
	}
	return true
}

func checkVersion(version uint32, path string) error {
	if version <= schemaVersion {
		return nil
	}
	params := map[string]string{"file": path, "version": strconv.FormatUint(uint64(version), 10), "known": strconv.Itoa(schemaVersion)}
	return &assessment.Error{Code: assessment.NewerVersion, Params: params}
}

// SQLite's own codes that we tell apart.
const (
	sqliteError      = 1
	sqlitePermission = 3
	sqliteBusy       = 5
	sqliteLocked     = 6
	sqliteReadOnly   = 8
	sqliteInterrupt  = 9
	sqliteCorrupt    = 11
	sqliteFull       = 13
	sqliteCannotOpen = 14
	sqliteTooBig     = 18
	sqliteNotADB     = 26

	sqliteHotJournal = 776 // what was cut off cannot be undone where one may only read
)

// coded puts an error of the database in a code of ours.
func coded(err error, path string) error {
	if err == nil {
		return nil
	}
	if _, is := errors.AsType[*assessment.Error](err); is || errors.Is(err, context.Canceled) {
		return err
	}
	code := ""
	if of, is := errors.AsType[*sqlite.Error](err); is {
		code = codes[of.Code()&0xff]
		if isHotJournal(err) {
			code = "dossier-cut-off"
		}
	}
	if errors.Is(err, errDamaged) || isScan(err) {
		code = assessment.FileDamaged
	}
	if code == "" || code == assessment.FolderMissing && exists(path) {
		return wholefile.Coded(err, path)
	}
	params := map[string]string{"file": path, "folder": filepath.Dir(path), "detail": err.Error()}
	return &assessment.Error{Code: code, Params: params}
}

// isHotJournal reports whether a change that was cut off cannot be undone, since the file
// may only be read.
func isHotJournal(err error) bool {
	of, is := errors.AsType[*sqlite.Error](err)
	return is && of.Code() == sqliteHotJournal
}

// isScan reports whether what stands in a column is not of its type: a flipped bit
// makes a number of a text.
func isScan(err error) bool { return strings.Contains(err.Error(), "sql: Scan error") }

var codes = map[int]string{
	sqlitePermission: assessment.NoPermission, sqliteReadOnly: assessment.NoPermission, sqliteBusy: assessment.FileBusy, sqliteLocked: assessment.FileBusy,
	sqliteCorrupt: assessment.FileDamaged, sqliteNotADB: assessment.FileDamaged, sqliteTooBig: assessment.FileDamaged, sqliteFull: assessment.DiskFull, sqliteCannotOpen: assessment.FolderMissing,
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
