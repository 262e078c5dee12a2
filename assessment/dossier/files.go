package dossier

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
)

// MaxFile is how large a file may be that is kept with evidence.
const MaxFile = 10 << 20

// mediaTypes are those of the files that people keep as evidence, all of which a
// system shows. Its own list differs from one machine to another.
var mediaTypes = map[string]string{
	".pdf": "application/pdf", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".heic": "image/heic",
	".txt": "text/plain", ".html": "text/html", ".htm": "text/html", ".eml": "message/rfc822", ".msg": "application/vnd.ms-outlook",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet", ".odp": "application/vnd.oasis.opendocument.presentation",
	".doc": "application/msword", ".xls": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".rtf":  "application/rtf", ".csv": "text/csv", ".bmp": "image/bmp", ".tif": "image/tiff", ".tiff": "image/tiff", ".mp4": "video/mp4", ".mov": "video/quicktime", ".zip": "application/zip",
}

// AddFile keeps a file, on the disk when it returns. It stays where a saved
// assessment names it by then; else it goes when the dossier is closed.
func (s *Store) AddFile(name string, data []byte) (assessment.EvidenceFile, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.ready(); err != nil {
		return assessment.EvidenceFile{}, err
	}
	if len(data) > MaxFile {
		return assessment.EvidenceFile{}, &assessment.Error{Code: "file-too-large", Params: map[string]string{"file": name, "max": strconv.Itoa(MaxFile >> 20)}}
	}
	sum := sha256.Sum256(data)
	file := assessment.EvidenceFile{SHA256: hex.EncodeToString(sum[:]), Name: filepath.Base(name), MIME: mediaType(name), Size: int64(len(data))}
	again := redo{File: &redoFile{file.SHA256, data}}
	return file, s.writeAs(again, func(tx *sql.Tx, _ *tally) error { return addFile(tx, s.box, file.SHA256, data) })
}

// Shown tells by the name of a file that a system shows it, and does not run it.
func Shown(name string) bool { return mediaTypes[strings.ToLower(filepath.Ext(name))] != "" }

func mediaType(name string) string {
	if known := mediaTypes[strings.ToLower(filepath.Ext(name))]; known != "" {
		return known
	}
	return "application/octet-stream"
}

func addFile(tx *sql.Tx, b *box, sum string, data []byte) error {
	id := b.fileID(sum)
	payload, hash, err := b.close("files "+id, data)
	if err != nil {
		return err
	}
	if payload == nil {
		payload = []byte{} // an empty file is something
	}
	_, err = tx.Exec(`INSERT INTO files (id, size, hash, payload) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, payload = excluded.payload`,
		id, len(data), hash, payload)
	return err
}

// File returns a file by its SHA-256. Its errors have the codes "evidence-missing"
// and "evidence-damaged".
func (s *Store) File(sum string) ([]byte, error) {
	b := s.boxed()
	id := b.fileID(sum)
	var payload []byte
	var hash string
	err := s.db.QueryRow(`SELECT hash, payload FROM files WHERE id = $1`, id).Scan(&hash, &payload)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, s.fail("evidence-missing")
	}
	if err != nil {
		return nil, coded(err, s.path)
	}
	data, err := b.open("files "+id, payload, hash)
	if err != nil {
		return nil, s.fail(assessment.EvidenceDamaged)
	}
	return data, nil
}

// FilesOf lists the files that an assessment names, each once.
func FilesOf(a *assessment.Assessment) []string {
	var sums []string
	for _, answer := range a.Answers {
		for _, e := range answer.Evidence {
			for _, f := range e.Files {
				sums = append(sums, f.SHA256)
			}
		}
	}
	slices.Sort(sums)
	return slices.Compact(sums)
}
