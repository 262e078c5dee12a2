package dossier

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
)

// Names of what is kept about the dossier itself.
const (
	metaID        = "id"        // the same in every copy of a dossier
	metaKey       = "key"       // the identity, closed for the passphrase
	metaRecovery  = "recovery"  // the identity, closed for the recovery key
	metaRecoverer = "recoverer" // the public half of the recovery key, closed with the identity; not in version 1
	metaTally     = "tally"     // what there must be, so that a loss is noticed
	metaExposed   = "exposed"   // that copies of before are still to go
	metaOrigin    = "origin"    // that it was made from an earlier version's draft file
)

// lasting is what stays for as long as the key does; the rest goes once it was done.
var lasting = []string{metaID, metaKey, metaRecovery, metaRecoverer}

// tally counts what is in a dossier, and how often it was saved. Its token is that
// of the state: random, so that what another copy saved equally often differs.
type tally struct {
	Token    string `json:"token,omitempty"` // none in version 1
	Revision int64  `json:"revision"`
	Items    int64  `json:"items"`            // assessments
	Others   int64  `json:"others,omitempty"` // what is kept beside them
	History  int64  `json:"history"`
	Names    int64  `json:"names,omitempty"` // the sum of what stands for each kind and id
}

// querier is a database or a transaction in it.
type querier interface {
	Exec(query string, args ...any) (sql.Result, error)
	Query(query string, args ...any) (*sql.Rows, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRow(query string, args ...any) *sql.Row
}

// getMeta reads a value; an empty one where there is none. It goes through all of the
// few there are: by a damaged index a dossier with a passphrase would seem to have none.
func getMeta(q querier, name string) (string, error) {
	var value, hash string
	err := q.QueryRow(`SELECT value, hash FROM meta NOT INDEXED WHERE name = $1`, name).Scan(&value, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	if hash != hashed("meta "+name, []byte(value)) {
		return "", errDamaged
	}
	return value, nil
}

// setMeta keeps a value; an empty one takes it away.
func setMeta(q querier, name, value string) error {
	if value == "" {
		_, err := q.Exec(`DELETE FROM meta WHERE name = $1`, name)
		return err
	}
	_, err := q.Exec(`INSERT INTO meta (name, value, hash) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET value = excluded.value, hash = excluded.hash`,
		name, value, hashed("meta "+name, []byte(value)))
	return err
}

func getTally(q querier) (tally, error) {
	var t tally
	text, err := getMeta(q, metaTally)
	if err != nil {
		return t, err
	}
	if json.Unmarshal([]byte(text), &t) != nil {
		return t, errDamaged
	}
	return t, nil
}

func setTally(q querier, t tally) error {
	text, err := json.Marshal(t)
	if err != nil {
		return err
	}
	return setMeta(q, metaTally, string(text))
}
