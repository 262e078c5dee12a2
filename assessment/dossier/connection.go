package dossier

import (
	"context"
	"database/sql"
	"database/sql/driver"
)

// SQLite takes a write-ahead log that appears beside a database for the newest state of
// it, at the beginning of every read, and a journal for a change to undo. What another
// program puts there while a dossier is open is looked for before each use of a connection.

// connector makes connections of which before is called ahead of every use.
type connector struct {
	driver driver.Driver
	source string
	before func()
}

func (c connector) Driver() driver.Driver { return c.driver }

func (c connector) Connect(context.Context) (driver.Conn, error) {
	c.before()
	made, err := c.driver.Open(c.source)
	if err != nil {
		return nil, err
	}
	return connection{made.(sqliteConn), c.before}, nil
}

// sqliteConn is all that database/sql makes use of in a connection of SQLite's.
type sqliteConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

type connection struct {
	sqliteConn
	before func()
}

// ResetSession is called ahead of every use but the first.
func (c connection) ResetSession(ctx context.Context) error {
	c.before()
	return c.sqliteConn.ResetSession(ctx)
}

// openDatabase opens a database of SQLite's by its address.
func openDatabase(source string, before func()) (*sql.DB, error) {
	known, err := sql.Open("sqlite", source)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(connector{known.Driver(), source, before}), known.Close()
}
