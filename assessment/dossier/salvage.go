package dossier

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"errors"
	"io"
	"maps"
	"net/url"
	"os"
	"slices"
	"strconv"

	"beeldbeltoets/assessment/wholefile"
)

// loose are the tables of a dossier as they are read where it is damaged: of the
// same columns, and without the indexes, which are not needed then. Only these are
// looked for in the file, so that nothing else in it ever runs.
var loose = map[string]string{
	tableMeta:      `CREATE TABLE meta (name, value, hash)`,
	tableItems:     `CREATE TABLE items (place INTEGER PRIMARY KEY, kind, id, revision, hash, payload)`,
	tableSummaries: `CREATE TABLE summaries (place INTEGER PRIMARY KEY, id, revision, hash, payload)`,
	tableHistory:   `CREATE TABLE history (entry INTEGER PRIMARY KEY, kind, id, revision, uid, hash, payload)`,
	tableFiles:     `CREATE TABLE files (id, size, hash, payload)`,
	tableSwept:     `CREATE TABLE swept (id, size, hash, payload, at)`,
	tableStates:    `CREATE TABLE states (revision INTEGER PRIMARY KEY, token)`,
}

// openDamaged opens a copy of a damaged file, made at work, to read what is left in
// it. An unfinished change is undone in it, and its first page, which says where
// the tables begin, is written anew.
func openDamaged(damaged, work string) (*sql.DB, error) {
	removePair(work)
	if exists(damaged + journalSuffix) {
		if err := wholefile.CopyOver(damaged+journalSuffix, work+journalSuffix); err != nil {
			return nil, err
		}
	}
	if err := wholefile.CopyOver(damaged, work); err != nil {
		return nil, err
	}
	_, _ = settleJournal(work) // one that cannot be undone leaves what was whole as it is
	if err := removeAny(work + journalSuffix); err != nil {
		return nil, err
	}
	if err := firstPageAnew(work); err != nil {
		return nil, err
	}
	query := url.Values{"mode": {"ro"}, "_pragma": {"busy_timeout(4000)", "trusted_schema(OFF)", "mmap_size(0)", "query_only(ON)"}}
	return connectWith(work, query)
}

// mostSchema is how far into a file its tables are looked for.
const mostSchema = 1 << 20

// firstPageAnew writes the first page of a file anew. Of one that is too short for
// tables, an empty one is made.
func firstPageAnew(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return wholefile.Coded(err, path)
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, mostSchema))
	if err != nil {
		return wholefile.Coded(err, path)
	}
	info, err := f.Stat()
	if err != nil {
		return wholefile.Coded(err, path)
	}
	size := pageSize(head, info.Size())
	pages := max((info.Size()+size-1)/size, 1)
	roots := rootsIn(head)
	maps.DeleteFunc(roots, func(_ string, root int64) bool { return root < 2 || root > pages }) // one of these hides all
	page, err := firstPage(path+".page", size, roots)
	if err != nil {
		return err
	}
	binary.BigEndian.PutUint32(page[28:], uint32(pages))
	copy(page[92:96], page[24:28]) // that number counts
	if _, err := f.WriteAt(page, 0); err != nil {
		return wholefile.Coded(err, path)
	}
	return wholefile.Coded(f.Truncate(pages*size), path)
}

// firstPage makes the first page of a database whose tables begin at some pages.
func firstPage(temp string, size int64, roots map[string]int64) ([]byte, error) {
	defer removePair(temp)
	removePair(temp)
	query := url.Values{"mode": {"rwc"}, "_pragma": {"page_size(" + strconv.FormatInt(size, 10) + ")", "writable_schema(ON)"}}
	db, err := connectWith(temp, query)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	for table, root := range roots {
		_, then := db.Exec(`INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('table', $1, $1, $2, $3)`, table, root, loose[table])
		err = errors.Join(err, then)
	}
	_, then := db.Exec("PRAGMA user_version = " + strconv.Itoa(schemaVersion))
	if err = errors.Join(err, then, db.Close()); err != nil {
		return nil, err
	}
	page, err := os.ReadFile(temp)
	if err != nil {
		return nil, wholefile.Coded(err, temp)
	}
	return page[:min(int64(len(page)), size)], nil
}

// rootsIn finds at which pages the tables begin, in what the database wrote of
// them: the kind, the name twice, the page, and the statement that made the table.
// Either of the texts around the page may be damaged, and not both.
func rootsIn(head []byte) map[string]int64 {
	roots := map[string]int64{}
	for table := range loose {
		before, after := []byte("table"+table+table), []byte("CREATE TABLE "+table+" (")
		if root, found := between(head, before, after); found {
			roots[table] = root
		}
	}
	return roots
}

// between reads the number between two texts, of which one may be off by a little.
func between(data, before, after []byte) (int64, bool) {
	for _, sure := range [][]byte{before, after} {
		for at := 0; ; at++ {
			next := bytes.Index(data[at:], sure)
			if next < 0 {
				break
			}
			at += next
			for width := 1; width <= 4; width++ {
				start := at + len(before)
				if &sure[0] == &after[0] {
					start = at - width
				}
				if start-len(before) < 0 || start+width+len(after) > len(data) {
					continue
				}
				if near(data[start-len(before):start], before) && near(data[start+width:start+width+len(after)], after) {
					return bigEndian(data[start : start+width]), true
				}
			}
		}
	}
	return 0, false
}

// near reports whether texts differ in no more than a byte.
func near(a, b []byte) bool {
	differ := 0
	for i := range a {
		if a[i] != b[i] {
			differ++
		}
	}
	return differ <= 1
}

func bigEndian(data []byte) (n int64) {
	for _, b := range data {
		n = n<<8 | int64(b)
	}
	return n
}

// pageSize is what the header says where that can be, else what is usual.
func pageSize(head []byte, size int64) int64 {
	const common = 4096
	if len(head) < headerSize {
		return common
	}
	page := int64(binary.BigEndian.Uint16(head[16:]))
	if page == 1 {
		page = 1 << 16
	}
	if slices.Contains([]int64{512, 1024, 2048, common, 8192, 16384, 32768, 1 << 16}, page) && size%page == 0 {
		return page
	}
	return common
}
