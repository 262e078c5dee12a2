package cli

import (
	"archive/zip"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
)

// steering is a name as a dossier of 0.2.0, or of somebody else, may hold it: it ends a
// line, gives a terminal an order, turns the direction and begins a formula.
const steering = "=Zoom\r\nBcc: x@example.org\r\n\r\n\x1b[31m\u202e<script>\t\u2028END:VCALENDAR"

// withSteeringNames is a dossier in which such names stand, decided and as a draft.
func withSteeringNames(t *testing.T) (path, key string) {
	path, _ = filed(t, "")
	a, err := exchange.Example("care")
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := exchange.Write(a)
	if err != nil {
		t.Fatal(err)
	}
	spoil := func(a assessment.Assessment) assessment.Assessment {
		a = a.Clone()
		a.Program.Name, a.Program.Plan, a.Practice.Name, a.Assessor.Name, a.Decision.By.Name = steering, steering, steering, steering, steering
		for id, s := range a.Safeguards {
			s.Owner = steering
			a.Safeguards[id] = s
		}
		return a
	}
	decided := register.Item{Assessment: spoil(a), Sealed: sealed, Seal: exchange.Seal(sealed), Tags: []string{steering}}
	draft := register.Item{Assessment: spoil(a), Unfinished: nil}
	draft.Assessment.ID, draft.Assessment.Number, draft.Assessment.Decision = "f0000000-0000-4000-8000-000000000002", "", nil
	store, err := dossier.Open(path, dossier.Options{})
	if err == nil {
		err = errors.Join(store.Save(dossier.Change{Items: []register.Item{decided, draft}}), store.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	return path, decided.Key()
}

// steers reports whether a text has a character that steers a screen or a printer.
func steers(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028'
	})
}

// TestNoNameInADossierSteers: whatever stands in a name that a dossier holds already, no
// document, list, calendar or line in the terminal breaks or obeys (D17).
func TestNoNameInADossierSteers(t *testing.T) {
	path, key := withSteeringNames(t)
	out := t.TempDir()
	r := run(t, "", "export", path, "--id", key, "--out", out, "--format", "pdf,docx,odt,html,txt,eml", "--date", "2026-12-01")
	if r.code != done || steers(r.out+r.err) {
		t.Fatalf("%+v", r)
	}
	files, err := filepath.Glob(filepath.Join(out, "*"))
	if err != nil || len(files) < 6 {
		t.Fatalf("%q, %v", files, err)
	}
	for _, file := range files {
		if strings.ContainsFunc(filepath.Base(file), unicode.IsControl) {
			t.Errorf("the name %q", file)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		switch filepath.Ext(file) {
		case ".pdf":
		case ".docx", ".odt":
			eachPart(t, file, func(name, text string) {
				if steers(text) || strings.Contains(text, "<script>") {
					t.Errorf("%s in %s: %.300q", name, file, text)
				}
			})
		case ".eml":
			head, _, _ := strings.Cut(string(data), "\r\n\r\n")
			if strings.Contains("\n"+head, "\nBcc") || !strings.Contains(head, "multipart") || steers(string(data)) {
				t.Errorf("%.500q", data)
			}
		default:
			if steers(string(data)) || strings.Contains(string(data), "<script>") && filepath.Ext(file) == ".html" {
				t.Errorf("%s: %.300q", file, data)
			}
		}
	}
}

func eachPart(t *testing.T, file string, look func(name, text string)) {
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, part := range z.File {
		f, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		if strings.HasSuffix(part.Name, ".xml") {
			look(part.Name, string(data))
		}
	}
}

func TestNoNameInADossierSteersAList(t *testing.T) {
	path, key := withSteeringNames(t)
	for _, command := range [][]string{
		{"register", path}, {"due", path}, {"next", path, "--id", key}, {"questions", path, "--id", key}, {"plain", path},
	} {
		if r := run(t, "", command...); steers(r.out + r.err) {
			t.Errorf("%v: %.500q", command, r.out+r.err)
		}
	}
	table := run(t, "", "register", path, "--csv")
	rows := csv.NewReader(strings.NewReader(strings.TrimPrefix(table.out, "\uFEFF")))
	rows.Comma = ';'
	all, err := rows.ReadAll()
	if err != nil || steers(table.out) {
		t.Errorf("%v: %.300q", err, table.out)
	}
	for _, row := range all {
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") || strings.ContainsAny(cell, "\r\n") {
				t.Errorf("the cell %q", cell)
			}
		}
	}
	xlsx := filepath.Join(t.TempDir(), "r.xlsx")
	if r := run(t, "", "register", path, "--xlsx", xlsx); r.code != done {
		t.Errorf("%+v", r)
	} else {
		eachPart(t, xlsx, func(name, text string) {
			if steers(text) || strings.Contains(text, "<f>") {
				t.Errorf("%s: %.300q", name, text)
			}
		})
	}
	calendar := filepath.Join(t.TempDir(), "r.ics")
	if r := run(t, "", "due", path, "--ics", calendar); r.code != done {
		t.Errorf("%+v", r)
	}
	data, err := os.ReadFile(calendar)
	if err != nil || strings.Count(string(data), "\r\nEND:VCALENDAR") != 1 || strings.Contains(string(data), "\nBcc") || steers(string(data)) {
		t.Errorf("%v: %.500q", err, data)
	}
}
