package dossier

import (
	"database/sql"
	"slices"
	"strconv"
	"strings"
)

// schemaVersion is the version of the tables that this program writes. It reads
// every earlier one, and converts it where it opens the dossier to write. Each has
// tables of its own: by these a header is known that says a version it is not of.
const schemaVersion = 2

// added holds, for each version of the schema, the statements that it adds to the
// one before, or drops. They keep to SQL that other databases take as well. A payload is JSON
// or the bytes of a file, with its SHA-256; under a passphrase it is an age message
// and has none.
var added = [schemaVersion][]string{
	{
		`CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL, hash TEXT NOT NULL)`,
		`CREATE TABLE items (place INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, revision BIGINT NOT NULL, hash TEXT NOT NULL, payload BLOB NOT NULL, UNIQUE (kind, id))`,
		`CREATE TABLE summaries (place INTEGER PRIMARY KEY, id TEXT NOT NULL, revision BIGINT NOT NULL, hash TEXT NOT NULL, payload BLOB NOT NULL)`,
		`CREATE TABLE history (entry INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, revision BIGINT NOT NULL, uid TEXT NOT NULL, hash TEXT NOT NULL, payload BLOB NOT NULL)`,
		`CREATE INDEX history_of ON history (kind, id, entry)`,
		`CREATE TABLE files (id TEXT PRIMARY KEY, size BIGINT NOT NULL, hash TEXT NOT NULL, payload BLOB NOT NULL)`,
		`CREATE TABLE uses (item TEXT NOT NULL, file TEXT NOT NULL, PRIMARY KEY (item, file))`,
		`CREATE INDEX uses_of ON uses (file)`,
	},
	{
		// Every state that was saved: its token is random, so that two copies which were
		// saved equally often are told apart.
		`CREATE TABLE states (revision INTEGER PRIMARY KEY, token TEXT NOT NULL)`,
		// Evidence that nothing names any more, as it stood in files, and since when
		// (RFC 3339, UTC).
		`DROP TABLE uses`, // which item names which file is worked out from the items themselves
		`CREATE TABLE swept (id TEXT PRIMARY KEY, size BIGINT NOT NULL, hash TEXT NOT NULL, payload BLOB NOT NULL, at TEXT NOT NULL)`,
	},
}

// schemaOf returns the tables and indexes of a dossier of a version.
func schemaOf(version int) (all []string) {
	for _, statement := range slices.Concat(added[:version]...) {
		table, dropped := strings.CutPrefix(statement, "DROP TABLE ")
		if !dropped {
			all = append(all, statement)
			continue
		}
		all = slices.DeleteFunc(all, func(s string) bool {
			return strings.HasPrefix(s, "CREATE TABLE "+table+" ") || strings.Contains(s, " ON "+table+" ")
		})
	}
	return all
}

// lay makes the tables of a new dossier.
func lay(tx *sql.Tx) error {
	if _, err := tx.Exec("PRAGMA application_id = " + strconv.Itoa(applicationID)); err != nil {
		return err
	}
	return layFrom(tx, 0)
}

// layFrom adds to the tables of a version what later ones have.
func layFrom(tx *sql.Tx, version int) error {
	for _, statement := range slices.Concat(added[version:]...) {
		if _, err := tx.Exec(statement); err != nil {
			return err
		}
	}
	_, err := tx.Exec("PRAGMA user_version = " + strconv.Itoa(schemaVersion))
	return err
}

// convert brings a dossier of an earlier version to this one, in one transaction.
// No payload is written anew.
func (s *Store) convert() error {
	if s.version == schemaVersion {
		return nil
	}
	err := s.transact(func(tx *sql.Tx) error {
		if err := layFrom(tx, s.version); err != nil {
			return err
		}
		t, err := getTally(tx)
		if err != nil {
			return err
		}
		return stamp(tx, &t)
	})
	if err == nil {
		s.version = schemaVersion
	}
	return err
}

// isLaid refuses a database whose tables are not exactly those of a version.
func isLaid(db *sql.DB, version int) error {
	found, err := texts(db, `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL`)
	if err == nil && !slices.Equal(slices.Sorted(slices.Values(found)), slices.Sorted(slices.Values(schemaOf(version)))) {
		err = errDamaged
	}
	return err
}

// checkTables returns the version of a dossier. It refuses a database whose tables
// are not exactly those of that version: a trigger or view of another's would run
// within ours.
func checkTables(db *sql.DB) (version int, err error) {
	if err := db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return 0, err
	}
	if version < 1 || version > schemaVersion {
		return 0, errDamaged // its header was read before
	}
	if err := isLaid(db, version); err != nil {
		return 0, err
	}
	mode := ""
	if err := db.QueryRow("PRAGMA journal_mode").Scan(&mode); err != nil {
		return 0, err
	}
	if mode != "delete" {
		return 0, errDamaged // a log that we never write, and would not be copied along
	}
	return version, nil
}
