package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/plaintext"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/sheet"
	"beeldbeltoets/assessment/wholefile"

	"golang.org/x/term"
)

// maxPassphrase is how many bytes of a passphrase file are read.
const maxPassphrase = 64 << 10

func isDossier(path string) bool { return strings.EqualFold(filepath.Ext(path), dossier.Ending) }

// openDossier opens a dossier to read, also while a window has it open.
func (s *session) openDossier(path string, a arguments) (*dossier.Store, error) {
	store, _, err := s.unlock(path, a, true)
	return store, err
}

// unlock opens a dossier with the passphrase of --passphrase-file, else with one
// that it asks for where one is needed, and returns that as well.
func (s *session) unlock(path string, a arguments, readOnly bool) (store *dossier.Store, passphrase string, err error) {
	o := dossier.Options{ReadOnly: readOnly}
	if file := a.value("passphrase-file"); file != "" {
		if o.Passphrase, err = s.readPassphrase(file); err != nil {
			return nil, "", err
		}
	}
	store, err = dossier.Open(path, o)
	if e, is := errors.AsType[*assessment.Error](err); is && e.Code == assessment.PassphraseNeeded {
		if o.Passphrase, err = s.askPassphrase(path); err != nil {
			return nil, "", err
		}
		store, err = dossier.Open(path, o)
	}
	if err == nil {
		s.tellNotices(path, store.Notices())
	}
	return store, o.Passphrase, err
}

// tellNotices says what is damaged in a dossier, or had to be mended: what is left
// must not pass for all there was.
func (s *session) tellNotices(path string, notices []error) {
	for _, notice := range notices {
		s.complain(&fileError{path, notice})
	}
}

// readPassphrase takes the first line of a file, or of standard input for "-", without
// the mark that Windows' Notepad may put before it.
func (s *session) readPassphrase(path string) (string, error) {
	in := s.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return "", wholefile.Coded(err, path)
		}
		defer f.Close()
		in = f
	}
	line, err := firstLine(in)
	if err != nil {
		return "", wholefile.Coded(err, path)
	}
	return strings.TrimPrefix(strings.TrimSuffix(line, "\r"), "\ufeff"), nil
}

// firstLine reads no further than its end: on standard input, answers may follow.
func firstLine(in io.Reader) (string, error) {
	var line []byte
	for next := make([]byte, 1); len(line) < maxPassphrase; {
		n, err := in.Read(next)
		if n == 1 && next[0] == '\n' || errors.Is(err, io.EOF) && n == 0 {
			break
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return "", err
		}
		line = append(line, next[:n]...)
	}
	return string(line), nil
}

// askPassphrase asks at the terminal, which does not show what is typed. Without
// a terminal the error says which flag to use.
func (s *session) askPassphrase(path string) (string, error) {
	in, is := s.in.(*os.File)
	if !is || !term.IsTerminal(int(in.Fd())) {
		return "", &assessment.Error{Code: "passphrase-file-needed", Params: map[string]string{"file": path}}
	}
	io.WriteString(s.err, s.words.T("cli.passphrase", "file", path)+" ")
	defer io.WriteString(s.err, "\n")
	return hidden(in)
}

// register prints what is filed in a dossier, worst first, the archive last.
func (s *session) register(a arguments) error {
	g, closing, err := s.look(a)
	if err != nil {
		return err
	}
	defer closing()
	entries := filedIn(g)
	switch {
	case a.has("xlsx"):
		data, err := sheet.XLSX([]sheet.Sheet{g.Table(entries), g.DueTable(g.Due())})
		if err != nil {
			return err
		}
		return s.write(a.value("xlsx"), data, true)
	case a.has("csv"):
		data, err := sheet.CSV(g.Table(entries), s.words.T("decimal"))
		if err == nil {
			_, err = s.out.Write(data)
		}
		return err
	case a.has("json"):
		return s.registerJSON(entries)
	}
	return s.registerLines(g, entries)
}

func filedIn(g *register.Register) []*register.Entry {
	return slices.Concat(g.Look("", register.All).Entries, g.Look("", register.Examples).Entries, g.Look("", register.Archive).Entries)
}

func (s *session) registerLines(g *register.Register, entries []*register.Entry) error {
	lines := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, e := range entries {
		cells := []string{s.words.T("register.state." + string(e.State)), e.Number, plaintext.Line(e.Program), g.Outcome(e), s.words.Date(e.Through), e.Key}
		io.WriteString(lines, strings.Join(cells, "\t")+"\n")
	}
	return lines.Flush()
}

// registerFile is the register as JSON. Its form is published as
// assets/schema/register-1.schema.json.
type registerFile struct {
	Format  string          `json:"format"`
	Version int             `json:"version"`
	Date    assessment.Date `json:"date"`
	Items   []registerItem  `json:"items"`
}

type registerItem struct {
	State register.State `json:"state"`
	*register.Row
}

func (s *session) registerJSON(entries []*register.Entry) error {
	file := registerFile{Format: "beeldbeltoets/register", Version: 1, Date: s.today, Items: []registerItem{}}
	for _, e := range entries {
		row := *e.Row
		row.Text = "" // the words to find it by, of everything that was typed
		file.Items = append(file.Items, registerItem{e.State, &row})
	}
	return s.printJSON(file)
}

// compareFiled holds a record against what its practice has filed, and says
// whether a later version has taken its place there.
func (s *session) compareFiled(f exchange.Opened, a arguments) error {
	path := a.value("dossier")
	store, err := s.openDossier(path, a)
	if err != nil {
		return &fileError{path, err}
	}
	defer store.Close()
	key := register.Key(f.Assessment.ID, f.Assessment.Version)
	if !slices.ContainsFunc(store.Rows(), func(r register.Row) bool { return r.Key == key }) {
		return &assessment.Error{Code: "not-in-dossier", Params: map[string]string{"id": key, "file": path}}
	}
	item, err := store.Item(key)
	if err != nil {
		return &fileError{path, err}
	}
	said, err := filedAs(item, f)
	if err != nil {
		return err
	}
	if said == "" {
		return &assessment.Error{Code: "filed-otherwise", Params: map[string]string{"file": path}}
	}
	s.tell(said, "file", path)
	s.tellLater(f.Assessment, store.Rows())
	return nil
}

// tellLater says which later version was decided last, if one was.
func (s *session) tellLater(a assessment.Assessment, rows []register.Row) {
	last := register.Row{Version: a.Version}
	for _, r := range rows {
		if r.ID == a.ID && r.Version > last.Version && r.Kind != "" {
			last = r
		}
	}
	if last.Kind != "" {
		s.tell("verify.later", "version", strconv.Itoa(last.Version), "decision", s.words.T("decision."+last.Kind), "date", s.words.Date(last.On))
	}
}

// filedAs is the sentence for a record that is filed just so, or was before a name
// was erased; empty where it is filed otherwise. A draft has no seal: its data count.
func filedAs(item register.Item, f exchange.Opened) (string, error) {
	if f.Assessment.Draft() {
		data, err := exchange.Write(item.Assessment)
		if err == nil && bytes.Equal(data, f.Data) {
			return "verify.filed", nil
		}
		return "", err
	}
	switch {
	case item.Seal == f.Seal:
		return "verify.filed", nil
	case slices.Contains(item.Seals, f.Seal):
		return "verify.filed-before", nil
	}
	return "", nil
}
